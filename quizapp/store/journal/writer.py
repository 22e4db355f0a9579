"""The journal: owns the event files, one JSON line an event, only ever appended.

Each device writes one file and reads all of them, so merging two devices is a union of files.
"""

import errno
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from quizapp.store.atomic import free_name, locked, make_folder, replace_file, sync_folder
from quizapp.store.errors import disk_refusal
from quizapp.store.journal.codec import LineError, decode, encode, is_whole
from quizapp.store.journal.files import why_odd
from quizapp.store.paths import Paths
from quizapp.study.event import Event

DEVICE: Final = re.compile(r"[0-9a-z]{4,32}")
"""What a device may be called: it becomes a file name on every machine."""

TAIL_BLOCK: Final = 65_536
"""Bytes read from the end of a file at a time, in search of its last whole line."""


class End(NamedTuple):
    """Where the last whole line of this device's file ends."""

    inode: int = 0
    size: int = 0
    sequence: int = 0
    """The number of the last event."""


class Journal:
    """Appends to this device's file; what all devices wrote is read through `settled_files`."""

    def __init__(self, paths: Paths, *, new_id: Callable[[], str]) -> None:
        self._paths = paths
        self._new_id = new_id
        self._name = ""
        self._end = End()
        self._sitting: list[bytes] = []
        self.notes: list[str] = []
        """Sentences on what was done to the file beside appending."""

    def append(self, event: Event) -> Event:
        """The event is on the disk, as `append_all` has it."""
        return self.append_all([event])[0]

    def append_all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events are on the disk, whatever happens next, by one write.

        Other windows wait meanwhile, a millisecond or so, and nobody is refused. Only a power cut
        within that write can leave the first of them without the others.

        Returns:
            The events with their device and sequence numbers.

        Raises:
            StoreError: They could not be saved, and no trace of any is left.
        """
        folder = self._paths.journal
        try:
            make_folder(folder)
            # For this append alone, naming the device included: two windows that start on a new
            # machine agree on one name, and on the number of every event.
            with locked(self._paths.lock):
                device = self._device()
                stamped = [event._replace(device=device) for event in events]
                return self._write(folder / f"{device}.jsonl", stamped)
        except OSError as error:
            # Where the file ends now is looked up at the next append.
            self._end = End()
            raise disk_refusal("The answer is not saved in", folder, error) from error

    def file(self) -> Path | None:
        """This device's file; none before it has a name."""
        with suppress(OSError):
            name = self._name or self._kept_name()
            return self._paths.journal / f"{name}.jsonl" if DEVICE.fullmatch(name) else None
        return None

    def _kept_name(self) -> str:
        path = self._paths.device
        if not path.is_file():
            return ""
        return path.read_text(encoding="ascii", errors="replace").strip()

    def _device(self) -> str:
        """The name of this machine, given at the first append of all."""
        self._name = self._name or self._kept_name()
        if not DEVICE.fullmatch(self._name) or self._is_taken(self._name):
            self._name = self._new_id()
            replace_file(self._paths.device, [f"{self._name}\n".encode("ascii")])
        return self._name

    def _is_taken(self, name: str) -> bool:
        """Something stands where the device's journal would, and is no file that takes answers."""
        path = self._paths.journal / f"{name}.jsonl"
        return os.path.lexists(path) and bool(why_odd(path))

    def _write(self, path: Path, events: Sequence[Event]) -> tuple[Event, ...]:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            state = os.fstat(descriptor)
            # Another window has appended, or the file was replaced: a sync, a repair, a restore.
            if (state.st_ino, state.st_size) != (self._end.inode, self._end.size):
                self._catch_up(descriptor, path)
            if self._end.size == 0:
                # The file may be new, and its name has to survive a power cut as well as its bytes.
                sync_folder(path.parent)
            last = self._end.sequence
            stamped = tuple(
                event._replace(sequence=number) for number, event in enumerate(events, last + 1)
            )
            lines = [encode(event) for event in stamped]
            whole = b"".join(lines)
            write_whole(descriptor, whole, self._end.size)
        finally:
            os.close(descriptor)
        self._end = End(state.st_ino, self._end.size + len(whole), last + len(events))
        self._sitting += lines
        return stamped

    def keep_sitting(self) -> None:
        """What was appended since the start is in the file, even if that was replaced meanwhile.

        Raises:
            OSError: The disk refused.
        """
        path = self._paths.journal / f"{self._name}.jsonl"
        if not self._sitting or self._is_as_left(path):
            return
        make_folder(path.parent)
        with locked(self._paths.lock):
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                self._catch_up(descriptor, path)
                sync_folder(path.parent)
            finally:
                os.close(descriptor)

    def _is_as_left(self, path: Path) -> bool:
        """Nobody has touched the file since the last append, or nothing can be written there."""
        try:
            state = path.stat()
        except FileNotFoundError:
            return os.path.lexists(path)
        return (state.st_ino, state.st_size) == (self._end.inode, self._end.size) or bool(
            why_odd(path)
        )

    def _catch_up(self, descriptor: int, path: Path) -> None:
        """Where the file ends is known again, and no answer of this sitting is missing from it."""
        missing = self._missing(descriptor)
        self._end = find_end(descriptor)
        if torn := set_torn_end_aside(descriptor, path, self._end.size):
            self.notes.append(
                f"{path.name} ended in bytes that were no whole line; they are kept as {torn}."
            )
        if missing:
            lines = b"".join(missing)
            write_whole(descriptor, lines, self._end.size)
            number = max(self._end.sequence, decode(missing[-1]).sequence)
            self._end = End(self._end.inode, self._end.size + len(lines), number)
            answers = "an answer" if len(missing) == 1 else f"{len(missing)} answers"
            self.notes.append(
                f"{path.name} was replaced while quizapp ran, as a synchroniser does; {answers} of"
                " this sitting had to be written to it again."
            )

    def _missing(self, descriptor: int) -> list[bytes]:
        """The lines of this sitting that the file has no more."""
        if not self._sitting:
            return []
        last = self._sitting[-1]
        if os.pread(descriptor, len(last), max(0, self._end.size - len(last))) == last:
            # Nothing before it has moved: another window has appended.
            return []
        with open(descriptor, "rb", closefd=False) as handle:
            handle.seek(0)
            present = set(handle)
        return [line for line in self._sitting if line not in present]


def find_end(descriptor: int) -> End:
    """Where the last whole line of a journal ends, read from behind, block by block."""
    state = os.fstat(descriptor)
    length = TAIL_BLOCK
    while True:
        start = max(0, state.st_size - length)
        lines = BytesIO(os.pread(descriptor, state.st_size - start, start)).readlines()
        end = state.st_size
        settled = 0
        # The first line is cut by the block's edge, unless the block is the whole file.
        for line in reversed(lines[1:] if start else lines):
            if is_whole(line):
                settled = settled or end
                with suppress(LineError):
                    return End(state.st_ino, settled, decode(line).sequence)
            end -= len(line)
        if start == 0:
            return End(state.st_ino, settled, 0)
        length *= 8


def set_torn_end_aside(descriptor: int, path: Path, end: int) -> Path | None:
    """Whatever follows the last whole line goes to a file of its own, and nothing is deleted.

    Returns:
        That file, if there is one.
    """
    torn = os.pread(descriptor, os.fstat(descriptor).st_size - end, end)
    if not torn:
        return None
    aside = free_name(path.with_suffix(".torn"))
    replace_file(aside, [torn])
    os.ftruncate(descriptor, end)
    os.fsync(descriptor)
    return aside


def write_whole(descriptor: int, lines: bytes, end: int) -> None:
    """The lines are on the disk from `end` on; or the file ends at `end` as before.

    Raises:
        OSError: The disk refused.
    """
    try:
        # One call, so that a reader without the lock sees whole lines, or a torn end after them.
        if os.write(descriptor, lines) < len(lines):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    except OSError:
        # The learner hears that it is not saved, so it must not be there after a restart either.
        with suppress(OSError):
            os.ftruncate(descriptor, end)
            os.fsync(descriptor)
        raise

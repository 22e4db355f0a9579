"""The journal: owns the event files, one JSON line an event, only ever appended.

Each device writes one file and reads all of them, so merging two devices is a union of files.
"""

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Final

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


@dataclass(frozen=True, slots=True)
class End:
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

    def append(self, event: Event) -> Event:
        """The event is on the disk, whatever happens next.

        Other windows wait meanwhile, a millisecond or so, and nobody is refused.

        Returns:
            The event with its device and sequence number.

        Raises:
            StoreError: It could not be saved, and no trace of it is left.
        """
        folder = self._paths.journal
        try:
            make_folder(folder)
            # For this append alone, naming the device included: two windows that start on a new
            # machine agree on one name, and on the number of every event.
            with locked(self._paths.lock):
                device = self._device()
                return self._write(folder / f"{device}.jsonl", replace(event, device=device))
        except OSError as error:
            # Where the file ends now is looked up at the next append.
            self._end = End()
            raise disk_refusal("The answer is not saved in", folder, error) from error

    def _device(self) -> str:
        """The name of this machine, given at the first append of all."""
        path = self._paths.device
        if not self._name and path.is_file():
            self._name = path.read_text(encoding="ascii", errors="replace").strip()
        if not DEVICE.fullmatch(self._name) or self._is_taken(self._name):
            self._name = self._new_id()
            replace_file(path, [f"{self._name}\n".encode("ascii")])
        return self._name

    def _is_taken(self, name: str) -> bool:
        """Something stands where the device's journal would, and is no file that takes answers."""
        path = self._paths.journal / f"{name}.jsonl"
        return os.path.lexists(path) and bool(why_odd(path))

    def _write(self, path: Path, event: Event) -> Event:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            state = os.fstat(descriptor)
            # Another window has appended, or the file was replaced: a sync, a repair, a restore.
            if (state.st_ino, state.st_size) != (self._end.inode, self._end.size):
                self._end = find_end(descriptor)
                set_torn_end_aside(descriptor, path, self._end.size)
            if self._end.size == 0:
                # The file may be new, and its name has to survive a power cut as well as its bytes.
                sync_folder(path.parent)
            stamped = replace(event, sequence=self._end.sequence + 1)
            line = encode(stamped)
            write_whole(descriptor, line, self._end.size)
        finally:
            os.close(descriptor)
        self._end = End(state.st_ino, self._end.size + len(line), stamped.sequence)
        return stamped


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


def set_torn_end_aside(descriptor: int, path: Path, end: int) -> None:
    """Whatever follows the last whole line goes to a file of its own, and nothing is deleted."""
    torn = os.pread(descriptor, os.fstat(descriptor).st_size - end, end)
    if torn:
        replace_file(free_name(path.with_suffix(".torn")), [torn])
        os.ftruncate(descriptor, end)
        os.fsync(descriptor)


def write_whole(descriptor: int, line: bytes, end: int) -> None:
    """The line is on the disk from `end` on; or the file ends at `end` as before.

    Raises:
        OSError: The disk refused.
    """
    try:
        # One call, so that a reader without the lock sees all of the line or a torn end.
        if os.write(descriptor, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    except OSError:
        # The learner hears that it is not saved, so it must not be there after a restart either.
        with suppress(OSError):
            os.ftruncate(descriptor, end)
            os.fsync(descriptor)
        raise

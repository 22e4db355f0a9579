"""Reading a journal file: owns telling whole lines from damaged ones and from a torn end."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from quizapp.store.journal.codec import Facts, is_whole, read_many

TAIL_LENGTH: Final = 64
"""A line's checksum lies within it, and the checksum depends on all of the line."""

COUNTED_BYTES: Final = 1 << 20
"""So many are looked at together, for their line ends."""

BATCH: Final = 500
"""Lines that are taken apart together."""


class JournalReader:
    """Goes through a journal file once, from a line on, and knows afterwards how far it came.

    A bad line with a whole one after it is damaged: it is skipped and counted. Bad lines at the
    very end may be an append or a copy that is still under way: reading stops before them.
    """

    def __init__(
        self, path: Path, *, start: int = 0, lines: int = 0, size: int | None = None
    ) -> None:
        """Read the path from `start`, behind so many lines, as if it ended at `size`."""
        self._path = path
        self._size = size
        self.end = start
        """The offset in bytes behind the last line that is settled, for better or worse."""
        self.lines = lines
        """How many lines lie before `end`."""
        self.damaged: list[int] = []
        """The 1-based numbers of the lines that are not what was once written."""
        self.unread: list[int] = []
        """The numbers of those that are, yet say nothing to this version."""

    def __iter__(self) -> Iterator[tuple[Facts, str]]:
        """What every event says that can be read, with its line as it stands in the file."""
        lines = enumerate(self._raw_lines(), self.lines + 1)
        doubtful: list[int] = []
        while batch := list(islice(lines, BATCH)):
            whole: dict[int, bytes] = {}
            for number, (offset, raw) in batch:
                if not is_whole(raw):
                    doubtful.append(number)
                    continue
                self.damaged += doubtful
                doubtful = []
                self.end, self.lines = offset, number
                whole[number] = raw
            for (number, raw), facts in zip(
                whole.items(), read_many(tuple(whole.values())), strict=True
            ):
                if facts is None:
                    self.unread.append(number)
                else:
                    yield facts, raw[:-1].decode()

    def _raw_lines(self) -> Iterator[tuple[int, bytes]]:
        """Each line with the offset behind it, up to the size."""
        with self._path.open("rb") as handle:
            offset = handle.seek(self.end)
            for raw in handle:
                offset += len(raw)
                if self._size is not None and offset > self._size:
                    return
                yield offset, raw


def count_lines(path: Path, start: int, end: int) -> int:
    """How many lines end between two offsets of a file: a glance, beside taking them apart."""
    count = 0
    with path.open("rb") as handle:
        handle.seek(start)
        while start < end and (block := handle.read(min(COUNTED_BYTES, end - start))):
            count += block.count(b"\n")
            start += len(block)
    return count


def tail_of(path: Path, size: int) -> tuple[int, bytes]:
    """The last bytes of a file's part: enough to see that a known part has changed.

    Args:
        path: The file.
        size: Look at the file as if it ended here.

    Returns:
        The size, and at most `TAIL_LENGTH` bytes before it; fewer where the file is shorter.
    """
    with path.open("rb") as handle:
        start = handle.seek(max(0, size - TAIL_LENGTH))
        return size, handle.read(size - start)

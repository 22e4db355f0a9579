"""Reading a journal file: owns telling whole lines from damaged ones and from a torn end."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from quizapp.store.lines import decode, is_whole
from quizapp.study.event import Event

TAIL_LENGTH: Final = 64
"""A line's checksum lies within it, and the checksum depends on all of the line."""


class JournalReader:
    """Goes through a journal file once, from a line on, and knows afterwards how far it came.

    A bad line with a whole one after it is damaged: it is skipped and counted. Bad lines at the
    very end may be an append or a copy that is still under way: reading stops before them.
    """

    def __init__(self, path: Path, *, start: int = 0, lines: int = 0) -> None:
        self._path = path
        self.end = start
        """The offset in bytes behind the last line that is settled, for better or worse."""
        self.lines = lines
        """How many lines lie before `end`."""
        self.damaged: list[int] = []
        """The 1-based numbers of the lines that were skipped."""

    def __iter__(self) -> Iterator[tuple[Event, str]]:
        """Every event that can be read, with its line as it stands in the file."""
        with self._path.open("rb") as handle:
            offset = handle.seek(self.end)
            doubtful: list[int] = []
            for number, raw in enumerate(handle, self.lines + 1):
                offset += len(raw)
                line = raw.rstrip(b"\n")
                if not (raw.endswith(b"\n") and is_whole(line)):
                    doubtful.append(number)
                    continue
                self.damaged += doubtful
                doubtful = []
                self.end, self.lines = offset, number
                try:
                    text = line.decode()
                    event = decode(text)
                except ValueError:
                    self.damaged.append(number)
                    continue
                yield event, text


def tail_of(path: Path, size: int | None = None) -> tuple[int, bytes]:
    """The file's size, and its last bytes: enough to see that a known part has changed.

    Args:
        path: The file.
        size: Look at the file as if it ended here.

    Returns:
        The size, and at most `TAIL_LENGTH` bytes before it; fewer where the file is shorter.
    """
    with path.open("rb") as handle:
        end = handle.seek(0, os.SEEK_END) if size is None else size
        start = handle.seek(max(0, end - TAIL_LENGTH))
        return end, handle.read(end - start)

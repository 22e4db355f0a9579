"""Scrubbing: owns reading the journals again, a little at a time, and each byte once a week.

The index reads only what is new in a journal, so damage in its middle would be met by nobody.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from quizapp.store.atomic import replace_file
from quizapp.store.journal.codec import is_whole
from quizapp.store.regular import open_regular, read_regular

STEP_BYTES: Final = 2**19
"""Some milliseconds of reading: no key waits for longer."""

EVERY: Final = timedelta(days=7)


class ScrubProgress(NamedTuple):
    """How far a reading of all journals has come."""

    began: str
    """The day, as ISO has it."""
    file: str = ""
    """The journals before it by name are read."""
    offset: int = 0
    is_done: bool = False


class Scrubber:
    """Reads on where the last run stopped, whenever it is asked to."""

    def __init__(self, place: Path) -> None:
        """Its progress is kept at the place, once there is any."""
        self._place = place
        self._progress = _read(place)
        self._is_kept = True

    def step(self, files: Mapping[Path, int], today: date) -> str:
        """Read on a little, unless all was read this week.

        Args:
            files: The journals with their settled lengths.
            today: Decides whether the week is over.

        Returns:
            The name of a journal that turned out to be damaged; else nothing.

        Raises:
            OSError: A journal cannot be read.
        """
        progress = self._progress
        if progress is None or _is_over(progress, today):
            progress = ScrubProgress(today.isoformat())
        elif progress.is_done:
            return ""
        rest = sorted(path for path in files if path.name >= progress.file)
        if not rest:
            self._go_to(ScrubProgress(progress.began, is_done=True))
            self.keep()
            return ""
        path = rest[0]
        start = progress.offset if path.name == progress.file else 0
        end, is_sound = _read_on(path, start, files[path])
        # The name behind it is the first of all that follow.
        is_read = end == start or end >= files[path]
        name, end = (f"{path.name}\0", 0) if is_read else (path.name, end)
        self._go_to(ScrubProgress(progress.began, name, end))
        return "" if is_sound else path.name

    def keep(self) -> None:
        """The next run goes on from here."""
        if not self._is_kept and self._progress:
            # A disk that takes none has them read again.
            with suppress(OSError):
                replace_file(self._place, [json.dumps(self._progress._asdict()).encode()])
                self._is_kept = True

    def _go_to(self, progress: ScrubProgress) -> None:
        self._progress, self._is_kept = progress, False


def _read(place: Path) -> ScrubProgress | None:
    """The progress that was kept; none where it cannot be made out."""
    try:
        progress = ScrubProgress(**json.loads(read_regular(place)))
        date.fromisoformat(progress.began)
    except (OSError, TypeError, ValueError, RecursionError):
        return None
    is_ours = isinstance(progress.file, str) and type(progress.offset) is int
    return progress if is_ours and progress.offset >= 0 else None


def _is_over(progress: ScrubProgress, today: date) -> bool:
    """The week of that reading is over, or begins in the future of a clock that was set back."""
    return not timedelta(0) <= today - date.fromisoformat(progress.began) < EVERY


def _read_on(path: Path, start: int, size: int) -> tuple[int, bool]:
    """Where the reading stopped, and whether all lines up to there are whole."""
    end, is_sound = start, True
    with open_regular(path) as handle:
        handle.seek(start)
        for raw in handle:
            if end + len(raw) > size:
                break
            end += len(raw)
            is_sound = is_sound and is_whole(raw)
            if end - start >= STEP_BYTES:
                break
    return end, is_sound

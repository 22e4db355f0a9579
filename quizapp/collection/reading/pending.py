"""Pending decks: owns the deck files that a start left for later, and how far their reading is.

Home counts what the index has, so the files that are new to it are read behind home, in a thread,
and judged after that. The thread asks the index nothing: whoever may ask it takes the records in.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from quizapp.collection.reading.deck_reader import DeckReader
from quizapp.store.index.deck_cache import stamp_of
from quizapp.store.index.deck_record import DeckRecord
from quizapp.text.numbers import quantity

TakeIn: TypeAlias = Callable[[], object]
"""Called in the thread when there are records worth showing."""


class PendingProgress(NamedTuple):
    """How far the work is."""

    sentence: str
    """What is being done."""
    share: float
    """How much of that is done, from 0 to 1."""


class PendingDecks:
    """The deck files of the library whose records have to be made; false while there is none."""

    def __init__(self, reader: DeckReader) -> None:
        self._reader = reader
        self._stamps: dict[Path, str] = {}
        self._fresh: dict[Path, DeckRecord] = {}
        self._stopped = False
        self.progress = PendingProgress("Reading the library", 0.0)
        self.is_read = False
        """Every file was read, and home counts what there is."""
        self.finished = False
        """Every file was read and judged."""

    def __bool__(self) -> bool:
        return bool(self._stamps)

    def leave(self, path: Path) -> None:
        """The file is to be read later."""
        self._stamps[path] = stamp_of(path)

    def covers(self, path: Path) -> bool:
        """The file was left for later, and nobody has written to it since."""
        return path in self._stamps and self._stamps[path] == stamp_of(path)

    def record(self, path: Path) -> DeckRecord | None:
        """The file's record if there is one that the index does not have yet."""
        # In one step: the thread may put in a newer one at any moment, which must stay.
        record = self._fresh.pop(path, None)
        if record and not record.topic:
            # What cannot be used is in no index, and is shown whenever somebody asks.
            self._fresh.setdefault(path, record)
        return record

    def work(self, take_in: TakeIn) -> None:
        """Read every file, then judge every one that can be used."""
        sizes = {path: _bytes_of(path) for path in self._stamps}
        work = f"Reading {quantity(len(sizes), 'deck file')}"
        items = self._each(work, sizes, self._reader.unjudged, take_in)
        self.is_read = True
        take_in()
        work = f"Checking {quantity(sum(items.values()), 'card')}"
        self._each(work, items, self._reader.judged, take_in)
        self.finished = not self._stopped
        take_in()

    def stop(self) -> None:
        """No further file is begun."""
        self._stopped = True

    def _each(
        self,
        work: str,
        sizes: Mapping[Path, int],
        make: Callable[[Path], DeckRecord],
        take_in: TakeIn,
    ) -> dict[Path, int]:
        """Make a record of each file; the number of items of each that is not judged yet."""
        size, done, worth_showing = sum(sizes.values()), 0, 1
        unjudged: dict[Path, int] = {}
        for number, path in enumerate(sizes, 1):
            if self._stopped:
                break
            self.progress = PendingProgress(work, done / size if size else 0.0)
            record = self._fresh[path] = make(path)
            if not record.judged:
                unjudged[path] = len(record.items)
            done += sizes[path]
            # Twice as many each time, so that a library of any size is taken in in few steps.
            if number == worth_showing:
                worth_showing *= 2
                take_in()
        return unjudged


def _bytes_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0

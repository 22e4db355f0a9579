"""Reading decks once: owns the topics of the deck files that were read in this run."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from quizapp.decks.diagnostics import Diagnostic
from quizapp.store.index.deck_cache import stamp_of
from quizapp.store.index.deck_record import DeckRecord

if TYPE_CHECKING:
    from quizapp.decks.items import Item
    from quizapp.decks.topic import Topic

MOST_CARDS: Final = 10_000
"""So many are held, some 25 MB; what a first look at a larger library reads beyond is let go."""


def _as_it_is(record: DeckRecord) -> DeckRecord:
    return record


def _say_nothing(_item: "Item") -> str:
    return ""


class DeckReading(NamedTuple):
    """A deck file as it was read."""

    topic: "Topic | None"
    """None where the file could not be used."""
    record: Callable[[], DeckRecord]
    """Makes what the index keeps of it."""
    judge: Callable[[DeckRecord], DeckRecord] = _as_it_is
    """Adds to the record what is found by working the topic out, which takes far longer."""
    judge_item: "Callable[[Item], str]" = _say_nothing
    """Says why an item cannot be asked, as far as that can be told without the others."""


ReadDeck: TypeAlias = Callable[[Path], DeckReading]


def unreadable(path: Path, error: Exception) -> DeckRecord:
    """The record of a file that ended the reader in a fault."""
    message = f"quizapp has a fault that keeps it from reading this file ({type(error).__name__})"
    return DeckRecord(file=str(path), diagnostics=(Diagnostic(str(path), 1, 1, "E-FILE", message),))


class DeckReader:
    """Reads deck files, each once as long as it stays as it is; several threads may ask.

    The index wants a record of a file that is new or has changed, and the first session its cards.
    """

    def __init__(self, read_deck: ReadDeck) -> None:
        self._read_deck = read_deck
        self._readings: dict[Path, tuple[str, DeckReading]] = {}
        self._cards = 0
        self._lock = Lock()

    def record(self, path: Path) -> DeckRecord:
        """What the index keeps of the file, read now and judged."""
        return _guarded(path, lambda: _judged(self._read_now(path)))

    def unjudged(self, path: Path) -> DeckRecord:
        """The same as soon as the file is read."""
        return _guarded(path, lambda: self._read_now(path).record())

    def judged(self, path: Path) -> DeckRecord:
        """The same once it is judged; the file is read again unless it is held."""
        return _guarded(path, lambda: _judged(self._reading(path)))

    def why_unaskable(self, path: Path, item: "Item") -> str:
        """Why an item of a file that is not judged yet cannot be asked; empty when it can."""
        try:
            return self._reading(path).judge_item(item)
        # What our rules cannot stand is not asked either, and home says so once the file is judged.
        except Exception as error:  # noqa: BLE001
            return str(unreadable(path, error).diagnostics[0])

    def topic(self, path: Path) -> "Topic | None":
        """The topic as the file has it; it is read unless it was and looks the same."""
        return self._reading(path).topic

    def _reading(self, path: Path) -> DeckReading:
        stamp, reading = self._readings.get(path, ("", None))
        return reading if reading and stamp == stamp_of(path) else self._read_now(path)

    def _read_now(self, path: Path) -> DeckReading:
        # Looked at before it is read, so that what is written meanwhile is noticed later.
        stamp = stamp_of(path)
        reading = self._read_deck(path)
        with self._lock:
            self._keep(path, stamp, reading)
        return reading

    def _keep(self, path: Path, stamp: str, reading: DeckReading) -> None:
        if path in self._readings:
            _, before = self._readings.pop(path)
            self._cards -= _size_of(before)
        if reading.topic and self._cards + _size_of(reading) <= MOST_CARDS:
            self._readings[path] = stamp, reading
            self._cards += _size_of(reading)


def _judged(reading: DeckReading) -> DeckRecord:
    record = reading.record()
    return record if record.judged else reading.judge(record)


def _guarded(path: Path, make: Callable[[], DeckRecord]) -> DeckRecord:
    """The record that is made; a fault of our own becomes its diagnostic."""
    try:
        return make()
    # Records are asked for within the boundary that takes whatever goes wrong for damage of the
    # index: a file that our reader cannot stand must cost neither the index nor other files.
    except Exception as error:  # noqa: BLE001
        return unreadable(path, error)


def _size_of(reading: DeckReading) -> int:
    """How many cards it holds."""
    return len(reading.topic.cards) if reading.topic else 0

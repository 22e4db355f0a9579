"""Reading decks once: owns the topics of the deck files that were read in this run."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from quizapp.decks.diagnostics import Diagnostic
from quizapp.store.index.deck_cache import stamp_of
from quizapp.store.index.deck_record import DeckRecord

if TYPE_CHECKING:
    from quizapp.decks.topic import Topic

MOST_CARDS: Final = 10_000
"""So many are held, some 25 MB; what a first look at a larger library reads beyond is let go."""


class DeckReading(NamedTuple):
    """A deck file as it was read."""

    topic: "Topic | None"
    """None where the file could not be used."""
    record: Callable[[], DeckRecord]
    """Judges it for the index, which takes far longer than the reading."""


ReadDeck: TypeAlias = Callable[[Path], DeckReading]


def unreadable(path: Path, error: Exception) -> DeckRecord:
    """The record of a file that ended the reader in a fault."""
    message = f"quizapp has a fault that keeps it from reading this file ({type(error).__name__})"
    return DeckRecord(file=str(path), diagnostics=(Diagnostic(str(path), 1, 1, "E-FILE", message),))


class DeckReader:
    """Reads deck files, each once as long as it stays as it is.

    The index wants a record of a file that is new or has changed, and the first session its cards.
    """

    def __init__(self, read_deck: ReadDeck) -> None:
        self._read_deck = read_deck
        self._topics: dict[Path, tuple[str, Topic]] = {}
        self._cards = 0

    def record(self, path: Path) -> DeckRecord:
        """What the index keeps of the file, read now; a fault of our own becomes its diagnostic."""
        try:
            return self._read_now(path).record()
        # Records are asked for within the boundary that takes whatever goes wrong for damage of the
        # index: a file that our reader cannot stand must cost neither the index nor other files.
        except Exception as error:  # noqa: BLE001
            return unreadable(path, error)

    def topic(self, path: Path) -> "Topic | None":
        """The topic as the file has it; it is read unless it was and looks the same."""
        stamp, topic = self._topics.get(path, ("", None))
        return topic if topic and stamp == stamp_of(path) else self._read_now(path).topic

    def _read_now(self, path: Path) -> DeckReading:
        # Looked at before it is read, so that what is written meanwhile is noticed later.
        stamp = stamp_of(path)
        reading = self._read_deck(path)
        self._forget(path)
        topic = reading.topic
        if topic and self._cards + len(topic.cards) <= MOST_CARDS:
            self._topics[path] = stamp, topic
            self._cards += len(topic.cards)
        return reading

    def _forget(self, path: Path) -> None:
        if path in self._topics:
            _, topic = self._topics.pop(path)
            self._cards -= len(topic.cards)

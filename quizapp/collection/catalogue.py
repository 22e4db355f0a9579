"""The catalogue: owns what is known of all deck files together, without a look at any item."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Self

from quizapp.decks.diagnostics import Level
from quizapp.store.index.deck_record import DeckSummary


class Catalogue(NamedTuple):
    """The deck files of the library as they were last read."""

    files: tuple[DeckSummary, ...]
    """All of them, in the order of the roots."""
    decks: Mapping[str, DeckSummary]
    """Those that can be studied, by topic."""

    @classmethod
    def of(cls, files: Iterable[DeckSummary]) -> Self:
        """The catalogue of these files; of two with one topic the first counts."""
        files = tuple(files)
        decks: dict[str, DeckSummary] = {}
        for summary in files:
            if summary.topic:
                decks.setdefault(summary.topic, summary)
        return cls(files, decks)

    @property
    def titles(self) -> dict[str, str]:
        """Title by topic, in the order of the library."""
        return {topic: deck.title for topic, deck in self.decks.items()}

    @property
    def prereqs(self) -> dict[str, tuple[str, ...]]:
        """The topics that each topic builds on."""
        return {topic: deck.prereqs for topic, deck in self.decks.items()}

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Each former key of an item, and the key that it has now."""
        return tuple(pair for deck in self.decks.values() for pair in deck.renamed)

    @property
    def faulty(self) -> tuple[DeckSummary, ...]:
        """The deck files with something wrong in them."""
        return tuple(summary for summary in self.files if summary.diagnostics)

    def file_of(self, topic: str) -> Path | None:
        """Where the topic stands."""
        deck = self.decks.get(topic)
        return Path(deck.file) if deck else None

    def topics_below(self, path: Path) -> frozenset[str]:
        """The topics that stand in this file or folder."""
        place = path.resolve()
        return frozenset(
            topic
            for topic, deck in self.decks.items()
            if Path(deck.file).resolve().is_relative_to(place)
        )

    def errors(self) -> frozenset[str]:
        """Everything that keeps something in a deck file from being studied, with addresses."""
        return frozenset(error for summary in self.files for error in _errors(summary))

    def first_error(self, file: Path) -> str:
        """The first thing wrong with a deck file, with its address; empty when nothing is."""
        same = (summary for summary in self.files if summary.file == str(file))
        return next((error for summary in same for error in _errors(summary)), "")


def _errors(summary: DeckSummary) -> list[str]:
    return [str(fault) for fault in summary.diagnostics if fault.level is Level.ERROR]


def topic_of(key: str) -> str:
    """The topic that an item's key begins with."""
    return key.partition("/")[0]

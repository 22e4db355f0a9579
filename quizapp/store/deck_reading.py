"""Deck reading: a deck file as its entry of the catalogue, with all that is wrong with it."""

from pathlib import Path

from quizapp.decks.items import items_of
from quizapp.decks.library import read_file
from quizapp.decks.lint import lint
from quizapp.store.catalogue import DeckEntry, ItemEntry


def read_deck(path: Path) -> DeckEntry:
    """The entry of a deck file; one without a topic when the file could not be read."""
    reading = read_file(path)
    topic = reading.topic
    if topic is None:
        return DeckEntry(file=str(path), complaints=reading.complaints)
    return DeckEntry(
        file=str(path),
        line=topic.line,
        topic=topic.id,
        title=str(topic.title),
        track=str(topic.track),
        level=str(topic.level),
        prereqs=tuple(map(str, topic.prereqs)),
        items=tuple(
            ItemEntry(item.key, item.kind, topic.level == "core") for item in items_of(topic)
        ),
        complaints=(*reading.complaints, *lint(topic)),
    )

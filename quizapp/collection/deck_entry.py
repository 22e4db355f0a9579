"""Deck records: owns what the index keeps of a deck file, with all that is wrong with it."""

from functools import partial
from pathlib import Path

from quizapp.collection.deck_reader import DeckReading
from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.excerpt import excerpt
from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.items import Item, former_keys, items_of, needs_of, retired_families
from quizapp.decks.lint import lint
from quizapp.decks.lint.unaskable import unaskable
from quizapp.decks.read.files import printable_path
from quizapp.decks.read.library import read_file
from quizapp.decks.topic import Topic
from quizapp.store.index.deck_record import DeckRecord, ItemEntry
from quizapp.store.index.item_details import Details, ItemDetails, write_details
from quizapp.study.queue.learning_order import learning_order


def read_deck(path: Path) -> DeckReading:
    """A deck file, read; whoever wants its record as well asks for it."""
    reading = read_file(path)
    return DeckReading(
        reading.topic, partial(record_of, printable_path(path), reading.topic, reading.diagnostics)
    )


def record_of(file: str, topic: Topic | None, diagnostics: tuple[Diagnostic, ...]) -> DeckRecord:
    """The record of a deck file; one without a topic when the file could not be read.

    Args:
        file: its path.
        topic: all that is right in it.
        diagnostics: what its reading found wrong.
    """
    if topic is None:
        return DeckRecord(file=file, diagnostics=diagnostics)
    items = tuple(items_of(topic))
    core = topic.level == "core"
    findings = lint(topic)
    return DeckRecord(
        file=file,
        line=topic.line,
        topic=topic.id,
        title=str(topic.title),
        track=str(topic.track),
        level=str(topic.level),
        prereqs=tuple(map(str, topic.prereqs)),
        items=tuple(
            ItemEntry(
                item.key,
                item.kind,
                core,
                item.card.rev,
                item.card.priority,
                needs_of(item),
            )
            for item in learning_order(items)
        ),
        renamed=tuple(
            (former, item.key) for item in items for former in former_keys(item, topic.was)
        ),
        retired=retired_families(topic),
        diagnostics=(*diagnostics, *findings),
        unaskable={key: str(reason) for key, reason in unaskable(items, findings).items()},
        details=write_details(Details({item.key: _details(item, topic) for item in items})),
    )


def _details(item: Item, topic: Topic) -> ItemDetails:
    card = item.card
    return ItemDetails(
        fingerprint=fingerprint(item),
        line=card.line,
        level=card.level,
        tags=tuple(dict.fromkeys((*topic.tags, *card.tags))),
        text=excerpt(item),
    )

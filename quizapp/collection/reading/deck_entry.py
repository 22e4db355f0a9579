"""Deck records: owns what the index keeps of a deck file, with all that is wrong with it."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from quizapp.collection.catalogue import topic_of
from quizapp.collection.reading.deck_reader import DeckReading
from quizapp.collection.reading.search_facts import details_in
from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import Item, former_keys, items_of, needs_of, retired_families
from quizapp.decks.read.files import printable_path
from quizapp.decks.read.library import read_file
from quizapp.decks.topic import Topic
from quizapp.store.index.deck_record import DeckRecord, ItemEntry
from quizapp.store.index.item_details import Details, write_details
from quizapp.study.kinds import asked_kinds
from quizapp.study.queue.learning_order import learning_order


def reading_of(
    path: Path,
    *,
    judge: Callable[[Topic, DeckRecord], DeckRecord],
    judge_item: Callable[[Topic, Item], str],
) -> DeckReading:
    """A deck file, read; whoever wants its record as well asks for it.

    Args:
        path: the file.
        judge: adds to a record what the rules find in the topic; they are not loaded for reading.
        judge_item: says why one item of the topic cannot be asked.
    """
    reading = read_file(path)
    topic, file = reading.topic, printable_path(path)
    if topic is None:
        return DeckReading(None, lambda: DeckRecord(file=file, diagnostics=reading.diagnostics))
    return DeckReading(
        topic,
        partial(record_of, file, topic, reading.diagnostics),
        partial(judge, topic),
        partial(judge_item, topic),
    )


def record_of(file: str, topic: Topic, diagnostics: tuple[Diagnostic, ...]) -> DeckRecord:
    """The record of a deck file that nobody has judged yet.

    Args:
        file: its path.
        topic: all that is right in it.
        diagnostics: what its reading found wrong.
    """
    items = tuple(items_of(topic))
    core = topic.level == "core"
    return DeckRecord(
        file=file,
        line=topic.line,
        topic=topic.id,
        title=str(topic.title),
        summary=" ".join(str(topic.summary or "").split()),
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
        diagnostics=diagnostics,
        not_asked=not_asked(items),
        needs_others=any(topic_of(need) != topic.id for item in items for need in needs_of(item)),
        judged=False,
        details=write_details(Details(details_in(topic, items))),
    )


def not_asked(items: Iterable[Item]) -> dict[str, int]:
    """How many of the items no screen asks yet, by their kind."""
    kinds = asked_kinds()
    return dict(Counter(item.kind for item in items if item.kind not in kinds))

"""Rows: owns what a list of all items knows of each, asked or not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final, TypeAlias

from quizapp.collection.catalogue import Catalogue, topic_of
from quizapp.collection.collection import Collection
from quizapp.collection.filtered import PastAnswers, answer_facts, filterable_facts
from quizapp.store.index.database import Index
from quizapp.store.index.deck_cache import full_record
from quizapp.store.index.deck_record import DeckSummary, details_of
from quizapp.store.index.due import DueQueries
from quizapp.store.index.item_details import ItemDetails
from quizapp.study.filter_words import FilterableItem
from quizapp.study.kinds import asked_kinds
from quizapp.study.queue.candidates import Candidate

ROWS_AT_ONCE: Final = 200
"""Rows that are made in a few milliseconds."""

UNREADABLE: Final = "Its file cannot be read now; this is what it had before."

NO_SCREEN: Final = "No screen asks items of the kind {} yet."

NOT_ASKED: Final = "It cannot be asked; `quizapp check` says why."


BrowseRow: TypeAlias = FilterableItem
"""One item of the library as a list of all shows it, whether it can be asked or not."""


def row_batches(collection: Collection, answers: PastAnswers) -> Iterator[tuple[BrowseRow, ...]]:
    """All items in the order of the library and of each file, so few at a time that no key waits.

    Args:
        collection: whose they are.
        answers: how past answers went.
    """
    for summary in collection.ask(lambda _, catalogue, __: catalogue.files):
        rows = collection.ask(partial(_rows_of, summary, answers))
        for first in range(0, len(rows), ROWS_AT_ONCE):
            yield rows[first : first + ROWS_AT_ONCE]


def renewed(
    collection: Collection, answers: PastAnswers, rows: Sequence[BrowseRow]
) -> Iterator[BrowseRow]:
    """The same items of the same decks, with what is known of each now."""
    keys = tuple(row.key for row in rows)
    asked, memories = collection.candidates_among(keys), collection.memories_of(keys)
    for row in rows:
        candidate = asked.get(row.key)
        memory = candidate.memory if candidate else memories.get(row.key)
        yield replace(row, memory=memory, **answer_facts(row.key, answers))


def _rows_of(
    summary: DeckSummary, answers: PastAnswers, index: Index, catalogue: Catalogue, today: date
) -> tuple[BrowseRow, ...]:
    """The rows of one file; none of a file whose topic another one has."""
    if summary.topic and catalogue.decks.get(summary.topic) is not summary:
        return ()
    details = details_of(full_record(summary, index))
    items = details.items if summary.topic else details.items or details.stale
    asked = {
        row.key: row for row in DueQueries(index, catalogue.decks, today).candidates(summary.topic)
    }
    # Few items cannot be asked: only where there are some, all memories of the topic are read.
    topics = {topic_of(key) for key in items if key not in asked}
    memories = {
        key: memory for topic in topics for key, memory in index.memories.of_topic(topic).items()
    }
    return tuple(
        BrowseRow(
            **filterable_facts(
                asked.get(key) or Candidate(key, topic_of(key), item.kind, memories.get(key)),
                item,
                answers,
            ),
            file=summary.file,
            line=item.line,
            obstacle="" if key in asked else _obstacle(key, item, summary),
            is_stale=not summary.topic,
        )
        for key, item in items.items()
        # Of a file that cannot be read another may have the topic by now.
        if summary.topic or topic_of(key) not in catalogue.decks
    )


def _obstacle(key: str, item: ItemDetails, summary: DeckSummary) -> str:
    if not summary.topic:
        return UNREADABLE
    if reason := summary.unaskable.get(key):
        return reason
    return NO_SCREEN.format(item.kind) if item.kind not in asked_kinds() else NOT_ASKED

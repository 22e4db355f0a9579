"""Filtered decks: owns which items a filter chooses, and the sessions beside the day's plan."""

from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import Final

from quizapp.collection.collection import Collection
from quizapp.store.index.item_details import ItemDetails
from quizapp.study.answer.history import Outcomes, outcomes
from quizapp.study.filters import Filter, FilterableItem, matches
from quizapp.study.queue.candidates import Candidate, Planned
from quizapp.study.queue.filtered import ahead, cram, suspended

BATCH_ITEMS: Final = 50
"""Items, or answers, that are read in a few milliseconds."""


def rows(collection: Collection) -> Iterator[FilterableItem]:
    """The items with all that filters ask about, in the order of the library."""
    return chain.from_iterable(batches(collection))


def batches(collection: Collection) -> Iterator[tuple[FilterableItem, ...]]:
    """The same, so few at a time that a key between two batches need not wait.

    Some batches are empty: past answers are looked through as well.
    """
    pages = []
    for page in collection.recent_pages(BATCH_ITEMS):
        pages.append(page)
        yield ()
    answers = outcomes(chain.from_iterable(pages))
    for topic in collection.topics:
        yield ()
        details = collection.details(topic).items
        for first in count(0, BATCH_ITEMS):
            candidates = collection.page_of_candidates(topic, first, BATCH_ITEMS)
            yield tuple(_filterable(row, details.get(row.key), answers) for row in candidates)
            if len(candidates) < BATCH_ITEMS:
                break


def _filterable(row: Candidate, item: ItemDetails | None, answers: Outcomes) -> FilterableItem:
    return FilterableItem(
        row.key,
        row.topic,
        row.kind,
        row.memory,
        row.core,
        level=item.level if item else "",
        tags=item.tags if item else (),
        text=item.text if item else "",
        last_failed=answers.last_failed.get(row.key),
        sure_wrong=row.key in answers.sure_wrong,
    )


def matching(
    collection: Collection, filter_: Filter, of: Iterable[FilterableItem]
) -> tuple[FilterableItem, ...]:
    """Those of the rows that the filter chooses."""
    today, scheduler = collection.moment().day, collection.scheduler
    return tuple(row for row in of if matches(filter_, row, today, scheduler=scheduler))


def cram_plan(
    collection: Collection, filter_: Filter, topics: frozenset[str] | None = None
) -> tuple[Planned, ...]:
    """What a filter chooses, of all topics or of these; suspended ones if it names them."""
    of = (row for row in rows(collection) if topics is None or row.topic in topics)
    items = matching(collection, filter_, of)
    named = any("suspended" in term.values and not term.negated for term in filter_.terms)
    looked_at = suspended(items) if named else ()
    return (*cram(items, today=collection.moment().day), *looked_at)


def due_soon(
    collection: Collection, days: int, topics: frozenset[str] | None = None
) -> tuple[Planned, ...]:
    """What comes due within so many days, in all topics or in these."""
    of = (row for row in collection.soon(days) if topics is None or row.topic in topics)
    return ahead(of, today=collection.moment().day, days=days, scheduler=collection.scheduler)

"""Filtered decks: owns which items a filter chooses, and the sessions beside the day's plan."""

from collections.abc import Iterable, Iterator

from quizapp.collection.collection import Collection
from quizapp.study.answer.history import outcomes
from quizapp.study.filters import Filter, FilterableItem, matches
from quizapp.study.queue.candidates import Planned
from quizapp.study.queue.filtered import ahead, cram, suspended


def rows(collection: Collection) -> Iterator[FilterableItem]:
    """The items with all that filters ask about, in the order of the library."""
    answers = outcomes(collection.recent())
    for topic, candidates in collection.candidates().items():
        details = collection.details(topic).items
        for row in candidates:
            item = details.get(row.key)
            yield FilterableItem(
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
    of = (
        row
        for topic, candidates in collection.candidates().items()
        for row in candidates
        if topics is None or topic in topics
    )
    return ahead(of, today=collection.moment().day, days=days, scheduler=collection.scheduler)

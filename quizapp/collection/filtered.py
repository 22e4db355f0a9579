"""Filtered decks: owns which items a filter chooses, and the sessions beside the day's plan."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any, Final, NamedTuple

from quizapp.collection.catalogue import name_in_topic
from quizapp.collection.collection import Collection
from quizapp.store.index.item_details import ItemDetails
from quizapp.study.answer.history import Outcomes
from quizapp.study.filter_words import FilterableItem
from quizapp.study.filters import Filter, passing
from quizapp.study.queue.candidates import Candidate, Planned
from quizapp.study.queue.filtered import ahead, cram, suspended

BATCH_ITEMS: Final = 50
"""Items, or answers, that are read in a few milliseconds."""

NO_DETAILS: Final = ItemDetails("", 1, "", (), "")

NEVER_SLIPPED: Final[frozenset[str]] = frozenset()


class PastAnswers(NamedTuple):
    """What filters ask of past answers, by the key that each item has now."""

    outcomes: Outcomes
    """Of the last answers."""
    slips: Mapping[str, frozenset[str]]
    """The names of the mistakes that were ever made."""


def rows(collection: Collection) -> Iterator[FilterableItem]:
    """The items with all that filters ask about, in the order of the library."""
    return chain.from_iterable(batches(collection))


def batches(collection: Collection) -> Iterator[tuple[FilterableItem, ...]]:
    """The same, so few at a time that a key between two batches need not wait."""
    answers = past_answers(collection)
    for topic in collection.topics:
        yield ()
        details = collection.details(topic).items
        for first in count(0, BATCH_ITEMS):
            candidates = collection.page_of_candidates(topic, first, BATCH_ITEMS)
            yield tuple(
                FilterableItem(**filterable_facts(row, details.get(row.key, NO_DETAILS), answers))
                for row in candidates
            )
            if len(candidates) < BATCH_ITEMS:
                break


def past_answers(collection: Collection) -> PastAnswers:
    """What filters ask of them."""
    return PastAnswers(collection.recent_outcomes(), collection.slips())


def filterable_facts(row: Candidate, item: ItemDetails, answers: PastAnswers) -> dict[str, Any]:
    """What a `FilterableItem` is made of."""
    key = row.key
    return {
        "key": key,
        "topic": row.topic,
        "kind": row.kind,
        "memory": row.memory,
        "core": row.core,
        "level": item.level,
        "tags": item.tags,
        "text": item.text,
        "search": f"{name_in_topic(key)}\n{item.search}",
        "labs": item.labs,
        "points": item.points,
        **answer_facts(key, answers),
    }


def answer_facts(key: str, answers: PastAnswers) -> dict[str, Any]:
    """Of these, what past answers decide."""
    return {
        "slips": answers.slips.get(key, NEVER_SLIPPED),
        "last_failed": answers.outcomes.last_failed.get(key),
        "sure_wrong": key in answers.outcomes.sure_wrong,
    }


def matching(
    collection: Collection, filter_: Filter, of: Iterable[FilterableItem]
) -> tuple[FilterableItem, ...]:
    """Those of the rows that the filter chooses."""
    return tuple(passing(filter_, of, collection.moment().day, scheduler=collection.scheduler))


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

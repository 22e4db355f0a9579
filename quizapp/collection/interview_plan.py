"""The interview: owns what the library and the learner's limits make of the days before it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial

from quizapp.collection.catalogue import Catalogue
from quizapp.collection.collection import Collection
from quizapp.collection.planning.limits import day_limits, more_today
from quizapp.collection.planning.pool import in_priority_order, library
from quizapp.store.index.database import Index
from quizapp.store.index.due import DueQueries
from quizapp.study.queue.candidates import SPOKEN_KIND, Candidate, Limits, is_new
from quizapp.study.queue.interview_plan import InterviewPlan, interview_plan
from quizapp.study.queue.simulation import SimulatedDay, simulate
from quizapp.study.scheduler.memory import Memory


def plan_until(
    interview: date, collection: Collection, memories: Mapping[str, Memory] | None = None
) -> InterviewPlan:
    """Which new items the days before an interview hold, whether it is planned or not.

    Args:
        interview: its day, today or later.
        collection: of the learner.
        memories: as that day makes them; none where they are so already.
    """
    today, settings = collection.moment().day, collection.settings
    priorities, rows, more_new = collection.ask(partial(_items_and_rows, memories))

    def limits(limit: int, day: date) -> Limits:
        own = day_limits(settings._replace(new_per_day=limit), day)
        return own.more(more_new) if day == today else own

    @cache
    def days_at(limit: int, reviewed: frozenset[str] | None = None) -> tuple[SimulatedDay, ...]:
        return simulate(
            rows,
            today=today,
            until=interview,
            limits=partial(limits, limit),
            scheduler=settings.scheduler.until(interview),
            reviewed=reviewed,
        )

    # A new item waits only for reviews of its own card, unless reviews are limited.
    limited = settings.reviews_per_day or settings.reviews_per_deck or settings.catch_up_per_day
    parts = Counter(row.family for row in rows)
    in_parts = frozenset(family for family, count in parts.items() if count > 1)
    suspended = {row.key for row in rows if row.memory and row.memory.suspended}
    new = {row.key: priorities[row.key] for row in rows if is_new(row) and row.key not in suspended}
    # What was met today counts against today's limit.
    met_today = sum(row.memory is not None and row.memory.last == today for row in rows)
    return interview_plan(
        new,
        days_at,
        days_at if limited else partial(days_at, reviewed=in_parts),
        interview=interview,
        new_per_day=settings.new_per_day,
        most=len(new) + met_today,
    )


def _items_and_rows(
    memories: Mapping[str, Memory] | None, index: Index, catalogue: Catalogue, today: date
) -> tuple[dict[str, str], list[Candidate], int]:
    """The priorities of all items, the items in their order, and the new ones added to today."""
    items = [item for item in library(index, catalogue) if item.kind != SPOKEN_KIND]
    rows = _rows(DueQueries(index, catalogue.decks, today), catalogue, memories)
    priorities = {item.key: item.priority for item in items}
    return priorities, [*in_priority_order(rows, items)], more_today(today, index)


def _rows(
    queries: DueQueries, catalogue: Catalogue, memories: Mapping[str, Memory] | None
) -> Iterator[Candidate]:
    """All items of the library, with these memories if there are others."""
    for topic in catalogue.decks:
        for row in queries.candidates(topic):
            if row.kind == SPOKEN_KIND:
                continue  # They have their own limit, and take no day from the others.
            if memories is None or is_new(row):
                yield row
            else:
                yield replace(row, memory=memories.get(row.key, row.memory))

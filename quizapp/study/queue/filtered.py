"""Filtered queues, beside the day's plan: study ahead, and cramming what a filter chose."""

from collections.abc import Iterable
from datetime import date, timedelta
from operator import itemgetter

from quizapp.study.queue.candidates import (
    Candidate,
    Origin,
    Planned,
    interleaved,
    is_new,
    one_a_family,
    rests,
)
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory


def ahead(
    candidates: Iterable[Candidate], *, today: date, days: int, scheduler: Scheduler
) -> tuple[Planned, ...]:
    """What comes due after today and within so many days, the nearest first.

    An answer to it counts by the scheduler's own rule for early ones, so that a success far ahead
    of its day is logged and moves nothing.

    Args:
        candidates: at least what comes due by then, and what was answered today.
        today: the study day.
        days: 1 and up.
        scheduler: says whether siblings are kept apart.
    """
    rows = tuple(candidates)
    near = [
        (memory.due, row.key, row)
        for row in rows
        if (memory := row.memory)
        and memory.due
        and timedelta() < memory.due - today <= timedelta(days)
        and memory.last != today
        and not rests(row, today)
    ]
    nearest: Iterable[Candidate] = (row for *_, row in sorted(near, key=itemgetter(0, 1)))
    if scheduler.siblings_apart:
        met = {row.family for row in rows if row.memory and row.memory.last == today}
        nearest = one_a_family(nearest, met)
    return _planned(nearest, Origin.AHEAD)


def cram(candidates: Iterable[Candidate], *, today: date) -> tuple[Planned, ...]:
    """These items whether due or not, siblings too, for `Session.start(…, cram=True)`.

    What is suspended, or buried for today, is left out here as well.
    """
    return _planned((row for row in candidates if not rests(row, today)), Origin.CRAM)


def chosen(
    candidates: Iterable[Candidate], *, today: date, scheduler: Scheduler
) -> tuple[Planned, ...]:
    """These items in this order whether due or not, without what rests, one a card.

    What is due counts, what is new counts as new, and an answer to anything else by the
    scheduler's own rule for early ones and for drills.

    Args:
        candidates: what the learner chose.
        today: the study day.
        scheduler: says whether siblings are kept apart.
    """
    rows: Iterable[Candidate] = (row for row in candidates if not rests(row, today))
    if scheduler.siblings_apart:
        rows = one_a_family(rows, ())
    return tuple(
        Planned(row.key, row.memory or Memory(), Origin.NEW if is_new(row) else Origin.DUE)
        for row in rows
    )


def suspended(candidates: Iterable[Candidate]) -> tuple[Planned, ...]:
    """Of these items the suspended ones, so that they can be looked at and resumed."""
    rows = (row for row in candidates if row.memory and row.memory.suspended)
    return _planned(rows, Origin.CRAM)


def _planned(rows: Iterable[Candidate], origin: Origin) -> tuple[Planned, ...]:
    return tuple(Planned(row.key, row.memory or Memory(), origin) for row in interleaved(rows))

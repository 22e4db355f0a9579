"""The day's limits: owns what the learner's settings, and a plan to catch up, leave of a day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from quizapp.store.index.database import Index
from quizapp.store.index.due import Counts
from quizapp.store.settings.settings import Settings
from quizapp.study.queue.candidates import Limits
from quizapp.study.queue.catch_up import LONGEST, CatchUp, catch_up
from quizapp.study.queue.more import more_on

A_DAYS_WORK: Final = 60
"""Reviews after which a backlog is offered to be spread: about half an hour."""


def limits_on(today: date, settings: Settings, index: Index) -> Limits:
    """The limits of the study day of today, with what the learner added to it."""
    return day_limits(settings, today).more(more_today(today, index))


def more_today(today: date, index: Index) -> int:
    """How many new items the learner added to the study day of today."""
    return more_on(today, index.events.about_day(today))


def day_limits(settings: Settings, today: date) -> Limits:
    """The learner's own, or those of the catch-up plan while it lasts."""
    limits = Limits(
        new_per_day=settings.new_per_day,
        reviews_per_day=settings.reviews_per_day or None,
        new_per_deck=settings.new_per_deck or None,
        reviews_per_deck=settings.reviews_per_deck or None,
        interviews_per_day=settings.interviews_per_day,
    )
    until = catching_up_until(settings, today)
    if until is None:
        return limits
    # The settings keep only the pace and the end of a plan: it holds from whenever it was taken.
    return CatchUp(0, settings.catch_up_per_day, date.min, until).limits(limits, today=today)


def catching_up_until(settings: Settings, today: date) -> date | None:
    """The last day of the plan that is followed today, if one is."""
    until = settings.catch_up_until
    return until if until and until >= today and settings.catch_up_per_day else None


def catch_up_offer(counts: Iterable[Counts], settings: Settings, today: date) -> CatchUp | None:
    """A plan for a backlog that is more than a day's work; none while one is followed."""
    if catching_up_until(settings, today):
        return None
    waiting = 0
    coming: Counter[int] = Counter()
    for topic_counts in counts:
        waiting += topic_counts.waiting
        coming.update(dict(topic_counts.coming))
    return catch_up(
        waiting,
        today=today,
        most=settings.reviews_per_day or A_DAYS_WORK,
        coming=[coming[days] for days in range(1, LONGEST + 1)],
    )

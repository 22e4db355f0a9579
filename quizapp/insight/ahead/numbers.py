"""The coming days in numbers: owns what will be due if all goes well, and if it goes as before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

import numpy as np

from quizapp.collection.catalogue import topic_of
from quizapp.insight.ahead.simulation import COURSES, QualityCounts, courses
from quizapp.insight.answers import Answers, Ints
from quizapp.insight.page import PageFacts, Scope
from quizapp.insight.proportion import FEWEST_FOR_SHARE, Proportion
from quizapp.insight.retention.numbers import GROWN_DAYS
from quizapp.study.quality import LEAST_PASSED, Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.forecast import reviews_ahead
from quizapp.study.scheduler.memory import Memory

FORECAST_DAYS: Final = 14
LAPSES_OF_DAYS: Final = 90
"""A learner of a year ago was another one."""

SHARE_WITHIN: Final = 0.8
"""Of the courses; no narrower range holds as many."""

COURSE_SEED: Final = 20_260_302
"""The same log has the same forecast."""


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One coming day."""

    day: date
    if_good: int
    """Reviews, if each until then is Good on its day."""
    mean: float
    """Reviews, on average over the courses."""
    low: int
    high: int
    due: tuple[str, ...]
    """The items whose next review is that day."""

    def facts(self) -> PageFacts:
        """For JSON."""
        return {
            "day": self.day.isoformat(),
            "if_good": self.if_good,
            "mean": self.mean,
            "low": self.low,
            "high": self.high,
            "due": len(self.due),
            "items": self.due,
        }


@dataclass(frozen=True, slots=True)
class Ahead:
    """All numbers of the page."""

    scope: Scope
    today: date
    days: tuple[DayAhead, ...]
    items: int
    """That have a due day at all."""
    young: Proportion
    """Passed, of the answers that the courses are drawn from."""
    grown: Proportion
    low: int
    """Reviews of all the days together."""
    high: int

    @property
    def lapses_of_days(self) -> int:
        """From how many days the answers are."""
        return self.scope.days or LAPSES_OF_DAYS

    @property
    def if_good(self) -> int:
        """Reviews of all the days together, if each is Good."""
        return sum(day.if_good for day in self.days)

    def facts(self) -> PageFacts:
        """Every number, for JSON."""
        return {
            "topic": self.scope.topic,
            "items": self.items,
            "days": [day.facts() for day in self.days],
            "days_ahead": len(self.days),
            "if_good": self.if_good,
            "low": self.low,
            "high": self.high,
            "share_within": SHARE_WITHIN,
            "courses": COURSES,
            "lapses_of_days": self.lapses_of_days,
            "grown_from_days": GROWN_DAYS,
            "fewest_for_a_share": FEWEST_FOR_SHARE,
            "young": self.young.facts(),
            "grown": self.grown.facts(),
        }


def days_ahead(
    answers: Answers,
    memories: Mapping[str, Memory],
    *,
    today: date,
    scope: Scope,
    scheduler: Scheduler,
) -> Ahead:
    """The coming days of the scope's items.

    Args:
        answers: all of them.
        memories: of the items that a daily session asks, by key.
        today: the study day.
        scope: whose items; its days say how far back lapses are counted.
        scheduler: moves the memories.
    """
    asked = {
        key: memory
        for key, memory in memories.items()
        if scope.topic in (None, topic_of(key)) and memory.due and not memory.suspended
    }
    outcomes = _outcomes(answers, scope, today)
    counts = courses(
        asked,
        outcomes,
        today=today,
        days=FORECAST_DAYS,
        scheduler=scheduler,
        random=np.random.default_rng(COURSE_SEED),
    )
    good = reviews_ahead(asked, today=today, days=FORECAST_DAYS, scheduler=scheduler)
    ranges = [likely_range(day) for day in counts.T]
    low, high = likely_range(counts.sum(axis=1))
    due = _due_items(asked, today)
    days = (
        DayAhead(
            today + timedelta(days=place),
            good[place],
            float(counts[:, place].mean()),
            *ranges[place],
            due[place],
        )
        for place in range(FORECAST_DAYS)
    )
    return Ahead(
        scope,
        today,
        tuple(days),
        len(asked),
        _share(outcomes.young),
        _share(outcomes.grown),
        low,
        high,
    )


def likely_range(counts: Ints) -> tuple[int, int]:
    """Least and most of the narrowest range with enough courses; the middle of several ones.

    >>> likely_range(np.array([1, 2, 2, 3, 3, 3, 3, 4, 4, 9]))
    (2, 4)
    """
    ordered, enough = np.sort(counts), ceil(SHARE_WITHIN * len(counts))
    widths = ordered[enough - 1 :] - ordered[: len(ordered) - enough + 1]
    narrowest = np.flatnonzero(widths == widths.min())
    first = narrowest[len(narrowest) // 2]
    return int(ordered[first]), int(ordered[first + enough - 1])


def _outcomes(answers: Answers, scope: Scope, today: date) -> QualityCounts:
    """How the scope's scored reviews of the last days went."""
    recent = scope._replace(days=scope.days or LAPSES_OF_DAYS)
    rows = answers.scored & recent.mask(answers, today.toordinal())
    is_grown = answers.interval >= GROWN_DAYS
    young, grown = (
        tuple(np.bincount(answers.quality[rows & band], minlength=len(Quality)).tolist())
        for band in (~is_grown, is_grown)
    )
    return QualityCounts(young, grown)


def _share(counts: tuple[int, ...]) -> Proportion:
    return Proportion(sum(counts[LEAST_PASSED:]), sum(counts))


def _due_items(memories: Mapping[str, Memory], today: date) -> list[tuple[str, ...]]:
    """The items of each day, in the order of their names."""
    due: list[list[str]] = [[] for _ in range(FORECAST_DAYS)]
    for key, memory in sorted(memories.items()):
        assert memory.due
        place = max(0, (memory.due - today).days)
        if place < FORECAST_DAYS:
            due[place].append(key)
    return [tuple(keys) for keys in due]

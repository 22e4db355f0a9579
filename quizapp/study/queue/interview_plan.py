"""The plan for an interview: owns which new items the days before it hold, and at which limit."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from quizapp.decks.kinds.marks import PRIORITIES
from quizapp.study.queue.simulation import SimulatedDay

CORE: Final = PRIORITIES[0]
"""What interviews ask most: it is held before all else."""

DaysAt: TypeAlias = Callable[[int], tuple[SimulatedDay, ...]]
"""The days before the interview at a limit of new items."""


@dataclass(frozen=True, slots=True)
class Share:
    """The new items of one priority, and how many of them the days hold."""

    new: int
    fit: int
    last: date | None
    """The day on which the last of them comes that fits; none where none does."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The least limit that holds what is wanted, and what it costs."""

    new_per_day: int
    reviews_per_day: float


@dataclass(frozen=True, slots=True)
class InterviewPlan:
    """The days before an interview, if every answer is Good."""

    interview: date
    new_per_day: int
    days: tuple[SimulatedDay, ...]
    shares: Mapping[str, Share]
    """By priority, of those that have new items."""
    for_core: Pace | None
    """What would hold all core items; none where no limit does."""
    for_all: Pace | None
    """What would hold all items."""

    @property
    def new(self) -> int:
        """How many new items there are."""
        return sum(share.new for share in self.shares.values())

    @property
    def fit(self) -> int:
        """How many of them the days hold."""
        return sum(share.fit for share in self.shares.values())

    @property
    def reviews_per_day(self) -> float:
        """The reviews of a day, on average."""
        return _reviews_per_day(self.days)

    @property
    def fullest(self) -> SimulatedDay | None:
        """The first of the days with most reviews; none where there are no days."""
        return max(self.days, key=lambda day: day.reviews, default=None)


def interview_plan(
    new: Mapping[str, str],
    days_at: DaysAt,
    first_looks_at: DaysAt,
    *,
    interview: date,
    new_per_day: int,
    most: int,
) -> InterviewPlan:
    """The plan at a limit, and the limits that would hold more.

    Args:
        new: the priority of each new item, by its key.
        days_at: the days before the interview at any limit.
        first_looks_at: the same, right in the first looks alone: many limits are tried.
        interview: its day.
        new_per_day: the learner's limit.
        most: the largest limit that makes a difference.
    """
    days = days_at(new_per_day)

    def least_pace(keys: Collection[str]) -> Pace | None:
        limit = _least_limit(set(keys), first_looks_at, most)
        return None if limit is None else Pace(limit, _reviews_per_day(days_at(limit)))

    return InterviewPlan(
        interview,
        new_per_day,
        days,
        _shares(new, days),
        least_pace([key for key, priority in new.items() if priority == CORE]),
        least_pace(new),
    )


def _shares(new: Mapping[str, str], days: Sequence[SimulatedDay]) -> dict[str, Share]:
    day_of = {key: day.day for day in days for key in day.first_looks}
    shares = {}
    for priority in PRIORITIES:
        keys = [key for key, word in new.items() if word == priority]
        met = [day_of[key] for key in keys if key in day_of]
        if keys:
            shares[priority] = Share(len(keys), len(met), max(met, default=None))
    return shares


def _least_limit(keys: AbstractSet[str], first_looks_at: DaysAt, most: int) -> int | None:
    """The least limit at which all of the items are met; none where no limit does."""

    def holds(limit: int) -> bool:
        return keys <= {key for day in first_looks_at(limit) for key in day.first_looks}

    limit = bisect_left(range(most + 1), True, key=holds)
    return limit if limit <= most else None


def _reviews_per_day(days: Sequence[SimulatedDay]) -> float:
    return sum(day.reviews for day in days) / max(1, len(days))

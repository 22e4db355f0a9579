"""Catching up: how a backlog that is larger than a day is spread, once the learner agrees."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from quizapp.study.queue.candidates import Limits
from quizapp.text.numbers import quantity

LONGEST: Final = 60
"""Days after which nobody believes in a plan; a larger backlog means more a day instead."""


class CatchUp(NamedTuple):
    """A backlog spread over some days; an offer until the learner takes it."""

    backlog: int
    """Reviews due today."""
    per_day: int
    """Reviews on each of the days, with those that come due meanwhile."""
    first: date
    last: date
    """The days of the plan, both included."""

    @property
    def days(self) -> int:
        """How many days the plan takes."""
        return (self.last - self.first).days + 1

    @property
    def offer(self) -> str:
        """The question to ask before anything is limited."""
        return f"Spread {self.backlog} over {quantity(self.days, 'day')}, {self.per_day} a day?"

    def limits(self, limits: Limits, *, today: date) -> Limits:
        """The day's limits under the plan; the learner's own again once its days are over."""
        if not self.first <= today <= self.last:
            return limits
        own = limits.reviews_per_day
        return limits._replace(
            reviews_per_day=self.per_day if own is None else min(own, self.per_day)
        )


def catch_up(backlog: int, *, today: date, most: int, coming: Sequence[int] = ()) -> CatchUp | None:
    """The shortest plan that asks no more than so many reviews a day; none if today takes all.

    The total is spread evenly over 2 to 60 days, so that no day is harder than another. Should 60
    not be enough, each of them has more than `most` reviews.

    Args:
        backlog: reviews due today, 0 and up.
        today: the first day of the plan.
        most: reviews that the learner is ready to do on one day, 1 and up.
        coming: reviews that come due on each of the days after today.

    Raises:
        ValueError: `most` is below 1.

    >>> plan = catch_up(214, today=date(2025, 3, 1), most=40)
    >>> plan.offer
    'Spread 214 over 6 days, 36 a day?'
    """
    if most < 1:
        raise ValueError(f"a day takes at least one review, not {most}")
    if backlog <= most:
        return None
    total, days = backlog, 1
    while total > days * most and days < LONGEST:
        total += sum(coming[days - 1 : days])
        days += 1
    return CatchUp(backlog, -(-total // days), today, today + timedelta(days - 1))

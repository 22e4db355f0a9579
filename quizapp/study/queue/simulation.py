"""The simulation: owns what the coming days ask of a learner who does all of it, and knows it."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Candidate, Limits, is_new, rests
from quizapp.study.queue.daily import Pool, gather_new, reviews
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory

LimitsOn: TypeAlias = Callable[[date], Limits]
"""The limits of a day: a plan to catch up ends on one of them."""


@dataclass(frozen=True, slots=True)
class SimulatedDay:
    """What one day asks."""

    day: date
    first_looks: tuple[str, ...]
    """The keys of its new items, in their order."""
    reviews: int


def simulate(
    rows: Iterable[Candidate],
    *,
    today: date,
    until: date,
    limits: LimitsOn,
    scheduler: Scheduler,
    reviewed: Container[str] | None = None,
) -> tuple[SimulatedDay, ...]:
    """The days before `until`, by the rules of the day's queue, if every answer is Good.

    Args:
        rows: all items of the library, the new ones in the order in which they come.
        today: the first of the days; what was answered on it already is not asked again.
        until: the day after the last.
        limits: of each day.
        scheduler: says when each item comes back.
        reviewed: the cards that come back at all; none is all. First looks that wait for no sibling
            are the same without reviews, and much sooner known.
    """
    learner = _Learner(rows, today, scheduler, reviewed)
    days = range((until - today).days)
    return tuple(
        learner.study(day, limits(day)) for day in (today + timedelta(ahead) for ahead in days)
    )


class _Learner:
    """The items as they are on one day after another."""

    def __init__(
        self,
        rows: Iterable[Candidate],
        today: date,
        scheduler: Scheduler,
        reviewed: Container[str] | None,
    ) -> None:
        self._scheduler = scheduler
        self._reviewed = reviewed
        self._new: dict[str, Candidate] = {}
        self._done: list[Candidate] = []
        self._due: defaultdict[date, list[Candidate]] = defaultdict(list)
        self._backlog: list[Candidate] = []
        for row in rows:
            memory = row.memory
            if memory and memory.last == today:
                self._done.append(row)
            if memory and memory.suspended:
                continue
            if is_new(row):
                self._new[row.key] = row
            else:
                self._comes_back(row, today)

    def study(self, day: date, limits: Limits) -> SimulatedDay:
        """Answer all that the day asks."""
        self._backlog += self._due.pop(day, ())
        self._backlog.sort(key=lambda row: _place(row, day))
        pool = Pool(
            done=self._done,
            late=[row for row in self._backlog if not rests(row, day)],
            new=(row for row in self._new.values() if not rests(row, day)),
        )
        due = tuple(reviews(pool, today=day, limits=limits, scheduler=self._scheduler))
        families = {row.family for row in due}
        new = tuple(gather_new(pool, families, limits=limits, scheduler=self._scheduler))
        self._answer((*due, *new), day)
        return SimulatedDay(day, tuple(row.key for row in new), len(due))

    def _answer(self, rows: Iterable[Candidate], day: date) -> None:
        """Each of them is Good, and comes back on its day."""
        answered = set()
        for row in rows:
            answered.add(row.key)
            self._new.pop(row.key, None)
            if self._reviewed is None or row.family in self._reviewed:
                memory = self._scheduler.review(
                    row.memory or Memory(), Quality.GOOD, today=day, seed=row.key
                )
                self._comes_back(replace(row, memory=memory), day + timedelta(1))
        self._backlog = [row for row in self._backlog if row.key not in answered]
        self._done = []

    def _comes_back(self, row: Candidate, soonest: date) -> None:
        """It is due on its day, or on the soonest that is left."""
        if row.memory and row.memory.due:
            self._due[max(row.memory.due, soonest)].append(row)


def _place(row: Candidate, day: date) -> tuple[float, int, str]:
    """Where it stands in the backlog, as the index sorts it: the relatively latest first."""
    memory = row.memory or Memory()
    waited_days = (day - (memory.last or day)).days
    return -waited_days / max(1, memory.interval_days), memory.interval_days, row.key

"""Deadlines: what an interview date would change, told before it is accepted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heappop, heappush

from quizapp.study.memory import Memory
from quizapp.study.quality import Quality
from quizapp.study.sm2 import SM2, Preset, review


@dataclass(frozen=True, slots=True)
class Effect:
    """The days to come without the deadline and with it."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    """Reviews on each day from today on, if each is done well on its day."""
    earlier: int
    """Items whose next review comes on an earlier day."""


def deadline_effect(
    before: Mapping[str, Memory],
    after: Mapping[str, Memory],
    *,
    deadline: date,
    today: date,
    preset: Preset = SM2,
    days: int = 14,
) -> Effect:
    """What a deadline changes for the items met so far.

    Args:
        before: memories by key, folded without the deadline.
        after: the same journal folded with it: the cap also holds for the past.
        deadline: the day of the interview.
        today: the first day that is counted.
        preset: the switches.
        days: how many days are counted, 1 and up.
    """
    sooner = (
        memory.due is not None and was.due is not None and memory.due < was.due
        for key, memory in after.items()
        if (was := before.get(key)) and not memory.suspended
    )
    return Effect(
        load(before, today=today, preset=preset, days=days),
        load(after, today=today, preset=preset, days=days, deadline=deadline),
        sum(sooner),
    )


def load(
    memories: Mapping[str, Memory],
    *,
    today: date,
    preset: Preset = SM2,
    days: int = 14,
    deadline: date | None = None,
) -> tuple[int, ...]:
    """Reviews on each day from today on, if each is graded Good on the day on which it is due.

    Shape: `days` scalars. Unit: reviews. Range: 0 and up; what is late counts for today, what is
    suspended for no day, and new items are not foreseen.

    Raises:
        Nothing.

    Source: the scheduler itself, played forward.

    >>> known = Memory(streak=1, interval_days=1, due=date(2025, 3, 1), last=date(2025, 2, 28))
    >>> load({"ml.cost/shrug": known}, today=date(2025, 3, 2), days=8)
    (1, 0, 0, 0, 0, 0, 1, 0)
    """
    counts = [0] * days
    end = today + timedelta(days)
    waiting = list(_due(memories, today))
    heapify(waiting)
    while waiting and waiting[0][0] < end:
        day, key, memory = heappop(waiting)
        counts[(day - today).days] += 1
        after = review(memory, Quality.GOOD, today=day, key=key, preset=preset, deadline=deadline)
        if after.due:
            heappush(waiting, (after.due, key, after))
    return tuple(counts)


def _due(memories: Mapping[str, Memory], today: date) -> Iterable[tuple[date, str, Memory]]:
    for key, memory in memories.items():
        if memory.due and not memory.suspended:
            yield max(today, memory.due), key, memory

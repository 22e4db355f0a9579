"""The forecast: how many reviews the coming days will hold, if all goes well."""

from collections.abc import Mapping
from datetime import date

from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory


def reviews_ahead(
    memories: Mapping[str, Memory],
    *,
    today: date,
    days: int,
    scheduler: Scheduler,
) -> tuple[int, ...]:
    """The reviews on each of the coming days, if every one is done on its day and is Good.

    Lapses, new items and daily limits are left out: this compares plans, it promises nothing.

    Args:
        memories: of the items that count, by key; suspended ones are passed over.
        today: the first of the days; what is overdue falls on it.
        days: how many, 1 and up.
        scheduler: says when each comes back.

    Returns:
        As many counts as days, each 0 and up.

    >>> from datetime import timedelta
    >>> from quizapp.study.scheduler.sm2 import SM2
    >>> today = date(2026, 3, 2)
    >>> memory = Memory(streak=1, interval_days=1, due=today, last=today - timedelta(days=1))
    >>> reviews_ahead({"t/a": memory}, today=today, days=9, scheduler=SM2)
    (1, 0, 0, 0, 0, 0, 1, 0, 0)
    """
    counts = [0] * days
    for key, first in memories.items():
        memory = first
        while (day := _next_day(memory, today)) is not None and (day - today).days < days:
            counts[(day - today).days] += 1
            memory = scheduler.review(memory, Quality.GOOD, today=day, seed=key)
    return tuple(counts)


def come_earlier(before: Mapping[str, Memory], after: Mapping[str, Memory]) -> int:
    """How many of the items before are due on an earlier day after."""
    pairs = ((memory.due, after[key].due) for key, memory in before.items() if key in after)
    return sum(old is not None and new is not None and new < old for old, new in pairs)


def _next_day(memory: Memory, today: date) -> date | None:
    """The day of the item's next review; none for one that is new or suspended."""
    return None if memory.due is None or memory.suspended else max(memory.due, today)

"""Changes: what another scheduler would do to the due days, before anybody agrees to it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.forecast import come_earlier, reviews_ahead
from quizapp.study.scheduler.memory import Memory
from quizapp.text.numbers import quantity

CHANGE_DAYS: Final = 7
"""As far ahead as a change is told where it is asked about."""


class ScheduleChange(NamedTuple):
    """What becomes of the items that were answered and are not suspended."""

    items: int
    earlier: int
    later: int
    now: tuple[int, ...]
    """Reviews on each of the coming days, if all are Good; what is overdue falls on the first."""
    then: tuple[int, ...]

    @property
    def moves(self) -> bool:
        """Some item comes on another day."""
        return bool(self.earlier or self.later)

    def sentences(self) -> Iterator[str]:
        r"""All of it, in words.

        >>> print(*ScheduleChange(9, 4, 3, (2, 0, 1), (5, 1, 0)).sentences(), sep="\n")
        Of 9 reviewed items 4 come earlier and 3 later.
        Reviews today: 2 now, 5 with it. In 3 days together, if all are Good: 3 now, 6 with it.
        """
        reviewed = quantity(self.items, "reviewed item")
        yield f"Of {reviewed} {self.earlier} come earlier and {self.later} later."
        yield (
            f"Reviews today: {self.now[0]} now, {self.then[0]} with it. In {len(self.now)} days"
            f" together, if all are Good: {sum(self.now)} now, {sum(self.then)} with it."
        )


def schedule_change(
    before: Mapping[str, Memory],
    after: Mapping[str, Memory],
    schedulers: tuple[Scheduler, Scheduler],
    *,
    today: date,
    days: int,
) -> ScheduleChange:
    """What changes if the memories are these.

    Args:
        before: as they are, by key.
        after: as another scheduler makes them of the same answers.
        schedulers: the one that there is, and the other.
        today: the study day.
        days: how many to look ahead, 1 and up.
    """
    old, new = (
        {key: memory for key, memory in memories.items() if memory.due and not memory.suspended}
        for memories in (before, after)
    )
    now, then = (
        reviews_ahead(memories, today=today, days=days, scheduler=scheduler)
        for memories, scheduler in zip((old, new), schedulers, strict=True)
    )
    return ScheduleChange(len(old), come_earlier(old, new), come_earlier(new, old), now, then)

"""Rescheduling: owns what another scheduler would do to the items of the library."""

from collections.abc import Callable, Mapping

from quizapp.collection.collection import Collection
from quizapp.study.queue.candidates import asked_when_due
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.change import ScheduleChange, schedule_change
from quizapp.study.scheduler.memory import Memory


def change_by(
    scheduler: Scheduler, memories: Mapping[str, Memory], collection: Collection, *, days: int
) -> ScheduleChange:
    """What changes with this scheduler.

    Args:
        scheduler: the other one.
        memories: all of them, as it makes them.
        collection: of the learner; nothing in it is changed.
        days: how many to look ahead, 1 and up.
    """
    return prepare_change(scheduler, collection, days=days)(memories)


def prepare_change(
    scheduler: Scheduler, collection: Collection, *, days: int
) -> Callable[[Mapping[str, Memory]], ScheduleChange]:
    """The same in two steps: what is read is read now, and the rest may be called in any thread."""
    memories, today, scheduler_now = (
        collection.memories(),
        collection.moment().day,
        collection.scheduler,
    )
    kinds = collection.kinds(memories)
    before = asked_when_due(memories, kinds)

    def change(after: Mapping[str, Memory]) -> ScheduleChange:
        schedulers = (scheduler_now, scheduler)
        after = asked_when_due(after, kinds)
        return schedule_change(before, after, schedulers, today=today, days=days)

    return change

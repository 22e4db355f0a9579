"""Rescheduling: owns what another scheduler would do to the items of the library."""

from collections.abc import Mapping

from quizapp.collection.collection import Collection
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
    keys = {item.key for item in collection.items()}
    before, after = (
        {key: memory for key, memory in all_memories.items() if key in keys}
        for all_memories in (collection.memories(), memories)
    )
    return schedule_change(
        before, after, (collection.scheduler, scheduler), today=collection.moment().day, days=days
    )

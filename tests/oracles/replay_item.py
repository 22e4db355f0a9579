"""The memory of one item, from its events alone."""

from collections.abc import Collection, Iterable, Mapping

from quizapp.study.event import Event
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import NO_RENAMES, replay


def replay_item(
    events: Iterable[Event],
    *,
    scheduler: Scheduler,
    was: Mapping[str, Collection[str]] = NO_RENAMES,
) -> Memory:
    """The memory of one item from its events, under whatever key, and the undos that name them.

    Raises:
        ValueError: the events answer more than one item.
    """
    memories = replay(events, scheduler=scheduler, was=was)
    if len(memories) > 1:
        raise ValueError(f"the events of one item were wanted, not of {', '.join(memories)}")
    return next(iter(memories.values()), Memory())

"""Coverage: what a learner's memories say of an item, and of a point that several items test."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory


class ItemState(StrEnum):
    """How far an item, or a point of a topic, is known; the value is the word for it."""

    KNOWN = "known"
    MET = "met"
    """Answered, and neither known nor missed."""
    MISSED = "missed"
    """Failed at its last answer, and not repeated well since."""
    NEW = "new"
    SUSPENDED = "suspended"


def item_state(memory: Memory | None, *, last_failed: date | None = None) -> ItemState:
    """The state of an item with this memory; without one it is new.

    Args:
        memory: a streak in it may have begun with a failure, so that does not tell a missed item.
        last_failed: the last study day with a failed answer; it matters only while the item drills.
    """
    if memory is None or not (memory.last or memory.suspended):
        return ItemState.NEW
    if memory.suspended:
        return ItemState.SUSPENDED
    if memory.drilling and last_failed == memory.last:
        return ItemState.MISSED
    return ItemState.KNOWN if memory.streak >= KNOWN_STREAK else ItemState.MET


def joint_state(states: Iterable[ItemState]) -> ItemState:
    """The state of what these items test together: missed if one is, known only if all are.

    What is suspended does not count beside others; without any item nothing can be known.

    >>> joint_state([ItemState.KNOWN, ItemState.NEW]), joint_state([])
    (<ItemState.MET: 'met'>, <ItemState.NEW: 'new'>)
    """
    all_states = set(states)
    awake = all_states - {ItemState.SUSPENDED}
    if ItemState.MISSED in awake:
        return ItemState.MISSED
    if len(awake) > 1:
        return ItemState.MET
    return next(iter(awake or all_states), ItemState.NEW)

"""Replay: memories folded from events, whatever order and however many devices they came from."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from quizapp.study.event import Decision, Event, EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler, noted
from quizapp.study.scheduler.memory import Memory

NO_RENAMES: Final[Mapping[str, Collection[str]]] = MappingProxyType({})

ANSWERED: Final = frozenset({EventKind.REVIEW, EventKind.AHEAD, EventKind.DRILL, EventKind.CRAM})


def replay(
    events: Iterable[Event],
    *,
    scheduler: Scheduler,
    was: Mapping[str, Collection[str]] = NO_RENAMES,
) -> dict[str, Memory]:
    """The memory of every item that was answered, by the key that it has now.

    The order in which the events are given does not matter, an event given twice counts once,
    events that were taken back leave no trace, and kinds of a newer version are passed over.

    Args:
        events: from any number of devices.
        scheduler: moves the memories.
        was: the earlier keys of items, as their decks declare them.
    """
    standing_events = standing(events)
    now = _successors(standing_events, was)
    memories: dict[str, Memory] = {}
    for event in standing_events:
        key = now.get(event.key, event.key)
        before = memories.get(key)
        after = advance(before or Memory(), event, scheduler=scheduler)
        if before is not None or after != Memory():
            memories[key] = after
    return memories


def advance(memory: Memory, event: Event, *, scheduler: Scheduler) -> Memory:
    """The memory after one more event, the latest of its item.

    Whether a graded answer is a review, ahead or a drill hangs on what came before it, and another
    device may have added to that since; so it is decided again here. A drill stays a drill. The
    fuzz hangs on the key of the event, so that an item which has another key now keeps its days.
    """
    return follow(memory, replayed(event), scheduler=scheduler)


class ReplayedEvent(NamedTuple):
    """What moves a memory: the few facts of an event that folding a million of them needs."""

    kind: str
    key: str
    day: date
    quality: Quality | None
    fingerprint: str
    decision: str
    """A `Decision` on an edited card."""


def replayed(event: Event) -> ReplayedEvent:
    """The event as its item's memory sees it."""
    return ReplayedEvent(
        event.kind, event.key, event.moment.day, event.quality, event.fingerprint, event.answer
    )


def follow(memory: Memory, event: ReplayedEvent, *, scheduler: Scheduler) -> Memory:
    """The memory after one more event, as `advance` has it."""
    kind, key, day, quality, fingerprint, _ = event
    if quality is None:
        if kind == EventKind.PLACE:
            return scheduler.place(memory, today=day)
        return _marked(memory, event)
    if kind not in ANSWERED:
        return memory
    if fingerprint and fingerprint != memory.fingerprint:
        memory = memory._replace(fingerprint=fingerprint)
    match kind:
        case EventKind.REVIEW | EventKind.AHEAD:
            return scheduler.answer(memory, quality, today=day, seed=key)[1]
        case EventKind.DRILL:
            return scheduler.drill(memory, quality, today=day, seed=key)
    return noted(memory)


def _marked(memory: Memory, event: ReplayedEvent) -> Memory:
    """The memory after something that the learner did to the item without answering it."""
    match event.kind:
        case EventKind.BURY:
            return memory._replace(buried=event.day)
        case EventKind.SUSPEND | EventKind.RESUME:
            return memory._replace(suspended=event.kind == EventKind.SUSPEND)
        case EventKind.FLAG | EventKind.UNFLAG:
            return memory._replace(flagged=event.kind == EventKind.FLAG)
        case EventKind.EDIT:
            return _decided(memory, event)
    return memory


def _decided(memory: Memory, event: ReplayedEvent) -> Memory:
    """The memory after the learner said what a changed card's history is worth."""
    same = memory._replace(fingerprint=event.fingerprint)
    match event.decision:
        case Decision.SOON if memory.due:
            return same._replace(due=min(memory.due, event.day))
        case Decision.RESTART:
            return Memory(
                answers=memory.answers,
                suspended=memory.suspended,
                flagged=memory.flagged,
                fingerprint=event.fingerprint,
            )
    return same


def standing(events: Iterable[Event]) -> list[Event]:
    """The events that were not taken back, each once, in the order in which they count."""
    by_id = {event.id: event for event in events}
    undone = undone_ids(by_id.values())
    return sorted((e for e in by_id.values() if e.id not in undone), key=_order)


def undone_ids(events: Iterable[Event]) -> frozenset[str]:
    """The ids of the events that were taken back; taking back an undo brings its event back."""
    return taken_back({event.id: event.undoes for event in events if event.kind == EventKind.UNDO})


def taken_back(undos: Mapping[str, str]) -> frozenset[str]:
    """The ids that undos take back, if each of these takes back the id that it maps to."""
    waiting = Counter(undos.values())
    settled = [undo for undo in undos if undo not in waiting]
    undone: set[str] = set()
    # From the end of each chain inwards: clocks need not agree, and a circle is never entered.
    while settled:
        undo = settled.pop()
        target = undos[undo]
        if undo not in undone:
            undone.add(target)
        waiting[target] -= 1
        if target in undos and not waiting[target]:
            settled.append(target)
    return frozenset(undone)


def aliases(
    events: Iterable[Event], was: Mapping[str, Collection[str]] = NO_RENAMES
) -> dict[str, str]:
    """Which key has the history of each key that was relinked or renamed: old key to new.

    Relinks that were taken back do not count. Of two for one old key the later one holds, and it
    goes before what a deck declares. A history that goes back to where it came from stays there.

    Args:
        events: all relinks and the undo events that name them, if not more.
        was: the earlier keys of items, as their decks declare them, without the keys that a card
            still has.
    """
    return _successors(standing(events), was)


def _successors(
    standing_events: Iterable[Event], was: Mapping[str, Collection[str]]
) -> dict[str, str]:
    moves = [(old, new) for new, olds in was.items() for old in olds]
    moves += [(e.origin, e.key) for e in standing_events if e.kind == EventKind.RELINK and e.origin]
    successors: dict[str, str] = {}
    for old, new in moves:
        successors.pop(old, None)
        if _successor(new, successors) == old:
            successors.pop(new, None)
        if old != new:
            successors[old] = new
    return {old: _successor(old, successors) for old in successors}


def _successor(key: str, successors: Mapping[str, str]) -> str:
    """Where the history ends up; there are no circles to walk in."""
    while key in successors:
        key = successors[key]
    return key


def _order(event: Event) -> tuple[object, ...]:
    return event.moment.day, event.moment.at, event.device, event.sequence

"""Undo: owns what can be taken back, or done again, and what to call it."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.scheduler.replay import undone_ids
from quizapp.text.numbers import quantity

EVENT_NAMES: Final[dict[str, str]] = {
    EventKind.REVIEW: "the answer",
    EventKind.DRILL: "the answer",
    EventKind.AHEAD: "the answer",
    EventKind.CRAM: "the answer",
    EventKind.BURY: "burying",
    EventKind.SUSPEND: "suspending",
    EventKind.RESUME: "resuming",
    EventKind.FLAG: "the flag",
    EventKind.UNFLAG: "removing the flag",
    EventKind.EDIT: "the decision on the edited card",
    EventKind.RELINK: "taking over a history",
    EventKind.PLACE: "setting to known",
    EventKind.MORE: "five more new items",
}
"""Every kind of event that can be taken back, as it follows "Taken back:" or "Done again:".

A reading is none of them, nor a step of a mock interview: who takes an answer back means that,
whatever was read or begun since.
"""

NO_STEPS: Final = (EventKind.READ, EventKind.MOCK)
"""What stands between an undo and its redo without ending that."""

ACT_NAMES: Final[dict[str, str]] = {
    EventKind.PLACE: "set to known",
    EventKind.SUSPEND: "suspended",
    EventKind.RESUME: "resumed",
    EventKind.FLAG: "flagged",
    EventKind.UNFLAG: "no longer flagged",
    EventKind.BURY: "buried for today",
}
"""The same of what is done to many items in one step, as it follows their number."""

SKIPPING: Final = "skipping"
"""The name of the one step that is no event."""


def name_of(event: Event | None) -> str:
    """What to call a step of a session when it is taken back or done again."""
    return EVENT_NAMES.get(event.kind, event.kind) if event else SKIPPING


def name_of_all(events: Sequence[Event]) -> str:
    """What to call what was done in one step.

    >>> from datetime import UTC, date, datetime
    >>> moment = Moment(datetime(2026, 3, 2, tzinfo=UTC), 0, date(2026, 3, 2))
    >>> name_of_all([Event(id=id, kind=EventKind.PLACE, moment=moment, act="a") for id in "bc"])
    '2 items set to known'
    """
    ending = ACT_NAMES.get(events[0].kind) if events[0].act else None
    return f"{quantity(len(events), 'item')} {ending}" if ending else name_of(events[0])


def same_act(event: Event, events: Iterable[Event]) -> tuple[Event, ...]:
    """What stands of these events that was done in one step with this one, itself among them."""
    if not event.act:
        return (event,)
    by_id = {other.id: other for other in (*events, event)}
    undone = undone_ids(by_id.values())
    return tuple(
        other
        for other in chronological(by_id.values())
        if other.act == event.act and other.id not in undone
    )


def undo_event(target: Event, *, moment: Moment, event_id: str, act: str = "") -> Event:
    """The event that takes another one back; of an undo: that does it again."""
    return Event(
        id=event_id,
        kind=EventKind.UNDO,
        moment=moment,
        key=target.key,
        undoes=target.id,
        act=act,
    )


def last_undoable(events: Iterable[Event]) -> Event | None:
    """The newest event that stands and can be taken back, on whatever day it happened.

    Args:
        events: the journal, or the newest part of it; `None` may then mean that more is wanted.
    """
    by_id = {event.id: event for event in events}
    undone = undone_ids(by_id.values())
    newest_first = reversed(chronological(by_id.values()))
    return next((e for e in newest_first if e.kind in EVENT_NAMES and e.id not in undone), None)


def last_undone(events: Iterable[Event]) -> Event | None:
    """The newest undo that can itself be taken back: nothing but `NO_STEPS` and undos came since.

    Args:
        events: the journal, or the newest part of it.
    """
    by_id = {event.id: event for event in events}
    undone = undone_ids(by_id.values())
    undos = {event.id for event in by_id.values() if event.kind == EventKind.UNDO}
    for event in reversed(chronological(by_id.values())):
        if event.id in undone or event.undoes in undos or event.kind in NO_STEPS:
            continue
        return event if event.kind == EventKind.UNDO else None
    return None


def chronological(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in the order in which they happened, oldest first.

    What one device wrote stays in its own order even if its clock went back: each event counts as
    no earlier than the one that the device wrote before it.
    """
    in_order = sorted(events, key=lambda event: (event.device, event.sequence, event.moment.at))
    clocks = {event.device: event.moment.at for event in reversed(in_order)}
    counted = []
    for event in in_order:
        clocks[event.device] = max(clocks[event.device], event.moment.at)
        counted.append((clocks[event.device], event))
    return tuple(event for _, event in sorted(counted, key=itemgetter(0)))

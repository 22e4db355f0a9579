"""More new items: owns the event by which a learner raises the limit of one day."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.scheduler.replay import standing

FIVE_MORE: Final = 5
"""New items that one key adds: a few minutes' work, and a few reviews on each of the next days."""

A_COUNT: Final = re.compile(r"[0-9]{1,4}")
"""What another version may have written otherwise adds nothing."""


def more_event(*, overrun: int = 0, moment: Moment, event_id: str) -> Event:
    """The event of five more new items on the study day of the moment.

    Args:
        overrun: how many were met today beyond the limit, which has to be raised by them as well.
        moment: now.
        event_id: of the event.
    """
    count = str(overrun + FIVE_MORE)
    return Event(id=event_id, kind=EventKind.MORE, moment=moment, answer=count)


def more_on(day: date, events: Iterable[Event]) -> int:
    """How many new items the learner added to the day.

    Args:
        day: the study day.
        events: all that add to it, and the undo events that may be about them.
    """
    return sum(
        int(event.answer)
        for event in standing(events)
        if event.kind == EventKind.MORE
        and event.moment.day == day
        and A_COUNT.fullmatch(event.answer)
    )

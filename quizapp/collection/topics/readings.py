"""Readings: owns which sections of a topic were read, on which day, and where a reader goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.replay import standing

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read of one topic; it says nothing of what is known."""

    days: dict[str, date]
    """The last day of each section that was read, by its id."""
    last: str = ""
    """The section that was read last; empty where none was."""

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Readings":
        """What these events tell, in whatever order they come."""
        read = [event for event in standing(events) if event.kind == EventKind.READ]
        days = {event.answer: event.moment.day for event in read}
        return cls(days, max(read, key=lambda event: event.moment.at).answer if read else "")

    def after(self, event: Event) -> "Readings":
        """The same with a section more that was read, just now."""
        return Readings({**self.days, event.answer: event.moment.day}, event.answer)

    def read_on(self, section: str, day: date) -> bool:
        """The section was read on the day: it is not written down twice."""
        return self.days.get(section) == day

    def next(self, sections: Sequence[str]) -> str:
        """The section with which a reader goes on: the first that was not read.

        What was looked up far ahead leads past nothing. Once all were read, it is the one after
        that which was read last, and the first again after the last.

        Args:
            sections: the ids that the page has now, at least one.
        """
        unread = next((section for section in sections if section not in self.days), None)
        if unread is not None:
            return unread
        if self.last not in sections:
            return sections[0]
        return sections[(sections.index(self.last) + 1) % len(sections)]


def keep_reading(sessions: "SessionFactory", topic: str, section: str) -> Event | None:
    """Keep that the section was read; None where that was kept today already.

    Raises:
        StoreError: the disk refused; nothing is kept.
    """
    stamp = sessions.stamp()
    readings = Readings.of(sessions.collection.event_store.history(topic))
    if readings.read_on(section, stamp["moment"].day):
        return None
    event = Event(
        id=stamp["event_id"],
        kind=EventKind.READ,
        moment=stamp["moment"],
        key=topic,
        answer=section,
    )
    return sessions.save(event)

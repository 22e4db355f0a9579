"""Readings: owns which sections of a topic were read, on which day, and where a reader goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.scheduler.replay import standing


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

    def read_on(self, section: str, day: date) -> bool:
        """The section was read on the day: it is not written down twice."""
        return self.days.get(section) == day

    def next(self, sections: Sequence[str]) -> str:
        """The section with which a reader goes on; the first again after the last.

        Args:
            sections: the ids that the page has now, at least one.
        """
        if self.last not in sections:
            return sections[0]
        return sections[(sections.index(self.last) + 1) % len(sections)]


def reading(topic: str, section: str, *, moment: Moment, event_id: str) -> Event:
    """The event of a section that was read."""
    return Event(id=event_id, kind=EventKind.READ, moment=moment, key=topic, answer=section)

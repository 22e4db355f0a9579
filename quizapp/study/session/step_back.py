"""Steps back: owns which step of a session is taken back or done again, and what becomes of it.

What can be taken back over a whole journal, and by what name, `undo` says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from quizapp.study.event import Event, Moment
from quizapp.study.scheduler.memory import Memory
from quizapp.study.session.undo import name_of, undo_event


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """A value that goes step by step, and remembers the value before each step."""

    today: date
    """The study day that every step counts for, and every step back."""
    last: tuple[Event, Memory] | None = field(default=None, repr=False, compare=False)
    """What the last step did, and what it made of the item's memory; none after skipping."""
    previous: Self | None = field(default=None, repr=False, compare=False)
    """The session before the last step."""
    undone: tuple[Event | None, Self] | None = field(default=None, repr=False, compare=False)
    """The last undo that can be taken back, and the session that it left."""

    @property
    def can_undo(self) -> bool:
        """There is a step of this session to take back."""
        return self.previous is not None

    @property
    def can_redo(self) -> bool:
        """The last thing done here was an undo."""
        return self.undone is not None

    @property
    def undoes(self) -> str:
        """What `undo` would take back, in words; empty when there is nothing."""
        return name_of(self.last and self.last[0]) if self.can_undo else ""

    @property
    def redoes(self) -> str:
        """What `redo` would do again, in words; empty when there is nothing."""
        return self.undone[1].undoes if self.undone else ""

    def undo(self, *, moment: Moment, event_id: str) -> tuple[Self, Event | None]:
        """The session as it was before the last step, and the event that takes the step back.

        Returns:
            The session, and the event; a skipped item comes back without one.

        Raises:
            ValueError: there was no step.
        """
        if self.previous is None:
            raise ValueError("there is nothing to take back in this session")
        event = self.last and self._undo_of(self.last[0], moment, event_id)
        return replace(self.previous, undone=(event, self)), event

    def redo(self, *, moment: Moment, event_id: str) -> tuple[Self, Event | None]:
        """The session as it was before the last undo, and the event that takes the undo back.

        Raises:
            ValueError: the last step was no undo.
        """
        if self.undone is None:
            raise ValueError("there is nothing to do again in this session")
        undo, session = self.undone
        return session, undo and self._undo_of(undo, moment, event_id)

    def memories(self) -> dict[str, Memory]:
        """The memories of all items touched here, as the last steps left them."""
        memories: dict[str, Memory] = {}
        for event, after in self._steps():
            memories.setdefault(event.key, after)
        return memories

    def _steps(self) -> Iterator[tuple[Event, Memory]]:
        """The steps so far that are events, the last one first."""
        session: Undoable | None = self
        while session is not None:
            if session.last is not None:
                yield session.last
            session = session.previous

    def _undo_of(self, event: Event, moment: Moment, event_id: str) -> Event:
        return undo_event(event, moment=moment._replace(day=self.today), event_id=event_id)

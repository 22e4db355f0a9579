"""The keeper of a session: saves what happened before a screen goes on, and takes steps back."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from textual.screen import Screen

from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.study.event import Event
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.session.flow import Flow
from quizapp.study.session.session import Session
from quizapp.study.session.undo import name_of_all
from quizapp.ui.text import tell

RETRY_SECONDS: Final = 3
"""Between two tries to save what the disk refused."""

GoOn: TypeAlias = Callable[[Session], None]
"""What a screen does with the next session, once the event that led to it is on the disk."""


class SessionKeeper:
    """Lets a screen go on to the next session only once its event is saved."""

    def __init__(self, screen: Screen[Any], sessions: SessionFactory) -> None:
        self._screen = screen
        self._sessions = sessions
        self._unsaved: tuple[Session, Event | None, GoOn] | None = None
        """What the disk refused, until it takes it or the learner does something else."""
        self._warned = False
        """The learner has been told what leaving would cost."""

    def save(self, session: Session, event: Event | None, go_on: GoOn) -> bool:
        """Save what happened, and go on; stay where the screen is if the disk refuses.

        Args:
            session: the one after what happened.
            event: what happened; none for what leaves no trace.
            go_on: is given the session then.
        """
        try:
            if event:
                self._sessions.save(event)
        except StoreError as error:
            if self._unsaved != (session, event, go_on):
                advice = "" if error.passing else " Mend that first."
                self._warned = False
                self._tell(f"{error}{advice} It is kept here and tried again.", warn=True)
            self._unsaved = (session, event, go_on)
            self._screen.set_timer(RETRY_SECONDS, self._try_again)
            return False
        self._unsaved = None
        go_on(session)
        return True

    def note_revision(self, flow: Flow) -> Flow:
        """The flow once the disk knows that its card was revised; as it was if the disk refuses."""
        session, event = flow.note_revision(**self._sessions.stamp())
        try:
            self._sessions.save(event)
        except StoreError as error:
            self._tell(str(error), warn=True)
            return flow
        return flow.with_session(session)

    def withdraw(self) -> None:
        """An answer that the disk refused is not to be saved any more: its card is asked again."""
        self._unsaved = None

    def may_leave(self) -> bool:
        """What the disk refused is saved now, or the learner was told and wants to leave anyway."""
        if self._unsaved is None or self._warned:
            return True
        try:
            if event := self._unsaved[1]:
                self._sessions.save(event)
        except StoreError as error:
            self._warned = True
            self._tell(f"{error} The same key again leaves without it.", warn=True)
            return False
        self._unsaved = None
        return True

    def undo(self, session: Session, go_on: GoOn) -> None:
        """Take back the last step, of this session or of whatever came before it."""
        if not session.can_undo:
            self._undo_earlier(session, go_on)
            return
        step = session.undoes
        if self.save(*session.undo(**self._sessions.stamp()), go_on):
            self._tell(f"Taken back: {step}.")

    def redo(self, session: Session, go_on: GoOn) -> None:
        """Do the step again that was taken back last."""
        if not session.can_redo:
            self._redo_earlier(session, go_on)
            return
        step = session.redoes
        if self.save(*session.redo(**self._sessions.stamp()), go_on):
            self._tell(f"Done again: {step}.")

    def _try_again(self) -> None:
        """Save what the disk refused, if nothing else was done about it since."""
        if self._unsaved and self._screen.is_current and self.save(*self._unsaved):
            self._tell("The disk takes answers again: this one is saved.")

    def _undo_earlier(self, session: Session, go_on: GoOn) -> None:
        """Take back what the journal has from before this session, and ask its card, if any."""
        try:
            step = self._sessions.steps.undo()
        except StoreError as error:
            self._tell(str(error), warn=True)
            return
        if step is None:
            self._tell("There is nothing to take back.")
            return
        event, undo = step.events[0], step.undos[0]
        if event.act:
            go_on(_without(session, step.events))
        elif self._sessions.has(event.key):
            memory = self._sessions.collection.memory(event.key)
            origin = Origin.DUE if memory.last else Origin.NEW
            go_on(session.back_to(Planned(event.key, memory, origin), undo=undo))
        self._tell(step.sentence)

    def _redo_earlier(self, session: Session, go_on: GoOn) -> None:
        """Do again what was taken back before this session; its item need not be asked then."""
        try:
            events = self._sessions.steps.redo()
        except StoreError as error:
            self._tell(str(error), warn=True)
            return
        if not events:
            self._tell("Nothing was taken back just now.")
            return
        go_on(_without(session, events))
        self._tell(f"Done again: {name_of_all(events)} of {events[0].moment.day}.")

    def _tell(self, sentence: str, *, warn: bool = False) -> None:
        tell(self._screen.app, sentence, warn=warn)


def _without(session: Session, events: Iterable[Event]) -> Session:
    """The session without these items, whose memories it would have from before."""
    for event in events:
        session = session.without(event.key)
    return session

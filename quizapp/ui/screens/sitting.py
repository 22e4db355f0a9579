"""A sitting on the screen: what studying and its summary share, which is saving and taking back."""

from typing import Final

from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.study.event import Event
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.session.session import Session
from quizapp.study.session.undo import name_of
from quizapp.ui.lazy import Place
from quizapp.ui.text import tell

RETRY_SECONDS: Final = 3
"""Between two tries to save what the disk refused."""


class SittingScreen(Place):
    """Holds a session, and goes on to the next one only once its event is on the disk."""

    def __init__(self, sessions: SessionFactory, session: Session) -> None:
        super().__init__()
        self.sessions = sessions
        self.session = session
        self._unsaved: tuple[Session, Event | None, bool] | None = None
        """What the disk refused, until it takes it or the learner does something else."""
        self._warned = False
        """The learner has been told what leaving would cost."""

    def moved(self) -> None:
        """The session is another one now."""
        raise NotImplementedError

    def keep(self, session: Session, event: Event | None, *, moves: bool = True) -> bool:
        """Save what happened, and go on to the session; stay where it was if the disk refuses.

        Args:
            session: the one after what happened.
            event: what happened; none for what leaves no trace.
            moves: another item may be asked now.
        """
        try:
            if event:
                self.sessions.save(event)
        except StoreError as error:
            if self._unsaved != (session, event, moves):
                advice = "" if error.passing else " Mend that first."
                self._warned = False
                tell(self.app, f"{error}{advice} It is kept here and tried again.", warn=True)
            self._unsaved = (session, event, moves)
            self.set_timer(RETRY_SECONDS, self._try_again)
            return False
        self._unsaved = None
        self.session = session
        if moves:
            self.moved()
        return True

    def _try_again(self) -> None:
        """Save what the disk refused, if nothing else was done about it since."""
        if self._unsaved and self.is_current:
            session, event, moves = self._unsaved
            if self.keep(session, event, moves=moves):
                tell(self.app, "The disk takes answers again: this one is saved.")

    def may_leave(self) -> bool:
        """What the disk refused is saved now, or the learner was told and wants to leave anyway."""
        if self._unsaved is None or self._warned:
            return True
        session, event, _ = self._unsaved
        try:
            if event:
                self.sessions.save(event)
        except StoreError as error:
            self._warned = True
            tell(self.app, f"{error} The same key again leaves without it.", warn=True)
            return False
        self._unsaved, self.session = None, session
        return True

    def action_undo(self) -> None:
        """Take back the last step, of this session or of whatever came before it."""
        if not self.session.can_undo:
            self._undo_earlier()
            return
        step = self.session.undoes
        session, event = self.session.undo(**self.sessions.stamp())
        if self.keep(session, event):
            tell(self.app, f"Taken back: {step}.")

    def action_redo(self) -> None:
        """Do the step again that was taken back last."""
        if not self.session.can_redo:
            self._redo_earlier()
            return
        step = self.session.redoes
        session, event = self.session.redo(**self.sessions.stamp())
        if self.keep(session, event):
            tell(self.app, f"Done again: {step}.")

    def _redo_earlier(self) -> None:
        """Do again what was taken back before this session; its item need not be asked then."""
        try:
            again = self.sessions.redo()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if again is None:
            tell(self.app, "Nothing was taken back just now.")
            return
        self.session = self.session.without(again.key)
        self.moved()
        tell(self.app, f"Done again: {name_of(again)} of {again.moment.day}.")

    def _undo_earlier(self) -> None:
        """Take back what the journal has from before this session, and ask its card, if any."""
        try:
            taken = self.sessions.undo()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if taken is None:
            tell(self.app, "There is nothing to take back.")
            return
        target, undo = taken
        if self.sessions.has(target.key):
            memory = self.sessions.collection.memory(target.key)
            origin = Origin.DUE if memory.last else Origin.NEW
            planned = Planned(target.key, memory, origin)
            self.session = self.session.back_to(planned, undo=undo)
            self.moved()
        tell(self.app, f"Taken back: {name_of(target)} of {target.moment.day}.")

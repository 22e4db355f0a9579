"""The base of the screens that end a session: back to its last question, or away from it."""

from textual.screen import Screen

from quizapp.collection.sessions import SessionFactory
from quizapp.study.session.session import Session
from quizapp.ui.question.session_keeper import SessionKeeper


class SessionEndScreen(Screen["Session | None"]):
    """Ends with the session to go on with, or with None."""

    DEFAULT_CLASSES = "summary"

    def __init__(self, sessions: SessionFactory, session: Session) -> None:
        super().__init__()
        self.sessions = sessions
        self.session = session
        self.keeper = SessionKeeper(self, sessions)

    def action_undo(self) -> None:
        """Take back the last answer, and go back to its question."""
        self.keeper.undo(self.session, self.go_back)

    def go_back(self, session: Session) -> None:
        """Be in the session again."""
        self.dismiss(session)

    def may_leave(self) -> bool:
        """Nothing would be lost without a word if this screen ended now."""
        return self.keeper.may_leave()

    def action_leave(self) -> None:
        """Go back to where the session was begun."""
        if self.may_leave():
            self.dismiss(None)

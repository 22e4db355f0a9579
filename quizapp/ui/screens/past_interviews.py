"""Past interviews: the list of them, the latest first, each with its debrief."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.text.numbers import quantity
from quizapp.ui.interview.desk_rows import mock_row
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import load
from quizapp.ui.text import line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.page_rows import PageRows
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from quizapp.study.interview.mocks import Mock


class PastInterviewsScreen(Screen[None]):
    """A row an interview; Enter or a second click opens its debrief."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("past")

    def __init__(self, sessions: SessionFactory, desk: InterviewDesk) -> None:
        super().__init__()
        self.sessions = sessions
        self.desk = desk
        self.mocks: tuple[Mock, ...] = ()
        self.status = StatusLine("Past interviews")
        self.none = ProseView()
        self.rows = PageRows(id="past")
        self.footer = KeyFooter("past")

    @property
    def places(self) -> Sequence[str]:
        """The list alone."""
        return ("past",)

    def compose(self) -> ComposeResult:
        """Status, the list, keys."""
        yield self.status
        with VerticalScroll(classes="page", can_focus=False):
            yield self.none
            yield self.rows
        yield self.footer

    def on_screen_resume(self) -> None:
        """Look again: answers may have been taken back."""
        self.desk.forget()
        try:
            self.mocks = self.desk.mocks()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.status.show("Past interviews", quantity(len(self.mocks), "interview"))
        self.none.show(() if self.mocks else [line(plain("No interview was held yet.", "dim"))])
        self.rows.show([mock_row(mock) for mock in self.mocks])
        self.footer.show("past" if self.mocks else "empty", places=self.places)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.rows.action_move(step)

    @on(PageRows.Opened)
    def action_open(self) -> None:
        """Open the debrief of the interview under the cursor."""
        if self.mocks:
            mock = self.mocks[self.rows.cursor]
            self.app.push_screen(load("debrief")(self.sessions, self.desk, mock.id))

"""The debrief: what an interview came to, and what to study after it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from quizapp.collection.interviews.debrief_file import write_debrief
from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.ui.interview.debrief_text import debrief_blocks, debrief_words
from quizapp.ui.keys import bindings
from quizapp.ui.messages import ItemsRequested
from quizapp.ui.text import tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from quizapp.study.interview.debrief import Debrief


class DebriefScreen(Screen[bool]):
    """Ends with True where the learner takes the last answer back."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("debrief")

    def __init__(
        self,
        sessions: SessionFactory,
        desk: InterviewDesk,
        mock: str,
        *,
        may_undo: bool = False,
    ) -> None:
        """Tell of an interview.

        Args:
            sessions: whose paths say where its Markdown goes.
            desk: what knows of it.
            mock: its id.
            may_undo: it has just ended, and lies below this screen.
        """
        super().__init__()
        self.desk = desk
        self._folder = sessions.collection.event_store.paths.interviews
        self.mock = mock
        self.debrief: Debrief | None = None
        self._may_undo = may_undo
        self.status = StatusLine("Interview")
        self.text = ProseView(id="debrief")
        self.page = VerticalScroll(self.text, classes="page", can_focus=False)
        self.footer = KeyFooter()

    @property
    def places(self) -> Sequence[str]:
        """The debrief alone."""
        return ("debrief",)

    def compose(self) -> ComposeResult:
        """Status, the debrief, keys."""
        yield self.status
        yield self.page
        yield self.footer

    def on_screen_resume(self) -> None:
        """Reckon again: something of it may have been taken back."""
        self.desk.forget()
        try:
            self.debrief = self.desk.debrief(self.mock)
        except KeyError:
            # Its beginning was taken back meanwhile, here or on another device.
            tell(self.app, "That interview was taken back.")
            self.dismiss(False)
            return
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.status.show(*debrief_words(self.debrief))
        self.text.show(debrief_blocks(self.desk, self.debrief))
        phases = ("missed",) if self._keys else ()
        self.footer.show(*phases, "debrief", places=self.places)

    @property
    def _keys(self) -> tuple[str, ...]:
        return self.desk.study_keys(self.debrief) if self.debrief else ()

    def action_study(self) -> None:
        """Study what was missed."""
        self.post_message(ItemsRequested(self._keys, "Nothing of it can be asked now."))

    def action_write(self) -> None:
        """Write the debrief as Markdown."""
        if self.debrief is None:
            return
        day = self.debrief.mock.day
        try:
            file = write_debrief(self._folder, day, self.mock, self.desk.markdown(self.mock))
        except StoreError as error:
            tell(self.app, str(error), warn=True)
        else:
            tell(self.app, f"Written to {file}.")

    def action_undo(self) -> None:
        """Go back to the last question, where it was asked just now."""
        if self._may_undo:
            self.dismiss(True)
        else:
            tell(self.app, "That interview is past; on home, u takes back the last thing done.")

    def action_page(self, pages: int) -> None:
        """Scroll a long debrief."""
        turn_pages(self.page, pages)

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(False)

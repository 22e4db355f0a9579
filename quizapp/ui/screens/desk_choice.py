"""The desk: what an interview would ask, what is missed most often, and past interviews."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.collection.sessions import SessionFactory
from quizapp.labs.forms import ControlError
from quizapp.store.errors import StoreError
from quizapp.study.interview.choose import DeskRequest
from quizapp.study.interview.flow import InterviewFlow
from quizapp.text.numbers import quantity
from quizapp.ui.interview.desk_rows import NOTHING_WAITS, broken_off, desk_rows
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import load
from quizapp.ui.text import line, plain, tell
from quizapp.ui.widgets.control_strip import ControlStrip
from quizapp.ui.widgets.desk_controls import DeskControls
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.number_input import NumberInput
from quizapp.ui.widgets.page_rows import PageRows
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from quizapp.study.interview.mocks import Mock


class DeskChoiceScreen(Screen[None]):
    """Where interviews begin and go on."""

    AUTO_FOCUS = "#controls"
    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")

    def __init__(
        self,
        sessions: SessionFactory,
        request: DeskRequest | None,
        *,
        begins: bool = False,
    ) -> None:
        """Open the desk with these choices; an interview begins at once where that is wanted."""
        super().__init__()
        self.sessions = sessions
        self.desk = InterviewDesk(sessions)
        self.controls = DeskControls(request or DeskRequest(), (), ())
        self.unfinished: Mock | None = None
        self._begins = begins
        self.status = StatusLine("Interview desk")
        self.offer = ProseView(id="offer")
        self.number = NumberInput()
        self.strip = ControlStrip(self.number)
        self.rows = PageRows(id="desk-rows")
        self.page = VerticalScroll(self.rows, classes="page", can_focus=False)
        self.footer = KeyFooter("desk")

    def compose(self) -> ComposeResult:
        """Status, what was broken off, the controls, the lists, keys."""
        yield self.status
        yield self.offer
        yield self.strip
        yield self.number
        yield self.page
        yield self.footer

    @property
    def places(self) -> Sequence[str]:
        """The controls and the desk."""
        return ["number"] if self.number.display else ["controls", "desk"]

    def on_screen_resume(self) -> None:
        """Look again: an interview may just have ended."""
        self.follow_library()
        if self._begins:
            self._begins = False
            self._ask(self.controls.request)

    def follow_library(self) -> None:
        """Show what decks and journal hold now."""
        self.desk.forget()
        try:
            rows = self.desk.rows()
            self.unfinished = self.desk.unfinished()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.controls = DeskControls.over(rows, self.controls.request)
        self.status.show("Interview desk", quantity(len(rows), "question"))
        self.draw()

    def draw(self) -> None:
        """Draw what is chosen."""
        unfinished = self.unfinished
        self.offer.show([line(plain(broken_off(unfinished), "bold"))] if unfinished else ())
        self.strip.show(self.controls.dials, ())
        try:
            self.rows.show(desk_rows(self.desk, self.controls.request), has_cursor=False)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
        self._name_keys()

    @on(NumberInput.Asked)
    def _name_keys(self) -> None:
        phase = "number" if self.number.display else "broken" if self.unfinished else "desk"
        self.footer.show(phase, places=self.places)

    # Choosing

    @on(ControlStrip.Turned)
    def _turn(self, message: ControlStrip.Turned) -> None:
        self.controls = self.controls.turned(message.name, message.count, fine=message.fine)
        self.draw()

    @on(NumberInput.Typed)
    def _take(self, message: NumberInput.Typed) -> None:
        try:
            self.controls = self.controls.typed(message.name, message.number)
        except ControlError as error:
            tell(self.app, f"{error.message}.", warn=True)
        self._leave_number()

    @on(NumberInput.Left)
    def _leave_number(self) -> None:
        self.strip.focus()
        self.draw()

    # Beginning

    def action_begin(self) -> None:
        """Begin an interview, or go on with the one that was broken off."""
        if mock := self.unfinished:
            self._start(lambda: self.desk.resume(mock))
        else:
            self.action_new()

    def action_new(self) -> None:
        """Begin an interview, whatever was broken off."""
        self._ask(self.controls.request)

    def action_one(self) -> None:
        """Begin an interview of one question."""
        self._ask(replace(self.controls.request, count=1))

    def _ask(self, request: DeskRequest) -> None:
        """Begin what the request wants, if there is anything to ask."""
        if any(map(request.admits, self.desk.rows())):
            self._start(lambda: self.desk.begin(request))
        else:
            tell(self.app, NOTHING_WAITS)

    def _start(self, begin: Callable[[], InterviewFlow]) -> None:
        """Open the interview."""
        try:
            flow = begin()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        # What is missed most often may be of a question that is about to be asked.
        self.rows.show((), has_cursor=False)
        aloud = self.controls.request.aloud
        screen = load("interview")(self.sessions, flow, self.desk, aloud=aloud)
        self.app.push_screen(screen, self._after_interview)

    def _after_interview(self, end: InterviewFlow | None) -> None:
        """Home, once all was asked and told."""
        if end:
            self.dismiss()

    def action_close(self) -> None:
        """Close the interview that was broken off; its answers stay."""
        if self.unfinished is None:
            tell(self.app, "No interview was broken off.")
            return
        try:
            self.desk.close(self.unfinished)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        tell(self.app, "Closed. Its answers stay; p lists it.")
        self.follow_library()

    def action_past(self) -> None:
        """List past interviews."""
        self.app.push_screen(load("past")(self.sessions, self.desk))

    def action_page(self, pages: int) -> None:
        """Scroll the lists."""
        turn_pages(self.page, pages)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

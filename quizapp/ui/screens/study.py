"""The study screen: one item at a time, asked, answered, revealed, graded, saved."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from quizapp.decks.fingerprint import fingerprint
from quizapp.store.desk import Desk
from quizapp.store.errors import StoreError
from quizapp.study.event import Event, Moment
from quizapp.study.grading import Response, Verdict, grade
from quizapp.study.numbers import read_number
from quizapp.study.quality import Quality
from quizapp.study.question import Question, pose
from quizapp.study.session import Session
from quizapp.ui.grades import grades
from quizapp.ui.keys import bindings
from quizapp.ui.reveal import reveal
from quizapp.ui.text import labelled, prose, tell
from quizapp.ui.widgets.answer import BlankRefused, Committed
from quizapp.ui.widgets.choice_box import ChoiceBox
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.order_box import OrderBox
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.status_line import StatusLine
from quizapp.ui.widgets.typed_box import TypedBox


class StudyScreen(Screen[Session | None]):
    """Draws one session; every answer is on the disk before the next item is shown.

    Ends with the finished session, or with None when the learner leaves in the middle.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("study")

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self.desk = desk
        self.session = session
        self.question: Question | None = None
        self._verdict: Verdict | None = None
        self.revealed = False
        self._hinted = False
        self._tried = False
        self._asked: Moment = desk.moment()
        self._thinking_ms = 0
        self._given = ""
        self.status = StatusLine()
        self.prompt = ProseView(id="prompt")
        self.hint = ProseView(id="hint")
        self.choice = ChoiceBox()
        self.order = OrderBox()
        self.typed = TypedBox()
        self.answer = ProseView(id="reveal")
        self.grade_bar = GradeBar()
        self.footer = KeyFooter()

    def compose(self) -> ComposeResult:
        """Status, the card on a page that scrolls, grades, keys."""
        yield self.status
        with VerticalScroll(classes="page", can_focus=False):
            yield self.prompt
            yield self.choice
            yield self.order
            yield self.typed
            yield self.hint
            yield self.answer
        yield self.grade_bar
        yield self.footer

    def on_mount(self) -> None:
        """Ask the first item."""
        self.ask()

    # Asking

    def ask(self) -> None:
        """Show the session's current item, or the summary when there is none."""
        step = self.session.step
        if step is None:
            self.dismiss(self.session)
            return
        try:
            item = self.desk.item(step.key)
            question = pose(item, count=step.memory.answers)
        except (KeyError, ValueError) as error:
            tell(self.app, f"{step.key} cannot be asked: {error}", warn=True)
            self.dismiss(None)
            return
        self.question, self._verdict = question, None
        self.revealed = self._hinted = self._tried = False
        self._asked = self.desk.moment()
        self._given = ""
        self.prompt.show(prose(question.prompt))
        self.answer.show(())
        self.hint.show(())
        self.grade_bar.show(())
        self._offer_widget(question)
        self._draw_state(item.topic, drill=step.drill)

    def _offer_widget(self, question: Question) -> None:
        """The widget that takes this kind of answer, in focus; none for a card graded by hand."""
        offered: ChoiceBox | OrderBox | TypedBox | None = None
        if question.options:
            offered = self.choice
        elif question.blocks:
            offered = self.order
        elif question.machine:
            offered = self.typed
        for widget in (self.choice, self.order, self.typed):
            widget.display = widget is offered
        if offered:
            offered.ask(question)
        self.set_focus(offered)

    def _draw_state(self, topic: str, *, drill: bool) -> None:
        progress = self.session.progress
        drills = f" · {progress.to_drill} to drill" if progress.to_drill else ""
        place = self.desk.topics[topic] + (" › drill" if drill else "")
        count = f"{min(progress.done + 1, progress.total)} of {progress.total}{drills}"
        self.status.show(place, count)
        self.footer.show(*self.phases)

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for."""
        question = self.question
        if question is None:
            return ()
        if self.revealed:
            if self._verdict is None:
                return ("recalled",)
            return ("proposed", "failed_typed") if self._verdict.overridable else ("proposed",)
        hint = bool(question.hint) and not self._hinted
        if question.options:
            asked = "tick" if question.several else "choose"
        elif question.blocks:
            asked = "arrange"
        elif question.machine:
            return ("type", "type_hint") if hint else ("type",)
        else:
            asked = "think"
        return (asked, "hint") if hint else (asked,)

    @property
    def places(self) -> list[str]:
        """Where the learner is, for the help: this screen, and the widget that takes the answer."""
        offered = [widget.id for widget in (self.choice, self.order, self.typed) if widget.display]
        return ["study", *filter(None, offered)]

    def action_hint(self) -> None:
        """Show the card's hint, which caps the grade of a machine-graded pass."""
        question = self.question
        if question and not self.revealed:
            if question.hint:
                self._hinted = True
                self.hint.show(labelled("hint", prose(question.hint)))
                self.footer.show(*self.phases)
            else:
                tell(self.app, "This card has no hint.")

    # Answering

    @on(Committed)
    def _commit(self, message: Committed) -> None:
        question = self.question
        assert question
        if question.expected is not None and isinstance(message.response, str):
            try:
                read_number(message.response, question.unit)
            except ValueError as error:
                tell(self.app, str(error), warn=True)
                return
        self._stop_thinking()
        verdict = grade(
            question,
            message.response,
            thinking_ms=self._thinking_ms,
            hinted=self._hinted,
            second_try=self._tried,
        )
        self._given = written(question, message.response)
        if question.blocks and message.response and not verdict.passed and not self._tried:
            self._offer_second_try(verdict)
        else:
            self._verdict = verdict
            self._reveal()

    def _offer_second_try(self, verdict: Verdict) -> None:
        self._tried = True
        remarks = (*verdict.remarks, "One more try; a pass then counts as Hard.")
        self.hint.show([block for remark in remarks for block in prose(remark)])
        self.order.unlock()

    @on(BlankRefused)
    def _refuse_blank(self) -> None:
        tell(self.app, "Nothing is answered yet. Enter again says: I don't know.")

    def _stop_thinking(self) -> None:
        waited = self.desk.moment().at - self._asked.at
        self._thinking_ms = max(0, round(waited.total_seconds() * 1000))

    def _reveal(self) -> None:
        """Show the answer and the grades."""
        question, step = self.question, self.session.step
        assert question
        assert step
        self.revealed = True
        for widget in (self.choice, self.order, self.typed):
            if widget.display:
                widget.reveal()
        self.set_focus(None)
        self.hint.show(())
        self.answer.show(reveal(question, self._verdict))
        self._offer_grades()
        self.footer.show(*self.phases)
        self.call_after_refresh(self.answer.scroll_visible, animate=False)

    def _offer_grades(self) -> None:
        step = self.session.step
        assert step
        self.grade_bar.show(
            grades(
                step.memory,
                self.session.preview(),
                self._verdict,
                today=self.session.today,
                six=self.desk.settings.six_grades,
            )
        )

    # Grading

    def action_advance(self) -> None:
        """Reveal; or, once revealed, take the proposed grade."""
        if not self.revealed:
            if self.question and not self.question.machine:
                self._stop_thinking()
                self._reveal()
        elif self._verdict:
            self._save(self._verdict.proposed)

    def action_grade(self, key: int) -> None:
        """Give the grade of a key, if it is on offer."""
        grade_ = self.grade_bar.grades.get(str(key))
        if self.revealed and grade_:
            self._save(grade_.quality)

    @on(GradeBar.Pressed)
    def _press(self, message: GradeBar.Pressed) -> None:
        self._save(message.quality)

    def action_override(self) -> None:
        """Turn a failed typed answer into a pass; the journal keeps what was proposed."""
        if self.revealed and self._verdict and self._verdict.overridable:
            self._save(Quality.GOOD)

    def _save(self, quality: Quality) -> None:
        question, verdict = self.question, self._verdict
        assert question
        session, event = self.session.answer(
            quality,
            moment=self.desk.moment(),
            event_id=self.desk.new_id(),
            fingerprint=fingerprint(question.item),
            proposed=verdict.proposed if verdict else None,
            thinking_ms=self._thinking_ms,
            answer=self._given,
            sure_wrong=bool(verdict and verdict.sure_wrong),
        )
        self._keep(session, event)

    def action_undo(self) -> None:
        """Take back the last answer of this session and show its card again."""
        if not self.session.can_undo:
            tell(self.app, "There is nothing to undo in this session.")
            return
        session, event = self.session.undo(moment=self.desk.moment(), event_id=self.desk.new_id())
        if self._keep(session, event):
            tell(self.app, "Taken back. The card is asked again.")

    def _keep(self, session: Session, event: Event | None) -> bool:
        """Go on to the session only once the event, if the step is one, is on the disk."""
        try:
            if event:
                self.desk.save(event)
        except StoreError as error:
            tell(
                self.app, f"{error} The card stays; grade it again when that is mended.", warn=True
            )
            return False
        self.session = session
        self.ask()
        return True

    # Leaving

    def action_page(self, pages: int) -> None:
        """Scroll a card that is longer than the screen."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Go home; there is nothing left to save."""
        self.dismiss(None)


def written(question: Question, response: Response | None) -> str:
    """The answer as the journal keeps it, in words rather than in positions."""
    if response is None:
        return ""
    if isinstance(response, str):
        return response
    if isinstance(response, frozenset):
        return " | ".join(question.options[index].text for index in sorted(response))
    return " < ".join(response)

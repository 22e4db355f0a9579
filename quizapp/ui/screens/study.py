"""The study screen: one item at a time, asked, answered, revealed, graded, saved."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

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
from quizapp.ui.rooms import Place
from quizapp.ui.text import tell
from quizapp.ui.widgets.answer import BlankRefused, Committed
from quizapp.ui.widgets.card_page import CardPage
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.status_line import StatusLine

LONG_AGO: Final = timedelta(hours=1)
"""A sitting that runs past the rollover keeps its day; one left open over night does not."""


class StudyScreen(Place):
    """Draws one session; every answer is on the disk before the next item is shown.

    Ends with the finished session, or with None when the learner leaves in the middle.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("study")

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self.desk = desk
        self.session = session
        self._verdict: Verdict | None = None
        self._asked: Moment = desk.agenda.moment()
        self._thinking_ms = 0
        self._given = ""
        self.status = StatusLine()
        self.card = CardPage()
        self.grade_bar = GradeBar()
        self.footer = KeyFooter()

    def compose(self) -> ComposeResult:
        """Status, the card, grades, keys."""
        yield self.status
        yield self.card
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
        self._verdict = None
        self._asked = self.desk.agenda.moment()
        self._given = ""
        self.card.ask(question)
        self.grade_bar.show(())
        self._draw_state(item.topic, drill=step.drill)

    def _draw_state(self, topic: str, *, drill: bool) -> None:
        progress = self.session.progress
        drills = f" · {progress.to_drill} to drill" if progress.to_drill else ""
        place = self.desk.agenda.topics[topic] + (" › drill" if drill else "")
        count = f"{min(progress.done + 1, progress.total)} of {progress.total}{drills}"
        self.status.show(place, count)
        self.footer.show(*self.phases)

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for."""
        if not self.card.revealed:
            return self.card.phases
        if self._verdict is None:
            return ("recalled",)
        return ("proposed", "failed_typed") if self._verdict.overridable else ("proposed",)

    @property
    def places(self) -> Sequence[str]:
        """The widget that takes the answer, and this screen."""
        return [*self.card.places, "study"]

    def action_hint(self) -> None:
        """Show the card's hint, which caps the grade of a machine-graded pass."""
        if self.card.revealed:
            return
        if self.card.show_hint():
            self.footer.show(*self.phases)
        else:
            tell(self.app, "This card has no hint.")

    # Answering

    @on(Committed)
    def _commit(self, message: Committed) -> None:
        question = self.card.question
        assert question
        if self.card.revealed:
            # Two quick presses commit twice; the first one counts.
            return
        if question.expected is not None and isinstance(message.response, str):
            try:
                read_number(message.response, question.unit)
            except ValueError as error:
                tell(self.app, str(error), warn=True)
                return
        if not self._stop_thinking():
            return
        verdict = grade(
            question,
            message.response,
            thinking_ms=self._thinking_ms,
            hinted=self.card.hinted,
            second_try=self.card.tried,
        )
        self._given = written(question, message.response)
        if question.blocks and message.response and not (verdict.passed or self.card.tried):
            self.card.try_again((*verdict.remarks, "One more try; a pass then counts as Hard."))
        else:
            self._verdict = verdict
            self._reveal()

    @on(BlankRefused)
    def _refuse_blank(self) -> None:
        tell(self.app, "Nothing is answered yet. Enter again says: I don't know.")

    def _stop_thinking(self) -> bool:
        """Take the time; False when the card has lain here since another study day."""
        now = self.desk.agenda.moment()
        waited = now.at - self._asked.at
        self._thinking_ms = max(0, round(waited.total_seconds() * 1000))
        if now.day > self.session.today and waited > LONG_AGO:
            tell(self.app, "A new study day has begun. Start a session to see what is due now.")
            self.dismiss(None)
            return False
        return True

    def _reveal(self) -> None:
        """Show the answer and the grades."""
        self.card.reveal(self._verdict)
        self._offer_grades()
        self.footer.show(*self.phases)

    def _offer_grades(self) -> None:
        step = self.session.step
        assert step
        self.grade_bar.show(
            grades(
                step.memory,
                self.session.preview(),
                self._verdict,
                today=self.session.today,
                six=self.desk.agenda.settings.six_grades,
            )
        )

    # Grading

    def action_advance(self) -> None:
        """Reveal; or, once revealed, take the proposed grade."""
        question = self.card.question
        if not self.card.revealed:
            if question and not question.machine and self._stop_thinking():
                self._reveal()
        elif self._verdict:
            self._save(self._verdict.proposed)

    def action_grade(self, key: int) -> None:
        """Give the grade of a key, if it is on offer."""
        grade_ = self.grade_bar.grades.get(str(key))
        if self.card.revealed and grade_:
            self._save(grade_.quality)

    @on(GradeBar.Pressed)
    def _press(self, message: GradeBar.Pressed) -> None:
        self._save(message.quality)

    def action_override(self) -> None:
        """Turn a failed typed answer into a pass; the journal keeps what was proposed."""
        if self.card.revealed and self._verdict and self._verdict.overridable:
            self._save(Quality.GOOD)

    def _save(self, quality: Quality) -> None:
        question, verdict = self.card.question, self._verdict
        assert question
        session, event = self.session.answer(
            quality,
            moment=self.desk.agenda.moment(),
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
        session, event = self.session.undo(
            moment=self.desk.agenda.moment(), event_id=self.desk.new_id()
        )
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
        self.card.turn(pages)

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

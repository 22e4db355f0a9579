"""The study screen: one item at a time, asked, answered, revealed, graded, saved."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from quizapp.decks.changes import Change, change
from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.lab_forms import ControlError
from quizapp.decks.model import LabTask
from quizapp.engine.expressions import ExpressionError
from quizapp.store.desk import Desk
from quizapp.store.errors import StoreError
from quizapp.study.confidence import ladder
from quizapp.study.event import Decision
from quizapp.study.grading import OVERRIDE, Response, Verdict, grade
from quizapp.study.numbers import read_number
from quizapp.study.posing import pose
from quizapp.study.quality import Quality
from quizapp.study.question import Question, ShownOption
from quizapp.study.session import Session
from quizapp.study.sm2 import is_leech
from quizapp.ui.doors import Editing, LabWanted
from quizapp.ui.grades import DECISIONS, decisions, grades, sureness
from quizapp.ui.keys import bindings
from quizapp.ui.screens.item_actions import ItemActions
from quizapp.ui.text import line, plain, tell
from quizapp.ui.widgets.answer import BlankRefused, Committed
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from quizapp.study.event import Moment

LONG_AGO: Final = timedelta(hours=1)
"""A sitting that runs past the rollover keeps its day; one left open over night does not."""


class Phase(Enum):
    """Where in the life of one card the screen is."""

    DECIDE = auto()
    """The card was changed: what is its history worth?"""
    ASK = auto()
    SURE = auto()
    """The answer is given: how sure is the learner?"""
    EXPLAIN = auto()
    """Of a lab task: why is the answer what it is?"""
    REVEALED = auto()
    FREE = auto()
    """In a lab: nothing is asked."""


class StudyScreen(ItemActions):
    """Draws one session; every answer is on the disk before the next item is shown.

    Ends with the finished session, or with None when the learner leaves in the middle.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("study")

    def __init__(self, desk: Desk, session: Session, editing: Editing) -> None:
        super().__init__(desk, session, editing)
        self.phase = Phase.ASK
        self.verdict: Verdict | None = None
        self.response: Response = None
        self.confidence: float | None = None
        self.reason: ShownOption | None = None
        """The reason that was picked for the answer, where one is asked for."""
        self._began: Moment = desk.agenda.moment()
        self._asked: Moment = self._began
        self._overtime_told = False
        self._thinking_ms = 0
        self.given = ""
        self.status = StatusLine()
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
        with suppress(StoreError):
            # Without it no answer counts as quick, and nothing else changes.
            self.usual_ms = self.desk.usual_ms()
        self.moved()

    # Asking

    def moved(self) -> None:
        """Show the session's current item, or end when there is none."""
        step = self.session.step
        if step is None:
            self.dismiss(self.session)
            return
        try:
            item = self.desk.item(step.key)
            question = pose(item, count=step.memory.answers)
        except (KeyError, ValueError) as error:
            reason = "no deck has it any more" if isinstance(error, KeyError) else error
            tell(self.app, f"{step.key} is left out: {reason}.", warn=True)
            self.session = self.session.without(step.key)
            self.moved()
            return
        self.item = item
        self.verdict = self.response = self.confidence = self.reason = None
        # An answer that the disk refused is withdrawn when its card is asked again.
        self._unsaved = None
        self._asked = self.desk.agenda.moment()
        self.given = ""
        self.card.ask(question)
        self.draw_state()
        match change(step.memory.fingerprint, fingerprint(item)):
            case Change.REWORDED:
                self._ask_what_it_is_worth()
            case Change.REVISED:
                self._note_revision()
                self.enter(Phase.ASK)
            case _:
                self.enter(Phase.ASK)
        self._mind_the_time()

    def enter(self, phase: Phase) -> None:
        """Be in this phase from now on."""
        self.phase = phase
        if phase is Phase.ASK:
            self.grade_bar.show(())
        self.footer.show(*self.phases)

    def draw_state(self) -> None:
        """Draw the topic, how far the session is, and what marks the item has."""
        step = self.session.step
        assert step
        progress, memory = self.session.progress, step.memory
        drills = f" · {progress.to_drill} to drill" if progress.to_drill else ""
        kind = " › cram" if self.session.cram else " › drill" if step.drill else ""
        leech = is_leech(memory, preset=self.session.preset)
        states = {"leech": leech, "flagged": memory.flagged, "suspended": memory.suspended}
        marks = "".join(f" · {name}" for name, holds in states.items() if holds)
        place = f"{min(progress.done + 1, progress.total)} of {progress.total}{drills}"
        count = (place if progress.total else f"{progress.to_drill} to drill") + marks
        self.status.show(self.desk.agenda.topics[self.item.topic] + kind, count)

    def _mind_the_time(self) -> None:
        """Say once, and only say, that the sitting is as long as it was meant to be."""
        minutes = self.desk.agenda.settings.session_minutes
        lasted = self._asked.at - self._began.at
        if not self._overtime_told and self.session.overtime(minutes, lasted=lasted):
            self._overtime_told = True
            tell(self.app, f"{minutes} minutes have passed: a good place to stop, with q.")

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for."""
        if self.phase is Phase.DECIDE:
            return ("decide",)
        if self.phase is Phase.SURE:
            return ("sure",)
        if self.phase is Phase.ASK:
            return self.card.phases
        lab = ("lab",) if self.item.card.lab or isinstance(self.item.card, LabTask) else ()
        if self.verdict is None:
            return ("recalled", *lab)
        more = ("failed_typed",) if self.verdict.overridable else ()
        return ("proposed", *more, *lab)

    @property
    def places(self) -> Sequence[str]:
        """The widget that takes the answer, and this screen."""
        return [*self.card.places, "study"]

    def action_hint(self) -> None:
        """Show the card's hint, which caps the grade of a machine-graded pass."""
        if self.phase is not Phase.ASK:
            return
        if self.card.show_hint():
            self.footer.show(*self.phases)
        else:
            tell(self.app, "This card has no hint.")

    def _ask_what_it_is_worth(self) -> None:
        """Put the question of a changed card before the card itself is asked."""
        self.card.hold_back(
            "This card was changed since you last answered it. What is its history worth?"
        )
        self.grade_bar.show(decisions())
        self.enter(Phase.DECIDE)

    def _note_revision(self) -> None:
        """The author raised `rev`: the journal says why the item is due; no step to take back."""
        before = self.session
        session, event = before.decide(
            Decision.SOON, fingerprint=fingerprint(self.item), **self.desk.stamp()
        )
        try:
            self.desk.save(event)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.session = replace(
            session, last=before.last, previous=before.previous, undone=before.undone
        )

    def action_undo(self) -> None:
        """Take back the last step; once the answer is given, first of all that answer."""
        if self.phase in (Phase.SURE, Phase.EXPLAIN, Phase.REVEALED):
            self.moved()
            tell(self.app, "Nothing was saved yet: the card is asked again.")
        else:
            super().action_undo()

    def on_descendant_blur(self) -> None:
        """The text box was left: other keys matter."""
        self.footer.show(*self.phases)

    def on_descendant_focus(self) -> None:
        """The text box was entered again."""
        self.footer.show(*self.phases)

    # Answering

    @on(Committed)
    def _commit(self, message: Committed) -> None:
        self.take(message.response)

    def take(self, response: Response | None) -> None:
        """Take an answer, unless it cannot be read."""
        question = self.card.question
        assert question
        if self.phase is not Phase.ASK:
            # Two quick presses commit twice; the first one counts.
            return
        if question.expected is not None and isinstance(response, str):
            try:
                read_number(response, question.unit)
            except ValueError as error:
                tell(self.app, str(error), warn=True)
                return
        if self.stop_thinking():
            self.response = response
            self.given = written(question, response)
            self.ask_how_sure()

    @on(BlankRefused)
    def _refuse_blank(self) -> None:
        tell(self.app, "Nothing is answered yet. Enter again says: I don't know.")

    def stop_thinking(self) -> bool:
        """Take the time; False when the card has lain here since another study day."""
        now = self.desk.agenda.moment()
        waited = now.at - self._asked.at
        self._thinking_ms = max(0, round(waited.total_seconds() * 1000))
        if now.day > self.session.today and waited > LONG_AGO:
            tell(self.app, "A new study day has begun. Start a session to see what is due now.")
            self.dismiss(None)
            return False
        return True

    @property
    def wants_confidence(self) -> bool:
        """The learner wants to say how sure they are, where the card lets them."""
        return self.desk.agenda.settings.confidence

    def ask_how_sure(self) -> None:
        """Ask for a confidence before the reveal, where the learner and the card want it."""
        question = self.card.question
        assert question
        wanted = self.wants_confidence and question.item.card.confidence
        blank = question.machine and self.response is None
        if not wanted or blank or self.card.tried:
            self.judge()
            return
        self.set_focus(None)
        options = 0 if question.several else len(question.options)
        self.grade_bar.show(sureness(options))
        self.card.hint.show([line(plain("How sure are you that you are right?", "bold"))])
        self.enter(Phase.SURE)

    def judge(self) -> None:
        """Grade what the machine can, and reveal; an order gets a second try first."""
        question = self.card.question
        assert question
        if not question.machine:
            self.reveal()
            return
        verdict = grade(
            question,
            self.response,
            confidence=self.confidence,
            thinking_ms=self._thinking_ms,
            usual_ms=self.usual_ms.get(question.item.kind),
            hinted=self.card.hinted,
            second_try=self.card.tried,
        )
        if question.blocks and self.response and not (verdict.passed or self.card.tried):
            self.card.try_again((*verdict.remarks, "One more try; a pass then counts as Hard."))
            self.enter(Phase.ASK)
        else:
            self.verdict = verdict
            self.reveal()

    def reveal(self) -> None:
        """Show the answer and the grades."""
        step = self.session.step
        assert step
        self.card.reveal(
            self.verdict, given=self.given, confidence=self.confidence, reason=self.reason
        )
        self.grade_bar.show(
            grades(
                step.memory,
                self.session.preview(),
                self.verdict,
                today=self.session.today,
                six=self.desk.agenda.settings.six_grades,
                cram=self.session.cram,
            )
        )
        self.enter(Phase.REVEALED)

    # Grading

    def action_advance(self) -> None:
        """Reveal; skip saying how sure; or, once revealed, take the proposed grade."""
        question = self.card.question
        if self.phase is Phase.SURE:
            self.judge()
        elif self.phase is Phase.ASK:
            if question and not question.machine and self.stop_thinking():
                self.ask_how_sure()
        elif self.phase is Phase.REVEALED and self.verdict:
            self._save(self.verdict.proposed)

    def action_grade(self, number: int) -> None:
        """Press the button with this key: a grade, a confidence or a decision."""
        button = self.grade_bar.grades.get(str(number))
        if button is None:
            return
        if self.phase is Phase.REVEALED and button.quality is not None:
            self._save(button.quality)
        elif self.phase is Phase.SURE:
            question = self.card.question
            assert question
            options = 0 if question.several else len(question.options)
            self.confidence = ladder(options)[number - 1]
            self.judge()
        elif self.phase is Phase.DECIDE:
            decision, _ = DECISIONS[button.key]
            mark = fingerprint(self.item)
            self.keep(*self.session.decide(decision, fingerprint=mark, **self.desk.stamp()))

    @on(GradeBar.Pressed)
    def _press(self, message: GradeBar.Pressed) -> None:
        self.action_grade(int(message.key))

    def action_override(self) -> None:
        """Turn a failed typed answer into a pass; the journal keeps what was proposed."""
        if self.phase is Phase.REVEALED and self.verdict and self.verdict.overridable:
            self._save(OVERRIDE)

    def _save(self, quality: Quality) -> None:
        verdict = self.verdict
        before = self.session.step
        session, event = self.session.answer(
            quality,
            fingerprint=fingerprint(self.item),
            proposed=verdict.proposed if verdict else None,
            confidence=self.confidence,
            thinking_ms=self._thinking_ms,
            answer=self.given,
            sure_wrong=bool(verdict and verdict.sure_wrong),
            **self.desk.stamp(),
        )
        if self.keep(session, event) and before and session.last:
            self.mind_leeches(before.memory, session.last[1])

    def action_lab(self) -> None:
        """Open the card's lab, once its question is answered."""
        if self.phase is not Phase.REVEALED:
            tell(self.app, "The lab opens after the answer, so that you try first.")
            return
        question = self.card.question
        assert question
        try:
            start = self.desk.lab_of(question)
        except (ControlError, ExpressionError) as error:
            tell(self.app, f"The lab cannot be opened: {error}.", warn=True)
            return
        if start is None:
            tell(self.app, "This card has no lab.")
        else:
            self.post_message(LabWanted(start))

    # Leaving

    def action_page(self, pages: int) -> None:
        """Scroll a card that is longer than the screen."""
        self.card.turn(pages)

    def action_leave(self) -> None:
        """Go home, with everything saved."""
        if self.may_leave():
            self.dismiss(None)


def written(question: Question, response: Response) -> str:
    """The answer as the journal keeps it, in words rather than in positions."""
    if response is None:
        return ""
    if isinstance(response, str):
        return response
    if isinstance(response, frozenset):
        return " | ".join(question.options[index].text for index in sorted(response))
    return " < ".join(response)

"""The answering screen: from an answer to its grade on the disk, one item at a time."""

from datetime import timedelta
from typing import Final

from textual import on

from quizapp.collection.sessions import SessionFactory
from quizapp.decks.fingerprint import fingerprint
from quizapp.study.answer.confidence import ladder
from quizapp.study.answer.grading import OVERRIDE, Verdict, grade
from quizapp.study.answer.question import Response, ShownOption
from quizapp.study.quality import Quality
from quizapp.study.session.session import Session
from quizapp.ui.grades import DECISIONS, grades, sureness
from quizapp.ui.lazy import Editing
from quizapp.ui.screens.asking import AskingScreen, Phase
from quizapp.ui.text import line, plain, tell
from quizapp.ui.widgets.answer import BlankRefused, Committed
from quizapp.ui.widgets.grade_bar import GradeBar

LONG_AGO: Final = timedelta(hours=1)
"""A sitting that runs past the rollover keeps its day; one left open over night does not."""


class AnsweringScreen(AskingScreen):
    """Every answer is on the disk before the next item is shown."""

    def __init__(self, sessions: SessionFactory, session: Session, editing: Editing) -> None:
        super().__init__(sessions, session, editing)
        self.forget_answer()

    def forget_answer(self) -> None:
        """Another item is asked: what was answered to the one before is over."""
        self.verdict: Verdict | None = None
        self.response: Response = None
        self.given = ""
        """The answer as the journal keeps it."""
        self.confidence: float | None = None
        self.reason: ShownOption | None = None
        """The reason that was picked for the answer, where one is asked for."""
        self._thinking_ms = 0

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for."""
        if self.phase is Phase.DECIDE:
            return ("decide",)
        if self.phase is Phase.SURE:
            return ("sure",)
        if self.phase is Phase.ASK:
            return self.card.phases
        if self.verdict is None:
            return ("recalled",)
        return ("proposed", "failed_typed") if self.verdict.overridable else ("proposed",)

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
        try:
            question.check(response)
        except ValueError as error:
            tell(self.app, str(error), warn=True)
            return
        if self.stop_thinking():
            self.response = response
            self.given = question.written(response)
            self.ask_how_sure()

    @on(BlankRefused)
    def _refuse_blank(self) -> None:
        tell(self.app, "Nothing is answered yet. Enter again says: I don't know.")

    def stop_thinking(self) -> bool:
        """Take the time; False when the card has lain here since another study day."""
        now = self.sessions.collection.moment()
        waited = now.at - self.asked.at
        self._thinking_ms = max(0, round(waited.total_seconds() * 1000))
        if now.day > self.session.today and waited > LONG_AGO:
            tell(self.app, "A new study day has begun. Start a session to see what is due now.")
            self.dismiss(None)
            return False
        return True

    @property
    def wants_confidence(self) -> bool:
        """The learner wants to say how sure they are, where the card lets them."""
        return self.sessions.collection.settings.confidence

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
        self.grade_bar.show(sureness(question.guessable))
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
        if question.retries and self.response and not (verdict.passed or self.card.tried):
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
                six=self.sessions.collection.settings.six_grades,
                cram=self.session.cram,
            )
        )
        self.enter(Phase.REVEALED)
        self.call_after_refresh(self._name_scrolling)

    def _name_scrolling(self) -> None:
        """Name the key that scrolls, where the answer is longer than its page."""
        if self.phase is Phase.REVEALED and self.card.max_scroll_y > 0:
            self.footer.show("more", *self.phases)

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
            self.save(self.verdict.proposed)

    def action_grade(self, number: int) -> None:
        """Press the button with this key: a grade, a confidence or a decision."""
        button = self.grade_bar.grades.get(str(number))
        if button is None:
            return
        if self.phase is Phase.REVEALED and button.quality is not None:
            self.save(button.quality)
        elif self.phase is Phase.SURE:
            question = self.card.question
            assert question
            self.confidence = ladder(question.guessable)[number - 1]
            self.judge()
        elif self.phase is Phase.DECIDE:
            decision, _ = DECISIONS[button.key]
            mark = fingerprint(self.item)
            self.keep(*self.session.decide(decision, fingerprint=mark, **self.sessions.stamp()))

    @on(GradeBar.Pressed)
    def _press(self, message: GradeBar.Pressed) -> None:
        self.action_grade(int(message.key))

    def action_override(self) -> None:
        """Turn a failed typed answer into a pass; the journal keeps what was proposed."""
        if self.phase is Phase.REVEALED and self.verdict and self.verdict.overridable:
            self.save(OVERRIDE)

    def save(self, quality: Quality) -> None:
        """Put the answer with this grade on the disk, and go on."""
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
            **self.sessions.stamp(),
        )
        if self.keep(session, event) and before and session.last:
            self.mind_leeches(before.memory, session.last[1])

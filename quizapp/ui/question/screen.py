"""The base of the screens that ask: one question after the other, as the flow has it.

Longer than most files: a screen's keys are methods of its class, and those that ask share all of
these.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress

from textual import events, on
from textual.reactive import Initialize, var
from textual.screen import Screen

from quizapp.collection.sessions import SessionFactory
from quizapp.decks.items import Item
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.revision import Revision
from quizapp.store.errors import StoreError
from quizapp.study.answer.grading import OVERRIDE
from quizapp.study.answer.question import Question, Response
from quizapp.study.formula.working import has_workings, workings_of
from quizapp.study.quality import Quality
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import Asked, Deciding, Expired, HowSure, Phase, Revealed
from quizapp.study.session.session import Session
from quizapp.ui.grades import DECISIONS
from quizapp.ui.host import Editing
from quizapp.ui.question import notices
from quizapp.ui.question.session_keeper import SessionKeeper
from quizapp.ui.question.working import show_workings
from quizapp.ui.text import tell
from quizapp.ui.widgets.answer import AnswerBox, BlankChanged, Committed
from quizapp.ui.widgets.card_view import CardView
from quizapp.ui.widgets.evidence_view import EvidenceView
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.status_line import StatusLine


def first_flow(screen: "QuestionScreen") -> Flow:
    """The flow before anything is asked."""
    return Flow(session=screen.first_session)


class QuestionScreen(Screen["Session | None"]):
    """Draws one flow, and ends with the finished session, or None when the learner leaves.

    Every answer is on the disk before the next item is shown.
    """

    AUTO_FOCUS = ""
    flow: var[Flow] = var(Initialize(first_flow), init=False)
    """What is asked and how far the answer is; `CardView` and `GradeBar` draw it."""

    def __init__(
        self,
        sessions: SessionFactory,
        session: Session,
        editing: Editing,
        *,
        only_ascii: bool = False,
    ) -> None:
        super().__init__()
        self.sessions = sessions
        self.first_session = session
        self.editing = editing
        self.began = sessions.collection.moment()
        """When the sitting began."""
        self.keeper = SessionKeeper(self, sessions)
        self.status = StatusLine()
        self.card = CardView(only_ascii=only_ascii)
        self.grade_bar = GradeBar(six=sessions.collection.settings.six_grades)
        self.footer = KeyFooter()
        self._usual_ms: dict[str, int] = {}

    @property
    def session(self) -> Session:
        """The sitting, as the last step left it."""
        return self.flow.session

    @property
    def phase(self) -> Phase:
        """How far the answer to the question is."""
        return self.flow.phase

    @property
    def item(self) -> Item:
        """What is on the screen."""
        return self.flow.item

    @property
    def noun(self) -> str:
        """What a learner calls the item on the screen."""
        return "task" if isinstance(self.item.card, LabTask) else "card"

    def on_mount(self) -> None:
        """Ask the first item."""
        with suppress(StoreError):
            # Without it no answer counts as quick, and nothing else changes.
            self._usual_ms = self.sessions.usual_ms()
        self.ask_next(self.session)

    def may_leave(self) -> bool:
        """Nothing would be lost without a word if this screen ended now."""
        return self.keeper.may_leave()

    def ask(self, flow: Flow, question: Question) -> Flow:
        """The flow with the question asked as it is asked here."""
        asking = flow.ask(question, now=self.sessions.collection.moment())
        settings = self.sessions.collection.settings
        asks = settings.asks_confidence(wanted=question.wants_confidence)
        return asking.with_confidence(asks=asks)

    def draw_state(self) -> None:
        """Draw where the learner is, and what marks the item has."""
        raise NotImplementedError

    @property
    def places(self) -> Sequence[str]:
        """The places whose keys work here, for the help and the footer."""
        raise NotImplementedError

    @property
    def answer_box(self) -> AnswerBox | None:
        """The widget that takes the answer, if one does."""
        return self.card.box

    @property
    def footer_phases(self) -> tuple[str, ...]:
        """What the footer names keys for."""
        if self.card.phases:
            return self.card.phases
        match self.phase:
            case Deciding():
                return ("decide",)
            case HowSure():
                return ("sure",)
            case Revealed(verdict=None):
                return ("recalled",)
        overridable = self.flow.verdict is not None and self.flow.verdict.overridable
        return ("proposed", "failed_typed") if overridable else ("proposed",)

    @property
    def has_working(self) -> bool:
        """The answer is shown, and a number beside it is computed."""
        return isinstance(self.phase, Revealed) and has_workings(self.flow.asked)

    def action_working(self) -> None:
        """Work the numbers out step by step, once the question is answered."""
        if not isinstance(self.phase, Revealed):
            tell(self.app, "The working is for after the answer, so that you try first.")
            return
        show_workings(self.app, workings_of(self.flow.asked))

    # From one question to the next

    def ask_next(self, session: Session) -> None:
        """Ask the session's current item, or end when there is none."""
        question, session, left_out = self.sessions.next_question(session)
        self._ask(question, session) if question else self.finish(session)
        if left_out:
            tell(self.app, " ".join(left_out), warn=True)

    def _ask(self, question: Question, session: Session) -> None:
        # An answer that the disk refused is withdrawn when its card is asked again.
        self.keeper.withdraw()
        usual_ms = self._usual_ms.get(question.item.kind)
        flow = self.ask(self.flow.go_on(session, usual_ms=usual_ms), question)
        if flow.revision_of(question) is Revision.REVISED:
            flow = self.keeper.note_revision(flow)
        self.enter(flow)
        self.draw_state()

    def finish(self, session: Session) -> None:
        """Nothing more is asked."""
        self.dismiss(session)

    def enter(self, flow: Flow) -> None:
        """Be there from now on; what was told of the phase before is over."""
        self.flow = flow
        self.app.clear_notifications()
        self.name_keys()
        # How long the answer is shows once it is laid out.
        self.call_after_refresh(self.name_keys)

    @property
    def notice(self) -> str:
        """What one more Enter would do, where it would give the answer away."""
        box = self.answer_box
        return notices.what_blank_says(self.flow) if box and box.warned and not box.closed else ""

    @on(BlankChanged)
    @on(EvidenceView.Fitted)
    def name_keys(self) -> None:
        """Name the keys that matter now; the one that scrolls, where there is more to see."""
        box = self.answer_box
        more = ("more",) if self.card.has_more else ()
        worked = ("worked",) if self.has_working else ()
        phases = (*more, *self.footer_phases, *worked)
        last = box.last_letter if box else ""
        self.footer.show(*phases, places=self.places, last=last, notice=self.notice)

    # Answering

    @on(Committed)
    def _commit(self, message: Committed) -> None:
        self.take(message.response)

    def take(self, response: Response) -> None:
        """Take an answer, unless it cannot be read, or has lain here over night."""
        try:
            answered = self.flow.answer(response, now=self.sessions.collection.moment())
        except ValueError as error:
            tell(self.app, str(error), warn=True)
            self.card.reopen()
            return
        if answered is self.flow:
            return
        if isinstance(answered.phase, Expired):
            self.dismiss(None)
            tell(self.app, "A new study day has begun. Start a session to see what is due now.")
            return
        self.enter(answered)

    def action_hint(self) -> None:
        """Show the card's hint, which caps the grade of a machine-graded pass."""
        if not isinstance(self.phase, Asked):
            tell(self.app, "The hint is for before the answer.")
        elif self.flow.asked.hint:
            self.flow = self.flow.hint()
            self.name_keys()
        else:
            tell(self.app, f"This {self.noun} has no hint.")

    def action_advance(self) -> None:
        """Go on, in turn: an answer that was given before may still wait to be taken."""
        self.call_later(self.advance)

    def advance(self) -> None:
        """Reveal; skip saying how sure; or, once revealed, take the proposed grade."""
        match self.phase:
            case HowSure():
                self.enter(self.flow.state_confidence(0))
            case Asked() if not self.flow.asked.machine:
                self.take(None)
            case Revealed(verdict=verdict) if verdict:
                self.save(verdict.proposed)
            case _:
                tell(self.app, notices.what_goes_on(self.flow))

    # Grading

    def action_grade(self, number: int) -> None:
        """Press the button with this key: a grade, a confidence or a decision.

        In its turn: the answer that was given before it may still wait to be taken.
        """
        self.call_later(self._press_button, str(number))

    def _press_button(self, key: str) -> None:
        button = self.grade_bar.grades.get(key)
        if button is None:
            tell(self.app, notices.why_no_grade(self.flow, self.grade_bar.disabled_grade(key)))
            return
        number = int(key)
        match self.phase:
            case Revealed() if button.quality is not None:
                self.save(button.quality)
            case HowSure():
                self.enter(self.flow.state_confidence(number))
            case Deciding():
                decision, _ = DECISIONS[button.key]
                decided = self.flow.decide(decision, **self.sessions.stamp())
                self.keeper.save(*decided, self.ask_next)

    @on(GradeBar.Pressed)
    def _press(self, message: GradeBar.Pressed) -> None:
        self._press_button(message.key)

    def action_override(self) -> None:
        """Turn a failed typed answer into a pass; the journal keeps what was proposed."""
        if isinstance(self.phase, Revealed) and self.flow.verdict and self.flow.verdict.overridable:
            self.save(OVERRIDE)
        else:
            tell(self.app, "Only a typed answer that was found wrong can be passed with o.")

    def save(self, quality: Quality, then: Callable[[Session], None] | None = None) -> None:
        """Put the answer with this grade on the disk, and go on; with the next question, mostly."""
        before = self.session
        graded = self.flow.grade(quality, **self.sessions.stamp())
        if graded and self.keeper.save(*graded, then or self.ask_next):
            after, _ = graded
            if notice := notices.leech_notice(before, after):
                # Where the session ends with it, the summary is about to be opened.
                self.app.call_later(tell, self.app, notice)

    # Around it

    def action_undo(self) -> None:
        """Take back the last step; once the answer is given, first of all that answer."""
        before = self.flow.give_back()
        if before is not self.flow:
            self.enter(before)
        elif self.flow.is_answered:
            self.ask_next(self.session)
            tell(self.app, f"Nothing was saved yet: the {self.noun} is asked again.")
        else:
            self.keeper.undo(self.session, self.ask_next)

    def action_redo(self) -> None:
        """Do the step again that was taken back last."""
        self.keeper.redo(self.session, self.ask_next)

    def action_page(self, pages: int) -> None:
        """Scroll a card that is longer than the screen."""
        self.card.turn(pages)

    def action_leave(self) -> None:
        """Go back, with everything saved."""
        if self.may_leave():
            self.dismiss(None)

    @on(events.DescendantBlur)
    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        """A text box was left or entered: other keys matter."""
        self.name_keys()

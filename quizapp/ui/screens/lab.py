"""The lab screen: one lab, which asks before it shows, and then is free to be played with.

Longer than most files: a screen's keys are methods of its class; what it draws lies in its widgets.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from quizapp.collection.sessions import SessionFactory
from quizapp.decks.writing.lab_form import lab_form
from quizapp.study.answer.lab_link import LabLaunch
from quizapp.study.answer.question import Question, Response
from quizapp.study.kinds.task import TaskQuestion
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import (
    Asked,
    Deciding,
    Explaining,
    HowSure,
    Idle,
    Playing,
    Revealed,
)
from quizapp.study.session.session import Session
from quizapp.text.numbers import show_number
from quizapp.ui.keys import bindings, keys_of
from quizapp.ui.lazy import load
from quizapp.ui.messages import NewCardRequested
from quizapp.ui.question.item_actions import show_why
from quizapp.ui.question.screen import QuestionScreen
from quizapp.ui.question.task_display import TaskDisplay
from quizapp.ui.text import tell
from quizapp.ui.widgets.answer import AnswerBox, Committed
from quizapp.ui.widgets.choice_box import ChoiceBox
from quizapp.ui.widgets.control_strip import ControlStrip
from quizapp.ui.widgets.lab_view import LabView
from quizapp.ui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from quizapp.ui.host import Editing


class LabScreen(QuestionScreen):
    """Ask, commit, run, explain, free play: a session over tasks, with their lab above it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lab")

    def __init__(
        self,
        sessions: SessionFactory,
        launch: LabLaunch,
        editing: "Editing",
        *,
        only_ascii: bool = False,
    ) -> None:
        super().__init__(sessions, sessions.session_of(launch.tasks), editing)
        self.launch = launch
        self.task_display = TaskDisplay(launch, only_ascii=only_ascii)
        self.lab, self.lab_view = self.task_display.lab, self.task_display.lab_view
        self.reasons = ChoiceBox()
        self.card.answer.dense = True

    def compose(self) -> ComposeResult:
        """What is asked, then the lab, which takes what room is left, then grades and keys."""
        yield self.status
        yield self.card.data_bind(QuestionScreen.flow)
        yield self.reasons
        yield self.task_display.gap
        yield self.lab_view
        yield self.grade_bar.data_bind(QuestionScreen.flow)
        yield self.footer

    @property
    def places(self) -> Sequence[str]:
        """What takes the answer, the lab's own keys, its controls, and the screen."""
        if self.reasons.display:
            answering: Sequence[str] = ("choice",)
        else:
            answering = () if self.flow.is_free else self.card.places
        own = [self.lab.form.name] if keys_of(self.lab.form.name) else []
        typing = ["number"] if self.lab_view.typing else []
        return [*answering, *typing, *own, "controls", "lab"]

    @property
    def answer_box(self) -> AnswerBox | None:
        """The reasons, while one of them is to be picked."""
        return self.reasons if self.reasons.display else super().answer_box

    @property
    def footer_phases(self) -> tuple[str, ...]:
        """What the footer names keys for; `d` is a letter of an option where there are some."""
        phases = self._task_phases()
        letters = {"choose", "tick", "number"} & set(phases)
        return phases if letters or not self.task_display.has_data else (*phases, "rows")

    def _task_phases(self) -> tuple[str, ...]:
        if self.lab_view.typing:
            return ("number",)
        if self.reasons.display:
            return ("choose",)
        match self.phase:
            case Idle() | Playing():
                return ("ask", "free") if self.session.step else ("free",)
            case Asked(sets=control):
                phases = self.card.phases
                if control:
                    return ("set", *(phase for phase in phases if phase == "hint"))
                return phases if "type" in phases else (*phases, "task")
        return super().footer_phases

    @property
    def notice(self) -> str:
        """What one more Enter would do, where it would give the task away."""
        match self.phase:
            case Asked(sets=control, warned=True) if control and not self.lab_view.touched:
                return f"Set {control} first; Enter again says: I don't know."
        return super().notice

    def draw_state(self) -> None:
        """Draw which lab this is, and how far its tasks are."""
        step, progress = self.session.step, self.session.progress
        if self.flow.is_free and self.flow.was_peeked:
            place = "free play · a pass of the open task is Hard now"
        elif step is None or self.flow.is_free:
            place = "free play"
        elif step.drill:
            place = "once more"
        else:
            place = f"task {progress.done + 1} of {progress.total}"
        self.status.show(f"Lab › {self.launch.title or self.lab.form.title}", place)

    def ask_next(self, session: Session) -> None:
        """Ask the next task, or let the learner play."""
        if isinstance(self.phase, Playing):
            self._play(session)
            return
        self.reasons.display = False
        self.task_display.gap.show(None)
        super().ask_next(session)

    def finish(self, session: Session) -> None:
        """Every task was asked: the lab is free."""
        self._play(session)

    def ask(self, flow: Flow, question: Question) -> Flow:
        """The flow with the task asked; a commitment is an answer and how sure one is of it."""
        self.card.display = True
        control = self.task_display.control_of(_task(question))
        collection = self.sessions.collection
        asking = flow.ask(question, now=collection.moment(), sets=control)
        sure = collection.settings.asks_confidence(wanted=True)
        return replace(asking, asks_confidence=sure, asks_reason=True)

    def enter(self, flow: Flow) -> None:
        """Be there from now on, with the lab as far open as the flow allows."""
        was_judged = isinstance(self.phase, Explaining | Revealed)
        super().enter(flow)
        # Of the page, not of the screen: a class of the screen styles every widget anew.
        self.card.set_class(isinstance(flow.phase, Revealed), "revealed")
        match flow.phase:
            case Deciding():
                self.task_display.cover()
            case Asked(sets=control):
                self._set_up(flow.asked, control)
            case HowSure():
                self.lab_view.lock_controls()
            case Explaining(attempt) | Revealed(attempt) if not was_judged:
                self.task_display.run(_task(flow.asked), attempt.response)
        if isinstance(flow.phase, Explaining):
            self._ask_why(flow.asked)

    def _set_up(self, question: Question, control: str) -> None:
        self.task_display.set_up(_task(question), control)
        if control:
            self.name_keys()

    def _ask_why(self, question: Question) -> None:
        self.reasons.display = True
        self.reasons.ask(question.reasons)
        self.set_focus(self.reasons, scroll_visible=False)

    def take(self, response: Response) -> None:
        """Take an answer, or the reason for it."""
        if isinstance(self.phase, Explaining):
            picked = next(iter(response), None) if isinstance(response, frozenset) else None
            self.reasons.display = False
            self.enter(self.flow.pick_reason(picked))
        else:
            super().take(response)

    def advance(self) -> None:
        """Ask; commit the control that was asked for; take the proposed grade."""
        match self.phase:
            case Idle() | Playing():
                self._resume()
            case Asked(sets=control, warned=warned) if control:
                self._commit_control(control, warned=warned)
            case _:
                super().advance()

    def _commit_control(self, control: str, *, warned: bool) -> None:
        """Answer with the control; ask once before one that nobody moved counts as no answer."""
        if self.lab_view.touched:
            value = self.lab_view.state.value(control)
            assert isinstance(value, float)
            self.post_message(Committed(show_number(value)))
        elif warned:
            self.post_message(Committed(None))
        else:
            self.flow = self.flow.warn()
            self.name_keys()

    def _resume(self) -> None:
        if self.session.step is None:
            why = "Every task of this lab was asked." if self.launch.tasks else "No task waits."
            tell(self.app, f"{why} Play on, or q goes back.")
            return
        self.flow = self.flow.stop_playing()
        self.ask_next(self.session)

    def action_play(self) -> None:
        """Leave the question open and play freely."""
        if isinstance(self.phase, Asked | HowSure):
            self._play(self.session)

    def _play(self, session: Session) -> None:
        self.card.display = self.reasons.display = False
        self.task_display.show_given()
        self.enter(self.flow.play(session))
        self.draw_state()
        self.lab_view.show(self.lab_view.state, free=True)
        self.lab_view.strip.focus()
        self.name_keys()

    @on(PictureView.Clicked)
    @on(ControlStrip.Turned)
    @on(LabView.Typing)
    def _name_keys(self) -> None:
        self.name_keys()

    def on_key(self, event: events.Key) -> None:
        """The lab's own keys, which work while it is free."""
        if self.lab_view.press(event.key):
            event.stop()
            event.prevent_default()

    def _shows_all(self) -> bool:
        """Nothing is open that the lab might give away; else the learner is told so."""
        shows_all = self.flow.is_free or isinstance(self.phase, Revealed)
        if not shows_all:
            tell(self.app, "Answer first: until then the lab keeps what it knows.")
        return shows_all

    def action_why(self) -> None:
        """Show the arithmetic behind this task; of a leech, its clinic first."""
        if not self.flow.question:
            tell(self.app, "Nothing is asked here now.")
            return
        show_why(self)

    def action_explain(self) -> None:
        """Explain what is to be seen here."""
        if self._shows_all():
            self.app.push_screen(load("page")(self.task_display.explanation))

    def action_reset(self) -> None:
        """Put every control back."""
        match self.phase:
            case Idle() | Playing():
                self.task_display.reset()
            case Asked(sets=control) if control:
                self.flow = self.flow.warn(warned=False)
                self._set_up(self.flow.asked, control)
            case _:
                tell(self.app, "The controls are free once the answer is graded, or with f.")

    def action_data(self) -> None:
        """Show the rows that the lab works on."""
        self.app.push_screen(load("page")(self.task_display.data))

    def action_copy(self) -> None:
        """Copy the state as a command."""
        if self._shows_all():
            command = self.task_display.command
            self.app.copy_to_clipboard(command)
            tell(self.app, f"Sent to the terminal's clipboard: {command}")

    def action_draft(self) -> None:
        """Write a card about the state."""
        if self._shows_all():
            state = self.lab_view.state
            form = lab_form(self.lab.card(state), self.lab.form, state.values)
            self.post_message(NewCardRequested(form=form))

    def action_undo(self) -> None:
        """Take back the last answer given in this lab."""
        if self.flow.is_answered or self.session.can_undo:
            self.flow = self.flow.stop_playing()
            super().action_undo()
        else:
            tell(self.app, "There is nothing to take back here; q leaves, and u goes on there.")

    def action_leave(self) -> None:
        """Leave; an answer whose truth was seen counts as the program would have it."""
        if verdict := self.flow.verdict:
            self.save(verdict.proposed, self._play)
        super().action_leave()


def _task(question: Question) -> TaskQuestion:
    """A lab asks nothing but tasks."""
    assert isinstance(question, TaskQuestion)
    return question

"""The lab screen: one lab, which asks before it shows, and then is free to be played with."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from quizapp.decks.kinds.task import LabTask
from quizapp.labs.forms import ControlError, State, write_state
from quizapp.labs.registry import lab_of
from quizapp.plot.gap import gap
from quizapp.study.answer.numeric import read_number
from quizapp.study.answer.question import Response
from quizapp.text.numbers import show_number
from quizapp.ui.keys import bindings, keys_of
from quizapp.ui.markdown import prose
from quizapp.ui.reveal import headline
from quizapp.ui.screens.answering import AnsweringScreen
from quizapp.ui.screens.asking import Phase
from quizapp.ui.screens.help import HelpScreen
from quizapp.ui.screens.new_card import NewCardScreen
from quizapp.ui.text import labelled, line, plain, tell
from quizapp.ui.widgets.answer import Committed
from quizapp.ui.widgets.choice_box import ChoiceBox
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.lab_view import LabView
from quizapp.ui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.study.answer.lab_link import LabLaunch
    from quizapp.ui.lazy import Editing

WHY: Final = "Why is that so?"


class LabScreen(AnsweringScreen):
    """Ask, commit, run, explain, free play: a session over tasks, with their lab above it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lab")

    def __init__(
        self,
        sessions: "SessionFactory",
        start: "LabLaunch",
        editing: "Editing",
        *,
        only_ascii: bool = False,
    ) -> None:
        super().__init__(sessions, sessions.tasks(start.tasks), editing)
        self.start = start
        self.lab = lab_of(start.form)
        state = self.lab.open(start.state)
        self.bench = LabView(self.lab, state, hidden=start.hidden, only_ascii=only_ascii)
        self.gap = PictureView(id="gap", only_ascii=only_ascii)
        self.reasons = ChoiceBox()
        self.footer = KeyFooter(without="study")
        self._playing = False
        """The learner has left the open question for a while."""
        self._peeked: set[str] = set()
        """Tasks whose lab was played with while they were open."""
        self._warned = False
        """Enter was pressed on a control that was not moved."""

    def compose(self) -> ComposeResult:
        """The lab, then what it asks, then grades and keys."""
        yield self.status
        yield self.bench
        yield self.gap
        yield self.card
        yield self.reasons
        yield self.grade_bar
        yield self.footer

    # Where the learner is

    @property
    def wants_confidence(self) -> bool:
        """A commitment is an answer and how sure one is of it."""
        return True

    @property
    def places(self) -> Sequence[str]:
        """What takes the answer, the lab's own keys, its controls, and the screen."""
        asked = () if self.phase is Phase.FREE else self.card.places
        own = [self.lab.form.name] if keys_of(self.lab.form.name) else []
        return [*asked, *own, "controls", "lab"]

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for."""
        if self.bench.typing:
            return ("number",)
        if self.phase is Phase.FREE:
            return ("ask", "free") if self.session.step else ("free",)
        if self.phase is Phase.EXPLAIN:
            return ("choose",)
        if self.phase is Phase.ASK:
            asked = self.card.phases
            if self._sets:
                return ("set", *(phase for phase in asked if phase == "hint"))
            return asked if "type" in asked else (*asked, "task")
        return super().phases

    @property
    def _asked_task(self) -> LabTask:
        card = self.item.card
        assert isinstance(card, LabTask)
        return card

    @property
    def _sets(self) -> str:
        """The control that the open task wants to be set; empty where it wants something else."""
        task = self._asked_task
        if self.phase is not Phase.ASK or task.form != "set":
            return ""
        # A control that cannot be turned here is asked for as a number to be typed.
        turned = (each for each in self.bench.controls if each.is_number)
        return next((each.name for each in turned if each.answers_to(task.control)), "")

    def draw_state(self) -> None:
        """Draw which lab this is, and how far its tasks are."""
        step, progress = self.session.step, self.session.progress
        if self.phase is Phase.FREE and step and step.key in self._peeked:
            told = "free play · a pass of the open task is Hard now"
        elif step is None or self.phase is Phase.FREE:
            told = "free play"
        elif step.drill:
            told = "once more"
        else:
            told = f"task {progress.done + 1} of {progress.total}"
        self.status.show(f"Lab › {self.start.title or self.lab.form.title}", told)

    # The loop: ask, commit, run, explain

    def moved(self) -> None:
        """Ask the next task, or let the learner play."""
        if self._playing or self.session.step is None:
            self._play()
            return
        self.phase = Phase.ASK
        self.reasons.display = False
        self.gap.show(None)
        self.card.display = True
        super().moved()
        if self.phase is Phase.ASK:
            self._set_up()
        else:
            self.bench.show(self.lab.open(self.start.state), masked=True)

    def _set_up(self) -> None:
        """Show what the open task is about, and no more."""
        question = self.card.question
        assert question
        self._warned = False
        self.card.hinted = question.item.key in self._peeked
        self.bench.show(self._opened(question.setup), wanted=self._sets, masked=True)
        if self._sets:
            self.card.typed.display = False
            self.bench.strip.focus()
            self.footer.show(*self.phases)

    def _opened(self, *settings: object) -> State:
        """The lab as it was opened, with what a task sets besides."""
        state = dict(self.start.state)
        for each in settings:
            assert isinstance(each, dict)
            try:
                state |= self.lab.form.read(each)
            except ControlError as error:
                tell(self.app, f"{self.item.key}: {error.message}.", warn=True)
        return self.lab.open(state)

    def take(self, response: Response | None) -> None:
        """Take an answer, or the reason for it."""
        question = self.card.question
        if self.phase is Phase.EXPLAIN and question:
            picked = next(iter(response)) if isinstance(response, frozenset) else 0
            self.reason = question.reasons[picked] if response else None
            self.reasons.display = False
            super().reveal()
        else:
            super().take(response)

    def reveal(self) -> None:
        """Run the lab, with the gap between answer and truth; then ask why."""
        question = self.card.question
        assert question
        assert self.verdict
        guess = self._given_number(self.response)
        self.enter(Phase.EXPLAIN if question.reasons else Phase.REVEALED)
        sets = self._asked_task.form == "set"
        run = self._opened(question.setup, question.run)
        self.bench.show(run, guess=guess if sets else None)
        truth = question.expected
        if guess is not None and truth is not None:
            self.gap.show(lambda view: gap(guess, truth, width=view.width, ascii=view.ascii))
        if question.reasons:
            self.card.typed.display = self.card.choice.display = False
            self.card.hint.show(())
            told = labelled("answer", prose(question.answer)) if question.options else ()
            why = line(plain(WHY), spaced=False)
            self.card.answer.show((headline(self.verdict), *told, why))
            self.grade_bar.show(())
            self.reasons.display = True
            self.reasons.ask(replace(question, options=question.reasons, several=False))
            self.set_focus(self.reasons, scroll_visible=False)
        else:
            super().reveal()

    def ask_how_sure(self) -> None:
        """The answer is committed: nothing can be turned any more."""
        self.bench.lock_controls()
        super().ask_how_sure()

    def _given_number(self, response: Response) -> float | None:
        question = self.card.question
        if not isinstance(response, str) or question is None or question.expected is None:
            return None
        return read_number(response, question.unit)

    def action_advance(self) -> None:
        """Ask; commit the control that was asked for; take the proposed grade."""
        if self.phase is Phase.FREE:
            self._resume()
        elif control := self._sets:
            if self.bench.touched:
                value = self.lab.value(self.bench.state, control)
                assert isinstance(value, float)
                self.post_message(Committed(show_number(value)))
            else:
                self._refuse_unmoved(control)
        else:
            super().action_advance()

    def _refuse_unmoved(self, control: str) -> None:
        """Ask once before a control that nobody moved counts as no answer."""
        if self._warned:
            self.post_message(Committed(None))
        else:
            self._warned = True
            tell(self.app, f"Set {control} first; Enter again says: I don't know.")

    def _resume(self) -> None:
        if self.session.step is None:
            asked = "Every task of this lab was asked." if self.start.tasks else "No task waits."
            tell(self.app, f"{asked} Play on, or q goes back.")
            return
        self._playing = False
        self.moved()

    # Free play

    def action_play(self) -> None:
        """Leave the question open and play freely."""
        if self.phase in (Phase.ASK, Phase.SURE):
            self._peeked.add(self.item.key)
            self._playing = True
            self._play()

    def _play(self) -> None:
        self.card.display = self.reasons.display = False
        self.gap.show(None)
        self.enter(Phase.FREE)
        self.grade_bar.show(())
        self.draw_state()
        self.bench.show(self.bench.state, free=True)
        self.bench.strip.focus()
        self.footer.show(*self.phases)

    @on(LabView.Typing)
    def _name_keys(self) -> None:
        self.footer.show(*self.phases)

    def on_key(self, event: events.Key) -> None:
        """The lab's own keys, which work while it is free."""
        for key in keys_of(self.lab.form.name):
            if self.bench.free and event.key in key.keys.split(","):
                event.stop()
                event.prevent_default()
                self.bench.act(key.action)
                return

    # Around it

    def action_explain(self) -> None:
        """Explain what is to be seen here."""
        if self.phase in (Phase.FREE, Phase.REVEALED):
            self.app.push_screen(HelpScreen(prose(self.lab.explanation)))

    def action_reset(self) -> None:
        """Put every control back."""
        if self.phase is Phase.FREE:
            self.bench.show(self.lab.open(self.start.state), free=True)
        elif self._sets:
            self._set_up()

    def action_copy(self) -> None:
        """Copy the state as a command."""
        if self.phase in (Phase.FREE, Phase.REVEALED):
            form = self.lab.form
            command = f"quizapp lab {form.short} {write_state(form, self.bench.state)}".strip()
            self.app.copy_to_clipboard(command)
            tell(self.app, f"Copied: {command}")

    def action_draft(self) -> None:
        """Write a card about the state."""
        if self.phase in (Phase.FREE, Phase.REVEALED):
            self.app.push_screen(NewCardScreen(self.sessions, self.lab, self.bench.state))

    def action_undo(self) -> None:
        """Take back the last answer given in this lab."""
        if self.phase in (Phase.SURE, Phase.EXPLAIN, Phase.REVEALED) or self.session.can_undo:
            self._playing = False
            super().action_undo()
        else:
            tell(self.app, "There is nothing to take back here.")

    def action_leave(self) -> None:
        """Leave; an answer whose truth was seen counts as the program would have it."""
        if self.phase in (Phase.EXPLAIN, Phase.REVEALED) and self.verdict:
            self._playing = True
            self.save(self.verdict.proposed)
        super().action_leave()

"""The walkthrough screen: code a step at a time, with a value asked before it is shown."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from quizapp.collection.sessions import SessionFactory
from quizapp.decks.topic import Topic
from quizapp.study.answer.question import Question
from quizapp.study.code_walk import CodeWalk
from quizapp.study.kinds.trace import TraceQuestion
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import Revealed
from quizapp.study.session.session import Session
from quizapp.ui.host import Host
from quizapp.ui.keys import bindings
from quizapp.ui.question import interlude
from quizapp.ui.question.screen import QuestionScreen
from quizapp.ui.text import tell
from quizapp.ui.topic.walk_drawing import ShownValues
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.walk_view import WalkView


class WalkthroughScreen(QuestionScreen):
    """Draws one walk, and asks on the way what the code holds."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("walkthrough"), *bindings("interlude")]

    def __init__(self, sessions: SessionFactory, topic: Topic, host: Host) -> None:
        super().__init__(sessions, sessions.session_of(()), host.edit)
        assert topic.walkthrough
        self.walk = CodeWalk(topic, topic.walkthrough)
        self.view = WalkView(self.walk)
        self._rows: Sequence[Mapping[str, float]] = self.walk.rows

    def compose(self) -> ComposeResult:
        """Status, the code and its values, what is asked about them, grades, keys."""
        yield self.status
        with VerticalScroll(id="code", can_focus=False):
            yield self.view
        yield self.card.data_bind(QuestionScreen.flow)
        yield self.grade_bar.data_bind(QuestionScreen.flow)
        yield self.footer

    @property
    def places(self) -> Sequence[str]:
        """What takes the answer while one is open, and the walk while none is."""
        return interlude.places(self, "walkthrough")

    @property
    def footer_phases(self) -> tuple[str, ...]:
        """Those of the walk while nothing is asked."""
        if not self.flow.is_free:
            return super().footer_phases
        return ("walked",) if self.walk.is_said else ("walk",)

    def draw_state(self) -> None:
        """Draw the place of the walk, and how far it is."""
        walk, is_free = self.walk, self.flow.is_free
        steps = len(walk.walk.steps)
        names = {0: "contract", walk.last - 1: "the end", walk.last: "the end"}
        progress = names.get(walk.place, f"step {walk.place} of {steps}")
        self.status.show(f"Walkthrough › {walk.walk.title}", progress, mode=interlude.mode(self))
        self.card.display = not is_free
        self.set_class(is_free, "free")
        self.view.show(walk, ShownValues(self._rows, self._hidden), dense=not is_free)

    @property
    def _hidden(self) -> str:
        """The value that is asked for, until it is revealed."""
        question = self.flow.question
        is_open = isinstance(question, TraceQuestion) and not isinstance(self.phase, Revealed)
        return question.column if is_open and isinstance(question, TraceQuestion) else ""

    def ask(self, flow: Flow, question: Question) -> Flow:
        """The flow with the question asked, on the rows that it is about."""
        assert isinstance(question, TraceQuestion)
        self._rows, self.walk = question.rows, self.walk.at(question.column)
        return super().ask(flow, question)

    def enter(self, flow: Flow) -> None:
        """Be there from now on; a value that was asked for is shown beside the code."""
        super().enter(flow)
        self.draw_state()

    def finish(self, session: Session) -> None:
        """The question is answered: the walk goes on."""
        if self.flow.question:
            self.walk = self.walk.without(self.item.card.id)
        interlude.end(self, session)

    def advance(self) -> None:
        """Go on: a question of this place comes first; while one is open, go on with that."""
        if self.flow.is_free:
            self._go_on()
        else:
            super().advance()

    def _go_on(self) -> None:
        if self.walk.is_said:
            tell(self.app, "That was the whole code. p goes back, q leaves.")
            return
        if not self.walk.pending:
            self.walk = self.walk.next()
            self.draw_state()
            self.name_keys()
        self._ask_here()

    def _ask_here(self) -> None:
        """Ask the first question of this place that can be asked."""
        while trace := self.walk.pending:
            if interlude.begin(self, f"{self.walk.topic.id}/{trace.id}", quiet=True):
                return
            self.walk = self.walk.without(trace.id)

    def action_back(self) -> None:
        """Go back a step."""
        if self.flow.is_free:
            self.walk = self.walk.back()
            self.draw_state()
            self.name_keys()

    def action_page(self, pages: int) -> None:
        """Scroll what is longer than its place."""
        if self.flow.is_free:
            code = self.view.parent
            assert isinstance(code, VerticalScroll)
            turn_pages(code, pages)
        else:
            super().action_page(pages)

    def action_undo(self) -> None:
        """Take back the last answer given here."""
        if interlude.undo(self):
            super().action_undo()

    def action_why(self) -> None:
        """Show the arithmetic behind this question."""
        interlude.explain_why(self)

    def action_leave(self) -> None:
        """Leave the question, whose value stays closed, then the walk."""
        if not self.flow.is_free:
            self.walk = self.walk.without(self.item.card.id)
            if not self.flow.verdict:
                self._rows = self.walk.rows
        interlude.leave(self)

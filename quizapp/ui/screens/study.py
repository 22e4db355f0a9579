"""The study screen: one item at a time, asked, answered, revealed, graded, saved."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from quizapp.decks.kinds.task import LabTask
from quizapp.engine.scalar.expressions import ExpressionError
from quizapp.labs.forms import ControlError
from quizapp.study.scheduler.sm2 import is_leech
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import LabAhead, LabWanted
from quizapp.ui.screens.answering import AnsweringScreen
from quizapp.ui.screens.asking import Phase
from quizapp.ui.text import tell


class StudyScreen(AnsweringScreen):
    """Draws one session.

    Ends with the finished session, or with None when the learner leaves in the middle.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("study")
    _overtime_told = False

    def compose(self) -> ComposeResult:
        """Status, the card, grades, keys."""
        yield self.status
        yield self.card
        yield self.grade_bar
        yield self.footer

    @property
    def places(self) -> Sequence[str]:
        """The widget that takes the answer, and this screen."""
        return [*self.card.places, "study"]

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for."""
        phases = super().phases
        return (*phases, "lab") if self.phase is Phase.REVEALED and self._has_lab else phases

    @property
    def _has_lab(self) -> bool:
        return bool(self.item.card.lab) or isinstance(self.item.card, LabTask)

    def reveal(self) -> None:
        """Show the answer and the grades; while it is read, the card's lab is loaded."""
        super().reveal()
        if self._has_lab:
            self.post_message(LabAhead())

    def moved(self) -> None:
        """Show the session's current item, or end when there is none."""
        super().moved()
        if self.session.step:
            self._mind_the_time()

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
        self.status.show(self.sessions.collection.topics[self.item.topic] + kind, count)

    def _mind_the_time(self) -> None:
        """Say once, and only say, that the sitting is as long as it was meant to be."""
        minutes = self.sessions.collection.settings.session_minutes
        lasted = self.asked.at - self.began.at
        if not self._overtime_told and self.session.overtime(minutes, lasted=lasted):
            self._overtime_told = True
            tell(self.app, f"{minutes} minutes have passed: a good place to stop, with q.")

    def action_lab(self) -> None:
        """Open the card's lab, once its question is answered."""
        if self.phase is not Phase.REVEALED:
            tell(self.app, "The lab opens after the answer, so that you try first.")
            return
        question = self.card.question
        assert question
        try:
            start = self.sessions.lab_of(question)
        except (ControlError, ExpressionError) as error:
            tell(self.app, f"The lab cannot be opened: {error}.", warn=True)
            return
        if start is None:
            tell(self.app, "This card has no lab.")
        else:
            self.post_message(LabWanted(start))

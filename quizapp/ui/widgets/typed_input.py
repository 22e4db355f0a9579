"""The typed box: one line for a typed or a numeric answer."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from quizapp.study.answer.question import Question
from quizapp.ui.keys import bindings
from quizapp.ui.text import clean
from quizapp.ui.widgets.answer import BlankRefused, Committed


class TypedInput(Input):
    """A line to type into; Enter on nothing asks once before it counts as "I don't know"."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("typed")
    DEFAULT_CSS = """
    TypedInput { margin: 1 0 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="typed", compact=True)
        self._warned = False

    def ask(self, question: Question) -> None:
        """Empty the line for a new question."""
        self._warned = False
        self.disabled = False
        self.value = ""
        unit = f", in {question.unit}" if question.unit else ""
        number = f"the value of {question.control}" if question.control else f"your number{unit}"
        self.placeholder = clean(number if question.expected is not None else "your answer")

    def reveal(self) -> None:
        """Keep what was typed, and lock."""
        self.disabled = True

    async def action_submit(self) -> None:
        """Answer; with nothing typed, only the second time."""
        if self.value.strip():
            self.post_message(Committed(self.value.strip()))
        elif self._warned:
            self.post_message(Committed(None))
        else:
            self._warned = True
            self.post_message(BlankRefused())

    def on_input_changed(self) -> None:
        """Whoever types again is not giving up."""
        if self.value:
            self._warned = False

    def action_release(self) -> None:
        """Give the keyboard back to the screen."""
        self.screen.set_focus(None)

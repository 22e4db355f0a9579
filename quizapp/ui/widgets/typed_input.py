"""The typed input: one line for a typed or a numeric answer."""

from typing import ClassVar, Self

from textual.binding import BindingType
from textual.widgets import Input

from quizapp.ui.keys import bindings
from quizapp.ui.text import clean
from quizapp.ui.widgets.answer import AnswerBox, BlankRefused, Committed


class TypedInput(Input, AnswerBox):
    """A line to type into; Enter on nothing asks once before it counts as "I don't know"."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("typed")
    takes_text: ClassVar[bool] = True
    DEFAULT_CSS = """
    TypedInput { margin: 1 0 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="typed", compact=True)
        self._warned = False

    def ask(self, placeholder: str) -> Self:
        """Empty the line for a new question, and say what belongs into it."""
        self._warned = False
        self.disabled = False
        self.value = ""
        self.placeholder = clean(placeholder)
        return self

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

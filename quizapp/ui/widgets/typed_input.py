"""The typed input: one line for a text, a number or a formula."""

from collections.abc import Callable
from typing import ClassVar, Self

from textual import events
from textual.binding import BindingType
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Input

from quizapp.ui.keys import bindings
from quizapp.ui.text import clean, plain
from quizapp.ui.widgets.answer import AnswerBox


class TypedInput(Input, AnswerBox):
    """A line to type into; Enter on nothing asks once before it counts as "I don't know"."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("typed")
    takes_text: ClassVar[bool] = True
    DEFAULT_CSS = """
    TypedInput { margin: 1 0 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="typed", compact=True)
        self._first_letters = ""
        self._as_read: Callable[[str], str] | None = None

    def ask(
        self,
        placeholder: str,
        *,
        first_letters: str = "",
        as_read: Callable[[str], str] | None = None,
    ) -> Self:
        """Empty the line for a new question.

        Args:
            placeholder: what belongs into it.
            first_letters: those with which an answer may begin, if not all: while nothing is
                typed, the others are keys.
            as_read: says how what is typed is understood; it stands in a line below.
        """
        self.warned = self.closed = False
        self._first_letters = first_letters
        self._as_read = as_read
        self.styles.height = 2 if as_read else 1
        self.disabled = False
        self.value = ""
        self.placeholder = clean(placeholder)
        return self

    def render_line(self, y: int) -> Strip:
        """Below what is typed, how it is understood."""
        if y != 1 or not self._as_read or not (reading := self._as_read(self.value)):
            return super().render_line(y)
        words = plain(f"read as {reading}", "dim").truncate(self.size.width, ellipsis=True)
        (strip,) = Visual.to_strips(self, words, self.size.width, 1, self.visual_style)
        return strip

    def reveal(self) -> None:
        """Keep what was typed, and lock."""
        self.closed = self.disabled = True

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Take Enter in its turn; a key that cannot be meant for the line goes to the screen.

        As a binding, Enter would come round by the app, behind letters that were typed after it.
        """
        if event.key == "enter" and not self.closed:
            event.stop()
            event.prevent_default()
            self.submit()
        elif not self.check_consume_key(event.key, event.character):
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Signs are typed, unless no answer to this question begins with this one."""
        if self.closed or not super().check_consume_key(key, character):
            return False
        begins = character in self._first_letters if character else False
        may_be_key = character is not None and (character.isalpha() or character == "?")
        return bool(self.value) or not self._first_letters or begins or not may_be_key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Once it is closed, its keys are those of the screen."""
        return not self.closed

    async def action_submit(self) -> None:
        """Answer."""
        self.submit()

    def submit(self) -> None:
        """Answer; with nothing typed, only the second time."""
        if self.value.strip():
            self.commit(self.value.strip())
        elif self.warned:
            self.commit(None)
        else:
            self.refuse_blank()

    def on_input_changed(self) -> None:
        """Whoever types again is not giving up."""
        if self.value:
            self.refuse_blank(refused=False)

    def action_release(self) -> None:
        """Give the keyboard back to the screen."""
        self.screen.set_focus(None)

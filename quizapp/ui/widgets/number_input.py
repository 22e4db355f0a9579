"""The number input: where a number is typed for a control of a lab."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from quizapp.study.answer.numeric import NotANumber, read_number
from quizapp.ui.keys import bindings
from quizapp.ui.text import clean, tell


class NumberInput(Input):
    """One line for one number, such as `0.35`, `1/11` or `ln(2)`; away while nothing is typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("number")
    DEFAULT_CSS = """
    NumberInput { overlay: screen; }
    """

    @dataclass
    class Typed(Message):
        """A number was typed for the control."""

        name: str
        number: float

    @dataclass
    class Asked(Message):
        """A number is being typed."""

    @dataclass
    class Left(Message):
        """Nothing was typed after all."""

    def __init__(self) -> None:
        super().__init__(id="number", compact=True, select_on_focus=False)
        self._control = ""
        self.display = False

    def ask(self, name: str, start: str) -> None:
        """Take a number for this control, of which the first signs are typed already."""
        self._control = name
        self.value = start
        self.placeholder = clean(f"a number for {name}")
        self.display = True
        self.focus()
        self.cursor_position = len(start)
        self.post_message(self.Asked())

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Take Enter in its turn, ahead of what was typed after it."""
        if not self.display:
            event.prevent_default()
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self.submit()

    def catch_up(self, event: events.Key) -> None:
        """Take a key that was pressed before the focus came here."""
        if event.key == "enter":
            self.submit()
        elif event.key == "escape":
            self.action_close()
        elif event.key == "backspace":
            self.action_delete_left()
        elif event.character and event.is_printable:
            self.insert_text_at_cursor(event.character)

    async def action_submit(self) -> None:
        """Hand the number up, or say why it is none."""
        self.submit()

    def submit(self) -> None:
        """Hand the number up, or say why it is none."""
        try:
            number = read_number(self.value)
        except NotANumber as error:
            tell(self.app, str(error), warn=True)
            return
        self.display = False
        self.post_message(self.Typed(self._control, number))

    def action_close(self) -> None:
        """Go away."""
        self.display = False
        self.post_message(self.Left())

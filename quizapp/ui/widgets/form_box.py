"""The boxes of a form: a field that grows with its text, and the word that says of what kind."""

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, TextArea

from quizapp.decks.kinds.form_field import FormField, Shape
from quizapp.ui.text import clean, plain
from quizapp.ui.widgets.text_widget import TextWidget

ONE_LINE: Final = frozenset({Shape.LINE, Shape.FLAG, Shape.WORDS, Shape.TOLERANCE, Shape.ENDS})
"""Shapes in which a line end would say nothing, so that Enter goes on to the next field."""


class FormBox(TextArea):
    """A box for the text of one field; the arrows lead from one box to the next."""

    DEFAULT_CSS = """
    FormBox, FormBox:focus { border: none; padding: 0; height: auto; background: $background; }
    FormBox:focus { background: $surface; }
    """

    def __init__(self, text: str, *, empty: str, one_line: bool) -> None:
        super().__init__(
            clean(text),
            compact=True,
            highlight_cursor_line=False,
            placeholder=plain(empty),
        )
        self.cursor_blink = False
        self._one_line = one_line

    async def _on_paste(self, event: events.Paste) -> None:
        """Take what is pasted without what a terminal might obey."""
        event.text = clean(event.text)
        await super()._on_paste(event)

    async def _on_key(self, event: events.Key) -> None:
        """Enter in a box of one line goes on."""
        if event.key == "enter" and self._one_line:
            event.stop()
            event.prevent_default()
            self.screen.focus_next()

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line; from the last one to the next field."""
        if self.cursor_at_last_line:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line; from the first one to the field before."""
        if self.cursor_at_first_line:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)


class FormRow(Horizontal):
    """The label of a field and its box."""

    DEFAULT_CSS = """
    FormRow { height: auto; }
    FormRow Label { width: 11; color: $text-muted; }
    """

    def __init__(self, label: str, box: FormBox) -> None:
        super().__init__(classes="field")
        self.label = label
        self.box = box

    @classmethod
    def of(cls, asked: FormField, text: str) -> "FormRow":
        """The row of a field with this text in it."""
        one_line = asked.shape in ONE_LINE
        return cls(asked.label, FormBox(text, empty=asked.placeholder, one_line=one_line))

    def compose(self) -> ComposeResult:
        """The label, the box."""
        yield Label(plain(self.label))
        yield self.box


class KindPicker(TextWidget, can_focus=True):
    """The kind of the card; the arrows and a click turn it."""

    DEFAULT_CSS = """
    KindPicker { width: 22; height: 1; }
    """

    @dataclass
    class Turned(Message):
        """Another kind is wanted."""

        step: int

    def __init__(self, kind: str) -> None:
        super().__init__(id="kind")
        self._kind = kind

    def show(self, kind: str) -> None:
        """Draw this kind."""
        self._kind = kind
        self.redraw()

    def lines(self, width: int) -> list[Content]:  # noqa: ARG002 - the signature of all of them
        """The word between its marks, which stand out while the arrows turn it."""
        marks = "bold $accent" if self.has_focus else "$text-muted"
        return [plain(f"{'kind':<11}", "$text-muted") + plain(f"‹{self._kind}›", marks)]

    def on_focus(self) -> None:
        """Show that the arrows turn it."""
        self.refresh()

    def on_blur(self) -> None:
        """They do no more."""
        self.refresh()

    def key_left(self) -> None:
        """The kind before."""
        self.post_message(self.Turned(-1))

    def key_right(self) -> None:
        """The next kind."""
        self.post_message(self.Turned(1))

    def on_click(self) -> None:
        """The next kind."""
        self.post_message(self.Turned(1))

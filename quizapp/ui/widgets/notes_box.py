"""The notes of a spoken answer: a box to write into while it is open, then what was written."""

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from quizapp.ui.keys import bindings
from quizapp.ui.text import clean, line, plain
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.text_widget import TextWidget

LEAVING: Final = frozenset({"tab", "escape"})


class NotesBox(TextArea):
    """A few lines to write into; the program keeps them, and judges none of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("notes")
    DEFAULT_CSS = """
    NotesBox, NotesBox:focus { border: none; padding: 0; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__(id="notes", compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    async def _on_paste(self, event: events.Paste) -> None:
        """Take what is pasted without what a terminal might obey."""
        event.text = clean(event.text)
        await super()._on_paste(event)

    async def _on_key(self, event: events.Key) -> None:
        """Leave at once, so that a key right behind Esc is one for the screen.

        As a binding, Esc would come round by the app, behind what was typed after it.
        """
        if self.screen.focused is not self:
            event.prevent_default()
        elif event.key in LEAVING:
            event.stop()
            event.prevent_default()
            self.action_release()

    def catch_up(self, event: events.Key) -> bool:
        """Take a key that was pressed before the focus came here; whether it is one for a text."""
        text = "\n" if event.key == "enter" else event.character or ""
        is_text = text == "\n" or self.check_consume_key(event.key, text)
        if is_text:
            self.insert(text)
        return is_text

    def action_release(self) -> None:
        """Give the keyboard back to the screen."""
        self.screen.set_focus(None)


class NotesRule(TextWidget):
    """One row: what stands below it."""

    def lines(self, width: int) -> list[Content]:
        """The word and a line."""
        word = plain("notes ", "dim")
        return [word + Content.styled("─" * max(0, width - word.cell_length), "dim")]


class NotesView(Vertical):
    """The notes: a box while the answer is open, a text while its points are ticked."""

    def __init__(self) -> None:
        super().__init__(id="noted")
        self.box = NotesBox()
        self._written = ProseView(id="written")

    def compose(self) -> ComposeResult:
        """A rule, the box, what was written in it."""
        yield NotesRule()
        yield self.box
        yield self._written

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.box.text

    def begin(self, notes: str) -> None:
        """Open the box with these notes in it."""
        self.box.load_text(clean(notes))
        self.box.move_cursor(self.box.document.end)

    def show(self, written: str, *, writable: bool) -> None:
        """Draw the box, or what was written; nothing where there is neither."""
        self.box.display = writable
        self._written.show([line(plain(written))] if written.strip() and not writable else ())
        self.display = writable or bool(written.strip())

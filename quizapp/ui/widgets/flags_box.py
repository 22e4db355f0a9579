"""The flags box: what no answer should say, to be owned up to by whoever said it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.ui.widgets.answer import hanging
from quizapp.ui.widgets.row_list import RowList


class FlagsBox(RowList):
    """A row a red flag, with a box that is marked where the flag was said."""

    @dataclass
    class Clicked(Message):
        """A flag was clicked."""

        number: int

    def __init__(self) -> None:
        super().__init__(id="flags")
        self.can_focus = False
        self._flags: tuple[str, ...] = ()
        self._marked: Collection[int] = ()

    def show(self, flags: Sequence[str], marked: Collection[int] = ()) -> None:
        """Draw these flags, the cursor where it was."""
        self._flags, self._marked = tuple(flags), marked
        self.cursor = max(0, min(self.cursor, len(flags) - 1))
        self.locked = len(flags) < 2
        self.display = bool(flags)
        self.redraw()

    def row_count(self) -> int:
        """One row a flag."""
        return len(self._flags)

    def row(self, index: int, width: int) -> list[Content]:
        """The flag behind its box."""
        marked = index in self._marked
        margin = self.margin(index, "[x]" if marked else "[ ]")
        return hanging(margin, self._flags[index], width, "bold" if marked else "")

    def on_click(self, event: events.Click) -> None:
        """Say which flag was meant."""
        number = self.row_under(event)
        if number is not None:
            self.cursor = number
            self.post_message(self.Clicked(number))

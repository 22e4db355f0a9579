"""The list of a preview: a line an item, with what is wrong there; only what is seen is drawn."""

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from quizapp.study.preview.deck import DeckPreview, PreviewRow
from quizapp.ui.preview.blocks import complaint_mark
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget

KIND_CELLS: Final = 10
"""For the longest kind, and a gap."""

LEAST_ROWS: Final = 4
"""So many are seen at once on a small terminal; the card needs the rest."""

HEIGHT_SHARE: Final = 5
"""On a larger one the list has one row of so many."""


class PreviewList(TextWidget):
    """The rows around the cursor; a click moves it."""

    @dataclass
    class Picked(Message):
        """A row was clicked on."""

        place: int

    def __init__(self) -> None:
        super().__init__(id="items")
        self._rows: tuple[PreviewRow, ...] = ()
        self._cursor = 0
        self._stale = False
        self._top = 0

    def show(self, preview: DeckPreview, cursor: int) -> None:
        """Draw these rows, the cursor on one of them."""
        self._rows, self._cursor = preview.rows, cursor
        self._stale = bool(preview.stale)
        self.redraw()

    @property
    def _height(self) -> int:
        return min(len(self._rows), max(LEAST_ROWS, self.app.size.height // HEIGHT_SHARE))

    def lines(self, width: int) -> list[Content]:
        """The rows around the cursor, with one beyond it if there is one."""
        height, count = self._height, len(self._rows)
        lowest = min(self._cursor + 2, count) - height
        self._top = max(0, lowest, min(self._top, self._cursor - 1, count - height))
        return [self._line(place, width) for place in range(self._top, self._top + height)]

    def _line(self, place: int, width: int) -> Content:
        row, here = self._rows[place], place == self._cursor
        mark = _mark(row)
        number = place + 1 if self._rows[0].item else place
        digits = len(str(len(self._rows)))
        start = f"{'▸' if here else ' '}{number or '':>{digits}} {row.kind:<{KIND_CELLS}}"
        left = plain(start, "bold $accent" if here else "dim")
        room = max(0, width - left.cell_length - mark.cell_length - 1)
        text = plain(row.text, "dim" if self._stale else "bold" if here else "")
        return left + text.truncate(room, ellipsis=True, pad=True) + Content(" ") + mark

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many rows as are seen."""
        return self._height

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the pointer."""
        place = self._top + event.get_content_offset_capture(self).y
        if place < len(self._rows):
            self.post_message(self.Picked(place))

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the cursor."""
        self.post_message(self.Picked(min(len(self._rows) - 1, self._cursor + 1)))

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the cursor."""
        self.post_message(self.Picked(max(0, self._cursor - 1)))


def _mark(row: PreviewRow) -> Content:
    """Nothing to complain of, or where the first complaint is."""
    if not row.complaints:
        return plain("✓", "$text-success")
    first = min(row.complaints, key=lambda complaint: complaint.level)
    sign, style = complaint_mark(first.level)
    return plain(f"{sign} line {first.line}", style)

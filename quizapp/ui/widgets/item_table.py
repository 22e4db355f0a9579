"""The table of items: a row each, of which only those in sight are drawn."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.collection.browsing.cells import item_cells
from quizapp.collection.browsing.rows import BrowseRow
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget

SIGN_CELLS: Final = 4
"""For the cursor, the mark and what is to be told of the row."""


class Column(NamedTuple):
    """What stands before the question of each row."""

    name: str
    width: int
    is_number: bool = False
    """Numbers stand at the right."""

    def cell(self, text: str) -> Content:
        """The text in this column, and the gap after it."""
        if self.is_number:
            return plain(f"{text:>{self.width}}  ")
        return plain(text).truncate(self.width, ellipsis=True, pad=True) + Content(" ")


COLUMNS: Final = (
    Column("kind", 9),
    Column("due", 10),
    Column("ease", 4, is_number=True),
    Column("lapses", 6, is_number=True),
)

HEAD_LINES: Final = 1

WHEEL_ROWS: Final = 3


class ItemTable(TextWidget, can_focus=True):
    """Rows with a cursor and marks; of a hundred thousand it draws the dozen that are seen."""

    DEFAULT_CSS = """
    ItemTable { height: 1fr; padding: 0 1; }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

    @dataclass
    class Pressed(Message):
        """The row under the cursor was clicked once more."""

    @dataclass
    class HeadPressed(Message):
        """The name of a column was clicked."""

        column: str

    def __init__(self) -> None:
        super().__init__(id="items")
        self._rows: Sequence[BrowseRow] = ()
        self._today = date.min
        self._marked: Collection[str] = ()
        self._first = 0
        self.cursor = 0

    def show(self, rows: Sequence[BrowseRow], *, today: date, marked: Collection[str]) -> None:
        """Draw these rows; the cursor stays on its item, or else at its height."""
        key = self.row.key if self.row else ""
        self._rows, self._today, self._marked = rows, today, marked
        if (not self.row or self.row.key != key) and not self.go_to(key):
            self.cursor = max(0, min(self.cursor, len(rows) - 1))
        self.redraw()

    def go_to(self, key: str) -> bool:
        """Put the cursor on this item, if it is among the rows."""
        place = next((place for place, row in enumerate(self._rows) if row.key == key), None)
        if place is not None:
            self.cursor = place
        return place is not None

    @property
    def row(self) -> BrowseRow | None:
        """The row under the cursor; none where there are no rows."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def page_rows(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.content_size.height - HEAD_LINES)

    def move(self, step: int) -> None:
        """Move the cursor, stopping at the ends."""
        self.move_to(self.cursor + step)

    def move_to(self, place: int) -> None:
        """Move the cursor to this row, or to the nearest that there is."""
        place = max(0, min(len(self._rows) - 1, place))
        if place != self.cursor:
            self.cursor = place
            self.redraw()
            self.post_message(self.Moved())

    def redraw(self) -> None:
        """Draw again; the place of the table stays as it is, however many rows there are."""
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The names of the columns, and the rows in sight."""
        height = self.page_rows
        self._first = max(self.cursor - height + 1, min(self._first, self.cursor))
        self._first = max(0, min(self._first, len(self._rows) - height))
        rows = range(self._first, min(len(self._rows), self._first + height))
        return [_head(width), *(self._line(place, width) for place in rows)]

    def _line(self, place: int, width: int) -> Content:
        row = self._rows[place]
        is_here = place == self.cursor
        texts = item_cells(row, self._today)
        columns = Content("").join(
            column.cell(text) for column, text in zip(COLUMNS, texts[:-1], strict=True)
        )
        style = "bold" if is_here else "dim" if row.obstacle else ""
        signs = self._signs(row, is_here=is_here, is_marked=row.key in self._marked)
        line = (columns + plain(texts.text)).stylize(style)
        return (plain(signs, "bold $accent") + line).truncate(width, ellipsis=True)

    def _signs(self, row: BrowseRow, *, is_here: bool, is_marked: bool) -> str:
        """Cursor, mark, and whether the row is flagged or cannot be asked."""
        notice = "!" if row.obstacle else "f" if row.memory and row.memory.flagged else " "
        return f"{'▸' if is_here else ' '}{'*' if is_marked else ' '}{notice} "

    def on_resize(self) -> None:
        """More rows or fewer are in sight."""
        self.redraw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor down."""
        event.stop()
        self.move(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move it up."""
        event.stop()
        self.move(-WHEEL_ROWS)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row, or say that it or the name of a column was pressed."""
        x, y = event.get_content_offset_capture(self)
        place = self._first + y - HEAD_LINES
        if y < HEAD_LINES:
            self.post_message(self.HeadPressed(_column_at(x)))
        elif place == self.cursor and self.row:
            self.post_message(self.Pressed())
        elif place < len(self._rows):
            self.move_to(place)


def _head(width: int) -> Content:
    names = Content("").join(column.cell(column.name) for column in COLUMNS)
    margin = Content(" " * SIGN_CELLS)
    return (margin + names + Content("question")).stylize("dim").truncate(width)


def _column_at(x: int) -> str:
    """The name of the column that has this cell."""
    edge = SIGN_CELLS
    for column in COLUMNS:
        edge += column.cell("").cell_length
        if x < edge:
            return column.name
    return "text"

"""Page rows: the lists of a topic page, with a cursor where there is something to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.ui.text import plain
from quizapp.ui.topic.page_row import PageRow
from quizapp.ui.widgets.row_list import RowList


class PageRows(RowList):
    """Rows with a cursor, unless they are only to be read."""

    @dataclass
    class Opened(Message):
        """A row was clicked that the cursor stood on."""

        rows: "PageRows"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.can_focus = False
        self._rows: tuple[PageRow, ...] = ()
        self._drawn: dict[tuple[int, int, bool], list[Content]] = {}
        """Rows as they were drawn: a step of the cursor changes two of hundreds."""

    def show(self, rows: Sequence[PageRow], *, has_cursor: bool = True) -> None:
        """Draw these rows, the cursor where it was."""
        self._rows = tuple(rows)
        self._drawn = {}
        self.locked = not has_cursor
        self.cursor = max(0, min(self.cursor, len(self._rows) - 1))
        self.display = bool(rows)
        self.redraw()

    def row_count(self) -> int:
        """One a row, without what belongs to it."""
        return len(self._rows)

    def row(self, index: int, width: int) -> list[Content]:
        """The row under its heading, with what belongs to it."""
        here = index == self.cursor and not self.locked
        place = (index, width, here)
        if place not in self._drawn:
            self._drawn[place] = self._draw(index, width, here=here)
        return self._drawn[place]

    def _draw(self, index: int, width: int, *, here: bool) -> list[Content]:
        row = self._rows[index]
        heading = [plain(row.heading, "dim")] if row.heading else []
        above = [Content("")] if heading and index else []
        mark = (
            Content("") if self.locked else Content.styled("▸ " if here else "  ", "bold $accent")
        )
        line = row.line(width, mark, "bold $accent" if here else "")
        below = (part.line(width, Content("    ")) for part in row.below)
        return [*above, *heading, line, *below]

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, a click on the cursor's row opens it."""
        index = self.row_under(event)
        if index is None or self.locked:
            return
        if index == self.cursor:
            self.post_message(self.Opened(self))
        self.cursor = index
        self.refresh()

"""The outline: all sections of a topic page in a list that scrolls, beside the text or over it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from quizapp.ui.topic.page_row import PageRow
from quizapp.ui.widgets.page_rows import PageRows


class Outline(VerticalScroll, can_focus=False):
    """One row a section; the cursor stands on the one that is read until the keys move it."""

    def __init__(self) -> None:
        super().__init__(id="outline")
        self.rows = PageRows(id="outline-rows")

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.rows

    def show(self, rows: Sequence[PageRow], cursor: int) -> None:
        """Draw these sections with the cursor on one of them."""
        self.rows.cursor = cursor
        self.rows.show(rows)
        self.call_after_refresh(self.rows.follow_cursor)

"""Row lists: the base of lists with a cursor, whose rows may be several lines high."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget

from quizapp.ui.widgets.text_widget import alters_height, one_under_the_other


class RowList(Widget, can_focus=True):
    """A list of rows with a cursor; rows may be more than one line high."""

    DEFAULT_CSS = """
    RowList { height: auto; width: 1fr; }
    """

    heading_height: ClassVar[int] = 0
    """Lines above the first row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.cursor = 0
        self.locked = True

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, index: int, width: int) -> list[Content]:
        """The lines of one row."""
        raise NotImplementedError

    def row_height(self, index: int, width: int) -> int:
        """How many lines a row has; a list whose rows all have as many says so for less."""
        return len(self.row(index, width))

    def lines(self, width: int) -> list[Content]:
        """All rows, one under the other."""
        return [line for index in range(self.row_count()) for line in self.row(index, width)]

    def redraw(self) -> None:
        """Draw again after a change."""
        self.refresh(layout=alters_height(self, self.lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many rows as there are lines."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The lines at the width that layout gave."""
        return one_under_the_other(self, self.lines)

    def row_under(self, event: events.Click) -> int | None:
        """The row that was clicked; None above the first and below the last."""
        y = event.get_content_offset_capture(self).y - self.heading_height
        if y < 0:
            return None
        for index in range(self.row_count()):
            y -= self.row_height(index, self.content_size.width)
            if y < 0:
                return index
        return None

    def action_move(self, step: int) -> None:
        """Move the cursor, stopping at the ends."""
        self.cursor = max(0, min(self.row_count() - 1, self.cursor + step))
        self.refresh()
        self.follow_cursor()

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first row, or to the last one."""
        self.action_move(side * self.row_count())

    def follow_cursor(self) -> None:
        """Scroll whatever holds the list until the row of the cursor is on the screen."""
        width = self.content_size.width
        above = self.heading_height + sum(
            self.row_height(index, width) for index in range(self.cursor)
        )
        height = self.row_height(self.cursor, width) if self.row_count() else 1
        x, y = self.content_region.offset - self.region.offset
        region = Region(x, y + above, width, height).translate(self.virtual_region.offset)
        if self.parent is not None and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(region, animate=False)

    def margin(self, index: int, mark: str) -> Content:
        """The cursor and a mark, at the left of a row's first line."""
        here = index == self.cursor and not self.locked
        return Content.styled(f"{'▸' if here else ' '} {mark} ", "bold $accent" if here else "")

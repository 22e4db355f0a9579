"""Page tabs: the names of the pages of statistics, and which topic they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget

TAB_GAP: Final = 2
"""Cells."""


class PageTabs(TextWidget):
    """One row; a click on a name asks for that page."""

    DEFAULT_CSS = """
    PageTabs { height: 1; padding: 0 1; color: $text-muted; }
    """

    @dataclass
    class Clicked(Message):
        """The name of a page was clicked."""

        index: int

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = titles
        self._at = 0

    def show(self, at: int) -> None:
        """Draw the name of another page as that at hand."""
        self._at = at
        self.refresh()

    def _names(self) -> Iterator[Content]:
        gap = Content(" " * TAB_GAP)
        for place, title in enumerate(self._titles):
            here = place == self._at
            mark = Content.styled("▸ " if here else "  ", "bold $accent")
            yield mark + plain(title, "bold $accent" if here else "") + gap

    def lines(self, width: int) -> list[Content]:
        """The one row."""
        return [Content("").join(self._names()).truncate(width, ellipsis=True)]

    def on_click(self, event: events.Click) -> None:
        """Say which name is under the pointer."""
        x = event.get_content_offset_capture(self).x
        for index, name in enumerate(self._names()):
            x -= name.cell_length
            if x < 0:
                self.post_message(self.Clicked(index))
                return

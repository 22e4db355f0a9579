"""The statistics view: a page of statistics, as tall as its picture, with a mark at an entry."""

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.insight.page import PageValue
from quizapp.ui.insight.place import NO_ENTRY
from quizapp.ui.picture_styles import colours_of, picture_line
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget

WAITING: Final = "…"
"""Stands in the place of a page that is still worked out."""

MARGIN_WIDTH: Final = 2
"""Cells at the left, for the mark."""


class StatisticsView(TextWidget):
    """Draws a page for its width; a click on an entry asks for it."""

    @dataclass
    class Clicked(Message):
        """The line of an entry was clicked."""

        entry: int

    def __init__(self, *, only_ascii: bool = False) -> None:
        super().__init__(id="statistics")
        self._only_ascii = only_ascii
        self._value: PageValue | None = None
        self._entry = NO_ENTRY

    def show(self, value: PageValue | None, entry: int = NO_ENTRY) -> None:
        """Draw this page, or that none is there yet, with a mark at one of its entries."""
        self._value, self._entry = value, entry
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The picture, right of a margin for the mark."""
        if self._value is None:
            return [plain(f"{' ' * MARGIN_WIDTH}{WAITING}", "dim")]
        plain_picture = self._only_ascii or self.app.no_color
        picture = self._value.draw(max(1, width - MARGIN_WIDTH), ascii=plain_picture)
        colours = colours_of(self.app.current_theme)
        marked = self._value.entries[self._entry].line if self._entry != NO_ENTRY else -1
        mark = Content.styled("> " if plain_picture else "▸ ", "bold $accent")
        return [
            (mark if place == marked else Content(" " * MARGIN_WIDTH))
            + picture_line(spans, colours)
            for place, spans in enumerate(picture.lines)
        ]

    def on_click(self, event: events.Click) -> None:
        """Say which entry is under the pointer."""
        y = event.get_content_offset_capture(self).y
        for place, entry in enumerate(self._value.entries if self._value else ()):
            if entry.line == y:
                self.post_message(self.Clicked(place))

"""The topic list: one row a topic, with what is due in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from quizapp.collection.overview import TopicFacts
from quizapp.text.days import relative_day
from quizapp.ui.keys import bindings
from quizapp.ui.text import plain
from quizapp.ui.widgets.row_list import RowList

COLUMNS: Final = (("due", 6), ("new", 6), ("total", 7), ("next due", 12))
"""Heading and width in cells of each column right of the title."""


class TopicList(RowList):
    """The topics of the library; Enter or a click opens the page of one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("topics")
    heading_height: ClassVar[int] = 1

    @dataclass
    class Opened(Message):
        """A topic was chosen."""

        topic: str

    def __init__(self) -> None:
        super().__init__(id="topics")
        self._topics: tuple[TopicFacts, ...] = ()
        self._today = date.min
        self.locked = False

    def show(self, topics: Sequence[TopicFacts], *, today: date) -> None:
        """Draw these topics, the cursor where it was."""
        self._topics = tuple(topics)
        self._today = today
        self.cursor = max(0, min(self.cursor, len(self._topics) - 1))
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """A heading, then the topics."""
        heading = _columns("topic", [name for name, _ in COLUMNS], width - 2)
        return [(Content("  ") + heading).stylize("dim"), *super().lines(width)]

    def row_count(self) -> int:
        """One row a topic."""
        return len(self._topics)

    def row_height(self, index: int, width: int) -> int:  # noqa: ARG002 - the base's signature
        """One line a topic, so that no row need be drawn to know where the cursor is."""
        return 1

    def row(self, index: int, width: int) -> list[Content]:
        """Title and counts; a topic with something due stands out."""
        facts = self._topics[index]
        cells = [str(facts.due or "–"), str(facts.new or "–"), str(facts.total)]
        cells.append(relative_day(facts.next_due, self._today))
        here = index == self.cursor
        style = "bold $accent" if here else "bold" if facts.due else ""
        row = _columns(facts.title, cells, width - 2)
        return [Content.styled("▸ " if here else "  ", "bold $accent") + row.stylize(style)]

    @property
    def chosen(self) -> str:
        """The topic under the cursor; empty where there is none."""
        return self._topics[self.cursor].topic if self._topics else ""

    def action_open(self) -> None:
        """Open the page of the topic under the cursor."""
        if self._topics:
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, a click on the cursor's row opens it."""
        index = event.get_content_offset_capture(self).y - 1
        if not 0 <= index < len(self._topics):
            return
        if index == self.cursor:
            self.action_open()
        self.cursor = index
        self.refresh()


def _columns(title: str, cells: Sequence[str], width: int) -> Content:
    """The title, cut or padded to what the columns at the right leave."""
    right = "".join(f"{cell:>{size}}" for cell, (_, size) in zip(cells, COLUMNS, strict=True))
    room = max(8, width - len(right))
    return plain(title).truncate(room, ellipsis=True, pad=True) + Content(right)

"""The topic list: one row a topic under the heading of its track, with what is due and known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from quizapp.collection.home.topic_facts import TopicFacts, Track
from quizapp.text.days import relative_day
from quizapp.text.numbers import share_bar
from quizapp.ui.keys import bindings
from quizapp.ui.text import plain
from quizapp.ui.widgets.row_list import RowList

COUNT_CELLS: Final = 6
"""For what is due, and for what is new."""

KNOWN_CELLS: Final = 14
"""For the known share."""

NEXT_DUE: Final = "next due"
"""Above the last column, which is as wide as what stands in it."""

NARROW_TITLE_CELLS: Final = 16
"""A title keeps as many before the last column goes."""


class TopicList(RowList):
    """The topics of the library; Enter or a click opens the page of one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("topics")
    heading_height: ClassVar[int] = 1

    @dataclass
    class Opened(Message):
        """A topic was chosen."""

        topic: str

    @dataclass
    class Moved(Message):
        """The cursor stands on another topic."""

    def __init__(self, *, only_ascii: bool = False) -> None:
        super().__init__(id="topics")
        self._only_ascii = only_ascii
        self._topics: tuple[TopicFacts, ...] = ()
        self._headings: dict[int, Track] = {}
        self._today = date.min
        self._next_cells = 0
        self._was_moved = False
        self.locked = False

    def show(self, tracks: Sequence[Track], *, today: date) -> None:
        """Draw these topics, the cursor on the one where it was moved to, or else on the first.

        While the library is read, topics come in before the one that they build on.
        """
        topic = self.chosen if self._was_moved else ""
        self._topics = tuple(facts for track in tracks for facts in track.topics)
        self._headings = {}
        place = 0
        for track in tracks:
            # A library of one topic needs no heading.
            if track.title and len(self._topics) > 1:
                self._headings[place] = track
            place += len(track.topics)
        self._today = today
        words = (next_words(facts, today) for facts in self._topics)
        self._next_cells = max(map(len, words), default=0)
        places = (place for place, facts in enumerate(self._topics) if facts.topic == topic)
        last = max(0, min(self.cursor, len(self._topics) - 1))
        self.cursor = next(places, last)
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The names of the columns, then the topics."""
        names = self._columns("topic", "due", "new", "known", NEXT_DUE, width=width - 2)
        return [(Content("  ") + names).stylize("dim"), *super().lines(width)]

    def row_count(self) -> int:
        """One row a topic."""
        return len(self._topics)

    def row_height(self, index: int, width: int) -> int:  # noqa: ARG002 - the base's signature
        """One line a topic and one a heading; no row need be drawn to know where the cursor is."""
        return 2 if index in self._headings else 1

    def row(self, index: int, width: int) -> list[Content]:
        """Title, counts and share; a topic with something due stands out."""
        facts = self._topics[index]
        here = index == self.cursor
        only_ascii = self._only_ascii or self.app.no_color
        row = self._columns(
            facts.title,
            _count(facts.due),
            _count(facts.new),
            share_bar(facts.known, facts.awake, only_ascii=only_ascii),
            next_words(facts, self._today),
            width=width - 2,
        )
        style = "bold $accent" if here else "bold" if facts.due else ""
        line = Content.styled("▸ " if here else "  ", "bold $accent") + row.stylize(style)
        track = self._headings.get(index)
        return [_heading(track, width), line] if track else [line]

    def _columns(
        self, title: str, due: str, new: str, known: str, next_due: str, *, width: int
    ) -> Content:
        """The title, cut or padded to what the columns at the right leave."""
        right = f"{due:>{COUNT_CELLS}}{new:>{COUNT_CELLS}}  {known:<{KNOWN_CELLS}}"
        last = f"  {next_due:<{max(len(NEXT_DUE), self._next_cells)}}"
        right += last if width - len(right) - len(last) >= NARROW_TITLE_CELLS else ""
        room = max(NARROW_TITLE_CELLS // 2, width - len(right))
        row = plain(title).truncate(room, ellipsis=True, pad=True) + Content(right)
        return row.truncate(max(1, width), ellipsis=True)

    @property
    def facts(self) -> TopicFacts | None:
        """The topic under the cursor; None where there is none."""
        return self._topics[self.cursor] if self._topics else None

    @property
    def chosen(self) -> str:
        """Its name; empty where there is none."""
        return self.facts.topic if self.facts else ""

    def action_move(self, step: int) -> None:
        """Move the cursor, and say so."""
        self._was_moved = True
        super().action_move(step)
        self.post_message(self.Moved())

    def action_open(self) -> None:
        """Open the page of the topic under the cursor."""
        if self._topics:
            self._was_moved = True
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, a click on the cursor's row opens it."""
        index = self.row_under(event)
        if index is None:
            return
        if index == self.cursor:
            self.action_open()
        self.action_move(index - self.cursor)


def next_words(facts: TopicFacts, today: date) -> str:
    """When something of the topic is due; of one that waits for others, how far these are known."""
    if facts.next_due is None and not facts.is_open:
        known, core = facts.needs
        return f"builds on {known} of {core}"
    return relative_day(facts.next_due, today)


def _count(number: int) -> str:
    return f"{number}" if number else "–"


def _heading(track: Track, width: int) -> Content:
    right = plain(track.sentence, "$text-muted")
    room = max(8, width - right.cell_length - 2)
    title = plain(track.title, "bold").truncate(room, ellipsis=True, pad=True)
    return title + Content("  ") + right

"""The points box: the points of a spoken answer, shown one at a time, each to be said or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.study.interview.mentions import mentions
from quizapp.study.points import AskedPoint, show_weight
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, plain, wrapped
from quizapp.ui.widgets.row_list import RowList

KIND_WORDS: Final = {"tradeoff": "trade-off", "failure": "failure"}
"""What is said behind a point that is more than true."""

_MARKS: Final = {True: "✓", False: "✗", None: "?"}


class PointsBox(RowList):
    """The points up to the one at hand: what comes after it is not in the box."""

    @dataclass
    class Clicked(Message):
        """A point was clicked."""

        place: int

    def __init__(self) -> None:
        super().__init__(id="points")
        self.can_focus = False
        self.locked = False
        self._points: tuple[AskedPoint, ...] = ()
        self._ticks: tuple[bool | None, ...] = ()
        self._notes = ""
        self._next_weight: float | None = None

    def show(
        self,
        points: Sequence[AskedPoint],
        ticks: Sequence[bool | None] = (),
        *,
        notes: str = "",
        next_weight: float | None = None,
    ) -> None:
        """Draw these points, the last of them at hand.

        Args:
            points: those that may be seen by now.
            ticks: whether each was said; None where that is not known.
            notes: what the learner wrote; words of it are underlined in the points.
            next_weight: of the one that comes next; None where none does.
        """
        self._points, self._ticks = tuple(points), tuple(ticks)
        self._notes, self._next_weight = notes, next_weight
        self.cursor = max(0, len(points) - 1)
        self.display = bool(points)
        self.redraw()
        if points:
            self.call_after_refresh(self.follow_cursor)

    def row_count(self) -> int:
        """One row a point."""
        return len(self._points)

    def row(self, index: int, width: int) -> list[Content]:
        """The point behind its mark and weight."""
        point, tick = self._points[index], self._ticks[index]
        margin = self.margin(index, _MARKS[tick])
        margin += plain(f"{show_weight(point.weight)} ", "dim")
        indent = Content(" " * margin.cell_length)
        blocks = _noted(prose(point.text), self._notes)
        if kind := KIND_WORDS.get(point.kind):
            blocks[-1] = replace(blocks[-1], body=blocks[-1].body + plain(f"  {kind}", "dim"))
        body = wrapped(blocks, max(10, width - margin.cell_length))
        rows = [(indent if place else margin) + text for place, text in enumerate(body)]
        if index == len(self._points) - 1 and self._next_weight is not None:
            rows.append(plain(f"  · {show_weight(self._next_weight)} next", "dim"))
        return rows

    def on_click(self, event: events.Click) -> None:
        """Say which point was meant."""
        place = self.row_under(event)
        if place is not None:
            self.post_message(self.Clicked(place))


def _noted(blocks: Sequence[Block], notes: str) -> list[Block]:
    """The blocks with the words underlined that stand in the notes."""
    noted = []
    for block in blocks:
        body = block.body
        for start, end in mentions(body.plain, notes):
            body = body.stylize("underline", start, end)
        noted.append(replace(block, body=body))
    return noted

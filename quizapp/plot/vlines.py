"""Vertical lines through a picture, such as marks, the cursor and what was guessed."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from quizapp.plot.canvas import Canvas
from quizapp.plot.cells import Span, one_cell_each
from quizapp.plot.legend import LegendEntry
from quizapp.plot.scale import Frame
from quizapp.plot.series import Series, value_at
from quizapp.plot.tick_format import PLAIN_NUMBERS, TickFormat
from quizapp.plot.ticks import short

LINE_SIGNS: Final = {"mark": "┊", "guess": "╎○", "cursor": "│●"}
"""The line, and the point where it meets a curve."""

ASCII_LINE_SIGNS: Final = {"mark": ":", "guess": "!?", "cursor": "|@"}


class Mark(NamedTuple):
    """An x that has a name."""

    x: float
    name: str


class VLine(NamedTuple):
    """A vertical line at an x, in the words and signs of what it stands for."""

    x: float
    kind: str
    name: str
    line: str
    point: str
    x_text: str
    """The x in words."""

    @property
    def reads(self) -> bool:
        """It reads the values of the curves, and is named in the legend."""
        return bool(self.point)

    @property
    def role(self) -> str:
        """What it is drawn as."""
        return "cursor" if self.kind == "cursor" else "mark"

    @property
    def entry(self) -> LegendEntry:
        """What it is in the legend."""
        return Span(self.line, self.role), Span(f" {self.name} {self.x_text}")

    def clause(self, series: Sequence[Series], x_name: str) -> str:
        """Where it is and what the curves are there, as a clause."""
        place = f"{self.kind} {self.name}" if self.kind == "mark" else self.kind
        at = f"{place} at {x_name} {self.x_text}"
        if not self.reads or not series:
            return at
        values = (f"{curve.name} {short(value_at(curve, self.x))}" for curve in series)
        return f"{at}: {', '.join(values)}"


def make_vlines(
    marks: Sequence[Mark],
    cursor: float | None,
    guess: float | None,
    x_name: str,
    *,
    tick_format: TickFormat = PLAIN_NUMBERS,
    ascii: bool = False,
) -> list[VLine]:
    """The lines in the order in which they are drawn, the cursor over all others."""
    signs = ASCII_LINE_SIGNS if ascii else LINE_SIGNS
    lines = [(x, "mark", one_cell_each(name, ascii=ascii)) for x, name in marks]
    lines += [(guess, "guess", "you")] if guess is not None else []
    lines += [(cursor, "cursor", x_name or "x")] if cursor is not None else []
    return [
        VLine(x, kind, name, signs[kind][0], signs[kind][1:], tick_format.text_of(x))
        for x, kind, name in lines
    ]


def draw_vline(
    canvas: Canvas,
    frame: Frame,
    vline: VLine,
    series: Sequence[Series] = (),
    *,
    behind: bool = True,
) -> None:
    """The line, behind what is drawn already or over it, its points, and the name of a mark."""
    column = frame.column(vline.x)
    if column is None:
        return
    canvas.drop(column, frame.rows, vline.line, vline.role, behind=behind)
    for curve in series if vline.reads else ():
        at = frame.row(value_at(curve, vline.x))
        if at is not None:
            canvas.put(at, column, vline.point, vline.role)
    if not vline.reads:
        _draw_name(canvas, frame.rows, column, vline.name)


def _draw_name(canvas: Canvas, rows: range, column: int, name: str) -> None:
    """Beside the line where nothing else is, as far up as can be."""
    length = len(name)
    for row in rows:
        for start in (column + 1, column - length):
            if canvas.is_blank(row, start, start + length):
                canvas.put(row, start, name, "label")
                return

"""Axes: how much of a picture they take, and what they look like."""

from typing import Final

from quizapp.plot.canvas import Canvas
from quizapp.plot.scale import Frame, Scale
from quizapp.plot.tick_format import PLAIN_NUMBERS, TickFormat
from quizapp.plot.ticks import Tick, ticks

LEAST_WIDTH: Final = 20
LEAST_HEIGHT: Final = 5
"""Below these the data need all the cells, and there are no axes."""

LINES_BELOW: Final = 2
"""The line of the x axis, and that of its labels."""


def enclose(
    width: int,
    height: int,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    *,
    above: int = 0,
    gutter: int = 0,
    dots: tuple[int, int] = (1, 1),
) -> Frame:
    """The frame that axes leave of a picture.

    Args:
        width: in cells, as is height.
        height: of the whole picture.
        x_range: the ends of the x axis.
        y_range: the ends of the y axis.
        above: lines over the frame that are taken by something else.
        gutter: the least room for labels of y, so that charts one under the other are aligned.
        dots: across and up in one cell.
    """
    room = height - above
    rows = room - LINES_BELOW if room >= LEAST_HEIGHT else room
    y = Scale(*y_range, cells=rows, dots=dots[1])
    left = 0
    if width >= LEAST_WIDTH:
        longest = max(gutter, *(len(tick.label) for tick in y_ticks(y)), 0)
        left = 1 + (longest if 3 * longest <= width else 0)
    return Frame(left, above, Scale(*x_range, cells=width - left, dots=dots[0]), y)


def draw_axes(
    canvas: Canvas,
    frame: Frame,
    *,
    x_label: str = "",
    tick_format: TickFormat = PLAIN_NUMBERS,
    signed: bool = True,
    ascii: bool = False,
) -> None:
    """Lines, ticks and labels left of the frame and below it, as far as there is room.

    Args:
        canvas: what is drawn on.
        frame: from `enclose`.
        x_label: what x is.
        tick_format: how the numbers along x are written.
        signed: y is written with its sign, which counts on both sides of 0 do without.
        ascii: only ASCII.
    """
    vline, level, corner, y_sign, x_sign = "|-+++" if ascii else "│─└┤┬"
    bottom = frame.top + frame.y.cells
    if frame.left:
        canvas.drop(frame.left - 1, frame.rows, vline, "axis")
        for value, text in y_ticks(frame.y) if frame.left > 1 else ():
            label = text if signed else text.removeprefix("-")
            _draw_y_tick(canvas, frame, Tick(value, label), y_sign)
        canvas.put(bottom, frame.left - 1, corner, "axis")
    canvas.put(bottom, frame.left, level * frame.x.cells, "axis")
    if bottom < canvas.height:
        _draw_x_ticks(canvas, frame, x_sign, tick_format)
        label = f" {x_label}"[: frame.x.cells // 2] if x_label else ""
        canvas.put(bottom, canvas.width - len(label), label, "label")


def y_ticks(y: Scale) -> tuple[Tick, ...]:
    """A tick for every third line or fewer, but one for each end if the lines are few."""
    return ticks(y.low, y.high, max(2, 1 + y.cells // 3))


def _draw_y_tick(canvas: Canvas, frame: Frame, tick: Tick, sign: str) -> None:
    row = frame.row(tick.value)
    if row is not None:
        canvas.put(row, frame.left - 1 - len(tick.label), tick.label, "axis")
        canvas.put(row, frame.left - 1, sign, "axis")


def _draw_x_ticks(canvas: Canvas, frame: Frame, sign: str, tick_format: TickFormat) -> None:
    row = frame.top + frame.y.cells
    free_from = 0
    for value, label in tick_format.ticks(frame.x.low, frame.x.high, frame.x.cells):
        column = frame.column(value)
        if column is None:
            continue
        canvas.put(row, column, sign, "axis")
        start = min(canvas.width - len(label), max(0, column - (len(label) - 1) // 2))
        if start >= free_from:
            canvas.put(row + 1, start, label, "axis")
            free_from = start + len(label) + 1

"""Curves: series over one pair of axes, with marks, and a cursor that reads them beside a guess."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from quizapp.plot.axes import draw_axes, enclose
from quizapp.plot.canvas import NUMBER_OF, Canvas
from quizapp.plot.cells import Span, one_cell_each
from quizapp.plot.legend import LegendEntry, draw_legend, flow
from quizapp.plot.raster import BRAILLE, braille, sample, touched, trace
from quizapp.plot.scale import Array, Chart, Frame, drawable, range_of
from quizapp.plot.series import Series, extremes, value_at
from quizapp.plot.tick_format import PLAIN_NUMBERS, TickFormat
from quizapp.plot.ticks import short
from quizapp.plot.vlines import Mark, VLine, draw_vline, make_vlines

DOTS: Final = (2, 4)
"""Across and up in a braille cell."""

BOTH: Final = "#"
"""Where curves cross and there is no Unicode to show both."""


def curves(
    series: Sequence[Series],
    *,
    width: int,
    height: int,
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
    x_label: str = "",
    y_label: str = "",
    marks: Sequence[Mark] = (),
    cursor: float | None = None,
    guess: float | None = None,
    gutter: int = 0,
    tick_format: TickFormat = PLAIN_NUMBERS,
    ascii: bool = False,
) -> Chart:
    """Curves that stay apart where they cross, with what is needed to read them off.

    Args:
        series: up to three can be told apart.
        width: in cells, 1 and up, as is height.
        height: of the whole picture; below 20 by 5 there are no axes.
        x_range: the ends of the x axis; that of the finite data if there is none.
        y_range: the ends of the y axis; that of the data within `x_range` if there is none.
        x_label: what x is.
        y_label: what y is, with its unit.
        marks: named places on the x axis.
        cursor: the x at which the curves are read.
        guess: the x that was guessed.
        gutter: the least room for labels of y, so that charts one under the other are aligned.
        tick_format: how the numbers along x are written.
        ascii: only ASCII, each series in its sign.

    Raises:
        ValueError: there is no cell to draw in, or an end of a range is not finite.
    """
    series = [replace(curve, name=one_cell_each(curve.name, ascii=ascii)) for curve in series]
    x_name = one_cell_each(x_label, ascii=ascii)
    across = drawable(*x_range) if x_range else range_of(*(curve.xs for curve in series))
    up = drawable(*y_range) if y_range else range_of(*(_within(curve, across) for curve in series))
    vlines = make_vlines(marks, cursor, guess, x_name, tick_format=tick_format, ascii=ascii)
    entries: list[LegendEntry] = (
        [(Span(one_cell_each(y_label, ascii=ascii), "label"),)] if y_label else []
    )
    entries += [vline.entry for vline in vlines if vline.reads]
    legend = flow([*entries, *_samples(series, cursor, ascii=ascii)], width, height)
    dots = (1, 1) if ascii else DOTS
    frame = enclose(width, height, across, up, above=len(legend), gutter=gutter, dots=dots)
    canvas = Canvas(width, height)
    draw_legend(canvas, legend)
    draw_axes(canvas, frame, x_label=x_name, tick_format=tick_format, ascii=ascii)
    draw_series(canvas, frame, series, ascii=ascii)
    for vline in vlines:
        draw_vline(canvas, frame, vline, series)
    return Chart(
        canvas.lines(), _reading(series, vlines, x_name or "x", across, tick_format.text_of), frame
    )


def draw_series(
    canvas: Canvas,
    frame: Frame,
    series: Sequence[Series],
    *,
    ascii: bool = False,
) -> None:
    """Every series in its role, and the cells of more than one as `both`."""
    place = canvas.part(frame.top, frame.left, frame.y.cells, frame.x.cells)
    drawn = np.zeros((frame.y.cells, frame.x.cells), dtype=np.uint8)
    for curve in series:
        dots = trace(curve.xs, curve.ys, frame.x, frame.y, role="" if ascii else curve.role)
        own = (touched if ascii else braille)(dots, frame.x.cells, frame.y.cells)
        here = own != 0
        place.roles[here] = np.where(drawn[here], NUMBER_OF["both"], NUMBER_OF[curve.role])
        if ascii:
            place.codes[here] = np.where(drawn[here], ord(BOTH), ord(curve.sign))
        drawn |= own
    if not ascii:
        np.add(drawn, BRAILLE, out=place.codes, where=drawn != 0, casting="unsafe", dtype=np.uint32)


def _within(series: Series, across: tuple[float, float]) -> Array:
    """The heights of the points that the x axis holds."""
    low, high = across
    return series.ys[(series.xs >= low) & (series.xs <= high)]


def _samples(series: Sequence[Series], cursor: float | None, *, ascii: bool) -> list[LegendEntry]:
    """What each series looks like, with its value at the cursor."""
    entries: list[LegendEntry] = []
    for curve in series:
        look = curve.sign if ascii else sample(curve.role)
        value = "" if cursor is None else f" {short(value_at(curve, cursor))}"
        entries.append((Span(look, curve.role), Span(f" {curve.name}{value}")))
    if ascii and len(series) > 1:
        entries.append((Span(BOTH, "both"), Span(" both")))
    return entries


def _reading(
    series: Sequence[Series],
    vlines: Sequence[VLine],
    x_name: str,
    across: tuple[float, float],
    text_of: Callable[[float], str],
) -> str:
    low, high = map(text_of, across)
    clauses = [f"{x_name} from {low} to {high}"]
    clauses += [extremes(curve, x_name, text_of) for curve in series]
    clauses += [vline.clause(series, x_name) for vline in vlines]
    return "; ".join(clauses) + "."

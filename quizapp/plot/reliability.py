"""The reliability diagram: what forecasts said against what came true, bin by bin."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import numpy as np

from quizapp.plot.axes import draw_axes, enclose
from quizapp.plot.canvas import Canvas
from quizapp.plot.cells import Span, one_cell_each
from quizapp.plot.curves import DOTS, draw_series
from quizapp.plot.legend import draw_legend, flow, signs
from quizapp.plot.raster import sample
from quizapp.plot.scale import Chart, Frame
from quizapp.plot.series import Series
from quizapp.plot.ticks import short

DIAGONAL: Final = Series("ideal", np.array([0.0, 1.0]), np.array([0.0, 1.0]), "axis", ".")

SIZES: Final = "∘•●"
ASCII_SIZES: Final = "xoO"
"""The signs of bins, those with less than a ninth of the greatest count first."""

EXTENT: Final = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Forecasts of about the same probability."""

    mean: float
    """The mean probability that they gave, from 0 to 1."""
    share: float
    """The share of them that came true, from 0 to 1."""
    count: int
    """How many they are."""


def reliability(
    bins: Sequence[ReliabilityBin],
    *,
    width: int,
    height: int,
    x_label: str = "mean p",
    y_label: str = "came true",
    ascii: bool = False,
) -> Chart:
    """A dot for each bin, larger for more forecasts, and its distance from the ideal.

    Args:
        bins: in any order; one without forecasts, or whose numbers are NaN, has no dot.
        width: in cells, 1 and up, as is height.
        height: of the whole picture; below 20 by 5 there are no axes.
        x_label: what the bins are made by.
        y_label: what is compared with it.
        ascii: only ASCII.

    Raises:
        ValueError: there is no cell to draw in.
    """
    bins = [group for group in bins if group.count > 0 and group.mean >= 0 and group.share >= 0]
    x_name, y_name = (one_cell_each(name, ascii=ascii) for name in (x_label, y_label))
    sizes, beam, ideal = (ASCII_SIZES, "|", ".") if ascii else (SIZES, "│", sample("axis"))
    meanings = (ideal, "axis", "ideal"), (sizes[-1], "first", "bins"), (beam, "bad", "gap")
    legend = flow([(Span(y_name, "label"),), *signs(*meanings)], width, height)
    frame = enclose(
        width, height, EXTENT, EXTENT, above=len(legend), dots=(1, 1) if ascii else DOTS
    )
    canvas = Canvas(width, height)
    draw_legend(canvas, legend)
    draw_axes(canvas, frame, x_label=x_name, ascii=ascii)
    draw_series(canvas, frame, [DIAGONAL], ascii=ascii)
    most = max((group.count for group in bins), default=1)
    # The fullest last, so that no crowd hides behind a straggler.
    for group in sorted(bins, key=attrgetter("count")):
        sign = sizes[min(2, int(3 * math.sqrt(group.count / most)))]
        _draw_bin(canvas, frame, group, sign, beam)
    return Chart(canvas.lines(), _reading(bins, y_name), frame)


def _draw_bin(canvas: Canvas, frame: Frame, group: ReliabilityBin, sign: str, beam: str) -> None:
    """The dot of a bin, and a beam to where it should be."""
    column, row, ideal = frame.column(group.mean), frame.row(group.share), frame.row(group.mean)
    if column is None or row is None or ideal is None:
        return
    canvas.drop(column, range(min(row, ideal) + 1, max(row, ideal)), beam, "bad")
    canvas.put(row, column, sign, "first")


def _reading(bins: Sequence[ReliabilityBin], y_name: str) -> str:
    if not bins:
        return "no forecasts."
    clauses = (
        f"{short(group.mean, 3)} {y_name} {short(group.share, 3)} ({group.count})" for group in bins
    )
    worst = max(bins, key=lambda group: abs(group.mean - group.share))
    gap = worst.mean - worst.share
    if gap == 0:
        extreme = "no gap"
    else:
        side = "high" if gap > 0 else "low"
        extreme = f"largest gap: {short(worst.mean, 3)} is too {side} by {short(abs(gap), 3)}"
    return f"{', '.join(clauses)}; {extreme}."

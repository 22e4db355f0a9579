"""Evidence as a picture: the courses of a curve, and the bins beside the ideal."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from quizapp.plot.curves import curves
from quizapp.plot.evidence import ShownPanel
from quizapp.plot.reliability import ReliabilityBin, reliability
from quizapp.plot.scale import Array, Chart
from quizapp.plot.series import Series

LOSS_LOOKS: Final = {
    "training": ("first", "o"),
    "validation": ("second", "x"),
    "serving": ("third", "+"),
}
"""The role and the sign of each loss."""


def panel_picture(
    panel: ShownPanel, *, width: int, height: int, ascii: bool = False
) -> Chart | None:
    """The picture of a panel of curves or bins, with its reading; None for other kinds.

    Raises:
        ValueError: there is no cell to draw in.
    """
    match panel.kind:
        case "curve":
            chart = _courses(panel, width, height, ascii=ascii)
        case "bins":
            chart = reliability(_bins(panel), width=width, height=height, ascii=ascii)
        case _:
            return None
    return replace(chart, reading=panel.reading)


def _courses(panel: ShownPanel, width: int, height: int, *, ascii: bool) -> Chart:
    unit, *names = panel.heads
    steps = _column(panel.figures[unit])
    series = [
        Series(name, steps, _column(panel.figures[name]), *LOSS_LOOKS[name])
        for name in names
        if name in LOSS_LOOKS
    ]
    return curves(series, width=width, height=height, x_label=unit, y_label="log loss", ascii=ascii)


def _bins(panel: ShownPanel) -> list[ReliabilityBin]:
    columns = [_column(panel.figures[name]).tolist() for name in ("p", "share", "n")]
    return [
        ReliabilityBin(mean, share, int(count)) for mean, share, count in zip(*columns, strict=True)
    ]


def _column(figures: Sequence[float | str | None]) -> Array:
    return np.array(figures, dtype=float)

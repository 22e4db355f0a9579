"""Panels: several charts as one picture, side by side or one under the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, NamedTuple

from quizapp.plot.cells import Picture, Span, fitted, joined
from quizapp.plot.scale import Chart, DrawChart

PANEL_GAP: Final = 3
"""Cells between charts side by side."""


class Panel(NamedTuple):
    """A chart and where it lies."""

    left: int
    top: int
    chart: Chart


@dataclass(frozen=True, slots=True)
class Panels(Picture):
    """Charts that share a picture."""

    panels: tuple[Panel, ...]

    def holds(self, column: int, row: int) -> bool:
        """That cell lies within the axes of a panel."""
        return any(chart.frame.holds(column - left, row - top) for left, top, chart in self.panels)

    def under(self, column: int, row: int) -> tuple[int, float, float]:
        """The panel that a cell belongs to, or the nearest before it, with x and y there."""
        reached = [
            number
            for number, (left, top, _) in enumerate(self.panels)
            if number == 0 or (column >= left and row >= top)
        ]
        left, top, chart = self.panels[reached[-1]]
        return reached[-1], chart.frame.x_at(column - left), chart.frame.y_at(row - top)


def panels(
    drawings: Sequence[DrawChart],
    *,
    width: int,
    height: int,
    least: tuple[int, int],
    stacked: bool = False,
) -> Panels:
    """All drawings side by side if there is room, else stacked, else the first one alone.

    Args:
        drawings: one and up, the most important first.
        width: in cells, 1 and up, as is height.
        height: of the whole picture.
        least: the cells across and down that a chart needs beside another.
        stacked: try that before side by side.

    Raises:
        ValueError: there is no cell to draw in, or nothing to draw.
    """
    count = len(drawings)
    if not count:
        raise ValueError("a picture needs something to draw")
    across, down = least
    row_fits = width >= count * across + (count - 1) * PANEL_GAP
    stack_fits = height >= count * down
    if stack_fits and (stacked or not row_fits):
        return _stack(drawings, width, height)
    return _side_by_side(drawings if row_fits else drawings[:1], width, height)


def _side_by_side(drawings: Sequence[DrawChart], width: int, height: int) -> Panels:
    count = len(drawings)
    columns = (width - (count - 1) * PANEL_GAP) // count
    placed = [
        Panel(at * (columns + PANEL_GAP), 0, draw(columns, height))
        for at, draw in enumerate(drawings)
    ]
    nothing = (Span(" " * columns),)
    rows = zip_longest(*(panel.chart.lines for panel in placed), fillvalue=nothing)
    lines = tuple(fitted(joined(row, PANEL_GAP), width) for row in rows)
    return Panels(lines, _reading(placed), tuple(placed))


def _stack(drawings: Sequence[DrawChart], width: int, height: int) -> Panels:
    placed: list[Panel] = []
    top = 0
    for at, draw in enumerate(drawings):
        rows = (height - top) // (len(drawings) - at)
        placed.append(Panel(0, top, draw(width, rows)))
        top += rows
    lines = tuple(line for panel in placed for line in panel.chart.lines)
    return Panels(lines, _reading(placed), tuple(placed))


def _reading(placed: Sequence[Panel]) -> str:
    return " ".join(panel.chart.reading for panel in placed)

"""The picture of the cost surface: a landscape for each loss, with the way down into it."""

from functools import lru_cache, partial
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.surface import surface
from quizapp.labs.base import View
from quizapp.labs.cost_surface.state import SurfaceState
from quizapp.labs.cost_surface.walks import lowest_of, problems_of, trace_of
from quizapp.labs.dataset import CostProblem
from quizapp.labs.loss_styles import STYLES
from quizapp.plot.cells import Span
from quizapp.plot.heatmap import heatmap
from quizapp.plot.panels import Panels, panels
from quizapp.plot.scale import Chart
from quizapp.plot.ticks import short

LEAST_LANDSCAPE: Final = (34, 9)
"""Cells across and down in which a landscape can still be read."""

EDGES: Final = (0.25, 0.6)
"""The shares of the ground that lie below its contours."""


def draw_landscapes(state: SurfaceState, view: View) -> Panels:
    """A landscape for each loss, as far as there is room."""
    drawings = [partial(_landscape, state, view, problem) for problem in problems_of(state)]
    return panels(drawings, width=view.width, height=view.height, least=LEAST_LANDSCAPE)


def _landscape(
    state: SurfaceState, view: View, problem: CostProblem, width: int, height: int
) -> Chart:
    span = state.span
    trace = trace_of(state, problem)
    points = trace.points[:1] if view.masked else trace.points
    minimum = None if view.masked else lowest_of(problem)
    heights, edges = _heights(problem, span, width, 2 * height)
    style = STYLES[problem.loss]
    cost = Span("" if view.masked else f" {short(float(trace.costs[-1]))}")
    return heatmap(
        heights,
        width=width,
        height=height,
        x_range=(-span, span),
        y_range=(-span, span),
        x_label="w",
        y_label="b",
        scale="log",
        contours=edges,
        path=(points[:, 0], points[:, 1]),
        landmark=(minimum.w, minimum.b, "minimum") if minimum else None,
        title=[(Span(style.name, style.role), cost)],
        ascii=view.ascii,
    )


@lru_cache(maxsize=64)
def _heights(
    problem: CostProblem, span: float, columns: int, rows: int
) -> tuple[Floats, tuple[float, ...]]:
    """The cost over the picture, and the heights of its contours."""
    across, up = (np.linspace(-span, span, count) for count in (columns, rows))
    heights = surface(problem.objective, across, up)
    edges = (float(f"{edge:.2g}") for edge in np.quantile(heights, EDGES).tolist())
    return heights, tuple(dict.fromkeys(edges))

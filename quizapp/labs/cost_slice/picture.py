"""The picture of the slice: a curve for each loss along one parameter, and the model beside it."""

from functools import partial
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.margins import sigmoid
from quizapp.labs.base import View
from quizapp.labs.cost_slice.numbers import SLICE_POINTS, slice_of
from quizapp.labs.cost_slice.state import SliceState
from quizapp.labs.dataset import CostProblem, cost_problems
from quizapp.labs.loss_styles import STYLES
from quizapp.plot.curves import curves
from quizapp.plot.panels import Panels, panels
from quizapp.plot.scale import Chart, DrawChart
from quizapp.plot.series import Series, with_places
from quizapp.plot.vlines import Mark

GUTTER: Final = 5
"""Cells for labels of costs in a panel as wide as the picture: stacked axes are aligned."""

LEAST_SLICE: Final = (32, 8)
"""Cells across and down in which a curve can still be read."""

WIDE: Final = 34
"""With so many cells across for each, the model stands beside the curves."""

TALL: Final = 10
"""With so many lines for each, curves stand better one under the other, along one axis."""

STUB: Final = np.linspace(0.0, 0.1, 11)
"""How far a row reaches into the picture of the model, so that it is seen."""


def draw_slices(state: SliceState, view: View) -> Panels:
    """A curve for each loss, and the model where there is room; masked, the model alone."""
    width, height = view.width, view.height
    model = partial(_model, state, view)
    if view.masked:
        return panels([model], width=width, height=height, least=LEAST_SLICE)
    here = cost_problems(state)
    count = len(here)
    stacked = count > 1 and height >= count * TALL
    drawings: list[DrawChart] = [partial(_curve, state, view, problem) for problem in here]
    if height >= (count + 1) * TALL if stacked else width >= (count + 1) * WIDE:
        drawings.append(model)
    return panels(drawings, width=width, height=height, least=LEAST_SLICE, stacked=stacked)


def _curve(state: SliceState, view: View, problem: CostProblem, width: int, height: int) -> Chart:
    """The cost along the parameter, with its minima marked."""
    vary = state.vary
    cut, at = slice_of(state, problem), state.at
    values = with_places(cut.values, at, view.guess)
    fixed = np.full_like(values, state.other)
    through = [values, fixed] if vary == "w" else [fixed, values]
    costs = problem.objective.costs(np.column_stack(through))
    style = STYLES[problem.loss]
    return curves(
        [Series("cost", values, costs, style.role, style.sign)],
        width=width,
        height=height,
        x_label=vary,
        y_label=problem.name,
        marks=[Mark(minimum.at, "min") for minimum in cut.minima],
        cursor=at if values[0] <= at <= values[-1] else None,
        guess=view.guess,
        gutter=GUTTER if width == view.width else 0,
        ascii=view.ascii,
    )


def _model(state: SliceState, view: View, width: int, height: int) -> Chart:
    """The rows and what the model makes of them: p over x."""
    w, b = state.w, state.b
    x, y = np.array(state.x), np.array(state.y)
    aside = 0.25 * float(np.ptp(x)) or 1.0
    low, high = float(x.min()) - aside, float(x.max()) + aside
    xs = np.linspace(low, high, SLICE_POINTS)
    rows = [
        Series(f"y = {label}", *_stubs(x[y == label], label), role, str(label))
        for label, role in ((1, "third"), (0, "second"))
    ]
    return curves(
        [Series("p", xs, sigmoid(w * xs + b)), *rows],
        width=width,
        height=height,
        x_range=(low, high),
        y_range=(0.0, 1.0),
        x_label="x",
        marks=[Mark(-b / w, "p = 1/2")] if w else [],
        gutter=GUTTER if width == view.width else 0,
        ascii=view.ascii,
    )


def _stubs(x: Floats, label: int) -> tuple[Floats, Floats]:
    """Points at the label of each row and a little inwards, none joined to another."""
    heights = np.abs(label - STUB)
    xs = np.repeat(x, 2 * heights.size)
    ys = np.tile(np.column_stack([heights, np.full(heights.size, np.nan)]).ravel(), x.size)
    return xs, ys

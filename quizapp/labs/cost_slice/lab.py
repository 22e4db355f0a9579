"""L4, slice: the cost of each loss along one parameter, with the valleys that it has there."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import ClassVar, Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.margins import sigmoid
from quizapp.engine.array.surface import Slice, Turn, slice_along
from quizapp.labs.base import Draft, Fact, Lab, View
from quizapp.labs.cost_slice.form import SLICE_FORM
from quizapp.labs.cost_slice.state import SliceState
from quizapp.labs.dataset import (
    CostProblem,
    boundary,
    cost_problems,
    over_rows,
    place,
    pointed_at,
    rows_in_words,
)
from quizapp.labs.forms import LabForm
from quizapp.labs.loss_styles import LOSSES, STYLES
from quizapp.plot.cells import Picture
from quizapp.plot.curves import curves
from quizapp.plot.panels import Panels, panels
from quizapp.plot.scale import Chart, DrawChart
from quizapp.plot.series import Series, with_places
from quizapp.plot.vlines import Mark
from quizapp.text.numbers import show_number

GUTTER: Final = 5
"""Cells for labels of costs in a panel as wide as the picture: stacked axes are aligned."""

SLICE_POINTS: Final = 241
"""Of each curve; the middle of the axis is one of them."""

PARAMETERS: Final = ("w", "b")
"""In the order of the engine."""

LEAST_SLICE: Final = (32, 8)
"""Cells across and down in which a curve can still be read."""

WIDE: Final = 34
"""With so many cells across for each, the model stands beside the curves."""

TALL: Final = 10
"""With so many lines for each, curves stand better one under the other, along one axis."""

COUNTED: Final = ("no minimum", "one minimum", "two minima", "three minima")
"""How many valleys there are, in words; more are told in digits."""

STUB: Final = np.linspace(0.0, 0.1, 11)
"""How far a row reaches into the picture of the model, so that it is seen."""


class CostSlice(Lab[SliceState]):
    """One cut through the cost of two losses."""

    form: ClassVar[LabForm] = SLICE_FORM
    state_class = SliceState
    explanation: ClassVar[str] = """
**One valley or two.** A cut through the cost: one parameter runs along the axis, the other stays.

The model is one weight and one bias, the data are four rows, and squared error already has two
valleys with a ridge in between. In each valley three rows are right and one is given up for good:
it is so wrong that the sigmoid is flat there, and nothing pulls any more. Log loss has one valley,
since a row that is wrong goes on pulling.

- Move the cursor over the ridge: descent goes down on the side on which it starts.
- Non-convex is not about deep networks. One neuron is enough.
- Log loss is convex in w and b whatever the rows are; a cut through it has one valley, or slopes
  one way all along.
- The boundary, where p is 1/2, lies at x = -b/w. Moving b shifts it.
"""

    def at(self, state: SliceState, view: View, column: int, row: int) -> SliceState | None:
        """Put the cursor where the click was; in the picture of the model, the boundary."""
        panel, x, _ = self._panels(state, view).under(column, row)
        vary = state.vary
        if view.masked or panel == len(cost_problems(state)):
            w, b = state.w, state.b
            if vary == "w" and x == 0:
                return None
            x = -w * x if vary == "b" else -b / x
        control = self.form.control(vary)
        low, high = state.range
        aimed = pointed_at(x, high - low)
        return state.put(vary, control.within(aimed))

    # The picture

    def draw(self, state: SliceState, view: View) -> Picture:
        """A curve for each loss, and the model where there is room; masked, the model alone."""
        return self._panels(state, view)

    def _panels(self, state: SliceState, view: View) -> Panels:
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

    # In words

    def reading(self, state: SliceState) -> str:
        """How many valleys each loss has, where they are, and what it costs at the cursor."""
        vary = state.vary
        here = cost_problems(state)
        valleys = "; ".join(_valleys(problem, _slice(state, problem)) for problem in here)
        costs = ", ".join(f"{problem.name} {_cost(state, problem):.4g}" for problem in here)
        low, high = map(show_number, state.range)
        at = f"{state.at:.4g}"
        return f"Along {vary} from {low} to {high}: {valleys}. At {vary} {at}: {costs}."

    def facts(self, state: SliceState) -> dict[str, Fact]:
        """Cost and slope of each loss at the cursor, and its local minima."""
        w, b = state.w, state.b
        return {
            "w": w,
            "b": b,
            "vary": state.vary,
            "boundary": boundary(w, b),
            **{
                problem.loss: _facts(state, problem)
                for problem in cost_problems(state, tuple(LOSSES))
            },
        }

    def card(self, state: SliceState) -> Draft:
        """How many valleys there are, and where."""
        vary, other = state.vary, _other(state)
        low, high = map(show_number, state.range)
        here = cost_problems(state)
        return Draft(
            f"{rows_in_words(state)}; {other} = {show_number(state.other)}. "
            f"Which local minima are there along {vary} from {low} to {high} of "
            f"{' and of '.join(problem.name for problem in here)}?",
            "; ".join(_valleys_on_card(state, problem) for problem in here) + ".",
        )


def _slice(state: SliceState, problem: CostProblem) -> Slice:
    low, high = state.range
    parameter = PARAMETERS.index(state.vary)
    return _cut(problem, parameter, state.other, low, high)


def _other(state: SliceState) -> str:
    """The parameter that stays."""
    return "b" if state.vary == "w" else "w"


@lru_cache(maxsize=64)
def _cut(problem: CostProblem, parameter: int, fixed: float, low: float, high: float) -> Slice:
    through = [fixed, fixed]
    return slice_along(problem.objective, through, parameter, np.linspace(low, high, SLICE_POINTS))


def _curve(state: SliceState, view: View, problem: CostProblem, width: int, height: int) -> Chart:
    """The cost along the parameter, with its minima marked."""
    vary = state.vary
    cut, at = _slice(state, problem), state.at
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


def _cost(state: SliceState, problem: CostProblem) -> float:
    return float(problem.objective.costs([[state.w, state.b]])[0])


def _counted(cut: Slice) -> str:
    count = len(cut.minima)
    return COUNTED[count] if count < len(COUNTED) else f"{count} minima"


def _valleys(problem: CostProblem, cut: Slice) -> str:
    """The valleys of one loss, as a clause."""
    clause = f"{problem.name} has {_counted(cut)}"
    if cut.minima:
        clause += f", {_listed(cut.minima)}"
    if cut.ridges:
        clause += f", parted by a ridge of {_listed(cut.ridges)}"
    return clause


def _listed(points: Sequence[Turn]) -> str:
    return _joined([f"{point.cost:.4g} at {place(point.at)}" for point in points])


def _joined(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _valleys_on_card(state: SliceState, problem: CostProblem) -> str:
    """The valleys of one loss, with their costs as expressions."""
    vary = state.vary
    cut = _slice(state, problem)
    places = []
    for at, _ in cut.minima:
        w, b = (at, state.b) if vary == "w" else (state.w, at)
        places.append(f"{{={over_rows(problem, w, b)}|.4f}} at {vary} = {place(at)}")
    return f"{problem.name}: {_counted(cut)}{', ' if places else ''}{_joined(places)}"


def _facts(state: SliceState, problem: CostProblem) -> dict[str, Fact]:
    vary = state.vary
    point = np.array([state.w, state.b])
    cut = _slice(state, problem)
    return {
        "cost": _cost(state, problem),
        "slope": float(problem.objective.gradient(point)[PARAMETERS.index(vary)]),
        "minima": [_point(minimum) for minimum in cut.minima],
        "ridges": [_point(ridge) for ridge in cut.ridges],
    }


def _point(point: Turn) -> Fact:
    return {"at": float(point.at), "cost": point.cost}

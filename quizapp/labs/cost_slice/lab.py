"""L4, slice: the cost of each loss along one parameter, with the valleys that it has there."""

from collections.abc import Sequence
from typing import ClassVar, Final

import numpy as np

from quizapp.engine.array.surface import Slice, Turn
from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.cost_slice.form import SLICE_FORM
from quizapp.labs.cost_slice.numbers import PARAMETERS, cost_of, slice_of
from quizapp.labs.cost_slice.picture import draw_slices
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
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm
from quizapp.labs.loss_styles import LOSSES
from quizapp.plot.cells import Picture
from quizapp.text.numbers import show_number

COUNTED: Final = ("no minimum", "one minimum", "two minima", "three minima")
"""How many valleys there are, in words; more are told in digits."""


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
        panel, x, _ = draw_slices(state, view).under(column, row)
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
        return draw_slices(state, view)

    # In words

    def reading(self, state: SliceState) -> str:
        """How many valleys each loss has, where they are, and what it costs at the cursor."""
        vary = state.vary
        here = cost_problems(state)
        valleys = "; ".join(_valleys(problem, slice_of(state, problem)) for problem in here)
        costs = ", ".join(f"{problem.name} {cost_of(state, problem):.4g}" for problem in here)
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


def _other(state: SliceState) -> str:
    """The parameter that stays."""
    return "b" if state.vary == "w" else "w"


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
    cut = slice_of(state, problem)
    places = []
    for at, _ in cut.minima:
        w, b = (at, state.b) if vary == "w" else (state.w, at)
        places.append(f"{{={over_rows(problem, w, b)}|.4f}} at {vary} = {place(at)}")
    return f"{problem.name}: {_counted(cut)}{', ' if places else ''}{_joined(places)}"


def _facts(state: SliceState, problem: CostProblem) -> dict[str, Fact]:
    vary = state.vary
    point = np.array([state.w, state.b])
    cut = slice_of(state, problem)
    return {
        "cost": cost_of(state, problem),
        "slope": float(problem.objective.gradient(point)[PARAMETERS.index(vary)]),
        "minima": [_point(minimum) for minimum in cut.minima],
        "ridges": [_point(ridge) for ridge in cut.ridges],
    }


def _point(point: Turn) -> Fact:
    return {"at": float(point.at), "cost": point.cost}

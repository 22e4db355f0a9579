"""The numbers of the slice: the cost along one parameter, with its valleys and ridges."""

from functools import lru_cache
from typing import Final

import numpy as np

from quizapp.engine.array.surface import Slice, slice_along
from quizapp.labs.cost_slice.state import SliceState
from quizapp.labs.dataset import CostProblem

SLICE_POINTS: Final = 241
"""Of each curve; the middle of the axis is one of them."""

PARAMETERS: Final = ("w", "b")
"""In the order of the engine."""


def slice_of(state: SliceState, problem: CostProblem) -> Slice:
    """The cut through the cost of one loss."""
    low, high = state.range
    parameter = PARAMETERS.index(state.vary)
    return _cut(problem, parameter, state.other, low, high)


def cost_of(state: SliceState, problem: CostProblem) -> float:
    """What one loss costs where the point is."""
    return float(problem.objective.costs([[state.w, state.b]])[0])


@lru_cache(maxsize=64)
def _cut(problem: CostProblem, parameter: int, fixed: float, low: float, high: float) -> Slice:
    through = [fixed, fixed]
    return slice_along(problem.objective, through, parameter, np.linspace(low, high, SLICE_POINTS))

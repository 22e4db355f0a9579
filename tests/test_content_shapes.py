"""The functions that the topic on convexity names bend as it says, on a grid."""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
import pytest

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.margins import sigmoid, softplus

Function: TypeAlias = Callable[[Floats], Floats]

GRID: Final = np.linspace(-12, 12, 481)
ROUNDING: Final = 1e-12

CONVEX: Final[dict[str, Function]] = {
    "log loss": lambda z: softplus(-z),
    "hinge": lambda z: np.maximum(0, 1 - z),
    "exponential": np.exp,
    "two positives": lambda w: softplus(-w) + softplus(-2 * w),
    "both labels": lambda w: softplus(-w) + softplus(2 * w),
    "penalised": lambda w: softplus(-w) + 0.01 * w**2,
    "two hinges": lambda w: np.maximum(0, 1 - w) + np.maximum(0, w - 3),
}
NOT_CONVEX: Final[dict[str, Function]] = {
    "absolute error": lambda z: sigmoid(-z),
    "score times p": lambda z: z * sigmoid(z),
    "logarithm of a square": lambda x: np.log1p(x**2),
    "bell turned over": lambda x: 1 - np.exp(-(x**2)),
    "cubic": lambda x: x**3 - 3 * x + 1,
    "squared error": lambda z: sigmoid(z) ** 2,
}


def bends(function: Function) -> Floats:
    """The second differences on the grid; below 0 the curve bends down."""
    return np.diff(function(GRID), 2)


def pieces_below(function: Function, height: float) -> int:
    """How many pieces of the grid lie at or below the height."""
    below = function(GRID) <= height
    return int(below[0]) + int((~below[:-1] & below[1:]).sum())


@pytest.mark.parametrize("name", CONVEX)
def test_what_is_called_convex_nowhere_bends_down(name: str) -> None:
    values = CONVEX[name](GRID)
    assert (bends(CONVEX[name]) >= -ROUNDING * np.abs(values).max()).all()


@pytest.mark.parametrize("name", NOT_CONVEX)
def test_what_is_called_not_convex_bends_down_somewhere(name: str) -> None:
    assert (bends(NOT_CONVEX[name]) < -1e-6).any()


def test_of_the_convex_costs_one_has_its_lowest_value_at_no_end() -> None:
    lowest = {name: GRID[CONVEX[name](GRID).argmin()] for name in CONVEX}
    assert lowest["two positives"] == GRID[-1]
    for name in ("both labels", "penalised", "two hinges"):
        assert GRID[0] < lowest[name] < GRID[-1]


def test_a_quasi_convex_function_lies_below_a_height_in_one_piece_and_the_cubic_does_not() -> None:
    heights = np.linspace(0.05, 0.95, 20)
    assert {pieces_below(NOT_CONVEX["bell turned over"], h) for h in heights} == {1}
    assert pieces_below(NOT_CONVEX["cubic"], 1) == 2


def test_the_squared_error_of_a_negative_bends_down_above_the_logarithm_of_two() -> None:
    bent = GRID[1:-1][bends(NOT_CONVEX["squared error"]) < 0]
    assert bent.min() == pytest.approx(np.log(2), abs=0.06)

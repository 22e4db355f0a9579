"""The surface: J over a grid of slope and bias, and slices of it with their valleys."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.arrays import Floats, floats, weighed
from quizapp.engine.folding import FOLDED
from quizapp.engine.objective import TERMS, Objective

LARGEST_EXPONENT: Final = 700.0 / FOLDED
"""Folded, e to it is still a float, and so is e to minus it, with all its digits."""


class Minimum(NamedTuple):
    """The bottom of a valley."""

    at: float
    cost: float


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """J along one parameter, while the others stay."""

    values: Floats
    """(k,): of the parameter, in ascending order."""
    costs: Floats
    """(k,)"""
    minima: tuple[Minimum, ...]
    """The valleys between the first value and the last, located to the last digits."""


@np.errstate(over="ignore", invalid="ignore")
def surface(objective: Objective, w: ArrayLike, b: ArrayLike) -> Floats:
    """J at every pair of a slope w and a bias b, for examples of one feature.

    Where no exponential overflows, and all examples weigh the same, e^(wx+b) is the product of e^wx
    and e^b, which are few. That is as exact as the sum wx + b, which is rounded too.

    Shape: (k,) and (m,) to (m, k): a row for each b, a column for each w. Unit: that of the loss.
    Range: any w and b; the result is >= 0. The memory beside it does not grow with the examples.

    Raises:
        ValueError: the examples have more than one feature.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, with the penalty of
    eq. 3.27.

    >>> bowl = Objective.of([-1, 1], [0, 1])
    >>> surface(bowl, w=[0.0, 1.0], b=[0.0]).round(6).tolist()
    [[0.693147, 0.313262]]
    """
    slopes, biases = floats(w), floats(b)
    if objective.rows.shape[1] != 2:
        raise ValueError("a surface of w and b needs examples of one feature")
    costs = np.zeros((slopes.size, biases.size))
    at_once = max(1, TERMS // max(1, biases.size))
    for start in range(0, len(objective.rows), at_once):
        _add_examples(costs, objective, slopes, biases, slice(start, start + at_once))
    costs += weighed(objective.penalties[0], slopes**2)[:, np.newaxis] / 2
    return costs.T


def _add_examples(
    costs: Floats, objective: Objective, slopes: Floats, biases: Floats, some: slice
) -> None:
    """Add what these examples cost to every point of the grid, a row for each slope."""
    (x, side), shares = objective.rows[some].T, objective.shares[some]
    reach = _reach(slopes) * _reach(x) + _reach(biases)
    factored = reach <= LARGEST_EXPONENT and (shares == shares[0]).all()
    shifts = np.multiply.outer(side, biases)
    if factored:
        np.exp(shifts, out=shifts)
    room = np.empty_like(shifts)
    for number, slope in enumerate(slopes):
        logits = (slope * x)[:, np.newaxis]
        if factored:
            np.multiply(np.exp(logits), shifts, out=room)
            costs[number] += objective.loss.sum_from_odds(room) * shares[0]
        else:
            np.add(logits, shifts, out=room)
            costs[number] += shares @ objective.loss.value(room)


def _reach(values: Floats) -> float:
    """The largest size, nan if one is nan."""
    return float(np.abs(values).max(initial=0.0))


def slice_along(
    objective: Objective, through: ArrayLike, parameter: int, values: ArrayLike
) -> Slice:
    """J along one parameter through a point, with the valleys that lie between its values.

    Shape: through (d+1,), values (k,). Unit: that of the loss. Range: parameter from 0 to d (the
    bias), values ascending.

    Raises:
        ValueError: the values do not ascend, or the point has another number of parameters.
        IndexError: there is no such parameter.

    Source: a slice has a minimum where its slope turns from negative to positive.

    >>> valley = slice_along(Objective.of([-1, 1], [0, 1]), [1.0, 0.0], 1, [-2.0, 1.0, 2.0])
    >>> [round(minimum.cost, 6) for minimum in valley.minima]
    [0.313262]
    """
    axis = floats(values)
    if not (np.diff(axis) > 0).all():
        raise ValueError("the values of a slice must ascend")
    points = np.tile(floats(through), (axis.size, 1))
    points[:, parameter] = axis
    costs = objective.costs(points)
    slopes = np.array([objective.gradient(point)[parameter] for point in points])
    leaning = np.flatnonzero(slopes)  # where it is flat, the neighbours decide
    turns = np.flatnonzero((slopes[leaning[:-1]] < 0) & (slopes[leaning[1:]] > 0))
    bottoms = [
        _bottom(objective, points[leaning[turn]], parameter, axis[leaning[turn + 1]])
        for turn in turns
    ]
    return Slice(axis, costs, tuple(bottoms))


def _bottom(objective: Objective, left: Floats, parameter: int, end: float) -> Minimum:
    """The minimum between a point where the slope is negative and a value where it is positive."""
    point = left.copy()
    low, high = float(point[parameter]), end
    while low < (middle := low + (high - low) / 2) < high:
        point[parameter] = middle
        if objective.gradient(point)[parameter] < 0:
            low = middle
        else:
            high = middle
    point[parameter] = high
    return Minimum(high, float(objective.costs([point])[0]))

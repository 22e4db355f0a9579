"""The surface: J over a grid of slope and bias, and slices of it with their minima."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, floats, weighed
from quizapp.engine.array.logsum import FOLDED
from quizapp.engine.array.objective import TERMS, Objective

LARGEST_EXPONENT: Final = 700.0 / FOLDED
"""Folded, e to it is still a float, and so is e to minus it, with all its digits."""

BEND: Final = np.arange(-96, 97) / 8
"""Logits of one example at which a slice is looked at. Beyond 12 its loss is straight to 1e-5; a
minimum that two neighbours here enclose is less than 5e-5 deep, because no loss has a third
derivative above 1/4, and 1/4 (1/8)^3 / 12 is 4e-5."""


A_HAIR: Final = 1e-6
"""Logits that make no difference to where a slice is looked at."""

LineOfPoints: TypeAlias = Callable[[ArrayLike], Floats]
"""From values of one parameter to points."""


class Turn(NamedTuple):
    """Where a slice is flat: a minimum, or the top of a ridge."""

    at: float
    cost: float


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """J along one parameter, while the others stay."""

    values: Floats
    """(k,): of the parameter, in ascending order."""
    costs: Floats
    """(k,)"""
    minima: tuple[Turn, ...]
    """Those between the first value and the last, located to the last digits: all that are
    deeper than 1e-4 of the loss, whatever the values."""
    ridges: tuple[Turn, ...]
    """The tops between each two neighbouring minima, likewise."""


@np.errstate(over="ignore", invalid="ignore")
def surface(objective: Objective, w: ArrayLike, b: ArrayLike) -> Floats:
    """J at every pair of a slope w and a bias b, for examples of one feature.

    Where no exponential overflows, and all examples weigh the same, e^(wx+b) is the product of e^wx
    and e^b, which are few. That is as exact as the sum wx + b, which is rounded too.

    Shape: (k,) and (m,) to (m, k): a row for each b, a column for each w. Range: any w and b; the
    result is >= 0. The memory beside it does not grow with the examples.

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
    """J along one parameter through a point, with the minima that lie between its values.

    The minima do not depend on how dense the values are: wherever the loss of an example bends,
    the slope is looked at each eighth of a logit. Log loss, being convex, has one at most.

    Shape: through (d+1,), values (k,). Range: parameter from 0 to d (the bias), values ascending.
    The time grows with the square of the examples.

    Raises:
        ValueError: the values do not ascend, or the point has another number of parameters.
        IndexError: there is no such parameter.

    Source: a slice has a minimum where its slope turns from negative to positive; the error of a
    sampled slope is that of linear interpolation (Abramowitz and Stegun, "Handbook of Mathematical
    Functions", 1964, eq. 25.2.3).

    >>> along_b = slice_along(Objective.of([-1, 1], [0, 1]), [1.0, 0.0], 1, [-2.0, 1.0, 2.0])
    >>> [round(minimum.cost, 6) for minimum in along_b.minima]
    [0.313262]
    """
    axis = floats(values)
    if not (np.diff(axis) > 0).all():
        raise ValueError("the values of a slice must ascend")
    line = partial(_points, floats(through), parameter)
    dense = _where_it_bends(objective, line, parameter, axis)
    step = max(1, TERMS // objective.shares.size)
    blocks = [line(dense[start : start + step]) for start in range(0, dense.size, step)]
    slopes = np.concatenate([np.empty(0), *(objective.gradient(b)[:, parameter] for b in blocks)])
    leaning = np.flatnonzero(slopes)  # where it is flat, the neighbours decide
    rising = slopes[leaning] > 0
    turns = []
    for before in np.flatnonzero(rising[1:] != rising[:-1]):
        low, high = dense[leaning[before : before + 2]].tolist()
        to_rise = not rising[before]
        turns.append(_turn(objective, line, parameter, low, high, to_rise=to_rise))
    # Bottoms and tops take turns, and a top at either end parts no two minima.
    downhill = slice(int(rising[0]), None) if rising.size else slice(0)
    minima, tops = turns[downhill][::2], turns[downhill][1::2]
    return Slice(axis, objective.costs(line(axis)), tuple(minima), tuple(tops[: len(minima) - 1]))


def _points(through: Floats, parameter: int, values: ArrayLike) -> Floats:
    """The point through which the slice goes, once for each value of its parameter."""
    along = floats(values)
    points = np.tile(through, (along.size, 1))
    points[:, parameter] = along
    return points


@np.errstate(over="ignore", invalid="ignore")
def _where_it_bends(
    objective: Objective, line: LineOfPoints, parameter: int, axis: Floats
) -> Floats:
    """The first value, the last, and between them all at which the slope must be looked at."""
    if axis.size < 2:
        return axis
    low, high = axis[[0, -1]]
    moving = objective.rows[objective.rows[:, parameter] != 0]
    paces = np.abs(moving[:, parameter])
    even = float((high - low) * paces.max(initial=0.0) / (BEND[1] - BEND[0]))
    if even <= BEND.size * paces.size:
        return np.linspace(low, high, math.ceil(even) + 2)
    middles = -(moving @ line(0.0)[0]) / moving[:, parameter]
    near = middles[:, np.newaxis] + np.multiply.outer(1 / paces, BEND)
    dense = np.union1d([low, high], near[(near > low) & (near < high)])
    # Of two that differ by a rounding, the slopes may have signs that mean nothing.
    return floats(dense[np.diff(dense, prepend=-np.inf) > A_HAIR / paces.max()])


def _turn(
    objective: Objective,
    line: LineOfPoints,
    parameter: int,
    low: float,
    high: float,
    *,
    to_rise: bool,
) -> Turn:
    """The flat place between two values of which the second is the first to rise, or to fall."""
    side = 1 if to_rise else -1
    while low < (middle := low + (high - low) / 2) < high:
        if side * objective.gradient(line(middle)[0])[parameter] < 0:
            low = middle
        else:
            high = middle
    return Turn(high, float(objective.costs(line(high))[0]))

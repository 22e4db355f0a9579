"""Margins: the losses of a hard label as functions of one number, the logit against the label.

For y = 0 or 1 it is u = (1-2y)z: large where the model is confidently wrong. A loss f(u) has the
slope (1-2y) f'(u) and the curvature f''(u) in z. Nothing here looks at what comes in: nan gives
nan, and every infinite u has its limit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats, floats
from quizapp.engine.array.logsum import sum_of_log1p

NO_ODDS: Final = -1000.0
"""A logit whose e^u is 0 in float64 (from -746 down), and which can still be doubled."""

SURE_LOGIT: Final = 40.0
"""A logit whose sigmoid is 1 in float64 (from 37 up), and whose e^z is far from being too large."""

LN_2: Final = (0.6931471805599453, 2.3190468138462996e-17)
"""ln 2 as the float next to it, and what is left of it."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss of u with its first and second derivative, each from an array to one of its shape."""

    name: str
    value: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    curvature: Callable[[Floats], Floats]
    sum_from_odds: Callable[[Floats], Floats]
    """The sum along the first axis, from e^u instead of u; it uses up the given array."""


def sigmoid(z: Floats) -> Floats:
    """The probability that belongs to a logit: 1/(1 + e^-z), with the digits of small ones kept.

    Range: any z; the result lies in [0, 1], and is 0 and 1 at the infinite ends. Within 4 units in
    the last place.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59.

    >>> sigmoid(np.array([-np.inf, 0.0, np.inf])).tolist()
    [0.0, 0.5, 1.0]
    """
    odds: Floats = np.exp(np.minimum(z, SURE_LOGIT))
    return odds / (1 + odds)


def softplus(u: Floats) -> Floats:
    """A ramp with a rounded corner: ln(1 + e^u), the log loss of a hard label.

    Unit: logit to nats. Range: any u; the result lies in [0, inf], with its ends at the infinite
    ends. Within 4 units in the last place.

    Source: Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option
    Pricing", 2001, section 2.

    >>> softplus(np.array([-np.inf, 1000.0])).tolist()
    [0.0, 1000.0]
    """
    return np.maximum(u, 0.0) + np.log1p(np.exp(-np.abs(u)))


def spread(z: Floats) -> Floats:
    """The variance of a yes or no with this logit: p(1-p), the curvature of log loss.

    Range: any z; the result lies in [0, 1/4], with 0 at the infinite ends. Within 4 units in the
    last place.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88.

    >>> spread(np.array([0.0, np.inf])).tolist()
    [0.25, 0.0]
    """
    odds: Floats = np.exp(-np.abs(z))
    return odds / (1 + odds * (2 + odds))


def squared_sigmoid(u: Floats) -> Floats:
    """The squared error of a hard label behind a sigmoid: sigmoid(u)^2.

    Squaring a rounded sigmoid would double its error; the square is built from e^2u instead.

    Range: any u; the result lies in [0, 1], with its ends at the infinite ends. Within 4 units in
    the last place.

    Source: Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.

    >>> squared_sigmoid(np.array([0.0, np.inf])).tolist()
    [0.25, 1.0]
    """
    odds: Floats = np.exp(-np.abs(u))
    return np.exp(2 * np.clip(u, NO_ODDS, 0.0)) / (1 + odds * (2 + odds))


def squared_sigmoid_slope(u: Floats) -> Floats:
    """The derivative of `squared_sigmoid`: 2 p^2 (1-p), at most 8/27, which fades at both ends.

    Range: any u; the result lies in [0, 8/27].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and the chain rule.

    >>> squared_sigmoid_slope(np.array([0.0, np.inf])).tolist()
    [0.25, 0.0]
    """
    return 2 * sigmoid(u) * spread(u)


def squared_sigmoid_curvature(u: Floats) -> Floats:
    """The second derivative of `squared_sigmoid`: 2 p^2 (1-p)(2-3p), negative above u = ln 2.

    Range: any u; the result lies between about -0.101 and 0.173. Within 5 units in the last place,
    even close to ln 2.

    Source: the derivative of `squared_sigmoid_slope`.

    >>> squared_sigmoid_curvature(np.array([0.0, np.inf])).tolist()
    [0.125, 0.0]
    """
    odds: Floats = np.exp(-np.abs(u))
    before = np.exp(2 * np.clip(u, NO_ODDS, 0.0)) * (2 - odds)
    # 2 - 3p is (2 - e^u)/(1 + e^u); near ln 2 that difference would lose its digits.
    beyond = odds * np.expm1(LN_2[0] - np.maximum(u, 0.0) + LN_2[1])
    bend = np.where(u < 0, before, beyond)
    fourth_power = 1 + odds * (4 + odds * (6 + odds * (4 + odds)))  # of 1 + odds
    return 2 * bend / fourth_power + 0.0  # nothing curves to -0.0


def _sum_of_squared_sigmoids(odds: Floats) -> Floats:
    odds /= odds + 1
    return floats(np.square(odds, out=odds).sum(axis=0))


LOG_LOSS: Final = Loss("log loss", softplus, sigmoid, spread, sum_of_log1p)
SQUARED_ERROR: Final = Loss(
    "squared error",
    squared_sigmoid,
    squared_sigmoid_slope,
    squared_sigmoid_curvature,
    _sum_of_squared_sigmoids,
)

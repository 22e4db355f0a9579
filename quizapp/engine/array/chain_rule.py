"""The chain rule of one example: its logit, the factors multiplied, and slopes by differences."""

import math
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, floats
from quizapp.engine.array.margins import spread
from quizapp.engine.scalar.in_full import in_full
from quizapp.engine.scalar.losses import dbcez, sigmoid

NUDGE: Final = float(np.finfo(np.float64).eps ** (1 / 3))
"""Where the error of leaving out the third derivative is about that of rounding."""


class Factors(NamedTuple):
    """The slope of a loss in the logit, as the product of two slopes."""

    in_p: float
    """Of the loss in the probability."""
    of_p: float
    """Of the probability in the logit: p(1-p)."""
    slope: float
    """Of the loss in the logit, with all its digits, even where a factor has none left."""


def logit_of(x: Sequence[float], w: Sequence[float], b: float) -> float:
    """The logit of an example: w.x + b, where only the products and their sum are rounded.

    Shape: x and w (d,), b a scalar.

    Raises:
        ValueError: there are not as many weights as features.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.87 with a bias.

    >>> logit_of([2.0, 3.0], [0.5, -1.0], 0.25)
    -1.75
    """
    return math.fsum([*(feature * weight for feature, weight in zip(x, w, strict=True)), b])


def log_loss_factors(y: float, z: float) -> Factors:
    """The chain rule of log loss: (p-y)/(p(1-p)) times p(1-p) is p - y, the factor cancels.

    Unit: nats. Range: y is 0 or 1, any finite z; the first factor is infinite where the label was
    given a probability that rounds to 0.

    Raises:
        ValueError: y is neither 0 nor 1.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and eq. 4.91.

    >>> log_loss_factors(1, 0.0)
    Factors(in_p=-2.0, of_p=0.25, slope=-0.5)
    """
    side = _side(y)
    p_of_label = sigmoid(side * z)
    in_p = -side / p_of_label if p_of_label else -side * math.inf
    return Factors(in_p, _spread_of(z), dbcez(y, z))


def squared_error_factors(y: float, z: float) -> Factors:
    """The chain rule of squared error: 2(p-y) times p(1-p), where the factor is left over.

    Range: y is 0 or 1, any finite z.

    Raises:
        ValueError: y is neither 0 nor 1.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and the chain rule.

    >>> squared_error_factors(1, 0.0)
    Factors(in_p=-1.0, of_p=0.25, slope=-0.25)
    """
    _side(y)
    in_p, of_p = 2 * dbcez(y, z), _spread_of(z)
    return Factors(in_p, of_p, in_p * of_p)


def differences(cost: Callable[[Floats], Floats], point: ArrayLike) -> Floats:
    """The slope of a cost in each parameter by central differences: (J(w+h) - J(w-h))/(2h).

    Shape: cost from (k, d) to (k,), point (d,), to (d,). Range: where the cost is smooth the error
    is about 1e-10 of the cost.

    Source: Nocedal and Wright, "Numerical Optimization", 2006, eq. 8.7.

    >>> differences(lambda points: (points**2).sum(axis=1), [1.0, -2.0]).round(6).tolist()
    [2.0, -4.0]
    """
    at = floats(point)
    nudges = NUDGE * np.maximum(1.0, np.abs(at))
    up, down = at + np.diag(nudges), at - np.diag(nudges)
    # What was added is not quite the nudge, because the sums were rounded.
    return (cost(up) - cost(down)) / (up - down).diagonal()


def _spread_of(z: float) -> float:
    return float(spread(floats(z)))


def _side(y: float) -> float:
    if y not in (0, 1):
        raise ValueError(f"y must be 0 or 1, not {in_full(y)}")
    return 2 * y - 1

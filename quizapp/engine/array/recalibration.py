"""Recalibration: making probabilities honest again by a temperature."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, counts_of, scored
from quizapp.engine.array.margins import sigmoid, spread

ROUNDS: Final = 100
"""Halving alone would find the last digit of a factor of ordinary size in fewer."""

ROUNDING: Final = 1e-14
"""So small a part of all logits may be what rounding left of a sum that is 0."""


def fit_temperature(y: ArrayLike, z: ArrayLike, *, counts: ArrayLike | None = None) -> float:
    """The temperature T at which sigmoid(z/T) has the least log loss; fit it on held-out examples.

    Dividing all logits by one number keeps their order, so the ranking does not change. With counts
    each row stands for so many examples.

    Shape: (n,), (n,) and (n,) to a scalar. Range: y is 0 or 1, z finite, counts whole and >= 1; the
    result lies in [0, inf]. It is 0 where every logit is on its label's side, so that no sharpness
    is too much, and inf where the logits say nothing, but for rounding, or less.

    Raises:
        ValueError: a number lies outside its range, the shapes do not fit, or there is no example.

    Source: Guo et al., "On Calibration of Modern Neural Networks", 2017, section 4.2.

    >>> round(fit_temperature([1, 1, 0, 1, 0, 0], [4.0, 2.0, 1.0, -1.0, -2.0, -4.0]), 4)
    1.4803
    """
    labels, logits, *_ = scored(y, z)
    if not labels.size or not np.isfinite(logits).all():
        raise ValueError("a temperature needs examples with finite logits")
    many = counts_of(labels.size, counts)
    against = (1 - 2 * labels) * logits
    if (against <= 0).all():
        return 0.0 if against.any() else np.inf
    scale = float(np.abs(against).max())
    sharpness = _least_mean_softplus(against / scale, many / many.sum())
    return scale / sharpness if sharpness else np.inf


def _least_mean_softplus(against: Floats, shares: Floats) -> float:
    """The factor >= 0 of logits at which their mean softplus is least; some logit is above 0."""

    def slope(factor: float) -> float:
        return float(shares @ (sigmoid(factor * against) * against))

    if slope(0.0) >= -ROUNDING * float(shares @ np.abs(against)):
        return 0.0
    low, high = 0.0, 1.0
    while slope(high) < 0:
        low, high = high, 2 * high
    factor = high
    for _ in range(ROUNDS):
        push = slope(factor)
        low, high = (factor, high) if push < 0 else (low, factor)
        curvature = float(shares @ (spread(factor * against) * against**2))
        newton = factor - push / curvature if curvature else low
        # A step that leaves the bracket is replaced by halving it.
        after = newton if low < newton < high else low + (high - low) / 2
        if after in (low, high, factor):
            break
        factor = after
    return factor

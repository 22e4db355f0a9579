"""Slopes: the derivative of each loss in the probability, or in the logit: the push on the model.

Shapes, labels and nan are those of `losses`. Where a slope is the difference of two terms, as for a
soft label, it is within 4 units in the last place of the larger term.
"""

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import (
    Floats,
    floats,
    hard_labels,
    label_shares,
)
from quizapp.engine.array.losses import NATS_IN, Unit
from quizapp.engine.array.margins import sigmoid, spread


def log_loss_slope_in_logits(
    y: ArrayLike, z: ArrayLike, *, smoothing: float = 0.0, unit: Unit = "nats"
) -> Floats:
    """Slope of log loss in the logit: p - y, with the digits kept where p is close to a hard y.

    Shape: (n,). Unit: nats or bits per logit. Range: y and smoothing in [0, 1], any z; the result
    lies in [-1, 1] nats, and is 1 - y and -y at the infinite ends.

    Raises:
        ValueError: y or smoothing lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.91.

    >>> log_loss_slope_in_logits([1, 1, 0], [0.0, -np.inf, np.inf]).tolist()
    [-0.5, -1.0, 1.0]
    """
    no, yes = label_shares(y, smoothing)
    logits = floats(z)
    return (no * sigmoid(logits) - yes * sigmoid(-logits)) / NATS_IN[unit]


def squared_error_slope_in_logits(y: ArrayLike, z: ArrayLike) -> Floats:
    """Slope of squared error behind a sigmoid: 2(p - y)p(1-p), which fades on confident mistakes.

    Shape: (n,). Range: y in [0, 1], any z; for y = 0 or 1 the result lies in [-8/27, 8/27], and it
    is 0 at the infinite ends.

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and the chain rule.

    >>> squared_error_slope_in_logits([1, 0, 1], [0.0, 0.0, -np.inf]).tolist()
    [-0.25, 0.25, 0.0]
    """
    logits = floats(z)
    return 2 * log_loss_slope_in_logits(y, logits) * spread(logits) + 0.0


def hinge_slope(y: ArrayLike, z: ArrayLike) -> Floats:
    """A subgradient of the hinge in z: -1 or 1 towards the label inside the margin, 0 from it on.

    At the kink, where the margin is exactly 1, any number between the two would do; it is 0 here.

    Shape: (n,). Range: y is 0 or 1, any z; the result is -1, 0 or 1.

    Raises:
        ValueError: y is neither 0 nor 1.

    Source: Shalev-Shwartz et al., "Pegasos: Primal Estimated sub-GrAdient SOlver for SVM", 2011,
    section 2.

    >>> hinge_slope([1, 1, 0], [0.5, 1.0, 2.0]).tolist()
    [-1.0, 0.0, 1.0]
    """
    side = 2 * hard_labels(y) - 1
    margin = side * floats(z)
    return np.where(np.isnan(margin), np.nan, np.where(margin < 1, -side, 0.0))

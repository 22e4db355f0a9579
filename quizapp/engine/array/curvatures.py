"""Curvatures: the second derivative of each loss: where it is negative, the loss is not convex.

Shapes, labels and nan are those of `losses`.
"""

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import (
    Floats,
    floats,
    hard_labels,
    label_shares,
    probabilities,
)
from quizapp.engine.array.losses import NATS_IN, Unit
from quizapp.engine.array.margins import spread, squared_sigmoid_curvature


def log_loss_curvature_in_logits(y: ArrayLike, z: ArrayLike, *, unit: Unit = "nats") -> Floats:
    """Curvature of log loss in the logit: p(1-p) for every label, so it is convex in z.

    Smoothing is no option here because it changes nothing.

    Shape: (n,). Unit: nats or bits per squared logit. Range: y in [0, 1], any z; the result lies in
    [0, 1/4] nats, and is 0 at the infinite ends.

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and eq. 4.91.

    >>> log_loss_curvature_in_logits([0, 1, 1], [0.0, 0.0, np.inf]).tolist()
    [0.25, 0.25, 0.0]
    """
    labels = probabilities(y, "y")
    return np.where(np.isnan(labels), np.nan, spread(floats(z)) / NATS_IN[unit])


def squared_error_curvature_in_logits(y: ArrayLike, z: ArrayLike) -> Floats:
    """Curvature of squared error behind a sigmoid: 2q(q + (p-y)(1-2p)) with q = p(1-p).

    For a hard label it is negative exactly on the confidently wrong side: p > 2/3 for y = 0, and
    p < 1/3 for y = 1.

    Shape: (n,). Range: y in [0, 1], any z; the result lies between about -0.101 and 0.173, and is 0
    at the infinite ends. Within 5 units in the last place for a hard label.

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and the chain rule.

    >>> squared_error_curvature_in_logits([0, 1, 0], [0.0, 0.0, np.inf]).tolist()
    [0.125, 0.125, 0.0]
    """
    no, yes = label_shares(y)
    logits = floats(z)
    # The squared errors of the two hard labels, mixed by y, differ from this one by a constant.
    return no * squared_sigmoid_curvature(logits) + yes * squared_sigmoid_curvature(-logits)


def hinge_curvature(y: ArrayLike, z: ArrayLike) -> Floats:
    """Curvature of the hinge: 0 everywhere, and at the kink, where it has none, 0 as well.

    Shape: (n,).

    Raises:
        ValueError: y is neither 0 nor 1.

    Source: Cortes and Vapnik, "Support-Vector Networks", 1995, eq. 23, derived twice.

    >>> hinge_curvature([1, 0], [0.5, 2.0]).tolist()
    [0.0, 0.0]
    """
    missing = np.isnan(hard_labels(y) + floats(z))
    return np.where(missing, np.nan, 0.0)

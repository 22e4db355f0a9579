"""Losses: what each example costs, from its label and a probability or a logit; and their mean.

Labels y lie in [0, 1]; what lies between is a soft label, except for the hinge. Labels,
probabilities and logits are broadcast against each other. nan in any of them gives nan, an empty
array gives an empty one, and nothing warns. Values of hard labels, and log loss of all labels, are
within 4 units in the last place.
"""

import math
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import (
    Floats,
    floats,
    hard_labels,
    label_shares,
    probabilities,
    weighed,
    weights_of,
)
from quizapp.engine.array.margins import sigmoid, squared_sigmoid

Unit: TypeAlias = Literal["nats", "bits"]

NATS_IN: Final[dict[Unit, float]] = {"nats": 1.0, "bits": math.log(2)}


def log_loss(y: ArrayLike, p: ArrayLike, *, smoothing: float = 0.0, unit: Unit = "nats") -> Floats:
    """Binary cross-entropy from probabilities: -y ln p - (1-y) ln(1-p).

    Shape: (n,). Unit: nats or bits. Range: y, p and smoothing in [0, 1]; the result lies in
    [0, inf], and is infinite where an outcome that the label allows was given probability 0.

    Raises:
        ValueError: a number lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, example by example.

    >>> log_loss([1, 1, 0], [0.01, 1.0, 1.0]).round(6).tolist()
    [4.60517, 0.0, inf]
    >>> log_loss([0, 1], 0.5, unit="bits").tolist()
    [1.0, 1.0]
    """
    no, yes = label_shares(y, smoothing)
    chance = probabilities(p, "p")
    with np.errstate(divide="ignore"):
        if_yes, if_no = np.abs(np.log(chance)), np.abs(np.log1p(-chance))
    return (weighed(yes, if_yes) + weighed(no, if_no)) / NATS_IN[unit]


def log_loss_from_logits(
    y: ArrayLike, z: ArrayLike, *, smoothing: float = 0.0, unit: Unit = "nats"
) -> Floats:
    """Binary cross-entropy from logits: softplus((1-2y)z) for a hard label, with all its digits.

    Shape: (n,). Unit: nats or bits. Range: y and smoothing in [0, 1], any z; the result lies in
    [0, inf]: at infinite z it is 0 for the hard label that z is sure of, infinite for all others.

    Raises:
        ValueError: y or smoothing lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59 put into eq. 4.90.

    >>> log_loss_from_logits([0, 1, 1], [40.0, 1000.0, np.inf]).tolist()
    [40.0, 0.0, 0.0]
    """
    no, yes = label_shares(y, smoothing)
    logits = floats(z)
    size = np.abs(logits)
    # No term is subtracted: the share of the label that z speaks against pays for the size of z.
    against = weighed(np.where(logits > 0, no, yes), size)
    with np.errstate(over="ignore"):
        return (against + np.log1p(np.exp(-size))) / NATS_IN[unit]


def squared_error_from_logits(y: ArrayLike, z: ArrayLike) -> Floats:
    """Squared error behind a sigmoid: (sigmoid(z) - y)^2.

    Shape: (n,). Range: y in [0, 1], any z; the result lies in [0, 1]. For a soft label the error is
    within 1e-15, but not relative to a loss close to 0.

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59 put into eq. 5.14.

    >>> squared_error_from_logits([0, 0, 1], [0.0, np.inf, np.inf]).tolist()
    [0.25, 1.0, 0.0]
    """
    labels, logits = probabilities(y, "y"), floats(z)
    hard = (labels == 0) | (labels == 1)
    against = np.where(labels == 1, -logits, logits)
    return np.where(hard, squared_sigmoid(against), (sigmoid(logits) - labels) ** 2)


def hinge(y: ArrayLike, z: ArrayLike) -> Floats:
    """Hinge loss: max(0, 1 - s z) with s = 1 for y = 1 and s = -1 for y = 0.

    Shape: (n,). Range: y is 0 or 1, any z; the result lies in [0, inf].

    Raises:
        ValueError: y is neither 0 nor 1.

    Source: Cortes and Vapnik, "Support-Vector Networks", 1995, eq. 23 with the slack at its least.

    >>> hinge([1, 1, 0], [0.5, 1.0, 2.0]).tolist()
    [0.5, 0.0, 3.0]
    """
    return np.maximum(0.0, 1 - (2 * hard_labels(y) - 1) * floats(z))


def cost(losses: ArrayLike, weights: ArrayLike | None = None) -> float:
    """The weighted mean of losses: one number per parameters. A weight of 0 silences any loss.

    Shape: (n,) and (n,) to a scalar. Range: losses >= 0, weights finite and >= 0; the result is nan
    where nothing counts: no losses, or all weights 0. It is infinite where their sum is larger than
    a float can hold, and nan where that of the weights is.

    Raises:
        ValueError: a weight is negative or not finite, or there are not as many as losses.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, over n.

    >>> cost([1.0, 2.0, 6.0]), cost([1.0, np.inf], weights=[2.0, 0.0])
    (3.0, 1.0)
    """
    terms = floats(losses)
    shares = weights_of(terms.size, weights)
    if not shares.any():
        return math.nan
    with np.errstate(over="ignore", invalid="ignore"):
        return float(weighed(shares, terms).sum() / shares.sum())

"""Distributions: entropies of arrays, and the cross-entropy of classes that compete by softmax.

The last axis runs over the k outcomes; every axis before it is kept.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.engine.array.arrays import Floats, floats, probabilities, weighed
from quizapp.engine.array.losses import NATS_IN, Unit
from quizapp.engine.array.margins import softplus
from quizapp.engine.scalar.information import SUM_SLACK


def entropy(q: ArrayLike, *, unit: Unit = "nats") -> Floats:
    """Shannon's entropy: -sum q ln q, where 0 ln 0 is 0.

    Shape: (..., k) to (...). Unit: nats or bits. Range: q a distribution; result in [0, ln k] nats.

    Raises:
        ValueError: the numbers are no distribution.

    Source: Cover and Thomas, "Elements of Information Theory", 2006, eq. 2.1.

    >>> float(entropy([0.5, 0.25, 0.25], unit="bits").round(12))
    1.5
    """
    return cross_entropy(q, q, unit=unit)


def cross_entropy(q: ArrayLike, r: ArrayLike, *, unit: Unit = "nats") -> Floats:
    """What outcomes drawn from q cost whoever expects r: -sum q ln r = H(q) + KL(q||r).

    Shape: (..., k) and (..., k) to (...). Unit: nats or bits. Range: q and r distributions; the
    result lies in [0, inf], and is infinite where r rules out what q allows.

    Raises:
        ValueError: the numbers are no distributions.

    Source: Cover and Thomas, "Elements of Information Theory", 2006, eq. 5.27 and theorem 5.4.3.

    >>> cross_entropy([0.7, 0.2, 0.1], [0.5, 0.3, 0.2]).round(4).tolist()
    0.8869
    """
    truth, guess = _distribution(q), _distribution(r)
    with np.errstate(divide="ignore"):
        surprise = np.abs(np.log(guess))
    return floats(weighed(truth, surprise).sum(axis=-1) / NATS_IN[unit])


def kl(q: ArrayLike, r: ArrayLike, *, unit: Unit = "nats") -> Floats:
    """Kullback-Leibler divergence: sum q ln(q/r), the part of the cost that is r's fault.

    Shape: (..., k) and (..., k) to (...). Unit: nats or bits. Range: q and r distributions; the
    result lies in [0, inf], and is infinite where r rules out what q allows.

    Raises:
        ValueError: the numbers are no distributions.

    Source: Cover and Thomas, "Elements of Information Theory", 2006, eq. 2.26.

    >>> kl([0.7, 0.2, 0.1], [0.5, 0.3, 0.2]).round(4).tolist()
    0.0851
    """
    truth, guess = _distribution(q), _distribution(r)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.log(truth) - np.log(guess)
    return floats(np.maximum(weighed(truth, ratios).sum(axis=-1) / NATS_IN[unit], 0.0))


def perplexity(cross_entropies: ArrayLike, *, unit: Unit = "nats") -> Floats:
    """The number of equally likely outcomes that would cost as much: e^nats, or 2^bits.

    Shape: any, and the same. Unit: nats or bits to outcomes. Range: >= 0; the result lies in
    [1, inf], and is infinite above about 709 nats.

    Raises:
        Nothing; nan gives nan.

    Source: Jelinek et al., "Perplexity: a measure of the difficulty of speech recognition tasks",
    1977.

    >>> perplexity([0.0, 1.0], unit="bits").tolist()
    [1.0, 2.0]
    """
    with np.errstate(over="ignore"):
        return np.exp2(cross_entropies) if unit == "bits" else np.exp(cross_entropies)


def logsumexp(z: ArrayLike) -> Floats:
    """ln(sum e^z), with the largest logit taken out so that nothing overflows.

    Shape: (..., k) to (...). Unit: logit. Range: any z and k >= 1; inf if one is inf, and -inf if
    all are -inf.

    Raises:
        ValueError: there is no logit.

    Source: Blanchard, Higham and Higham, "Accurately computing the log-sum-exp and softmax
    functions", 2021, eq. 1.4.

    >>> logsumexp([1000.0, 1001.0, 1002.0]).round(4).tolist()
    1002.4076
    """
    logits = floats(z)
    top = logits.max(axis=-1, keepdims=True)
    anchor = np.where(np.isinf(top), 0.0, top)
    with np.errstate(divide="ignore", over="ignore"):
        return floats(np.log(np.exp(logits - anchor).sum(axis=-1)) + anchor[..., 0])


def softmax(z: ArrayLike) -> Floats:
    """The distribution whose logits are z: e^z over its sum.

    Shape: (..., k), and the same. Unit: logit to probability. Range: finite z or -inf, not all
    -inf; otherwise nan.

    Raises:
        ValueError: there is no logit.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.62.

    >>> softmax([2.0, 1.0, 0.1]).round(3).tolist()
    [0.659, 0.242, 0.099]
    """
    logits = floats(z)
    with np.errstate(invalid="ignore", over="ignore"):
        odds = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return floats(odds / odds.sum(axis=-1, keepdims=True))


def softmax_cross_entropy(y: ArrayLike, z: ArrayLike) -> Floats:
    """What the true class costs: logsumexp(z) - z_y, with all the digits of a small cost.

    It is the softplus of the other classes' logsumexp against z_y, so two classes are the logistic
    case with z = z_1 - z_0.

    Shape: y (...) whole numbers, z (..., k) to (...). Unit: nats. Range: y from 0 to k-1, finite z
    or -inf, not all -inf; the result lies in [0, inf], and is inf where z_y is -inf. Otherwise, as
    for `softmax`, nan.

    Raises:
        ValueError: there is no such class, or the shapes do not fit.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.108, for one example.

    >>> softmax_cross_entropy(0, [2.0, 1.0, 0.1]).round(4).tolist()
    0.417
    >>> softmax_cross_entropy(0, [-np.inf, -np.inf, 1.0]).tolist()
    inf
    """
    logits, true = floats(z), _one_hot(y, floats(z))
    given = logits[true].reshape(*logits.shape[:-1], 1)
    with np.errstate(invalid="ignore", over="ignore"):
        ahead = logits - given
    out = true | ((logits == -np.inf) & (given == -np.inf))
    losses = softplus(logsumexp(np.where(out, -np.inf, ahead)))
    return np.where(np.isinf(logits.max(axis=-1)), np.nan, losses)


def softmax_cross_entropy_gradient(y: ArrayLike, z: ArrayLike) -> Floats:
    """The slope of `softmax_cross_entropy` in each logit: softmax(z), less 1 for the true class.

    Shape: y (...) whole numbers, z (..., k), and the same. Unit: nats per logit. Range: as above;
    the result lies in [-1, 1] and adds up to 0.

    Raises:
        ValueError: there is no such class, or the shapes do not fit.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.109, for one example.

    >>> softmax_cross_entropy_gradient(0, [2.0, 1.0, 0.1]).round(3).tolist()
    [-0.341, 0.242, 0.099]
    """
    return softmax(z) - _one_hot(y, floats(z))


def _one_hot(y: ArrayLike, logits: Floats) -> NDArray[np.bool_]:
    """True at the class of each example."""
    classes = np.asarray(y)
    if classes.shape != logits.shape[:-1]:
        raise ValueError(f"logits of shape {logits.shape} need a class for each but the last axis")
    true: NDArray[np.bool_] = np.arange(logits.shape[-1]) == classes[..., np.newaxis]
    if not true.any(axis=-1).all():
        raise ValueError(f"a class must be a whole number from 0 to {logits.shape[-1] - 1}")
    return true


def _distribution(q: ArrayLike) -> Floats:
    """Numbers pass only if each lies in [0, 1] and they add up to 1, or are nan."""
    distribution = probabilities(q)
    sums = distribution.sum(axis=-1)
    wrong = np.abs(sums - 1) > SUM_SLACK
    if wrong.any():
        raise ValueError(f"the probabilities must add up to 1, not {sums[wrong].flat[0]:g}")
    return distribution

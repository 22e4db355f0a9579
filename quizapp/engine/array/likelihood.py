"""Likelihood: how well a chance of success explains k successes in n trials, over many chances."""

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, probabilities
from quizapp.engine.array.losses import log_loss


def likelihood(k: int, n: int, theta: ArrayLike) -> Floats:
    """The probability of these outcomes in their order: theta^k (1-theta)^(n-k).

    The product of many small numbers is lost in 0 from about a thousand trials on: that is one
    reason to take logarithms.

    Shape: theta (m,), kept. Range: 0 <= k <= n, n > 0, theta in [0, 1]; the result lies in
    [0, 1], and 0^0 is 1.

    Raises:
        ValueError: a number lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 2.5.

    >>> likelihood(7, 10, [0.5]).round(9).tolist()
    [0.000976562]
    """
    best_guess(k, n)
    chances = probabilities(theta, "theta")
    return chances**k * (1 - chances) ** (n - k)


def log_likelihood(k: int, n: int, theta: ArrayLike) -> Floats:
    """The natural logarithm of the likelihood, a sum: k ln theta + (n-k) ln(1-theta).

    Shape: theta (m,), kept. Unit: nats. Range: 0 <= k <= n, n > 0, theta in [0, 1]; the
    result lies in [-inf, 0], and is -inf where theta rules out what happened.

    Raises:
        ValueError: a number lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 2.6.

    >>> log_likelihood(7, 10, [0.7]).round(4).tolist()
    [-6.1086]
    """
    return -n * mean_negative_log_likelihood(k, n, theta)


def mean_negative_log_likelihood(k: int, n: int, theta: ArrayLike) -> Floats:
    """The log-likelihood with its sign turned, over n: the log loss of a constant guess.

    Shape: theta (m,), kept. Unit: nats per trial. Range: 0 <= k <= n, n > 0, theta in
    [0, 1]; the result lies in [H(k/n), inf], with the minimum at k/n.

    Raises:
        ValueError: a number lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 2.6, negated, over n.

    >>> mean_negative_log_likelihood(7, 10, [0.5, 0.7, 0.9]).round(4).tolist()
    [0.6931, 0.6109, 0.7645]
    """
    return log_loss(best_guess(k, n), probabilities(theta, "theta"))


def excess(k: int, n: int, theta: ArrayLike) -> Floats:
    """What each theta costs more than the best one: the divergence of theta from k/n.

    Shape: theta (m,), kept. Unit: nats per trial. Range: 0 <= k <= n, n > 0, theta in
    [0, 1]; the result lies in [0, inf], with 0 at k/n.

    Raises:
        ValueError: a number lies outside its range.

    Source: Cover and Thomas, "Elements of Information Theory", 2006, eq. 2.26, for two outcomes.

    >>> excess(7, 10, [0.5, 0.7, 0.0]).round(4).tolist()
    [0.0823, 0.0, inf]
    """
    least = mean_negative_log_likelihood(k, n, best_guess(k, n))
    return np.maximum(mean_negative_log_likelihood(k, n, theta) - least, 0.0)


def best_guess(k: int, n: int) -> float:
    """The chance under which the outcomes are likeliest: k/n.

    Range: 0 <= k <= n, n > 0; the result lies in [0, 1].

    Raises:
        ValueError: a number lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 2.8.

    >>> best_guess(7, 10)
    0.7
    """
    if not (n > 0 and 0 <= k <= n):
        raise ValueError(f"successes must lie between 0 and the trials, not {k} of {n}")
    return k / n

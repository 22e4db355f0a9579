"""Formulas of one example: label, probability, logit and the losses they give, in plain floats."""

import math
from typing import Final

from quizapp.engine.scalar.in_full import in_full

LARGEST_COSH: Final = 710.0
"""From about 710.5 on cosh is larger than a float can hold."""


def sigmoid(z: float) -> float:
    """The probability that belongs to a logit: 1/(1 + e^-z).

    Range: any finite z; the result lies in [0, 1] and rounds to 1 above about 36.7 and to 0 below
    about -745.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59.

    >>> sigmoid(0.0)
    0.5
    >>> sigmoid(-1000.0)
    0.0
    """
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    odds = math.exp(z)
    return odds / (1 + odds)


def logit(p: float) -> float:
    """The log-odds of a probability: ln(p/(1-p)), the inverse of `sigmoid`.

    Range: p in [0, 1]; infinite at both ends.

    Raises:
        ValueError: p lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.60.

    >>> logit(0.5)
    0.0
    >>> round(logit(0.99), 6)
    4.59512
    """
    require_probability(p)
    return surprise(1 - p) - surprise(p)


def surprise(p: float) -> float:
    """Minus the natural log of a probability, which is infinite at 0.

    Unit: probability to nats. Range: p in [0, 1]; the result lies in [0, inf].

    Raises:
        ValueError: p lies outside [0, 1].

    Source: Cover and Thomas, "Elements of Information Theory", 2006, section 2.1.

    >>> surprise(1.0), surprise(0.0)
    (0.0, inf)
    """
    require_probability(p)
    return abs(math.log(p)) if p > 0 else math.inf


def softplus(u: float) -> float:
    """A ramp with a rounded corner: ln(1 + e^u), written so that e^u never overflows.

    Unit: logit to nats. Range: any finite u; the result lies in [0, inf).

    Source: Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option
    Pricing", 2001, section 2.

    >>> round(softplus(0.0), 6)
    0.693147
    >>> softplus(1000.0)
    1000.0
    """
    return max(u, 0.0) + math.log1p(math.exp(-abs(u)))


def bce(y: float, p: float) -> float:
    """Log loss of one example: -y ln p - (1-y) ln(1-p), where a term with weight 0 counts nothing.

    Unit: nats. Range: y and p in [0, 1]; y between 0 and 1 is a soft label. The result lies in [0,
    inf] and is infinite where a label that happened was given p = 0.

    Raises:
        ValueError: y or p lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, for one example.

    >>> round(bce(1, 0.01), 6), round(bce(1, 0.99), 6)
    (4.60517, 0.01005)
    >>> bce(1, 1.0), bce(1, 0.0)
    (0.0, inf)
    """
    require_probability(y, "y")
    require_probability(p, "p")
    if_not = abs(math.log1p(-p)) if p < 1 else math.inf
    return _weighed(y, surprise(p)) + _weighed(1 - y, if_not)


def bcez(y: float, z: float) -> float:
    """Log loss from the logit: softplus((1-2y)z) for y = 0 or 1, with all its digits kept.

    Unit: nats. Range: y in [0, 1], any finite z; the result lies in [0, inf). A soft label mixes
    its two losses, and neither is ever subtracted from the other.

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59 put into 4.90.

    >>> bcez(0, 40)
    40.0
    >>> print(f"{bcez(1, 40):.3g}")
    4.25e-18
    """
    require_probability(y, "y")
    return (1 - y) * softplus(z) + y * softplus(-z)


def dbcez(y: float, z: float) -> float:
    """Slope of log loss in the logit: p - y, with the digits kept where p is close to y.

    Unit: nats per logit. Range: y in [0, 1], any finite z; result in [-1, 1].

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.91.

    >>> round(dbcez(1, -5), 4)
    -0.9933
    """
    require_probability(y, "y")
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)


def sq(y: float, p: float) -> float:
    """Squared error of one example: (p - y)^2.

    Range: y and p in [0, 1]; result in [0, 1].

    Raises:
        ValueError: y or p lies outside [0, 1].

    Source: Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.

    >>> sq(1, 0.5)
    0.25
    """
    require_probability(y, "y")
    require_probability(p, "p")
    return (p - y) ** 2


def sqz(y: float, z: float) -> float:
    """Squared error behind a sigmoid: (sigmoid(z) - y)^2.

    Range: y in [0, 1], any finite z; result in [0, 1].

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59 put into eq. 5.14.

    >>> sqz(0, 0)
    0.25
    """
    return dbcez(y, z) ** 2


def dsqz(y: float, z: float) -> float:
    """Slope of squared error in the logit: 2(p - y)p(1 - p), which fades on confident mistakes.

    Range: y in [0, 1], any finite z; for y = 0 or 1 the result lies in [-8/27, 8/27].

    Raises:
        ValueError: y lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and the chain rule.

    >>> round(dsqz(1, -5), 5)
    -0.01321
    """
    return 2 * dbcez(y, z) * sigmoid(z) * sigmoid(-z)


def push_ratio(z: float) -> float:
    """How many times as hard log loss pushes as squared error behind a sigmoid: 1/(2p(1-p)).

    It is the same for both labels, and equal to 1 + cosh z.

    Range: any z; the result lies in [2, inf], and is 2 at z = 0 and inf beyond |z| = 710.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and eq. 4.91.

    >>> push_ratio(0.0), round(push_ratio(-5), 1), push_ratio(-1000)
    (2.0, 75.2, inf)
    """
    return math.inf if abs(z) > LARGEST_COSH else 1 + math.cosh(z)


def bends_over_at(y: float) -> float:
    """The logit beyond which squared error behind a sigmoid is concave: ln 2 on the wrong side.

    The probability there, `sigmoid` of it, is 2/3 for y = 0 and 1/3 for y = 1; towards the label
    squared error is convex.

    Range: y is 0 or 1; the result is ln 2 or -ln 2.

    Raises:
        ValueError: y is neither 0 nor 1.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.88 and the chain rule,
    twice: 2p^2(1-p)(2-3p) for y = 0.

    >>> round(bends_over_at(0), 4), round(bends_over_at(1), 4)
    (0.6931, -0.6931)
    """
    _require_label(y)
    return math.log(2) if y == 0 else -math.log(2)


def p_of_label(y: float, p: float) -> float:
    """The probability that was given to the label that happened: p for y = 1, 1 - p for y = 0.

    Range: y is 0 or 1, p in [0, 1]; result in [0, 1].

    Raises:
        ValueError: y is neither 0 nor 1, or p lies outside [0, 1].

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 2.2.

    >>> p_of_label(1, 0.25), p_of_label(0, 0.25)
    (0.25, 0.75)
    """
    _require_label(y)
    require_probability(p, "p")
    return p if y == 1 else 1 - p


def brier(y: float, p: float, *more: float) -> float:
    """Brier score: the mean squared error over pairs y1, p1, y2, p2, and so on.

    Range: all in [0, 1]; result in [0, 1].

    Raises:
        ValueError: a number lies outside [0, 1], or one is left over.

    Source: Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950, with one
    term a forecast instead of one a class.

    >>> round(brier(1, 0.9, 1, 0.6, 0, 0.3, 0, 0.2), 6)
    0.075
    """
    numbers = (y, p, *more)
    if len(numbers) % 2:
        raise ValueError("brier takes pairs of a label and a probability")
    losses = [sq(label, guess) for label, guess in zip(numbers[::2], numbers[1::2], strict=True)]
    return math.fsum(losses) / len(losses)


def require_probability(value: float, name: str = "a probability") -> None:
    """A number passes only if it lies in [0, 1].

    Raises:
        ValueError: it does not.
    """
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {in_full(value)}")


def _require_label(y: float) -> None:
    if y not in (0, 1):
        raise ValueError(f"y must be 0 or 1, not {in_full(y)}")


def _weighed(weight: float, loss: float) -> float:
    """A weight of 0 silences even an infinite loss."""
    return weight * loss if weight else 0.0

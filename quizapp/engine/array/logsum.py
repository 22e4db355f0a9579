"""Sums of logarithms with a few of the logarithms, and all the digits."""

from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats, floats

FOLDS: Final = 2
"""How often odds of any size are folded in half; each fold halves the logarithms to take."""

FOLDED: Final = 2**FOLDS
"""How many odds end up in one logarithm: that many times their own exponent must fit a float."""


def sum_of_log1p(odds: Floats, scratch: Floats | None = None, *, folds: int = FOLDS) -> Floats:
    """The sum of ln(1 + odds) along the first axis; it uses up the array that it is given.

    Whoever calls it often lends it a scratch of at least half as many rows, which saves the time in
    which the system finds memory.

    ln(1+a) + ln(1+b) = ln(1 + a + b + ab), and a + b + ab subtracts nothing, so the digits of small
    odds stay, where those of the product (1+a)(1+b) would be lost.

    Shape: (n, ...) and (n/2, ...) to (...). Unit: nats. Range: odds >= 0; the result lies in
    [0, inf], and is inf where the product of 2^folds odds is larger than a float can hold. Its
    relative error is below 1e-15 for up to 6 folds.

    Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, eq. 4.1.6.

    >>> sum_of_log1p(np.full((3, 2), 1.0)).round(6).tolist()
    [2.079442, 2.079442]
    """
    whole = len(odds) >> folds << folds
    rest = np.log1p(odds[whole:]).sum(axis=0)
    odds = odds[:whole]
    for _ in range(folds):
        half = len(odds) // 2
        front, back = odds[:half], odds[half:]
        back *= np.add(front, 1, out=None if scratch is None else scratch[:half])
        front += back
        odds = front
    return floats(rest + np.log1p(odds, out=odds).sum(axis=0))

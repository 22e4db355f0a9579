"""Resampling: how far a difference that was measured on some rows is to be believed."""

import math
from typing import Final

SURE_Z: Final = 1.6448536269514722
"""The standard normal score that 19 of 20 stay below."""


def standard_error(spread: float, rows: float) -> float:
    """The standard deviation of the mean over so many independent rows.

    Unit: that of the spread. Range: spread 0 and up, rows 1 and up.

    Raises:
        ValueError: a spread below 0, or less than one row.

    Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), eq. 5.4.

    >>> standard_error(0.2, 400)
    0.01
    """
    if not spread >= 0 or not rows >= 1:
        raise ValueError(f"no standard error with spread {spread} and {rows} rows")
    return spread / math.sqrt(rows)


def chance_of_wrong_sign(difference: float, error: float) -> float:
    """How often a measured difference, normal around the true one, has the other sign or is 0.

    Unit: 1. Range: any difference, an error of 0 and up; results in [0, 0.5].

    >>> round(chance_of_wrong_sign(-0.02, 0.01), 4), chance_of_wrong_sign(0.0, 0.01)
    (0.0228, 0.5)
    """
    if difference == 0:
        return 0.5
    return 0.5 * math.erfc(abs(difference) / error / math.sqrt(2)) if error else 0.0


def rows_for_sign(difference: float, spread: float) -> float:
    """From how many rows on 19 of 20 measured differences have the sign of the true one.

    Unit: rows, not rounded. Range: any difference, spread 0 and up; infinite where there is no
    difference.

    >>> round(rows_for_sign(0.01, 0.2))
    1082
    """
    if not difference:
        return math.inf
    errors = SURE_Z * spread / difference
    return errors * errors

"""Arithmetic: everyday functions of scalars that say in a sentence what they cannot do.

Unless a function names another source, its result is that of IEEE 754-2019, section 9, as Python's
`math` gives it, and it raises nothing that is not listed.
"""

import math
from typing import Final

from quizapp.engine.scalar.in_full import in_full

ROUNDING_SHARE: Final = 1e-6
"""Two values differ by no more of the larger one: rounding may, another formula does somewhere."""


def ln(x: float) -> float:
    """Natural logarithm. Scalar, x > 0; the result is in nats.

    Raises:
        ValueError: x is 0 or less.

    >>> ln(1.0)
    0.0
    """
    return math.log(_above_zero(x))


def log2(x: float) -> float:
    """Logarithm to base 2. Scalar, x > 0; the result is in bits.

    Raises:
        ValueError: x is 0 or less.

    >>> log2(8.0)
    3.0
    """
    return math.log2(_above_zero(x))


def log10(x: float) -> float:
    """Logarithm to base 10. Scalar, x > 0; the result is in decades.

    Raises:
        ValueError: x is 0 or less.

    >>> log10(1000.0)
    3.0
    """
    return math.log10(_above_zero(x))


def exp(x: float) -> float:
    """The exponential e^x. Scalar, x up to about 709.78; the result is >= 0.

    Raises:
        OverflowError: e^x is larger than a float can hold.

    >>> exp(0.0)
    1.0
    """
    return math.exp(x)


def log1p(x: float) -> float:
    """Natural logarithm of 1 + x, exact where x is small. Scalar, x > -1; the result is in nats.

    Raises:
        ValueError: x is -1 or less.

    >>> log1p(exp(-40.0))
    4.248354255291589e-18
    """
    if x <= -1:
        raise ValueError(f"log1p needs a number above -1, not {in_full(x)}")
    return math.log1p(x)


def expm1(x: float) -> float:
    """The exponential e^x less 1, exact where x is small. Scalar, up to about 709.78; above -1.

    Raises:
        OverflowError: e^x is larger than a float can hold.

    >>> expm1(1e-20)
    1e-20
    """
    return math.expm1(x)


def sqrt(x: float) -> float:
    """The square root. Scalar, x >= 0; the result is >= 0.

    Raises:
        ValueError: x is negative.

    >>> sqrt(9.0)
    3.0
    """
    if x < 0:
        raise ValueError(f"there is no square root of {in_full(x)}")
    return math.sqrt(x)


def magnitude(x: float) -> float:
    """The number without its sign. Scalar, any x; the result is >= 0.

    >>> magnitude(-2.0)
    2.0
    """
    return abs(x)


def smallest(first: float, *others: float) -> float:
    """The least of one or more numbers.

    >>> smallest(3.0, 1.0, 2.0)
    1.0
    """
    return min(first, *others) if others else first


def largest(first: float, *others: float) -> float:
    """The greatest of one or more numbers.

    >>> largest(3.0, 1.0, 2.0)
    3.0
    """
    return max(first, *others) if others else first


def round_to(x: float, digits: float = 0) -> float:
    """The number rounded to so many decimals; ties go to the even digit.

    Range: any x; digits a whole number from -12 to 12.

    Raises:
        ValueError: digits is not such a number.

    Source: IEEE 754-2019, roundTiesToEven, on the value that the float really holds.

    >>> round_to(2.345, 1), round_to(2.5)
    (2.3, 2.0)
    """
    if digits not in range(-12, 13):
        raise ValueError(f"digits must be a whole number from -12 to 12, not {in_full(digits)}")
    return round(float(x), int(digits))


def total(first: float, *others: float) -> float:
    """The sum of one or more numbers, rounded once at the end.

    Source: Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997, by way of `math.fsum`.

    >>> total(0.1, 0.2, 0.3)
    0.6
    """
    return math.fsum((first, *others))


def mean(first: float, *others: float) -> float:
    """The arithmetic mean of one or more numbers.

    >>> mean(1.0, 2.0, 6.0)
    3.0
    """
    return total(first, *others) / (1 + len(others))


def power(base: float, exponent: float) -> float:
    """The base raised to an exponent, within the real numbers.

    Range: |exponent| <= 64; a negative base takes whole exponents only.

    Raises:
        ValueError: the exponent is out of range, or the result is no real number.
        OverflowError: the result is larger than a float can hold.

    >>> power(2.0, 10.0)
    1024.0
    """
    if abs(exponent) > 64:
        raise ValueError(f"an exponent must lie between -64 and 64, not {in_full(exponent)}")
    if base == 0 and exponent < 0:
        raise ValueError("0 has no negative power")
    if base < 0 and exponent != int(exponent):
        raise ValueError(f"{in_full(base)} has no real power {in_full(exponent)}")
    return math.pow(base, exponent)


def ratio(dividend: float, divisor: float) -> float:
    """One number divided by another.

    Raises:
        ValueError: the divisor is 0.

    >>> ratio(1.0, 4.0)
    0.25
    """
    if divisor == 0:
        raise ValueError("division by zero")
    return dividend / divisor


def is_close(number: float, expected: float, tolerance: float) -> bool:
    """The number counts as the expected one.

    Range: any finite numbers, tolerance >= 0; its ends count as within.

    >>> is_close(0.3, 0.25, 0.05), is_close(0.31, 0.25, 0.05), is_close(0.3, 0.1 + 0.2, 0)
    (True, False, True)
    """
    # The difference itself is rounded, and must not push a number on the edge over it.
    slack = 1e-12 * max(abs(number), abs(expected))
    return abs(number - expected) <= tolerance + slack


def is_alike(number: float, expected: float, nothing: float = 0.0) -> bool:
    """One number, but for what rounding does on two ways to it.

    Range: any finite numbers; those nearer than `nothing`, 0 and up, are alike as well.

    >>> is_alike(1 / 3, 0.33333333), is_alike(0.334, 1 / 3)
    (True, False)
    """
    size = max(abs(number), abs(expected))
    return abs(number - expected) <= max(nothing, ROUNDING_SHARE * size)


def _above_zero(x: float) -> float:
    if x <= 0:
        raise ValueError(f"there is no logarithm of {in_full(x)}")
    return x

"""Proportions: owns how a share of answers is given, never without its count."""

from math import sqrt
from typing import Final, NamedTuple

Z_95: Final = 1.959963984540054
"""Of the standard normal distribution: 95 % lie within so many deviations."""

FEWEST_FOR_SHARE: Final = 20
"""Below so many only the count is given: a share of them says next to nothing."""

PERCENT: Final = 95
"""Of the interval."""


class Proportion(NamedTuple):
    """So many of so many."""

    passed: int
    n: int

    @property
    def rate(self) -> float | None:
        """The share; none of too few."""
        return self.passed / self.n if self.n >= FEWEST_FOR_SHARE else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's interval of the share; none of too few."""
        return wilson(self.passed, self.n) if self.n >= FEWEST_FOR_SHARE else None

    def facts(self) -> dict[str, int | float | None]:
        """All of it, for JSON."""
        low, high = self.interval or (None, None)
        return {"passed": self.passed, "n": self.n, "rate": self.rate, "low": low, "high": high}


def wilson(passed: int, n: int) -> tuple[float, float]:
    """The ends of the 95 % interval of a share, from 0 to 1, for `n` of 1 and up.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference"
    (1927).

    >>> [round(end, 4) for end in wilson(411, 456)]
    [0.8705, 0.9254]
    """
    share, square = passed / n, Z_95**2
    centre = share + square / (2 * n)
    spread = Z_95 * sqrt(share * (1 - share) / n + square / (4 * n**2))
    whole = 1 + square / n
    return max(0.0, (centre - spread) / whole), min(1.0, (centre + spread) / whole)


def share_text(value: float | None) -> str:
    """A share in two decimals, without its nought; a dash where there is none.

    >>> share_text(0.844), share_text(1.0), share_text(None)
    ('.84', '1.00', '–')
    """
    return "–" if value is None else f"{value:.2f}".removeprefix("0")

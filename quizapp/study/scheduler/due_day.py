"""Due days: what the interval of any rule still goes through, its longest and a little fuzz."""

from datetime import date
from typing import Final

from quizapp.study.seeded import seeded_int

FIRST_FUZZED: Final = 4
"""Shorter intervals stay exact: one day is too large a part of them."""


def longest(max_interval: int, today: date, deadline: date | None) -> int:
    """The longest interval allowed: the scheduler's, or a quarter of the days left, but a day.

    Unit: days. Range: 1 to `max_interval`.

    Source: our own rules; a quarter leaves room for a few more reviews.

    >>> day = date(2025, 3, 1)
    >>> longest(365, day, None), longest(365, day, date(2025, 3, 31))
    (365, 8)
    """
    if deadline is None or deadline < today:
        return max_interval
    return min(max_interval, max(1, -(-(deadline - today).days // 4)))


def is_last_chance(deadline: date | None, today: date) -> bool:
    """What is not asked today is not asked before the interview."""
    return deadline is not None and 0 <= (deadline - today).days <= 1


def fuzz(interval: int, seed: str, answers: int) -> int:
    """Days to add to an interval: evenly spread over -spread..+spread, 0 for a short one.

    Unit: days. Range: the spread is a twentieth of the interval, but a day.

    Source: our own; hashed, so that a preview is what happens.

    >>> fuzz(3, "ml.cost/shrug", 0), -2 <= fuzz(40, "ml.cost/shrug", 0) <= 2
    (0, True)
    """
    if interval < FIRST_FUZZED:
        return 0
    spread = max(1, round(interval / 20))
    return seeded_int(2 * spread + 1, "fuzz", seed, answers) - spread


def signed_days(days: int) -> str:
    """Days that are added, or taken away.

    >>> signed_days(2), signed_days(-2)
    ('+2', '−2')
    """
    return f"+{days}" if days > 0 else f"−{-days}"

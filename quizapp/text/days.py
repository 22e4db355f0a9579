"""Days in words."""

from datetime import date


def relative_day(day: date | None, today: date) -> str:
    """A due day as a learner says it.

    >>> relative_day(date(2026, 3, 2), date(2026, 3, 1))
    'tomorrow'
    >>> relative_day(date(2026, 3, 9), date(2026, 3, 1))
    'in 8 days'
    """
    if day is None:
        return "–"
    days = (day - today).days
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"

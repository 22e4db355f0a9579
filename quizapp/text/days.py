"""Days and durations in words."""

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


def show_minutes(ms: int) -> str:
    """A time in minutes and seconds, to the nearest second.

    >>> show_minutes(95_000), show_minutes(580_400), show_minutes(42_000)
    ('1 min 35 s', '9 min 40 s', '42 s')
    """
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"

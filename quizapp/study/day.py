"""The study day: the only place where a clock becomes a day."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Final

ROLLOVER_HOUR: Final = 4
"""Late evenings belong to the day that they end."""


def study_day(instant_utc: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """The study day of an instant: the local date, which changes at the rollover hour.

    Args:
        instant_utc: an aware instant.
        zone: where the learner is.
        rollover_hour: the hour on the local clock, 0 to 23, at which a study day begins.

    Raises:
        ValueError: the instant is naive, or there is no such hour.

    >>> from datetime import timezone
    >>> study_day(datetime(2025, 3, 2, 3, 59, tzinfo=timezone.utc), timezone.utc)
    datetime.date(2025, 3, 1)
    """
    if instant_utc.tzinfo is None:
        raise ValueError("an instant without a zone belongs to no study day")
    if not 0 <= rollover_hour <= 23:
        raise ValueError(f"a study day begins at hour 0 to 23, not {rollover_hour}")
    local = instant_utc.astimezone(zone)
    return local.date() - timedelta(days=local.hour < rollover_hour)

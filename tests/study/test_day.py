"""Tests of the study day: the only place where a clock becomes a day."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.day import study_day

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_study_day_begins_at_four_in_the_morning() -> None:
    assert study_day(datetime(2025, 6, 2, 3, 59, 59, tzinfo=UTC), UTC) == date(2025, 6, 1)
    assert study_day(datetime(2025, 6, 2, 4, 0, tzinfo=UTC), UTC) == date(2025, 6, 2)


def test_the_local_clock_decides_and_not_the_utc_one() -> None:
    instant = datetime(2025, 6, 2, 20, 0, tzinfo=UTC)
    assert study_day(instant, timezone(timedelta(hours=9))) == date(2025, 6, 3)
    assert study_day(instant, timezone(timedelta(hours=-9))) == date(2025, 6, 2)


def test_the_rollover_hour_may_be_midnight_or_late_in_the_evening() -> None:
    assert study_day(datetime(2025, 6, 2, 0, 0, tzinfo=UTC), UTC, 0) == date(2025, 6, 2)
    assert study_day(datetime(2025, 6, 2, 22, 59, tzinfo=UTC), UTC, 23) == date(2025, 6, 1)


def test_the_night_of_the_clock_change_rolls_over_at_four_on_the_wall() -> None:
    # On 30 March 2025 Berlin skips from 02:00 to 03:00; 04:00 there is 02:00 UTC.
    assert study_day(datetime(2025, 3, 30, 1, 59, tzinfo=UTC), BERLIN) == date(2025, 3, 29)
    assert study_day(datetime(2025, 3, 30, 2, 0, tzinfo=UTC), BERLIN) == date(2025, 3, 30)
    # On 26 October it is 02:00 to 03:00 twice; 04:00 there is 03:00 UTC.
    assert study_day(datetime(2025, 10, 26, 2, 59, tzinfo=UTC), BERLIN) == date(2025, 10, 25)
    assert study_day(datetime(2025, 10, 26, 3, 0, tzinfo=UTC), BERLIN) == date(2025, 10, 26)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        study_day(datetime(2025, 6, 2, 12), UTC)


@pytest.mark.parametrize("hour", [-1, 24])
def test_an_hour_that_no_clock_shows_is_refused(hour: int) -> None:
    with pytest.raises(ValueError, match="hour 0 to 23"):
        study_day(datetime(2025, 6, 2, 12, tzinfo=UTC), UTC, hour)


@given(
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)),
    st.integers(1, 72),
    st.integers(0, 23),
)
def test_a_later_instant_is_never_an_earlier_day(naive: datetime, hours: int, hour: int) -> None:
    instant = naive.replace(tzinfo=UTC)
    later = instant + timedelta(hours=hours)
    assert study_day(instant, BERLIN, hour) <= study_day(later, BERLIN, hour)

"""Weeks of counts read as a calendar."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.calendar import calendar as draw_calendar
from quizapp.plot.cells import Picture

LAST = date(2024, 3, 6)
COUNTS = {LAST - timedelta(days=ago): ago % 5 for ago in range(40)}


def calendar(*, ascii: bool = False, first_weekday: int = 0) -> Picture:
    return draw_calendar(COUNTS, until=LAST, width=21, first_weekday=first_weekday, ascii=ascii)


def test_a_column_is_a_week_and_ends_with_the_last_day() -> None:
    assert calendar().text.splitlines() == [
        "    Jan   Feb     Mar",
        "Mon · · ▒ · ▓ ░ █ ▒  ",
        "    · · ░ █ ▒ · ▓ ░  ",
        "Wed · · · ▓ ░ █ ▒ ·  ",
        "    · · █ ▒ · ▓ ░    ",
        "Fri · · ▓ ░ █ ▒ ·    ",
        "    · █ ▒ · ▓ ░ █    ",
        "Sun · ▓ ░ █ ▒ · ▓    ",
    ]


def test_weeks_may_begin_on_sunday_and_be_ascii() -> None:
    assert calendar(ascii=True, first_weekday=6).text.splitlines() == [
        "    Jan   Feb     Mar",
        "Sun . . * : # + . *  ",
        "    . . + . * : # +  ",
        "Tue . . : # + . * :  ",
        "    . . . * : # + .  ",
        "Thu . . # + . * :    ",
        "    . . * : # + .    ",
        "Sat . # + . * : #    ",
    ]


def test_weeks_in_words() -> None:
    assert calendar().reading == (
        "2024-01-15 to 2024-03-06: 80 reviews on 32 of 52 days, most on 2024-03-02 (4)."
    )


def test_a_day_of_few_is_no_paler_than_one_of_many() -> None:
    spans = [span for line in calendar().lines for span in line]
    roles = {sign: {span.role for span in spans if sign in span.text} for sign in "·░▒▓█"}
    assert roles == {sign: {"axis" if sign == "·" else "first"} for sign in roles}


def test_a_calendar_without_counts_is_all_dots() -> None:
    picture = draw_calendar({}, until=LAST, width=10)
    assert picture.text.count("·") == 17
    assert picture.reading == "2024-02-19 to 2024-03-06: 0 reviews on 0 of 17 days."


@given(
    st.dictionaries(st.dates(date(2023, 1, 1), date(2024, 12, 31)), st.integers(0, 10**6)),
    st.dates(date(2023, 1, 1), date(2024, 12, 31)),
    st.integers(1, 120),
    st.integers(0, 6),
    st.booleans(),
)
def test_any_counts_draw_at_any_width(
    counts: dict[date, int], until: date, width: int, first_weekday: int, ascii: bool
) -> None:
    picture = draw_calendar(
        counts, until=until, width=width, first_weekday=first_weekday, ascii=ascii
    )
    assert [len(line) for line in picture.text.split("\n")] == [width] * 8
    assert not ascii or picture.text.isascii()

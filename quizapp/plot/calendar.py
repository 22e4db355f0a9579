"""The calendar: counts by date, a column a week and a line a weekday."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from quizapp.plot.cells import Picture, Span, fitted

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

DAY_SIGNS: Final = "·░▒▓█"
ASCII_DAY_SIGNS: Final = ".:+*#"
"""From no count to the highest, so that they differ without colour."""

NO_COUNT_ROLE, COUNT_ROLE = "axis", "first"
"""The signs alone say how many: a paler colour would hide a day of few behind one of none."""

WEEKDAY_WIDTH: Final = 4
"""Cells for the names of weekdays."""

WEEK: Final = 7


def legend(*, ascii: bool = False) -> str:
    """What the signs of days mean.

    >>> legend(ascii=True)
    '    . none   : + * # from few to many'
    """
    signs = ASCII_DAY_SIGNS if ascii else DAY_SIGNS
    return f"{'':{WEEKDAY_WIDTH}}{signs[0]} none   {' '.join(signs[1:])} from few to many"


def calendar(
    counts: Mapping[date, int],
    *,
    until: date,
    width: int,
    what: str = "reviews",
    first_weekday: int = 0,
    ascii: bool = False,
) -> Picture:
    """As many weeks as fit, the last of which holds `until`, in five levels.

    Args:
        counts: by day; a day that is missing has 0.
        until: the last day that is drawn.
        width: in cells; each week takes two.
        what: what is counted.
        first_weekday: 0 for Monday to 6 for Sunday.
        ascii: only ASCII.

    >>> calendar({date(2024, 3, 5): 2}, until=date(2024, 3, 6), width=10).reading
    '2024-02-19 to 2024-03-06: 2 reviews on 1 of 17 days, most on 2024-03-05 (2).'
    """
    start = calendar_start(until, width=width, first_weekday=first_weekday)
    days = [start + timedelta(days=number) for number in range((until - start).days + 1)]
    bounds = _quarters([count for day in days if (count := counts.get(day, 0)) > 0])
    levels = [bisect_right(bounds, counts.get(day, 0)) for day in days]
    lines = [fitted([Span(" " * WEEKDAY_WIDTH + _months(days[::WEEK]), "axis")], width)]
    for row in range(WEEK):
        name = "" if row % 2 else WEEKDAYS[(first_weekday + row) % WEEK]
        cells = _cells(levels[row::WEEK], ASCII_DAY_SIGNS if ascii else DAY_SIGNS)
        lines.append(fitted([Span(f"{name:<{WEEKDAY_WIDTH}}", "axis"), *cells], width))
    return Picture(tuple(lines), _reading(counts, days, what))


def calendar_start(until: date, *, width: int, first_weekday: int = 0) -> date:
    """The first day that a calendar of this width holds.

    >>> calendar_start(date(2024, 3, 6), width=10)
    datetime.date(2024, 2, 19)
    """
    columns = max(1, (width - WEEKDAY_WIDTH) // 2)
    start = until - timedelta(days=(until.weekday() - first_weekday) % WEEK)
    return start - timedelta(days=WEEK * (columns - 1))


def _quarters(counts: Sequence[int]) -> list[float]:
    """Where each level above 0 begins: as many days in each, as far as days can be parted."""
    ordered = sorted(counts) or [1]
    return [ordered[0], *(ordered[len(ordered) * quarter // 4] for quarter in (1, 2, 3))]


def _months(firsts: Sequence[date]) -> str:
    """Names over the first week of each month, as far as they do not touch."""
    text = ""
    for column, (day, after) in enumerate(pairwise([*firsts, firsts[-1]])):
        begins = column == 0 or day.month != firsts[column - 1].month
        # A month of which only the end is seen would push away the name of the next.
        if begins and not (column == 0 and after.month != day.month) and len(text) <= 2 * column:
            text = f"{text:<{2 * column}}{MONTHS[day.month - 1]} "
    return text


def _cells(levels: Sequence[int], signs: str) -> Iterator[Span]:
    for level, run in groupby(levels):
        yield Span(f"{signs[level]} " * len(list(run)), COUNT_ROLE if level else NO_COUNT_ROLE)


def _reading(counts: Mapping[date, int], days: Sequence[date], what: str) -> str:
    by_count = [(counts.get(day, 0), day) for day in days]
    most, best = max(by_count)
    busy = sum(count > 0 for count, _ in by_count)
    text = f"{days[0]} to {days[-1]}: {sum(count for count, _ in by_count)} {what}"
    return f"{text} on {busy} of {len(days)} days{f', most on {best} ({most})' if busy else ''}."

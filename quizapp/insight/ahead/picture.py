"""The picture of the coming days: owns how they are laid out, a line a day, and said."""

from collections.abc import Iterator
from typing import Final

from quizapp.insight.ahead.numbers import SHARE_WITHIN, Ahead, DayAhead
from quizapp.insight.proportion import FEWEST_FOR_SHARE, Proportion, share_text
from quizapp.insight.written import wrapped_lines
from quizapp.plot.bars import bar
from quizapp.plot.cells import Picture, Span, fitted
from quizapp.text.numbers import quantity

LINES_ABOVE_DAYS: Final = 1
"""Above the first day."""

DAY_WIDTH: Final = 14
NUMBER_WIDTH: Final = 6
RANGE_WIDTH: Final = 16
LONGEST_BAR: Final = 40


def ahead_picture(value: Ahead, width: int, *, ascii: bool) -> Picture:
    """The page in so many columns."""
    sentences = tuple(_sentences(value))
    written = [
        fitted([Span(line)], width) for text in sentences for line in wrapped_lines(text, width)
    ]
    if not value.items:
        return Picture(tuple(written), " ".join(sentences))
    head = f"{'':<{DAY_WIDTH}}{'if each is Good':<{_bar_width(width) + NUMBER_WIDTH + 4}}"
    head += f"at least {100 * SHARE_WITHIN:.0f} %"
    longest = max(1, *(day.high for day in value.days), *(day.if_good for day in value.days))
    lines = [
        fitted([Span(head, "axis")], width),
        *(
            fitted(_row(day, longest, width, is_today=not place, ascii=ascii), width)
            for place, day in enumerate(value.days)
        ),
        fitted([], width),
        *written,
    ]
    return Picture(tuple(lines), " ".join(sentences))


def day_sentence(day: DayAhead) -> str:
    """The exact values of one day."""
    return (
        f"{day.day:%a} {day.day}: {quantity(day.if_good, 'review')} if each is Good;"
        f" {_range(day.low, day.high)} if you lapse as before, {day.mean:.1f} on average."
        f" Due that day: {quantity(len(day.due), 'item')}."
    )


def _bar_width(width: int) -> int:
    return max(0, min(LONGEST_BAR, width - DAY_WIDTH - NUMBER_WIDTH - RANGE_WIDTH - 4))


def _row(day: DayAhead, longest: int, width: int, *, is_today: bool, ascii: bool) -> Iterator[Span]:
    label = "today" if is_today else f"{day.day:%a} {day.day}"
    yield Span(f"{label:<{DAY_WIDTH}}{day.if_good:>{NUMBER_WIDTH},}  ")
    yield Span(bar(day.if_good / longest, _bar_width(width), ascii=ascii), "first")
    yield Span(f"  {_range(day.low, day.high)}")


def _range(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _sentences(value: Ahead) -> Iterator[str]:
    if not value.items:
        yield "Nothing has a due day yet; the coming days stand here once an item was answered."
        return
    together = quantity(value.if_good, "review")
    bands = {"young": value.young, "grown": value.grown}
    known = ", ".join(_share(share, name) for name, share in bands.items() if share.n)
    yield (
        f"{len(value.days)} days hold {together} if each is Good;"
        f" {_range(value.low, value.high)} ({100 * SHARE_WITHIN:.0f} %) if you lapse as in the last"
        f" {quantity(value.lapses_of_days, 'day')}" + (f": {known} known." if known else ".")
    )
    few = " or ".join(name for name, share in bands.items() if share.n < FEWEST_FOR_SHARE)
    if few:
        yield f"Fewer than {FEWEST_FOR_SHARE} {few} answers say little of how you lapse."
    yield "New items and the limits of a day are left out."


def _share(share: Proportion, name: str) -> str:
    rate = "" if share.rate is None else f" ({share_text(share.rate)})"
    return f"{share.passed} of {share.n}{rate} {name}"

"""Retention's picture: owns how its numbers are laid out, in tables, a calendar and sentences."""

from collections.abc import Iterable, Iterator
from typing import Final

from quizapp.insight.proportion import FEWEST_FOR_SHARE, PERCENT, Proportion, share_text
from quizapp.insight.retention.numbers import GROWN_DAYS, Retention, Window
from quizapp.insight.written import wrapped_lines
from quizapp.plot.bars import bar
from quizapp.plot.calendar import calendar, calendar_start, legend
from quizapp.plot.cells import Line, Picture, Span, fitted, one_cell_each
from quizapp.text.numbers import quantity

ROW_NAME_WIDTH: Final = 18
BEFORE_COUNT: Final = 2
COUNT_WIDTH: Final = 10
RATE_WIDTH: Final = 5
TOPIC_BAR_WIDTH: Final = 16
WIDEST_TITLE: Final = 30
"""Cells of a column."""

EARLIER: Final = "The calendar holds the last weeks; the earlier ones do not fit."

DASH_AND_DOT: Final = str.maketrans({"–": "-", "·": "*"})


def retention_picture(value: Retention, width: int, *, ascii: bool) -> Picture:
    """The page in so many columns."""
    if not value.whole.together.n:
        sentence = _nothing(value)
        return Picture(_fit(_wrapped([sentence], width), width), sentence)
    lines = [*_table(value)]
    if value.whole.together.n < FEWEST_FOR_SHARE:
        lines.append([Span(f"shares are given from {FEWEST_FOR_SHARE} reviews on", "axis")])
    weeks = calendar(dict(value.by_day), until=value.until, width=width, ascii=ascii)
    is_cut = value.since < calendar_start(value.until, width=width)
    sentences = (*_sentences(value), *([EARLIER] if is_cut else []))
    signs = [Span(legend(ascii=ascii), "axis")]
    after = [signs, *_wrapped(sentences, width), *_topics(value, ascii=ascii)]
    drawn = (*_fit(lines, width), *_fit([[]], width), *weeks.lines, *_fit(after, width))
    reading = " ".join((_table_in_words(value), *sentences))
    if ascii:
        drawn = tuple(
            tuple(Span(span.text.translate(DASH_AND_DOT), span.role) for span in line)
            for line in drawn
        )
    return Picture(drawn, reading)


def _fit(lines: list[list[Span]], width: int) -> tuple[Line, ...]:
    return tuple(fitted(line, width) for line in lines)


def _wrapped(sentences: Iterable[str], width: int) -> list[list[Span]]:
    return [[Span(line)] for sentence in sentences for line in wrapped_lines(sentence, width)]


def _nothing(value: Retention) -> str:
    days = f" of the last {quantity(value.scope.days, 'day')}" if value.scope.days else ""
    return (
        f"No review{days} counts here yet: an item's first answer of a day does, from its second "
        "day on. Then it stands here how much of what was due you still knew; shares are given from"
        f" {FEWEST_FOR_SHARE} reviews on."
    )


def _table(value: Retention) -> Iterator[list[Span]]:
    heads = [_name(window) for window in value.windows]
    widths = [
        BEFORE_COUNT + max(len(head), len(_count(window.together)) + RATE_WIDTH)
        for head, window in zip(heads, value.windows, strict=True)
    ]
    cells = "".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True))
    yield [Span(f"{'':<{ROW_NAME_WIDTH}}{cells}   {PERCENT} % interval", "axis")]
    for label, part in (
        (f"young, under {GROWN_DAYS} d", "young"),
        (f"grown, {GROWN_DAYS} d and up", "grown"),
        ("together", "together"),
    ):
        shares: list[Proportion] = [getattr(window, part) for window in value.windows]
        texts = (f"{_count(share)}{_rate(share):>{RATE_WIDTH}}" for share in shares)
        cells = "".join(f"{text:>{width}}" for text, width in zip(texts, widths, strict=True))
        yield [
            Span(f"{label:<{ROW_NAME_WIDTH}}"),
            Span(cells),
            Span(f"   {_interval(shares[-1])}", "axis"),
        ]


def _name(window: Window) -> str:
    return "all" if window.days is None else f"last {window.days} d"


def _count(share: Proportion) -> str:
    return f"{share.passed}/{share.n}"


def _rate(share: Proportion) -> str:
    return share_text(share.rate)


def _interval(share: Proportion) -> str:
    if share.interval is None:
        return "–"
    low, high = share.interval
    return f"{share_text(low)} to {share_text(high)}"


def _sentences(value: Retention) -> Iterator[str]:
    assert value.busiest
    day, most = value.busiest
    n = value.whole.together.n
    yield (
        f"{value.since} to {value.until}: {quantity(n, 'review')} on {len(value.by_day)} of"
        f" {quantity(value.days, 'day')}, {n / value.days:.1f} a day."
    )
    if value.holds_all:
        yield f"The last {quantity(value.scope.days or 0, 'day')} hold all reviews that there are."
    yield (
        f"Most on {day} ({most}); days studied {value.days_studied}; there is no streak to lose."
    )


def _topics(value: Retention, *, ascii: bool) -> Iterator[list[Span]]:
    if len(value.topics) < 2:
        return
    yield []
    names = [
        one_cell_each(value.titles.get(topic, topic), ascii=ascii)[:WIDEST_TITLE]
        for topic, _ in value.topics
    ]
    width = max(map(len, names))
    for name, (_, share) in zip(names, value.topics, strict=True):
        label = f"{name:<{width}}"
        drawn = bar(share.rate or 0, TOPIC_BAR_WIDTH, ascii=ascii)
        count = f"{_count(share):>{COUNT_WIDTH}}{_rate(share):>{RATE_WIDTH}}  "
        yield [
            Span(label),
            Span(count),
            Span(drawn, "first"),
            Span(f"  {_interval(share)}", "axis"),
        ]


def _table_in_words(value: Retention) -> str:
    whole = value.whole
    parts = (
        f"{name} {share.passed} of {share.n}"
        for name, share in (("young", whole.young), ("grown", whole.grown))
    )
    return f"Remembered: {', '.join(parts)}."

"""Named mistakes' picture: owns how they are laid out, by name and by item, and said."""

from collections.abc import Iterator
from typing import Final

from quizapp.insight.mistakes.numbers import MOST_LISTED, PASSES_THAT_MEND, MistakeKind, Mistakes
from quizapp.insight.mistakes.words import mistake_in_words
from quizapp.insight.written import written_line, written_lines
from quizapp.plot.bars import bar
from quizapp.plot.cells import Picture, Span
from quizapp.text.numbers import quantity

NAME_WIDTH: Final = 11
WORDS_WIDTH: Final = 29
ISO_DAY_WIDTH: Final = 10
TABLE_WIDTH: Final = NAME_WIDTH + WORDS_WIDTH + 6 + 7 + 8 + 2 + ISO_DAY_WIDTH + 2
LONGEST_BAR_OF_TIMES: Final = 30
SHORTEST_BAR: Final = 10


def mistakes_picture(value: Mistakes, width: int, *, ascii: bool) -> Picture:
    """The page in so many columns."""
    sentences = tuple(_sentences(value))
    rows = [*_table(value, width, ascii=ascii)] if value.kinds else []
    after = [*_items(value)] if value.items else []
    lines = (
        *(written_line(*row, width=width, ascii=ascii) for row in rows),
        *written_lines(sentences, width, ascii=ascii),
        *(written_line(*row, width=width, ascii=ascii) for row in after),
    )
    return Picture(lines, " ".join((*sentences, *map(_kind_in_words, value.kinds))))


def _table(value: Mistakes, width: int, *, ascii: bool) -> Iterator[list[Span]]:
    head = f"{'mistake':<{NAME_WIDTH + WORDS_WIDTH}}{'times':>6}{'items':>7}{'mended':>8}"
    yield [Span(f"{head}  {'last':<{ISO_DAY_WIDTH}}", "axis")]
    most = max(kind.times for kind in value.kinds)
    room = min(LONGEST_BAR_OF_TIMES, width - TABLE_WIDTH)
    for kind in value.kinds:
        words = mistake_in_words(kind.name)
        name = f"{kind.name:<{NAME_WIDTH}.{NAME_WIDTH - 1}}{words:<{WORDS_WIDTH}.{WORDS_WIDTH - 1}}"
        yield [
            Span(f"{name}{kind.times:>6,}{kind.items:>7,}{kind.mended:>8,}  {kind.last}  "),
            Span(
                bar(kind.times / most, room, ascii=ascii) if room >= SHORTEST_BAR else "", "first"
            ),
        ]
    yield []


def _items(value: Mistakes) -> Iterator[list[Span]]:
    yield []
    more = f", the first {MOST_LISTED} of {len(value.items)}" if value.items[MOST_LISTED:] else ""
    yield [Span(f"{'times':>6}  {'last':<{ISO_DAY_WIDTH}}          item{more}", "axis")]
    for item in value.items[:MOST_LISTED]:
        yield [
            Span(f"{item.times:>6,}  {item.last}  "),
            Span(f"{'mended' if item.is_mended else '':<8}", "good"),
            Span(item.item),
            Span(f"  {', '.join(item.names)}", "axis"),
        ]


def _sentences(value: Mistakes) -> Iterator[str]:
    if not value.kinds:
        days = f" in the last {quantity(value.scope.days, 'day')}" if value.scope.days else ""
        yield (
            f"No wrong answer was traced to a mistake with a name{days}. A wrong number is, where"
            " one wrong step in the card's own formula leads to it, or where the card names it; how"
            " often each was made, and on what, stands here from the first on."
        )
        return
    verb = "was" if value.named == 1 else "were"
    yield (
        f"{value.named:,} of {quantity(value.wrong, 'wrong answer')} {verb} traced to a mistake"
        f" with a name, on {quantity(len(value.items), 'item')}; {value.mended:,} of them mended,"
        f" passed in at least {PASSES_THAT_MEND} later reviews in a row."
    )


def _kind_in_words(kind: MistakeKind) -> str:
    return f"{mistake_in_words(kind.name)}: {quantity(kind.times, 'time')}, last on {kind.last}."

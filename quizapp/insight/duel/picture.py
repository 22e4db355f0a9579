"""The duel's picture: owns how contestants stand one under the other, the best first."""

from collections.abc import Iterator
from typing import Final

from quizapp.insight.duel.numbers import Duel, DuelRow
from quizapp.insight.proportion import share_text
from quizapp.insight.written import written_line, written_lines
from quizapp.plot.cells import Picture, Span
from quizapp.text.numbers import quantity

TITLE_WIDTH: Final = 26

WHAT_FOR: Final = (
    "SM-2 was made to space, not to predict: its line as 0.9^(t/I) is what follows if one takes it"
    " at its word. No row says that you would have learnt more."
)


def duel_picture(value: Duel, width: int, *, ascii: bool) -> Picture:
    """The page in so many columns."""
    sentences = tuple(_sentences(value))
    lines = written_lines(sentences, width, ascii=ascii)
    if value.ranking:
        table = (written_line(*row, width=width, ascii=ascii) for row in _table(value))
        lines = (*table, written_line(width=width, ascii=ascii), *lines)
    return Picture(tuple(lines), " ".join(sentences))


def _table(value: Duel) -> Iterator[list[Span]]:
    head = f"{'predicts the next answer':<{TITLE_WIDTH}}{'log loss':>9}{'against the mean':>26}"
    yield [Span(f"{head}{'AUC':>7}{'ECE':>7}", "axis")]
    for place, row in enumerate(value.ranking):
        if row.wanting:
            yield [Span(f"{row.title:<{TITLE_WIDTH}}  {row.wanting}", "axis")]
            continue
        auc = "–" if row.auc is None else share_text(row.auc)
        cells = f"{_nats(row.log_loss):>9}{_difference(row):>26}{auc:>7}{_short(row.ece):>7}"
        yield [Span(f"{row.title:<{TITLE_WIDTH}}", "" if place else "first"), Span(cells)]
    if value.stated:
        rows = quantity(value.stated.rows, "row")
        cells = f"{_nats(value.stated.log_loss):>9} on {rows}; memory has"
        yield [
            Span(f"{'you, where you said it':<{TITLE_WIDTH}}"),
            Span(f"{cells} {_nats(value.stated.memory)} there"),
        ]


def _verdict(best: DuelRow) -> str:
    if best.interval and best.interval[1] < 0:
        return f"The lowest loss has: {best.title}."
    return "None is surely better than the mean of what was before."


def _difference(row: DuelRow) -> str:
    if not row.interval:
        return f"{row.difference:+.4f}" if row.difference else "0"
    low, high = row.interval
    return f"{row.difference:+.4f} ({low:+.3f} {high:+.3f})"


def _nats(nats: float) -> str:
    return f"{nats:.4f}".removeprefix("0")


def _short(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")


def _sentences(value: Duel) -> Iterator[str]:
    if not value.counts.is_enough:
        yield (
            f"{value.counts.shortfall} From then on it stands here which model of your memory"
            " predicts your next answer best."
        )
        return
    if not value.ranking:
        yield "All of it lies on one study day, before which nothing is known."
        return
    best = value.ranking[0]
    yield (
        f"{value.rows:,} of {value.counts.scored:,} rows were predicted, in"
        f" {quantity(len(value.fold_rows), 'fold')} by time, each from the days before it."
        f" {_verdict(best)}"
    )
    yield WHAT_FOR

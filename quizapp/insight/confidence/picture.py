"""Confidence's picture: owns how a diagram, a table and sentences say what statements came to."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.insight.confidence.forecasts import coverage_of
from quizapp.insight.confidence.numbers import Confidence, ConfidenceScores, DearMistake, StatedRow
from quizapp.insight.duel.stated import MOST_COMPARED, StatedLoss
from quizapp.insight.proportion import FEWEST_FOR_SHARE, PERCENT, share_text
from quizapp.insight.written import written_line, written_lines
from quizapp.plot.cells import Line, Picture, Span, fitted, joined
from quizapp.plot.reliability import ReliabilityBin, reliability
from quizapp.study.interview.forecast import COVERAGE
from quizapp.text.numbers import quantity

DIAGRAM_WIDTH: Final = 36
DIAGRAM_HEIGHT: Final = 11
GAP_WIDTH: Final = 3
FULL_TABLE_WIDTH: Final = 51
"""From so many cells on the table has intervals."""

LEAST_GAIN: Final = 0.0005
"""Nats that no one would see in three decimals."""


def confidence_picture(value: Confidence, width: int, *, ascii: bool) -> Picture:
    """The page in so many columns."""
    sentences = tuple(_sentences(value))
    lines = written_lines(sentences, width, ascii=ascii)
    if value.total.n:
        lines = (*_head(value, width, ascii=ascii), *lines)
    dearest = (
        written_line(*_dear(row, head="" if place else "dearest"), width=width, ascii=ascii)
        for place, row in enumerate(value.dearest)
    )
    return Picture((*lines, *dearest), " ".join(sentences))


def _head(value: Confidence, width: int, *, ascii: bool) -> Iterator[Line]:
    """The diagram, and the table beside it."""
    shares = (row for row in value.rows if row.share.rate is not None)
    dots = [ReliabilityBin(row.stated, row.share.rate or 0, row.share.n) for row in shares]
    diagram = reliability(
        dots, width=DIAGRAM_WIDTH, height=DIAGRAM_HEIGHT, x_label="stated", ascii=ascii
    )
    room = max(0, width - DIAGRAM_WIDTH - GAP_WIDTH)
    table = [written_line(*row, width=room, ascii=ascii) for row in _table(value, room)]
    blanks = fitted([], DIAGRAM_WIDTH), fitted([], room)
    for left, right in zip_longest(diagram.lines, table):
        yield joined([left or blanks[0], right or blanks[1]], GAP_WIDTH)


def _table(value: Confidence, room: int) -> Iterator[list[Span]]:
    is_full = room >= FULL_TABLE_WIDTH
    interval = f"{f'{PERCENT} % interval':>15}" if is_full else ""
    yield [Span(f"{'stated':>6}{'right':>6}{'of':>12}{'nats each':>11}{interval}", "axis")]
    for row in value.rows:
        count = f"{row.share.passed}/{row.share.n}"
        cells = f"{row.stated:>5.0%}".replace("%", " %")
        nats = "–" if row.share.rate is None else _nats(row.nats)
        cells += f"{share_text(row.share.rate):>6}{count:>12}{nats:>11}"
        yield [Span(cells), Span(_interval(row) if is_full else "", "axis")]
    if value.scores:
        yield []
        yield from _scores(value.scores)


def _interval(row: StatedRow) -> str:
    if row.share.interval is None:
        return f"{'–':>15}"
    low, high = row.share.interval
    return f"{share_text(low)} to {share_text(high)}".rjust(15)


def _scores(scores: ConfidenceScores) -> Iterator[list[Span]]:
    constant = f"{100 * scores.best_constant:.1f} %"
    yield [Span(f"{'your log loss':<15}"), Span(_nats(scores.log_loss), "first")]
    yield [Span(f"{'a coin flip':<15}{_nats(COIN_FLIP_NATS)}")]
    yield [Span(f"{'best constant':<15}{_nats(scores.constant_log_loss)} (always {constant})")]


def _nats(nats: float) -> str:
    return f"{nats:.3f}".removeprefix("0")


def _sentences(value: Confidence) -> Iterator[str]:
    if not value.total.n:
        days = f" in the last {quantity(value.scope.days, 'day')}" if value.scope.days else ""
        yield (
            f"No confidence was stated{days}. Unless the setting confidence is off, a session asks"
            " how sure you are before it reveals a choice or a task, and after v any card; from"
            f" {FEWEST_FOR_SHARE} such answers on it stands here what that was worth."
        )
    elif not value.scores:
        yield (
            f"{quantity(value.total.n, 'stated answer')}: shares and losses are given from"
            f" {FEWEST_FOR_SHARE} on."
        )
    else:
        yield from _verdict(value, value.scores)
    if value.beside_memory:
        yield _beside_memory(value.beside_memory)
    elif value.is_long and value.scores:
        yield f"Of more than {MOST_COMPARED:,} answers the duel alone has your memory model."
    yield from _forecasts(value)


def _verdict(value: Confidence, scores: ConfidenceScores) -> Iterator[str]:
    sentences = [_comparison(scores), *_off(value), *_temperature(scores)]
    yield " ".join(sentences)
    auc = "no AUC with one outcome" if scores.auc is None else f"AUC {share_text(scores.auc)}"
    yield (
        f"{quantity(value.total.n, 'stated answer')}: Brier {_nats(scores.brier)},"
        f" ECE {_nats(scores.ece)}, {auc}."
    )


def _comparison(scores: ConfidenceScores) -> str:
    gain = scores.gain_over_constant
    if abs(gain) < LEAST_GAIN:
        return "What you state is worth as much as one constant."
    if gain > 0:
        return f"What you state beats the best constant by {_nats(gain)} nats an answer."
    return f"One constant would have cost {_nats(-gain)} nats an answer less than what you state."


def _off(value: Confidence) -> Iterator[str]:
    """The worst row of either side."""
    too_sure = next((row for row in value.off if row.stated > (row.share.rate or 0)), None)
    too_shy = next((row for row in value.off if row.stated < (row.share.rate or 0)), None)
    if too_sure:
        yield f"You are too sure: {_right_in_words(too_sure)}."
    if too_shy:
        yield f"You are not sure enough: {_right_in_words(too_shy)}."
    if not value.off:
        yield f"No row is off by more than chance ({PERCENT} %)."


def _right_in_words(row: StatedRow) -> str:
    return (
        f"at {row.stated:.0%} you were right {row.share.passed} times of {row.share.n}"
    ).replace("%", " %")


def _temperature(scores: ConfidenceScores) -> Iterator[str]:
    best, cost = scores.best_temperature, scores.log_loss_at_best
    if best is None or cost is None:
        return
    if scores.log_loss - cost < LEAST_GAIN:
        yield "No temperature would have cost less."
        return
    yield f"The same statements at temperature {best:.2f} would have cost {_nats(cost)}."


def _beside_memory(loss: StatedLoss) -> str:
    low, high = loss.interval or (0.0, 0.0)
    verdict = (
        "it knows you better"
        if low > 0
        else "you know yourself better"
        if high < 0
        else "neither is surely better"
    )
    return (
        f"You {_nats(loss.log_loss)}, your memory model {_nats(loss.memory)} on the same"
        f" {quantity(loss.rows, 'row')}: {verdict}."
    )


def _forecasts(value: Confidence) -> Iterator[str]:
    if not value.forecasts:
        return
    inside, last = coverage_of(value.forecasts), value.forecasts[0]
    verdict = "inside" if last.is_inside else "outside"
    yield (
        f"Mock interviews inside their forecast: {inside.passed} of {inside.n}"
        f" ({COVERAGE:.0%} should be); the last, of {last.day}: {share_text(last.low)} to"
        f" {share_text(last.high)} expected, {share_text(last.share)} named, {verdict}."
    ).replace("%", " %")


def _dear(row: DearMistake, *, head: str) -> Iterator[Span]:
    stated = f"{row.stated:>4.0%}".replace("%", " %")
    names = f"  {' or '.join(row.names)}" if row.names else ""
    yield Span(f"{head:<9}", "axis")
    yield Span(f"{_nats(row.nats):>5} nats", "bad")
    yield Span(f"  {stated}, wrong  {row.day}  {row.item}")
    yield Span(names, "axis")

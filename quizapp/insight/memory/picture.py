"""Memory's picture: owns how weights are said in odds."""

from collections.abc import Iterator
from typing import Final

from quizapp.insight.memory.numbers import FEWEST_DESCENDED, MemoryWeights, OddsWeight
from quizapp.insight.proportion import PERCENT
from quizapp.insight.written import wrapped_lines, written_line, written_lines
from quizapp.plot.cells import Picture, Span

EFFECT_WIDTH: Final = 32


def memory_picture(value: MemoryWeights, width: int, *, ascii: bool) -> Picture:
    """The page in so many columns."""
    sentences = tuple(_sentences(value))
    lines = written_lines(sentences, width, ascii=ascii)
    if value.weights:
        table = (written_line(*row, width=width, ascii=ascii) for row in _table(value, width))
        lines = (*table, *lines)
    return Picture(tuple(lines), " ".join(sentences))


def _table(value: MemoryWeights, width: int) -> Iterator[list[Span]]:
    terms = " ".join(
        f"{'+' if weight.weight >= 0 else '-'} {abs(weight.weight):.2f} {weight.term}"
        for weight in value.weights
    )
    formula = f"p = sigmoid({value.bias:.2f} {terms})"
    yield from ([Span(line, "first")] for line in wrapped_lines(formula, width))
    yield []
    head = f"{'what multiplies your odds':<{EFFECT_WIDTH}}{'by':>8}"
    yield [Span(f"{head}{f'{PERCENT} % interval':>20}", "axis")]
    for weight in value.weights:
        interval = f"{weight.low:.2f} to {weight.high:.2f}"
        yield [
            Span(f"{weight.effect:<{EFFECT_WIDTH}}{weight.odds:>8.2f}"),
            Span(f"{interval:>20}", "axis"),
        ]
    yield []


def _sentences(value: MemoryWeights) -> Iterator[str]:
    if not value.weights:
        yield (
            f"{value.counts.shortfall} From then on it stands here how waiting, intervals and"
            " lapses move the odds that you remember."
        )
    else:
        waiting = value.weights[0]
        yield (
            f"Fitted on {value.counts.scored:,} answers by log loss: waiting"
            f" twice as long multiplies the odds that you remember by {waiting.odds:.2f}."
            f" {_doubt(value)}"
        )
    n = len(value.waiting[0])
    if n >= FEWEST_DESCENDED:
        yield (
            f"Your last {n} scored reviews open in the cost surface, x being the logarithm of"
            " days waited over the interval, y whether you passed: descend your own forgetting."
        )


def _doubt(value: MemoryWeights) -> str:
    unsure = [weight.effect for weight in value.weights if _may_be_nothing(weight)]
    if not unsure:
        return "No interval holds 1, so each of them matters."
    return f"The interval of {', of '.join(unsure)} holds 1: it may not matter."


def _may_be_nothing(weight: OddsWeight) -> bool:
    return weight.low <= 1 <= weight.high

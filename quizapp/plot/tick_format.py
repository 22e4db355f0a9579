"""Tick formats: how the numbers along an x axis are written, as they are or as probabilities."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from quizapp.plot.ticks import Tick, short, spaced_ticks

DECADES: Final = 9
"""Beyond one in a billion nobody reads a probability off an axis."""


RARE: Final = 0.1
RAREST: Final = 1e-6
"""Between these the nines of 1 minus something rare are written out."""


class TickFormat(NamedTuple):
    """How the numbers of an axis are written."""

    text_of: Callable[[float], str]
    ticks: Callable[[float, float, int], Sequence[Tick]]
    """From the ends of the axis and its cells."""


def probability(score: float) -> str:
    """Log-odds as the probability that belongs to them, in the digits that matter.

    >>> [probability(score) for score in (0.0, -2.302585, 9.21, -20.0, 20.0)]
    ['0.5', '0.0909', '0.9999', '2.06e-9', '1-2.06e-9']
    """
    odds = math.exp(-abs(score))
    rare = odds / (1 + odds)
    if score < 0 or rare > RARE:
        return short(rare if score < 0 else 1 - rare, 3)
    if rare < RAREST:
        return f"1-{short(rare, 3)}" if rare else "1"
    # The digits count from where the nines end.
    return f"{1 - rare:.{1 - math.floor(math.log10(rare))}f}".rstrip("0")


def odds_ticks(low: float, high: float, cells: int) -> tuple[Tick, ...]:
    """Round probabilities along an axis of log-odds, the middle ones first, as far as they fit.

    Range: low < high, both finite.

    >>> [tick.label for tick in odds_ticks(-7.0, 7.0, 44)]
    ['.001', '.01', '.1', '.5', '.9', '.99', '.999']
    """
    spans: list[tuple[float, float]] = []
    fitting: list[Tick] = []
    for tick in _round_probabilities():
        middle = (tick.value - low) / (high - low) * (cells - 1)
        start, end = middle - len(tick.label) / 2, middle + len(tick.label) / 2
        free = all(
            end + 1 <= other_start or other_end + 1 <= start for other_start, other_end in spans
        )
        if low <= tick.value <= high and free:
            spans.append((start, end))
            fitting.append(tick)
    return tuple(sorted(fitting))


def _round_probabilities() -> Iterator[Tick]:
    yield Tick(0.0, ".5")
    for decade in range(1, DECADES + 1):
        score = math.log(10**decade - 1)
        rare = f".{'0' * (decade - 1)}1" if decade < 4 else f"1e-{decade}"
        yield Tick(-score, rare)
        yield Tick(score, f".{'9' * decade}")


PLAIN_NUMBERS: Final = TickFormat(short, spaced_ticks)

ODDS: Final = TickFormat(probability, odds_ticks)
"""For an axis of log-odds."""

"""Ticks: round numbers along an axis, and their shortest labels."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Final, NamedTuple

MANTISSAS: Final = (10, 20, 25, 50)
"""The steps that people count in, in tenths of a power of ten."""

LONG: Final = 6
"""A number of more characters is written as 1e6 if that is shorter."""


class Tick(NamedTuple):
    """A round number and how it is written."""

    value: float
    label: str


@lru_cache(maxsize=64)
def ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """At most so many round numbers from low to high, in the finest step for which they are so few.

    Range: low < high, both finite; the ends may be ticks.

    >>> [tick.label for tick in ticks(-1.0, 1.0, 5)], [tick.label for tick in ticks(0, 3e6, 4)]
    (['-1.0', '-0.5', '0.0', '0.5', '1.0'], ['0', '1e6', '2e6', '3e6'])
    """
    return next(_ladder(low, high, most)) if most > 0 else ()


@lru_cache(maxsize=64)
def spaced_ticks(low: float, high: float, cells: int, gap: int = 4) -> tuple[Tick, ...]:
    """As many ticks as stand side by side in so many cells, with a gap between their labels.

    Shape, unit and range: as for `ticks`.

    >>> [tick.label for tick in spaced_ticks(-6.0, 6.0, 30)]
    ['-5', '0', '5']
    """
    for rung in _ladder(low, high, max(1, cells // (1 + gap))):
        widest = max((len(tick.label) for tick in rung), default=0)
        if len(rung) < 2 or _cells_apart(rung, low, high, cells) >= widest + gap:
            return rung
    raise AssertionError("the ladder ends in steps that hold one tick at most")


def labels_of(values: Sequence[float], decimals: int) -> list[str]:
    """The numbers with so many decimals, or as powers of ten where that is much shorter.

    >>> labels_of([0.0, 1e-7, 2e-7], 7)
    ['0', '1e-7', '2e-7']
    """
    biggest = max((abs(value) for value in values), default=0.0)
    if biggest == 0:
        return ["0" for _ in values]
    digits = 1 + max(0, decimals + math.floor(math.log10(biggest)))
    powers = [_without_padding(f"{value:.{digits - 1}e}") for value in values]
    if biggest >= 1e16:
        return powers
    exact = [f"{value:.{decimals}f}" for value in values]
    longest = max(map(len, exact))
    return powers if longest > max(LONG, *map(len, powers)) else exact


def short(value: float, digits: int = 4) -> str:
    """A number in so many significant digits, thousands in full, and no more than it needs.

    >>> short(2.1269280110429727), short(-0.00001), short(1250000.0), short(-0.0), short(12345.6)
    ('2.127', '-1e-5', '1.25e6', '0', '12346')
    """
    if value == 0:
        return "0"
    if 10**digits <= abs(value) < 10**LONG:
        return f"{value:.0f}"
    return _without_padding(f"{value:.{digits}g}")


def _ladder(low: float, high: float, most: int) -> Iterator[tuple[Tick, ...]]:
    """The ticks of ever coarser steps, from the first step that makes no more than so many."""
    exponent = math.floor(math.log10(high / most - low / most)) - 1
    for power in count(exponent):
        for mantissa in MANTISSAS:
            multiples = _multiples(low, high, float(f"{mantissa}e{power - 1}"))
            if len(multiples) <= most:
                values = [float(f"{number * mantissa}e{power - 1}") for number in multiples]
                decimals = max(0, -power + (mantissa == 25))
                yield tuple(map(Tick, values, labels_of(values, decimals)))


def _multiples(low: float, high: float, step: float) -> range:
    """Which multiples of the step lie between low and high."""
    # A thousandth of a step of slack, as 0.3 / 0.1 is a little less than 3.
    return range(math.ceil(low / step - 1e-3), math.floor(high / step + 1e-3) + 1)


def _cells_apart(rung: Sequence[Tick], low: float, high: float, cells: int) -> float:
    """How many cells lie from one tick to the next."""
    return (cells - 1) * (rung[1].value - rung[0].value) / (high - low)


def _without_padding(text: str) -> str:
    """`1.50e+06` as `1.5e6`."""
    mantissa, letter, exponent = text.partition("e")
    if letter and "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    power = int(exponent or "0")
    return f"{mantissa}e{power}" if power else mantissa

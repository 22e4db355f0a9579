"""Draws: how a numeric card gets fresh numbers that a replay can draw again."""

import ast
import keyword
import math
import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeAlias

from quizapp.engine.scalar.expressions import CONSTANTS, ExpressionError, evaluate, parse
from quizapp.engine.scalar.grammar import read_tree

WAYS: Final[Mapping[str, str]] = {
    "pick": "pick(a, b, ...)",
    "ints": "ints(lowest, highest)",
    "grid": "grid(lowest, highest, step)",
    "logu": "logu(lowest, highest)",
}
"""Every way to draw, as an author writes it."""

CHANCE_BITS: Final = 64
"""A chance is a whole number below 2**64, so no realistic range shows its bias."""

MAX_VARIANTS: Final = 2**32
MAX_DECIMALS: Final = 20
MAX_SIZE: Final = 1e15
"""Grids beyond it would step over numbers that floats cannot hold."""

LOGU_DIGITS: Final = 3
"""Few enough to calculate with, and few enough to hide how platforms differ in the last bit."""

_DIGITS: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
"""A number that is no expression, as nearly every one is from which an author draws."""

_SLACK: Final = 1e-9
"""The part of a step by which decimals may miss the end of a grid."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the numbers that the author listed; a number listed twice comes twice as often."""

    numbers: tuple[float, ...]

    @property
    def variants(self) -> int:
        """How many different values there are."""
        return len(set(self.numbers))

    def values(self, chances: Iterable[int]) -> list[float]:
        """The values that belong to some chances."""
        numbers, count = self.numbers, len(self.numbers)
        return [numbers[chance * count >> CHANCE_BITS] for chance in chances]


@dataclass(frozen=True, slots=True)
class Grid:
    """Evenly spaced numbers, counted in whole units so that 3 steps of 0.05 are 0.15."""

    lowest: int
    step: int
    variants: int
    """How many different values there are."""
    unit: int = 1
    """What `lowest` and `step` are divided by."""

    def values(self, chances: Iterable[int]) -> list[float]:
        """The values that belong to some chances."""
        lowest, step, variants, unit = self.lowest, self.step, self.variants, self.unit
        return [(lowest + (chance * variants >> CHANCE_BITS) * step) / unit for chance in chances]


@dataclass(frozen=True, slots=True)
class LogUniform:
    """Any number in a range, each power of ten as likely as the next."""

    lowest: float
    highest: float

    @property
    def variants(self) -> None:
        """There is a continuum of values."""
        return

    def values(self, chances: Iterable[int]) -> list[float]:
        """The values that belong to some chances."""
        return list(map(self._value, chances))

    def _value(self, chance: int) -> float:
        """The value that belongs to a chance, to three significant digits, within the range."""
        span = math.log(self.highest) - math.log(self.lowest)
        number = math.exp(math.log(self.lowest) + span * (chance / 2**CHANCE_BITS))
        rounded = float(f"{number:.{LOGU_DIGITS}g}")
        return min(max(rounded, self.lowest), self.highest)


Draw: TypeAlias = Pick | Grid | LogUniform


@lru_cache(maxsize=256)
def parse_draw(text: str) -> Draw:
    """Read how a variable is drawn, such as `grid(0.05, 0.95, 0.05)`; a grid includes its end.

    Raises:
        ExpressionError: it is none of `WAYS`, or its numbers leave nothing to draw from.

    >>> parse_draw("pick(1, 2)").variants, parse_draw("grid(0.05, 0.95, 0.05)").variants
    (2, 19)
    """
    tree = read_tree(text)
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name) or tree.keywords:
        raise ExpressionError(f"a variable is drawn by {', '.join(WAYS.values())}", tree.col_offset)
    numbers = tuple(_number(text, argument) for argument in tree.args)
    try:
        return _draw(tree.func.id, numbers)
    except ValueError as error:
        raise ExpressionError(str(error), tree.col_offset) from None


def require_free(name: str) -> None:
    """A variable may have this name.

    Raises:
        ExpressionError: it may not.
    """
    if name in CONSTANTS:
        raise ExpressionError("a constant has this name; choose another for the variable")
    if not (name.isascii() and name.isidentifier()) or keyword.iskeyword(name):
        raise ExpressionError("a variable's name is a word of letters, digits and _")


def read_draws(variables: Mapping[str, str]) -> dict[str, Draw]:
    """How each variable of a card is drawn.

    Raises:
        ExpressionError: a variable does not say how it is drawn.
    """
    return {name: parse_draw(text) for name, text in variables.items()}


def draw(variables: Mapping[str, str], *, key: str, count: int) -> dict[str, float]:
    """The values of a card's variables at its review number `count`.

    Raises:
        ExpressionError: a variable does not say how it is drawn.

    >>> draw({"p": "grid(0.05, 0.95, 0.05)"}, key="ml.cost/bce-hand", count=0)
    {'p': 0.85}
    """
    return draw_values(read_draws(variables), key=key, count=count)


def draw_values(
    draws: Mapping[str, Draw], *, key: str, count: int, redraw: int = 0
) -> dict[str, float]:
    """The values of variables whose draws were read before.

    They are those that `draw` gives, until the same review draws again: `redraw` counts how often.
    """
    (row,) = draw_rows(draws, key=key, counts=[count], redraw=redraw)
    return dict(zip(draws, row, strict=True))


def draw_rows(
    draws: Mapping[str, Draw], *, key: str, counts: Sequence[int], redraw: int = 0
) -> list[tuple[float, ...]]:
    """The same at each of the review numbers `counts`, in the order of the variables."""
    columns = [how.values(_chances(key, counts, name, redraw)) for name, how in draws.items()]
    return list(zip(*columns, strict=True)) if columns else [()] * len(counts)


def _chances(key: str, counts: Sequence[int], name: str, redraw: int) -> tuple[int, ...]:
    """Numbers hashed from what identifies each draw; the lengths keep the parts apart."""
    before = f"{len(key)}:{key}"
    after = f":{name}:{redraw}" if redraw else f":{name}"
    seeds = [f"{before}{count}{after}".encode() for count in counts]
    digests = b"".join([blake2b(seed, digest_size=CHANCE_BITS // 8).digest() for seed in seeds])
    return struct.unpack(f">{len(seeds)}Q", digests)


def _number(text: str, argument: ast.expr) -> float:
    expression = text[argument.col_offset : argument.end_col_offset]
    if _DIGITS.fullmatch(expression):
        return float(expression)
    try:
        return evaluate(parse(expression))
    except ExpressionError as error:
        raise ExpressionError(error.message, argument.col_offset + error.offset) from None


def _draw(way: str, numbers: tuple[float, ...]) -> Draw:
    match way, numbers:
        case "pick", (_, *_):
            return Pick(numbers)
        case "ints", (lowest, highest):
            if not (lowest.is_integer() and highest.is_integer()):
                raise ValueError("ints takes whole numbers")
            return _grid(lowest, highest, 1.0)
        case "grid", (lowest, highest, step):
            return _grid(lowest, highest, step)
        case "logu", (lowest, highest):
            if not 0 < lowest < highest:
                raise ValueError("logu needs 0 < lowest < highest")
            return LogUniform(lowest, highest)
    usage = WAYS.get(way)
    raise ValueError(
        f"write {usage}" if usage else f"there is no draw '{way}'; write {', '.join(WAYS.values())}"
    )


def _grid(lowest: float, highest: float, step: float) -> Grid:
    if lowest > highest or step <= 0:
        raise ValueError("the lowest number must not exceed the highest, and steps go upwards")
    steps = (highest - lowest) / step + _SLACK
    decimals = max(_decimals(lowest), _decimals(step))
    if steps >= MAX_VARIANTS or decimals > MAX_DECIMALS or max(-lowest, highest) > MAX_SIZE:
        raise ValueError("the range is too wide or its steps are too fine")
    unit = 10**decimals
    return Grid(round(lowest * unit), round(step * unit), int(steps) + 1, unit)


def _decimals(number: float) -> int:
    """Digits after the point in the shortest form that reads back."""
    mantissa, _, exponent = repr(number).partition("e")
    decimals = mantissa.removesuffix(".0").partition(".")[2]
    return max(0, len(decimals) - int(exponent or 0))

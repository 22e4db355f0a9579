"""Slips in decks: owns how a slip is spoken of in prose, and which ones a card might name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from quizapp.decks.kinds.parts import Tolerance
from quizapp.decks.kinds.redraw import is_near
from quizapp.decks.variables import draw_rows, read_draws
from quizapp.engine.scalar.expressions import (
    ExpressionError,
    evaluate_column,
    parse,
)
from quizapp.engine.scalar.slips import Slip, possible_slips

TRIES: Final = 20
"""Draws in which a suggested trap is tried."""

MOST_NEAR: Final = 0.1
"""The part of the draws in which a suggested trap may be near the answer, or near another trap."""


@dataclass(frozen=True, slots=True)
class SuggestedTrap:
    """A mistake that an author might name on a numeric card."""

    value: str
    """An expression over the variables of the card: its `if`."""
    say: str
    """In the language of decks, its numbers still to be computed."""
    name: str
    """A `SlipName`."""
    example: float
    """What it leads to with the first numbers that are drawn."""


_DIGITS: Final = re.compile(r"[0-9.]+")


def say_of(slip: Slip, names: Iterable[str]) -> str:
    """What is said of a slip on a card with these variables: their numbers are computed.

    >>> (slip, *_) = possible_slips("n*ln(2)", ("n",))[-1:]
    >>> say_of(slip, ["n"])
    'This is what you get if the factor `ln(2)` is left out.'
    """
    names = tuple(names)
    return slip.sentence(*(_part(part, names) for part in slip.parts))


def _part(text: str, names: tuple[str, ...]) -> str:
    """A number that hangs on what was drawn, or a part that stands as it is written."""
    if parse(text, names=names).names:
        return f"{{={text}|.4g}}"
    return text if _DIGITS.fullmatch(text) else f"`{text}`"


def suggested_traps(
    answer: str,
    variables: Mapping[str, str],
    *,
    tolerance: Tolerance = Tolerance(),  # noqa: B008 - a frozen value
    traps: Iterable[str] = (),
    count: int = 4,
) -> tuple[SuggestedTrap, ...]:
    """Slips in the answer that lead to numbers of their own, the most common first.

    None where something in the card cannot be read yet, as while it is typed.

    Args:
        answer: the expression of the right number.
        variables: how each number is drawn.
        tolerance: how far a number may be off.
        traps: the expressions of those that the card names already.
        count: how many at most.

    >>> traps = suggested_traps("bce(y, p)", {"y": "pick(0, 1)", "p": "pick(0.2, 0.7)"})
    >>> [trap.value for trap in traps]
    ['bce(1 - y, p)', 'bce(y, p) / ln(2)', '-bce(y, p)']
    """
    names = tuple(variables)
    try:
        draws = read_draws(variables)
        rows = draw_rows(draws, key="suggested", counts=range(TRIES))
        values = [dict(zip(names, row, strict=True)) for row in rows]
        right = _column(answer, values)
        allowed = _allowed(tolerance, right, values)
        taken = [right, *(_column(trap, values) for trap in traps)]
        slips = possible_slips(answer, names)
    except ExpressionError:
        return ()
    suggestions: list[SuggestedTrap] = []
    for slip in slips:
        column = _outcomes(slip, values)
        if column and not any(_is_near(column, other, allowed) for other in taken):
            taken.append(column)
            trap = SuggestedTrap(slip.expression, say_of(slip, names), slip.name, column[0])
            suggestions.append(trap)
    return tuple(suggestions[:count])


def _outcomes(slip: Slip, values: list[dict[str, float]]) -> list[float]:
    """What a slip leads to in each draw; nothing where some draw gives it no value or no sense."""
    try:
        shares = _column(slip.probability, values) if slip.probability else []
        column = _column(slip.expression, values)
    except ExpressionError:
        return []
    return column if all(0 < share < 1 for share in shares) else []


def _column(text: str, values: list[dict[str, float]]) -> list[float]:
    return evaluate_column(parse(text, names=tuple(values[0])), values)


def _allowed(
    tolerance: Tolerance, right: list[float], values: list[dict[str, float]]
) -> list[float]:
    absolute, relative = (
        _column(text, values) for text in (tolerance.absolute, tolerance.relative)
    )
    return [a + r * abs(number) for a, r, number in zip(absolute, relative, right, strict=True)]


def _is_near(column: list[float], other: list[float], allowed: list[float]) -> bool:
    """The two may be taken for each other in more of the draws than an author would accept."""
    near = sum(map(is_near, column, other, allowed))
    return near > MOST_NEAR * len(column)

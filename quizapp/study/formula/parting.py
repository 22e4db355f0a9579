"""Partings: owns where two formulas have other values, and when two values are one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from quizapp.engine.scalar.expressions import (
    Expression,
    ExpressionError,
    evaluate,
    evaluate_column,
)
from quizapp.text.numbers import show_number

ROUNDING_SHARE: Final = 1e-6
"""Two values differ by no more of the larger one: rounding may, another formula does somewhere."""

NOTHING_MUCH: Final = 1e-12
"""What is left of 0 by rounding; at an extreme it is a value like any other."""

DrawnRow: TypeAlias = Mapping[str, float]


class Parting(NamedTuple):
    """Where a formula and the right one have other values."""

    row: DrawnRow
    given: float | None
    """None where it has no value."""
    expected: float
    why: str = ""
    """Why it has none."""

    @property
    def place(self) -> str:
        """The numbers at which they part.

        >>> Parting({"z": 40.0, "y": 1.0}, 1.0, 2.0).place
        'z = 40, y = 1'
        """
        return ", ".join(f"{name} = {show_number(value)}" for name, value in self.row.items())


def first_parting(
    formula: Expression,
    rows: Sequence[DrawnRow],
    expected: Iterable[float],
    *,
    near_zero: float = NOTHING_MUCH,
) -> Parting | None:
    """The first of the rows in which the formula has another value than expected, or none.

    Args:
        formula: what was read.
        rows: numbers of its variables.
        expected: the right value in each of them.
        near_zero: values this near are one, however small the right one is.
    """
    values: Iterable[float | None] | None = values_over(formula, rows)
    if values is None:
        values = (_value(formula, row) for row in rows)
    for row, given, right in zip(rows, values, expected, strict=True):
        if given is None or not alike_values(given, right, near_zero if right else NOTHING_MUCH):
            return Parting(row, given, right, "" if given is not None else _why(formula, row))
    return None


def values_over(formula: Expression, rows: Sequence[DrawnRow]) -> list[float] | None:
    """The values of a formula in all rows; None where it has none in one of them."""
    try:
        return evaluate_column(formula, rows)
    except ExpressionError:
        return None


def alike_values(given: float, right: float, near_zero: float = NOTHING_MUCH) -> bool:
    """One number, but for rounding.

    >>> alike_values(1 / 3, 0.33333333), alike_values(0.334, 1 / 3)
    (True, False)
    """
    return abs(given - right) <= max(near_zero, ROUNDING_SHARE * max(abs(given), abs(right)))


def _value(formula: Expression, row: DrawnRow) -> float | None:
    try:
        return evaluate(formula, row)
    except ExpressionError:
        return None


def _why(formula: Expression, row: DrawnRow) -> str:
    """What is wrong, without the part in which it is."""
    try:
        evaluate(formula, row)
    except ExpressionError as error:
        return error.message.rpartition(": ")[2]
    return ""

"""Partings: owns where two formulas have other values, and when two values are one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from quizapp.engine.scalar.arithmetic import is_alike
from quizapp.engine.scalar.expressions import (
    Expression,
    ExpressionError,
    evaluate,
    evaluate_column,
)
from quizapp.text.numbers import show_number

NOTHING_MUCH: Final = 1e-12
"""What rounding leaves of 0, for each 1 of the largest value."""

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
    expected: Sequence[float],
    *,
    extreme: bool = False,
) -> Parting | None:
    """The first of the rows in which the formula has another value than expected, or none.

    Args:
        formula: what was read.
        rows: numbers of its variables.
        expected: the right value in each of them.
        extreme: next to nothing is a value like any other, and not what rounding left of 0.
    """
    residue = NOTHING_MUCH * max(map(abs, expected), default=0.0)
    values: Iterable[float | None] | None = values_over(formula, rows)
    if values is None:
        values = (_value(formula, row) for row in rows)
    for row, given, right in zip(rows, values, expected, strict=True):
        nothing = (0.0 if right else NOTHING_MUCH) if extreme else residue
        if given is None or not is_alike(given, right, nothing):
            return Parting(row, given, right, "" if given is not None else _why(formula, row))
    return None


def values_over(formula: Expression, rows: Sequence[DrawnRow]) -> list[float] | None:
    """The values of a formula in all rows; None where it has none in one of them."""
    try:
        return evaluate_column(formula, rows)
    except ExpressionError:
        return None


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

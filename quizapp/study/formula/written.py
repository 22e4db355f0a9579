"""Formulas that learners write: reading them leniently, and where two of them part."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from quizapp.engine.scalar.expressions import (
    FUNCTIONS,
    Expression,
    ExpressionError,
    evaluate,
    evaluate_column,
    parse,
)
from quizapp.text.numbers import show_number
from quizapp.text.spelling import exact_spelling

FORMULA_FUNCTIONS: Final = (
    *("ln", "log2", "log10", "exp", "log1p", "expm1", "sqrt", "abs", "min", "max"),
    *("sigmoid", "logit", "softplus"),
)
"""What a formula may be written with. The losses of the decks are not among them: `bce(y, p)` would
hand the question back."""

ROUNDING_SHARE: Final = 1e-6
"""Two values differ by no more of the larger one: rounding may, another formula does somewhere."""

NOTHING_MUCH: Final = 1e-12
"""What is left of 0 by rounding; at an extreme it is a value like any other."""

_LOG: Final = re.compile(r"(?<![\w.])log(?=\s*\()")
_FACTOR: Final = re.compile(r"(?<![\w.])(\d+(?:\.\d*)?)\s*(?=(?!e[-+]?\d)[A-Za-z_(])")
"""A number before a name or a bracket, as in 2y or 2(1 - p)."""

_AFTER_BRACKET: Final = re.compile(r"\)\s*(?=(?!if\b|else\b)[\w(])")
"""As in (1 - p)z; no word of the language of expressions stands there but `if` and `else`."""

_CALL: Final = re.compile(r"(?<![\w.])([^\W\d]\w*)\s*\(")

DrawnRow: TypeAlias = Mapping[str, float]


class NotAFormula(ValueError):  # noqa: N818 - the name says what is wrong
    """What was typed cannot be read as a formula; `str()` is a sentence for the learner."""


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


def read_formula_text(
    text: str, names: Collection[str], without: Collection[str] = ()
) -> Expression:
    """The formula that was written; `^` is a power, `log` the natural logarithm, 2y a product.

    Args:
        text: what the learner typed.
        names: the variables that may stand in it.
        without: functions that may not.

    Raises:
        NotAFormula: nothing was written, or it does not read as a formula of these.

    >>> sorted(read_formula_text("-log(1 − p)", ("p", "y")).names)
    ['p']
    >>> evaluate(read_formula_text("2y^2 + 2e1", ("y",)), {"y": 3.0})
    38.0
    """
    formula = exact_spelling(text.strip()).replace("^", "**")
    if not formula:
        raise NotAFormula("Type a formula first.")
    formula = _FACTOR.sub(r"\1*", _LOG.sub("ln", formula))
    formula = _AFTER_BRACKET.sub(")*", formula)
    allowed = [name for name in FORMULA_FUNCTIONS if name not in without]
    for name in _CALL.findall(formula):
        if name in FUNCTIONS and name not in allowed:
            raise NotAFormula(f"Write it without {name}.")
    try:
        return parse(formula, names=tuple(names))
    except ExpressionError as error:
        variables = f"The formula is in {', '.join(names)}." if names else ""
        raise NotAFormula(f"{_sentence(error.message)} {variables}".strip()) from error


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
    try:
        values: Sequence[float | None] = evaluate_column(formula, rows)
    except ExpressionError:
        values = [_value(formula, row) for row in rows]
    for row, given, right in zip(rows, values, expected, strict=True):
        if given is None or not alike_values(given, right, near_zero if right else NOTHING_MUCH):
            return Parting(row, given, right, "" if given is not None else _why(formula, row))
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
    try:
        evaluate(formula, row)
    except ExpressionError as error:
        return error.message
    return ""


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:]}."

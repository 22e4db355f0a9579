"""Evaluation: works out a deck's expressions over every draw, and collects what is wrong."""

import keyword
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.rule import LintCode
from quizapp.decks.substitution import Substitution, substitutions
from quizapp.decks.text import Text
from quizapp.decks.variables import Draw, draw_values, parse_draw
from quizapp.engine.scalar.expressions import (
    CONSTANTS,
    Expression,
    ExpressionError,
    evaluate,
    parse,
)
from quizapp.text.numbers import show_number

DRAWS: Final = 400
"""Enough to meet a mistake that shows in one draw out of a hundred with 98 % certainty."""


SOUND_NUMERIC: Final = """\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p
    tolerance: {abs: 0.01}
"""
"""A deck with one numeric card, in which nothing is wrong."""


EXPRESSION: Final = LintCode(
    code="E-EXPRESSION",
    help="Every expression can be read, and is finite for all numbers drawn.",
    fails="""\
topic: t
cards:
  - "What is ln 2? ^c": "{=lm(2)|.2f}"
""",
    passes="""\
topic: t
cards:
  - "What is ln 2? ^c": "{=ln(2)|.2f}"
""",
)


DRAW: Final = LintCode(
    code="E-DRAW",
    help="Variables are drawn by pick, ints, grid or logu, and no constant has their name.",
    fails="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "gird(0.1, 0.9, 0.1)"}
    answer: p
    tolerance: {abs: 0.01}
""",
    passes=SOUND_NUMERIC,
)


@dataclass(frozen=True, slots=True)
class Cases:
    """The different numbers that came out of the draws, and how often each did."""

    names: tuple[str, ...]
    rows: tuple[Mapping[str, float], ...]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All draws, repeats included."""
        return sum(self.counts)


NO_VARIABLES: Final = Cases((), ({},), (1,))
"""The single case of a text whose numbers are never drawn."""


def drawn_cases(draws: Mapping[str, Draw], key: str) -> Cases:
    """What the first 400 reviews of the item `key` would draw."""
    return _drawn(tuple(draws.items()), key)


@lru_cache(maxsize=64)
def _drawn(draws: tuple[tuple[str, Draw], ...], key: str) -> Cases:
    """The same cases for both rules that judge a task: drawing them is most of the work."""
    how = dict(draws)
    counts = Counter(
        tuple(draw_values(how, key=key, count=count).values()) for count in range(DRAWS)
    )
    rows = tuple(dict(zip(how, values, strict=True)) for values in counts)
    return Cases(tuple(how), rows, tuple(counts.values()))


class Evaluator:
    """Collects the diagnostics about one topic; what cannot be evaluated comes back as None."""

    def __init__(self, file: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._file = file

    def report(self, text: Text, code: LintCode, message: str, hint: str = "") -> None:
        """Something is wrong where the text stands."""
        line, column = max(1, text.line), max(1, text.column)
        self.diagnostics.append(Diagnostic(self._file, line, column, code.code, message, hint))

    def column(self, text: Text, cases: Cases) -> list[float] | None:
        """The values of an expression, one a case."""
        try:
            return _column(parse(text, names=cases.names), cases)
        except ExpressionError as error:
            self.report(text, EXPRESSION, error.message)
            return None

    def draws(self, variables: Mapping[str, Text]) -> Mapping[str, Draw] | None:
        """How each variable is drawn; None if one of them is not, for all else hangs on them."""
        draws = {}
        for name, text in variables.items():
            try:
                _require_free(name)
                draws[name] = parse_draw(text)
            except ExpressionError as error:
                self.report(text, DRAW, f"{name}: {error.message}")
        return draws if len(draws) == len(variables) else None

    def shown(self, text: Text, cases: Cases) -> list[tuple[str, ...]] | None:
        """The numbers that a text shows, one tuple a case."""
        try:
            marks = substitutions(text)
        except ExpressionError as error:
            around = _cut(text[error.offset :])
            self.report(text, EXPRESSION, f"{around}: {error.message}")
            return None
        columns = [self._shown(text, mark, cases) for mark in marks]
        readable = [column for column in columns if column is not None]
        if len(readable) < len(columns):
            return None
        return [tuple(column[row] for column in readable) for row in range(len(cases.rows))]

    def _shown(self, text: Text, mark: Substitution, cases: Cases) -> list[str] | None:
        try:
            values = _column(parse(mark.expression, names=cases.names), cases)
            return [show_number(value, mark.format) for value in values]
        except ValueError as error:
            message = f"{{={_cut(mark.expression)}}}: {error}"
            self.report(text, EXPRESSION, message)
            return None


def _require_free(name: str) -> None:
    if name in CONSTANTS:
        raise ExpressionError("a constant has this name; choose another for the variable")
    if not (name.isascii() and name.isidentifier()) or keyword.iskeyword(name):
        raise ExpressionError("a variable's name is a word of letters, digits and _")


def example(values: Mapping[str, float]) -> str:
    """The numbers of one case, such as ` (with y = 0, p = 0.05)`; nothing if there are none."""
    pairs = [f"{name} = {show_number(value)}" for name, value in values.items()]
    return f" (with {', '.join(pairs)})" if pairs else ""


def _column(expression: Expression, cases: Cases) -> list[float]:
    if not expression.names:
        return [evaluate(expression)] * len(cases.rows)
    column = []
    for row in cases.rows:
        try:
            column.append(evaluate(expression, row))
        except ExpressionError as error:
            raise ExpressionError(f"{error.message}{example(row)}", error.offset) from None
    return column


def _cut(text: str) -> str:
    """Enough of an expression to find it by."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"

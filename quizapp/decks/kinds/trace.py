"""Traces: questions about the values of the code in the walkthrough of a topic."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from quizapp.decks.kinds.base import (
    Card,
    CardKind,
    draw_parts,
    formula_part,
    prose_part,
    read_common,
)
from quizapp.decks.kinds.parts import Tolerance, read_tolerance
from quizapp.decks.substitution import fill_settings
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text
from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse

LARGEST: Final = "largest"
"""The row of a question that asks which row has the largest value."""

THREE_DIGITS: Final = Tolerance(relative=Text("0.005"))
"""What counts as right where the author does not say: the value to three digits."""


@dataclass(frozen=True, slots=True)
class TraceTable:
    """The rows on which the code is run, and how its values follow from them."""

    settings: Mapping[str, object] = field(default_factory=dict)
    """The trace's `with`: a number, or a number for each row; texts may compute them."""
    columns: Mapping[str, Text] = field(default_factory=dict)
    """An expression for each value of the code, in which settings and earlier columns stand."""
    variables: Mapping[str, Text] = field(default_factory=dict)
    """How the numbers that the settings compute with are drawn."""
    code: str = ""
    """That of the walkthrough, whose values these are."""

    def line_of(self, name: str) -> int:
        r"""The line of the code, counted from 1, that gives this value; 0 where none does.

        >>> TraceTable(code="def f(z):\n    p = s(z)").line_of("p")
        2
        """
        gives = re.compile(rf"\s*{re.escape(name)}\s*(?::[^=]*)?=(?!=)")
        lines = enumerate(self.code.splitlines(), 1)
        return next((number for number, line in lines if gives.match(line)), 0)

    def parts_of(self, name: str) -> Iterator[str]:
        """What this value may hang on, as a fingerprint covers it: later columns are not in it."""
        for setting, value in sorted(self.settings.items()):
            numbers = value if isinstance(value, tuple) else (value,)
            yield f"{setting}={','.join(formula_part(str(number)) for number in numbers)}"
        names = list(self.columns)
        last = names.index(name) + 1 if name in names else 0
        yield from (f"{column}={formula_part(self.columns[column])}" for column in names[:last])

    def input_rows(self, drawn: Mapping[str, float]) -> list[dict[str, float]]:
        """The settings row by row, with the numbers drawn in each.

        Raises:
            ExpressionError: one of them is no number, or they are not of one length.
        """
        given = fill_settings(self.settings, drawn)
        lengths = {len(value) for value in given.values() if isinstance(value, tuple)}
        if len(lengths) != 1 or 0 in lengths:
            raise ExpressionError("'with' has lists of one length, with a number for each row")
        columns = {
            name: _numbers(name, value, count) for name, value in given.items() for count in lengths
        }
        rows = zip(*columns.values(), strict=True)
        return [{**drawn, **dict(zip(columns, row, strict=True))} for row in rows]

    def rows(self, drawn: Mapping[str, float]) -> list[dict[str, float]]:
        """Every value row by row: the settings, and the columns that are computed from them.

        Raises:
            ExpressionError: a value cannot be computed.

        >>> table = TraceTable({"z": (Text("{=a}"), Text("-1"))}, {"twice": Text("2*z")})
        >>> table.rows({"a": 3.0})
        [{'a': 3.0, 'z': 3.0, 'twice': 6.0}, {'a': 3.0, 'z': -1.0, 'twice': -2.0}]
        """
        rows = self.input_rows(drawn)
        for name, text in self.columns.items():
            expression = parse(text, names=tuple(rows[0]))
            for row in rows:
                row[name] = evaluate(expression, row)
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(Card):
    """A question about a value in the code walkthrough."""

    kind: ClassVar[str] = "trace"
    expressions: ClassVar[frozenset[str]] = frozenset({"value_name", "row", "tolerance", "typed"})
    draws_numbers: ClassVar[bool] = True

    question: Text
    value_name: Text
    """The name of the value that is asked for; of a typed answer, whatever its author wrote."""
    row: Text
    """The number of its row, from 1, or `largest` to ask for the row with the largest value."""
    tolerance: Tolerance = THREE_DIGITS
    table: TraceTable = field(default_factory=TraceTable)
    """That of the walkthrough."""
    typed: tuple[Text, ...] = ()
    """The answer of an author who typed it; such a question is kept and not asked."""

    @property
    def draws(self) -> Mapping[str, Text]:
        """How each variable of the walkthrough is drawn."""
        return self.table.variables

    def answer(self, rows: list[dict[str, float]]) -> float:
        """The value that is asked for, or the number of the row that has the largest."""
        values = [row[self.value_name] for row in rows]
        if self.row == LARGEST:
            return 1 + values.index(max(values))
        return values[int(self.row) - 1]

    def asks(self, facet: str) -> str:
        """The question."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Question, value and row, and all that the value is computed from."""
        question, column = prose_part(self.question), formula_part(self.value_name)
        if self.typed:
            return question, column, *map(str, self.typed)
        inputs = self.table.parts_of(self.value_name)
        return question, column, self.row, *inputs, *draw_parts(self.draws)


def read_trace(fields: Fields, table: NameTable) -> Trace:
    """A question about a value in the walkthrough, still without the rows of that."""
    question = fields.need_text("question")
    typed = fields.texts("answer", single=True)
    column, code = fields.text("column"), fields.text("expr")
    row = fields.text("row")
    tolerance = read_tolerance(fields)
    fields.require("column", "answer")
    fields.require("row", "answer")
    if row and not typed:
        _check_row(row, fields)
    common = read_common(fields, question, table)
    return Trace(
        question=question,
        value_name=column or code or Text(""),
        row=row or Text(""),
        tolerance=tolerance or THREE_DIGITS,
        typed=typed,
        **common,
    )


def _check_row(row: Text, fields: Fields) -> None:
    """The question names a row."""
    if row != LARGEST and not (row.isascii() and row.isdecimal() and 0 < int(row[:9]) < 1000):
        message = f"'row' is the number of a row, or {LARGEST}, not {quoted(row)}"
        fields.diagnostics.add("E-VALUE", row, message)


def _numbers(name: str, value: object, count: int) -> tuple[float, ...]:
    """The numbers of a setting, one for each row."""
    texts = value if isinstance(value, tuple) else (value,) * count
    try:
        return tuple(evaluate(parse(str(text))) for text in texts)
    except ExpressionError:
        raise ExpressionError(f"'{name}' holds something that is not a number") from None


TRACE_KIND: Final = CardKind(name=Trace.kind, read=read_trace)

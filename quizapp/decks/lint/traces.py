"""The rule for traces: the values of a walkthrough are computed, and one row is right."""

from collections.abc import Mapping, Sequence
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.trace import LARGEST, Trace, TraceTable
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import (
    DRAW,
    EXPRESSION,
    SHOWING,
    Cases,
    Evaluator,
    example,
)
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.text import Text, texts_in
from quizapp.decks.topic import Topic
from quizapp.decks.variables import require_free
from quizapp.engine.scalar.arithmetic import is_close
from quizapp.engine.scalar.expressions import ExpressionError
from quizapp.text.suggest import did_you_mean

_SOUND: Final = """\
topic: t
walkthrough:
  title: A mean
  code: signed = np.where(y == 1, -z, z)
  trace:
    vars: {a: "grid(1, 5, 0.5)"}
    with: {z: ["{=a}", -2], y: [1, 0]}
    columns: {signed: (1 - 2*y)*z}
    ask:
      - {id: c, question: "z is {=a}, y is 1. What is `signed`?", column: signed, row: 1}
cards:
  - What does a coin cost? ^d: One bit.
"""

TRACE: Final = LintCode(
    code="E-TRACE",
    help="A trace has a number for each row, and asks of a column and a row that it has.",
    fails=_SOUND.replace("row: 1}", "row: 3}"),
    passes=_SOUND,
)

TYPED_TRACE: Final = LintCode(
    code="E-TYPED-TRACE",
    help="The answer of a trace is computed from `columns`; one that was typed is not asked.",
    fails=_SOUND.replace("column: signed, row: 1", "expr: signed, answer: -2"),
    passes=_SOUND,
)

TYPED_HINT: Final = (
    "Write `columns: {name: expression}` beside `with`, and here `column: name` with `row: 1`, or"
    " `row: largest`, in place of `expr` and `answer`."
)

LEAST_LEAD: Final = 0.01
"""The part of the largest value by which the next one is smaller, so that learners see which is."""

_Rows = list[dict[str, float]]


def check_traces(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about the values of the walkthrough and the questions about them."""
    evaluator = Evaluator(topic.file, effort)
    walkthrough = topic.walkthrough
    for trace in walkthrough.traces if walkthrough else ():
        if trace.typed:
            message = "the answer of a trace is computed, not typed"
            evaluator.report(trace.typed[0], TYPED_TRACE, message, TYPED_HINT)
    if walkthrough:
        asked = [trace for trace in walkthrough.traces if not trace.typed]
        if asked or walkthrough.table.columns:
            _check_table(evaluator, walkthrough.table, asked, topic.id)
    return evaluator.diagnostics


def _check_table(
    evaluator: Evaluator, table: TraceTable, asked: Sequence[Trace], topic: str
) -> None:
    """The table is sound whatever the first question draws, and so is each question."""
    draws = evaluator.draws(table.variables)
    if draws is None or not _are_names_free(evaluator, table):
        return
    place = _place(table, asked)
    questions: Sequence[Trace | None] = asked or (None,)
    for trace in questions:
        key = f"{topic}/{trace.id if trace else ''}"
        cases = evaluator.cases(draws, key, place)
        tables = _rows(evaluator, table, cases, place)
        if tables is None:
            return
        if trace:
            for text in computed_texts(trace):
                evaluator.shown(text, cases)
            for bound in (trace.tolerance.absolute, trace.tolerance.relative):
                evaluator.column(bound, cases)
            _check_question(evaluator, trace, tables, cases)


def _place(table: TraceTable, asked: Sequence[Trace]) -> Text:
    """Where to say what is wrong with `with`."""
    texts = (
        *texts_in(table.settings),
        *table.columns.values(),
        *(question.value_name for question in asked),
    )
    return next(iter(texts))


def _are_names_free(evaluator: Evaluator, table: TraceTable) -> bool:
    """Every value of the code has a name of its own, which an expression may use."""
    taken = set(table.variables)
    before = len(evaluator.diagnostics)
    for name, value in (*table.settings.items(), *table.columns.items()):
        text = next(texts_in(value), Text(name))
        try:
            require_free(name)
        except ExpressionError as error:
            evaluator.report(text, TRACE, f"{name}: {error.message}")
        if name in taken:
            evaluator.report(text, TRACE, f"another value of the trace is called {quoted(name)}")
        taken.add(name)
    return len(evaluator.diagnostics) == before


def _rows(evaluator: Evaluator, table: TraceTable, cases: Cases, place: Text) -> list[_Rows] | None:
    """The rows of the trace in each case; None where one cannot be computed."""
    lists = [value for value in table.settings.values() if isinstance(value, tuple)]
    numbers = max(map(len, lists), default=1) * (len(table.settings) + len(table.columns))
    if not evaluator.effort.spend(SHOWING * numbers * len(cases.rows), place):
        return None
    tables: list[_Rows] = []
    for drawn in cases.rows:
        try:
            tables.append(table.input_rows(drawn))
        except ExpressionError as error:
            evaluator.report(place, TRACE, f"{error.message}{example(drawn)}")
            return None
    every_row = [row for rows in tables for row in rows]
    for name, text in table.columns.items():
        names = tuple(every_row[0]) if every_row else ()
        values = evaluator.column(text, Cases(names, tuple(every_row), (1,) * len(every_row)))
        if values is None:
            return None
        for row, value in zip(every_row, values, strict=True):
            row[name] = value
    return tables


def _check_question(
    evaluator: Evaluator, trace: Trace, tables: Sequence[_Rows], cases: Cases
) -> None:
    """The question asks of a column and a row that there are, and one row is the largest."""
    names = trace.table.columns
    if trace.value_name not in names:
        guess = did_you_mean(trace.value_name, names).lstrip()
        evaluator.report(
            trace.value_name, TRACE, f"there is no column {quoted(trace.value_name)}", guess
        )
        return
    for rows, drawn in zip(tables, cases.rows, strict=True):
        if message := _complaint(trace, rows, drawn):
            evaluator.report(trace.row, TRACE, message)
            return


def _complaint(trace: Trace, rows: _Rows, drawn: Mapping[str, float]) -> str:
    """Why the question has no answer; empty when it has one."""
    if trace.row != LARGEST:
        return "" if int(trace.row) <= len(rows) else f"there are only {len(rows)} rows"
    values = sorted(row[trace.value_name] for row in rows)
    if len(values) > 1 and is_close(values[-2], values[-1], LEAST_LEAD * abs(values[-1])):
        return f"two rows have the largest value{example(drawn)}"
    return ""


TRACES_RULE: Final = LintRule(check_traces, (TRACE, TYPED_TRACE, EXPRESSION, DRAW))

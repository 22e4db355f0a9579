"""Evaluation: works out a deck's expressions over every draw, and collects what is wrong."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Self, TypeAlias

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.rule import LintCode
from quizapp.decks.substitution import Substitution, names_used, substitutions
from quizapp.decks.text import Text
from quizapp.decks.variables import Draw, draw_rows, parse_draw, require_free
from quizapp.engine.scalar.expressions import (
    Expression,
    ExpressionError,
    evaluate,
    evaluate_column,
    parse,
)
from quizapp.engine.scalar.grammar import MAX_CHARACTERS
from quizapp.text.numbers import show_number

DRAWING: Final = 6
"""Steps that it takes to draw one number."""

SHOWING: Final = 6
"""Steps that it takes to write one number."""

DrawnNumbers: TypeAlias = tuple[float, ...]
"""The numbers of one draw, in the order of their variables."""

REPORTING: Final = 400
"""Steps that it takes to say what is wrong, and what may have been meant."""


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
    redrawn: bool = False
    """Some numbers were drawn again, for a mistake was near the answer."""
    columns: Mapping[str, Sequence[float]] = field(default_factory=dict)
    """The values of expressions that were worked out while drawing again, one a case."""

    @classmethod
    def of(
        cls,
        names: tuple[str, ...],
        draws: Iterable[DrawnNumbers],
        *,
        redrawn: bool = False,
        values: Mapping[str, Mapping[DrawnNumbers, float]] = MappingProxyType({}),
    ) -> Self:
        """The cases among some draws.

        Args:
            names: of the variables.
            draws: repeats included.
            redrawn: some were drawn again.
            values: those of expressions that are known already, for each draw.
        """
        counts = Counter(draws)
        rows = tuple(dict(zip(names, row, strict=True)) for row in counts)
        columns = {text: [known[row] for row in counts] for text, known in values.items()}
        return cls(names, rows, tuple(counts.values()), redrawn, columns)

    @property
    def total(self) -> int:
        """All draws, repeats included."""
        return sum(self.counts)


NO_VARIABLES: Final = Cases((), ({},), (1,))
"""The single case of a text whose numbers are never drawn."""


NO_CASES: Final = Cases((), (), ())
"""What cannot be drawn."""


@lru_cache(maxsize=64)
def _drawn(
    draws: tuple[tuple[str, Draw], ...], key: str, counts: tuple[int, ...], redraw: int
) -> tuple[DrawnNumbers, ...]:
    """The same draws for both rules that judge a task: drawing them is most of the work."""
    return tuple(draw_rows(dict(draws), key=key, counts=counts, redraw=redraw))


class Evaluator:
    """Collects the diagnostics about one topic; what cannot be evaluated comes back as None.

    So does what is not evaluated any more when the effort is spent.
    """

    def __init__(self, file: str, effort: Effort) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.effort = effort
        self._file = file

    def quiet(self) -> "Evaluator":
        """One whose diagnostics nobody reads, for what another rule judges."""
        return Evaluator("", self.effort)

    def report(self, text: Text, code: LintCode, message: str, hint: str = "") -> None:
        """Something is wrong where the text stands."""
        if not self.effort.spend(REPORTING, text):
            return
        line, column = max(1, text.line), max(1, text.column)
        self.diagnostics.append(Diagnostic(self._file, line, column, code.code, message, hint))

    def column(self, text: Text, cases: Cases) -> list[float] | None:
        """The values of an expression, one a case."""
        try:
            return self._column(text, text, cases)
        except ExpressionError as error:
            self.report(text, EXPRESSION, error.message)
            return None

    def draws(self, variables: Mapping[str, Text]) -> Mapping[str, Draw] | None:
        """How each variable is drawn; None if one of them is not, for all else hangs on them."""
        draws = {}
        for name, text in variables.items():
            if not self.effort.spend_reading(text, text):
                return None
            try:
                require_free(name)
                draws[name] = parse_draw(text)
            except ExpressionError as error:
                self.report(text, DRAW, f"{name}: {error.message}")
        return draws if len(draws) == len(variables) else None

    def cases(self, draws: Mapping[str, Draw], key: str, text: Text) -> Cases:
        """What the first reviews of the item `key` would draw; `text` stands for it."""
        times = self.effort.draws
        if not draws:
            return Cases((), ({},), (times,))
        rows = self.drawn(draws, key, range(times), text)
        return Cases.of(tuple(draws), rows) if rows else NO_CASES

    def drawn(
        self,
        draws: Mapping[str, Draw],
        key: str,
        counts: Iterable[int],
        text: Text,
        *,
        redraw: int = 0,
    ) -> tuple[DrawnNumbers, ...]:
        """What the item `key` draws at each of these review numbers; nothing without the effort."""
        reviews = tuple(counts)
        if not self.effort.spend(DRAWING * len(draws) * len(reviews), text):
            return ()
        return _drawn(tuple(draws.items()), key, reviews, redraw)

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
            values = self._column(mark.expression, text, cases)
            if values is None or not self.effort.spend(SHOWING * len(values), text):
                return None
            shown = {value: show_number(value, mark.format) for value in set(values)}
            return [shown[value] for value in values]
        except ValueError as error:
            message = f"{{={_cut(mark.expression)}}}: {error}"
            self.report(text, EXPRESSION, message)
            return None

    def _column(self, expression: str, text: Text, cases: Cases) -> list[float] | None:
        """The values of an expression that stands in the text; None without the effort.

        Raises:
            ExpressionError: it cannot be read, or has no value in some case.
        """
        if not self.effort.spend_reading(expression[:MAX_CHARACTERS], text):
            return None
        parsed = parse(expression, names=cases.names)
        rows = len(cases.rows) if parsed.names else 1
        if not self.effort.spend((len(expression) + 1) * rows, text):
            return None
        if (column := cases.columns.get(expression)) is not None:
            return list(column)
        return _column(parsed, cases)


def distinct_rows(
    rows: Sequence[Mapping[str, float]], texts: Sequence[Text]
) -> Collection[Mapping[str, float]]:
    """The first of the rows for each choice of the numbers that the texts use, which are few."""
    if len(rows) < 2:
        return rows
    try:
        used = sorted(set().union(*(names_used(text, rows[0]) for text in texts)))
    except ExpressionError:
        return rows[:1]  # no row has a value then
    firsts: dict[tuple[float, ...], Mapping[str, float]] = {}
    for row in rows:
        firsts.setdefault(tuple([row[name] for name in used]), row)
    return firsts.values()


def example(values: Mapping[str, float]) -> str:
    """The numbers of one case, such as ` (with y = 0, p = 0.05)`; nothing if there are none."""
    pairs = [f"{name} = {show_number(value)}" for name, value in values.items()]
    return f" (with {', '.join(pairs)})" if pairs else ""


def _column(expression: Expression, cases: Cases) -> list[float]:
    if not expression.names:
        return [evaluate(expression)] * len(cases.rows)
    try:
        return evaluate_column(expression, cases.rows)
    except ExpressionError as error:
        raise _of_first_case(error, expression, cases) from None


def _of_first_case(error: ExpressionError, expression: Expression, cases: Cases) -> ExpressionError:
    """The error with the first case that has no value, which says most about it."""
    for row in cases.rows:
        try:
            evaluate(expression, row)
        except ExpressionError as first:
            return ExpressionError(f"{first.message}{example(row)}", first.offset)
    return error


def _cut(text: str) -> str:
    """Enough of an expression to find it by."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"

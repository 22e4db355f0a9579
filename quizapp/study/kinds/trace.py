"""Traces: a value that the code of a walkthrough computes, or the row in which it is largest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.decks.items import Item
from quizapp.decks.kinds.trace import LARGEST, Trace
from quizapp.decks.substitution import fill
from quizapp.decks.variables import draw
from quizapp.study.answer.inner import AsksInner
from quizapp.study.answer.question import Question, ShownOption
from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.study.kinds.numeric import NumericQuestion, allowance, with_decimals
from quizapp.text.numbers import show_number


@dataclass(frozen=True, slots=True)
class ValueTable:
    """The values of the code row by row, as far as they are shown."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def numbered(self) -> tuple[tuple[str, ...], ...]:
        """The rows, each behind its number."""
        return tuple((f"{number}", *row) for number, row in enumerate(self.rows, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceQuestion(AsksInner, Question):
    """What the code holds: a number to be typed, or a row to be chosen."""

    inner: NumericQuestion | ChoiceQuestion
    code: tuple[str, ...]
    """The lines of the walkthrough."""
    line: int
    """That which gives the value, counted from 1; 0 where none does."""
    rows: tuple[Mapping[str, float], ...]
    """Every value of the code row by row, that which is asked for among them."""
    inputs: tuple[str, ...]
    """The names of the values that the code is given."""
    column: str
    """The name of the value that is asked for."""

    @property
    def table(self) -> ValueTable:
        """What the code is given, and the place of what is asked for, which is hidden.

        What is computed on the way stays away as well: it may be most of the answer.
        """
        return value_table(self.rows, (*self.inputs, self.column), hidden={self.column})

    @property
    def truth(self) -> tuple[str, ...]:
        """The values that are asked about, for the reveal."""
        return tuple(_shown(row[self.column]) for row in self.rows)


def render_trace(item: Item, count: int) -> TraceQuestion:
    """The item as it is asked after `count` answers.

    Raises:
        ExpressionError: a value cannot be computed.
    """
    card = item.card
    assert isinstance(card, Trace)
    drawn = draw(card.draws, key=item.key, count=count)
    rows = card.table.rows(drawn)
    inner = (
        _row_question(item, card, rows, count=count, drawn=drawn)
        if card.row == LARGEST
        else _number_question(item, card, rows, count=count, drawn=drawn)
    )
    return TraceQuestion(
        item=item,
        count=count,
        prompt=inner.prompt,
        answer=inner.answer,
        values=drawn,
        inner=inner,
        code=tuple(card.table.code.rstrip().splitlines()),
        line=card.table.line_of(card.value_name),
        rows=tuple(rows),
        inputs=tuple(card.table.settings),
        column=card.value_name,
    )


def value_table(
    rows: Sequence[Mapping[str, float]], names: Sequence[str], *, hidden: set[str]
) -> ValueTable:
    """These values of the code, a question mark in place of each that is hidden.

    >>> value_table([{"z": -1.5, "loss": 4.0108}], ("z", "loss"), hidden={"loss"}).rows
    (('-1.5', '?'),)
    """
    cells = (tuple("?" if name in hidden else _shown(row[name]) for name in names) for row in rows)
    return ValueTable(tuple(names), tuple(cells))


def _shown(value: float) -> str:
    """One digit more than an answer needs, so that nothing is rounded into a wrong one."""
    return show_number(float(show_number(value, ".4g")))


def _number_question(
    item: Item,
    card: Trace,
    rows: list[dict[str, float]],
    *,
    count: int,
    drawn: Mapping[str, float],
) -> NumericQuestion:
    expected = card.answer(rows)
    allowed, relative = allowance(card.tolerance, expected, drawn)
    formula = card.table.columns.get(card.value_name, "")
    return NumericQuestion(
        item=item,
        count=count,
        prompt=fill(card.question, drawn),
        answer=with_decimals(card.question, expected, allowed),
        values=rows[int(card.row) - 1],
        formula=formula,
        expected=expected,
        tolerance=allowed,
        relative=relative,
    )


def _row_question(
    item: Item,
    card: Trace,
    rows: list[dict[str, float]],
    *,
    count: int,
    drawn: Mapping[str, float],
) -> ChoiceQuestion:
    """The rows in their own order, which is that of the table."""
    right = int(card.answer(rows))
    numbers = range(1, len(rows) + 1)
    return ChoiceQuestion(
        item=item,
        count=count,
        prompt=fill(card.question, drawn),
        answer=f"row {right}",
        values=drawn,
        options=tuple(ShownOption(f"row {number}", number == right) for number in numbers),
    )

"""The values of a walkthrough follow from its rows, whatever numbers are drawn."""

import pytest

from quizapp.decks.items import items_of
from quizapp.decks.kinds.trace import Trace, TraceTable
from quizapp.decks.lint import lint
from quizapp.decks.lint.unaskable import unaskable
from quizapp.decks.read.file import read_topic
from quizapp.decks.text import Text
from quizapp.engine.scalar.expressions import ExpressionError

TABLE = TraceTable(
    {"z": (Text("{=-a}"), Text("40")), "y": (Text("1"), Text("0")), "k": Text("2")},
    {"signed": Text("k*(1 - 2*y)*z"), "loss": Text("softplus(signed/k)")},
    {"a": Text("pick(1, 3)")},
)


def question(row: str) -> Trace:
    text = Text("?")
    return Trace(
        id="t", line=1, column=1, question=text, value_name=Text("loss"), row=Text(row), table=TABLE
    )


def test_a_column_is_computed_row_by_row_from_settings_and_earlier_columns() -> None:
    rows = TABLE.rows({"a": 3.0})
    assert [row["signed"] for row in rows] == [6.0, 80.0]
    assert question("1").answer(rows) == pytest.approx(3.0485873)
    assert question("largest").answer(rows) == 2


@pytest.mark.parametrize(
    "settings",
    [
        {"z": (Text("1"), Text("2")), "y": (Text("1"),)},
        {"z": ()},
        {"z": Text("1")},
        {"z": (Text("one"),)},
        {"z": (Text("{=1/0}"),)},
        {},
    ],
)
def test_settings_that_give_no_rows_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ExpressionError):
        TraceTable(settings, {}).rows({})


def deck(ask: str, *, columns: str = "{d: 2*z}", settings: str = '{z: ["{=a}", 3]}') -> str:
    return f"""\
topic: t
walkthrough:
  title: W
  code: d = 2*z
  trace: {{vars: {{a: "pick(1, 2)"}}, with: {settings}, columns: {columns}, ask: [{ask}]}}
cards: []
interview: [{{id: iv, q: Why?, retired: true}}]
"""


def codes(text: str) -> list[str]:
    reading = read_topic("t.yaml", text.encode())
    assert reading.topic
    assert not reading.diagnostics
    return [diagnostic.code for diagnostic in lint(reading.topic)]


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        ("{id: a, question: '{=a}?', column: d, row: 2}", []),
        ("{id: a, question: b, column: d, row: largest}", []),
        ("{id: a, question: b, column: d, row: 3}", ["E-TRACE"]),
        ("{id: a, question: b, column: c, row: 1}", ["E-TRACE"]),
        ("{id: a, question: '{=b}?', column: d, row: 1}", ["E-EXPRESSION"]),
        ("{id: a, question: b, expr: d, answer: [2, 6]}", ["E-TYPED-TRACE"]),
    ],
)
def test_a_question_asks_for_what_there_is(ask: str, code: list[str]) -> None:
    assert codes(deck(ask)) == code


@pytest.mark.parametrize(
    ("columns", "settings", "code"),
    [
        ("{d: 2*y}", "{z: [1, 3]}", ["E-EXPRESSION"]),
        ("{d: ln(z)}", "{z: [1, -3]}", ["E-EXPRESSION"]),
        ("{d: 2*z}", "{z: [1, 3], y: [1]}", ["E-TRACE"]),
        ("{d: 2*z}", "{z: [1, x]}", ["E-TRACE"]),
        ("{z: 2*z}", "{z: [1, 3]}", ["E-TRACE"]),
        ("{d: 2*z, e: z}", "{z: [1, 3]}", ["E-TRACE"]),
        ("{d: 2*z}", "{a: [1, 3], z: [1, 3]}", ["E-TRACE"]),
        ("{d: 2*z}", '{z: ["{=b}", 3]}', ["E-TRACE"]),
    ],
)
def test_a_table_can_be_computed(columns: str, settings: str, code: list[str]) -> None:
    text = deck("{id: a, question: b, column: d, row: 1}", columns=columns, settings=settings)
    assert codes(text) == code


def test_two_largest_rows_are_told_with_the_numbers_drawn() -> None:
    text = deck("{id: a, question: b, column: d, row: largest}", settings='{z: ["{=a}", 2]}')
    reading = read_topic("t.yaml", text.encode())
    assert reading.topic
    [diagnostic] = lint(reading.topic)
    assert diagnostic.message == "two rows have the largest value (with a = 2)"


def test_a_typed_answer_keeps_its_item_which_is_not_asked() -> None:
    reading = read_topic("t.yaml", deck("{id: a, question: b, expr: d, answer: 6}").encode())
    assert reading.topic
    items = list(items_of(reading.topic))
    assert [item.key for item in items] == ["t/a"]
    assert set(unaskable(items, lint(reading.topic))) == {"t/a"}

"""Traces: fresh rows each time, one value hidden, and the program knows it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.decks.items import Item, items_of
from quizapp.decks.read.file import read_topic
from quizapp.study.answer.grading import grade
from quizapp.study.kinds.render import render
from quizapp.study.kinds.trace import TraceQuestion
from tests.study.questions import choice, numeric

DECK = """\
topic: t
walkthrough:
  title: A mean
  code: |
    def cost(z, y):
        signed = np.where(y == 1, -z, z)
        loss = np.logaddexp(0, signed)
        return loss.mean()
  trace:
    vars: {a: "pick(1.5, 3, 4.5)"}
    with: {z: ["{=-a}", 7, 1], y: [1, 1, 0]}
    columns: {signed: (1 - 2*y)*z, loss: softplus(signed)}
    ask:
      - {id: sign, question: "z = {=-a}, y = 1. What is `signed`?", column: signed, row: 1}
      - {id: last, question: "Row 3, to two decimals?", column: loss, row: 3, why: "ln(1 + e)"}
      - {id: most, question: Which row costs most?, column: loss, row: largest}
"""


def item(name: str) -> Item:
    topic = read_topic("t.yaml", DECK.encode()).topic
    assert topic
    return next(each for each in items_of(topic) if each.card.id == name)


def ask(name: str, count: int = 0) -> TraceQuestion:
    question = render(item(name), count=count)
    assert isinstance(question, TraceQuestion)
    return question


def test_the_code_is_there_with_the_line_that_gives_the_value() -> None:
    question = ask("last")
    assert question.code[question.line - 1] == "    loss = np.logaddexp(0, signed)"
    assert ask("sign").line == 2


@given(st.integers(0, 50))
@settings(max_examples=20)
def test_what_is_asked_for_stands_nowhere_and_nothing_behind_it_does(count: int) -> None:
    question = ask("sign", count)
    assert question.table.heads == ("z", "y", "signed")
    assert [row[2] for row in question.table.rows] == ["?", "?", "?"]
    a = question.values["a"]
    assert question.table.rows[0][0] == f"{-a:g}"
    assert numeric(question).expected == a
    assert grade(question, f"{a}").passed
    assert not grade(question, f"{-a}").passed


def test_what_is_computed_on_the_way_to_the_answer_is_not_shown() -> None:
    assert ask("most").table.heads == ("z", "y", "loss")


def test_the_rows_come_back_with_other_numbers() -> None:
    assert len({ask("sign", count).table.rows for count in range(12)}) == 3
    assert ask("sign", 4) == ask("sign", 4)


def test_a_value_is_right_to_three_digits_and_shown_as_the_question_wants_it() -> None:
    question = ask("last")
    right = math.log(1 + math.e)
    assert question.answer == "1.31"
    assert grade(question, f"{right:.2f}").passed
    assert not grade(question, f"{right * 1.01}").passed
    assert question.why == "ln(1 + e)"


def test_the_row_with_the_largest_value_is_chosen_among_all_in_their_order() -> None:
    question = ask("most")
    assert [option.text for option in choice(question).options] == ["row 1", "row 2", "row 3"]
    assert (question.answer, question.guessable) == ("row 1", 3)
    assert grade(question, frozenset({0})).passed
    assert not grade(question, frozenset({1})).passed


def test_the_reveal_has_the_value_of_every_row() -> None:
    question = ask("most")
    a = question.values["a"]
    expected = [math.log1p(math.exp(signed)) for signed in (a, -7, 1)]
    assert [float(value) for value in question.truth] == pytest.approx(expected, rel=1e-3)

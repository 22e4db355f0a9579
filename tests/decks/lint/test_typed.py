"""Tests of the rule for typed answers: what counts as one, and what is a number."""

import json

import pytest

from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic


def codes(card: str) -> list[str]:
    reading = read_topic("deck.yaml", f"topic: t\ncards:\n  - {card}\n".encode())
    assert reading.topic, reading.diagnostics
    assert not reading.diagnostics
    return [diagnostic.code for diagnostic in lint(reading.topic)]


def accepting(*texts: str, exact: bool = False) -> str:
    exactly = ", exact: true" if exact else ""
    return f"{{id: a, typed: Which?, accept: {json.dumps(texts)}{exactly}}}"


@pytest.mark.parametrize(
    "texts",
    [
        ("log loss", "BCE", "Log-loss"),
        ("`np.log`", "np.log"),
        ("-1", "\N{MINUS SIGN}1"),
        ("{=2}", "2"),
        ("a", "b", "a."),
    ],
)
def test_two_answers_that_count_as_one_are_told(texts: tuple[str, ...]) -> None:
    assert codes(accepting(*texts)) == ["W-SAME-ANSWER"]


@pytest.mark.parametrize("texts", [("O(n!)", "O(n)"), ("(0, 1)", "[0, 1]"), ("-100", "100")])
def test_two_answers_that_differ_by_a_sign_are_two(texts: tuple[str, ...]) -> None:
    assert codes(accepting(*texts)) == []


def test_where_all_counts_only_one_answer_written_twice_is_told() -> None:
    assert codes(accepting("np.log", "np.Log", exact=True)) == []
    assert codes(accepting("np.log", "`np.log`", exact=True)) == ["W-SAME-ANSWER"]


@pytest.mark.parametrize(
    "text", ["0.9", "-0.5", ".5", "0,5", "1e-3", "2.5 %", "0.693 nats", "$0.9$", "{=ln(2)|.2f}"]
)
def test_a_decimal_number_is_asked_as_a_number(text: str) -> None:
    assert codes(accepting(text)) == ["W-TYPED-NUMBER"]
    assert codes(accepting(text, exact=True)) == []
    gap = json.dumps(f"It is [[c1::{text}]] or [[c2::less]].")
    assert codes(f"{{id: a, cloze: {gap}, typed: true}}") == ["W-TYPED-NUMBER"]
    assert codes(f"{{id: a, cloze: {gap}}}") == []


@pytest.mark.parametrize("text", ["-100", "1986", "0-1", "1, 2", "3.11.2", "p = 0.5", "(0.5, 1)"])
def test_what_has_one_spelling_may_be_typed(text: str) -> None:
    assert codes(accepting(text)) == []


@pytest.mark.parametrize(
    "why",
    [
        "Log loss, BCE and logistic loss are one and the same.",
        "Also called log loss.",
        "It is convex. BCE is also known as log loss, in short.",
        "It is often called log loss or BCE.",
    ],
)
def test_a_name_that_the_explanation_calls_the_same_is_missed(why: str) -> None:
    names = ["BCE", "logistic loss"]
    card = f"{{id: a, typed: Which?, accept: {json.dumps(names)}, why: {json.dumps(why)}}}"
    assert codes(card) == ["W-SAME-NAME"]
    names.append("the log losses")
    card = f"{{id: a, typed: Which?, accept: {json.dumps(names)}, why: {json.dumps(why)}}}"
    assert codes(card) == []


@pytest.mark.parametrize(
    "why",
    [
        "Its slope and its gradient are the same.",
        "Its slope is also called the gradient.",
        "The two are the same.",
        "BCE and the cost that most tools minimise by default are the same.",
        "BCE and log loss differ.",
    ],
)
def test_names_of_something_else_and_descriptions_are_not_wanted(why: str) -> None:
    assert codes(f"{{id: a, typed: Which?, accept: [BCE], why: {json.dumps(why)}}}") == []

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

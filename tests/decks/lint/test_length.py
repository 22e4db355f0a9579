"""What is read at every review is short."""

import pytest

from tests.decks.lint.findings import card, codes, findings

WHY = "Why {}?"


@pytest.mark.parametrize(
    ("signs", "found"), [(140, []), (141, ["W-LONG"]), (220, ["W-LONG"]), (221, ["E-LONG"])]
)
def test_a_question_has_140_characters_and_never_more_than_220(
    signs: int, found: list[str]
) -> None:
    assert codes(card("W" * signs, "So")) == found
    assert codes({"numeric": "W" * signs, "answer": "0.5", "tolerance": 0.1}) == found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("a" * 90, []),
        ("a" * 91, ["W-LONG"]),
        ("**" + "a" * 88 + "**", []),
        ("{=ln(2)*" + "1*" * 50 + "1|.2f}", []),
        (
            r"$\frac{\partial \mathcal{L}}{\partial \boldsymbol{\theta}} = \sum_{i=1}^{m} x_{i}$",
            [],
        ),
        ("This:\n```\n" + "x = 1\n" * 30 + "```", []),
    ],
)
def test_an_answer_has_90_of_those_that_are_shown(answer: str, found: list[str]) -> None:
    assert codes(card("Why?", answer)) == found


def test_an_option_has_110() -> None:
    wrong = [{"a" * 120: "No."}]
    assert codes({"choice": "Which?", "correct": "a" * 110, "wrong": wrong}) == ["W-LONG"]


def test_a_deck_that_is_written_in_long_answers_is_told_so_once() -> None:
    long = [card(f"Why {n}?", "a" * (91 + n)) for n in range(8)]
    short = [card(f"When {n}?", str(n)) for n in range(7)]
    (finding,) = findings(*long, *short)
    assert (finding.line, finding.message) == (1, "8 of 15 answers have more than 90 characters")
    assert codes(*long, *short, card("Where?", "There")) == ["W-LONG"] * 8

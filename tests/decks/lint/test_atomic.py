"""One fact a card."""

import pytest

from tests.decks.lint.findings import card, codes


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("It falls; it never rises", ["W-ATOMIC"]),
        ("`x = 1; y = 2`", []),
        ("It falls slowly. Later it rises", ["W-ATOMIC"]),
        ("Falling. Later it rises", []),
        ("It falls by approx. Half", []),
        ("Precision, recall and F1", ["W-SET"]),
        ("Precision, recall, and the Brier score", ["W-SET"]),
        ("- precision\n- recall\n- accuracy", ["W-SET"]),
        ("In training, bias and variance", []),
        ("Log loss is smooth, convex, and proper", []),
        ("(0, 1, and 2)", []),
        ("precision and recall", []),
    ],
)
def test_an_answer_of_several_parts_is_found(answer: str, found: list[str]) -> None:
    assert codes(card("How?", answer)) == found


def test_a_question_for_several_makes_a_list_of_its_answer() -> None:
    assert codes(card("Which three parts has it?", "rows, columns, names")) == ["W-SET"]
    assert codes(card("How?", "rows, columns, names")) == []

"""An answer can be wrong, and a question has a subject."""

import pytest

from tests.decks.lint.findings import card, codes


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Yes.", ["W-YES-NO"]),
        ("true", ["W-YES-NO"]),
        ("Yes, at 0", []),
        ("It depends.", ["W-VAGUE"]),
        ("It depends on the prior", []),
        ("important", ["W-VAGUE"]),
        ("weights, biases etc.", ["W-VAGUE"]),
        ("weights and so on", ["W-VAGUE"]),
        ("the etching", []),
    ],
)
def test_an_answer_that_cannot_be_wrong_is_found(answer: str, found: list[str]) -> None:
    assert codes(card("How is log loss?", answer)) == found


def test_a_choice_of_two_is_one_of_yes_and_no_only_if_it_says_so() -> None:
    reply = {"choice": "Is it?", "why": "So."}
    assert codes({**reply, "correct": "True", "wrong": ["False"]}) == ["W-YES-NO"]
    assert codes({**reply, "correct": "True", "wrong": ["False", "None"]}) == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How does it work?", ["W-ORPHAN"]),
        ("Why are they clipped?", ["W-ORPHAN"]),
        ("What is this?", ["W-ORPHAN"]),
        ("What does this print: `1`?", []),
        ("Why is it wrong to clip?", []),
        ("What does this loss measure?", []),
        ("Clipping hides mistakes. How does it do so?", []),
        ("How often is it that losses tie?", []),
    ],
)
def test_a_question_without_its_subject_is_found(question: str, found: list[str]) -> None:
    assert codes(card(question, "So")) == found

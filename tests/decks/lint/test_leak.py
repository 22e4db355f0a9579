"""No answer is read before it is given."""

import pytest

from tests.decks.lint.findings import card, codes


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A [[logit]] of 0 is a logit of even odds.", ["E-LEAK"]),
        ("A [[c1::logit]] is no [[c2::logit]].", ["E-LEAK"]),
        ("A [[c1::logit]] is a [[c1::logit]].", []),
        ("The [[loss]] is lossless.", []),
        ("p is [[1]] where 1 - p is 0.", []),
        ("It is the [[c1::logit::the logit of p]].", ["E-LEAK"]),
        ("It is the [[c1::logit::five letters]].", []),
    ],
)
def test_a_gap_that_can_be_read_elsewhere_is_found(sentence: str, found: list[str]) -> None:
    assert sorted(codes({"cloze": sentence})) == found


@pytest.mark.parametrize(
    ("hint", "found"),
    [("Log loss!", ["E-LEAK"]), ("not the log", []), ("prologue losses", [])],
)
def test_a_hint_that_holds_the_answer_is_found(hint: str, found: list[str]) -> None:
    assert codes(card("Which loss is it?", "log loss", hint=hint)) == found
    assert codes({"typed": "Which loss is it?", "accept": ["log loss"], "hint": hint}) == found


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Which loss does a log loss of one row measure?", "Log loss", ["W-LEAK"]),
        ("What is Bissau the capital of, Guinea-Bissau?", "Bissau", ["W-LEAK"]),
        ("Is entropy larger at 1/2 or is variance?", "entropy", []),
        ("Which is larger: entropy or variance?", "entropy", []),
        ("What is the gradient of the sigmoid?", "`sigmoid(z)`", []),
        ("What flows with electrons?", "electricity", []),
        ("What is a logit called?", "logit function", []),
    ],
)
def test_an_answer_that_its_question_names_is_found(
    question: str, answer: str, found: list[str]
) -> None:
    assert codes(card(question, answer)) == found

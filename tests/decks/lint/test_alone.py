"""An item says all that it takes to answer it."""

import json

import pytest

from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic

THEORY = """\
theory:
  - {id: s, title: S, text: T, formula: "J(w, b) = mean(loss), p = sigmoid(z), z = w*x + b"}
examples:
  - {id: e, kind: concrete, title: A malignant tumour, text: It is.}
"""


def codes(deck: str) -> list[str]:
    reading = read_topic("deck.yaml", f"topic: t\n{deck}".encode())
    assert reading.topic, reading.diagnostics
    assert not reading.diagnostics
    return [diagnostic.code for diagnostic in lint(reading.topic)]


def asking(question: str, **fields: object) -> list[str]:
    card = {"id": "a", "q": question, "a": "That.", **fields}
    return codes(f"{THEORY}cards:\n  - {json.dumps(card)}\n")


@pytest.mark.parametrize(
    "question",
    [
        "With these costs, which threshold is cheapest?",
        "What is the mean loss of those rows?",
        "What do the rows above cost?",
        "What does the previous example show?",
        "What did The Preceding card say?",
        "What do the examples before show?",
        "THOSE ROWS: what do they cost?",
        "What does the tumour cost?",
        "What do the tumour rows cost?",
    ],
)
def test_what_stands_elsewhere_is_missed(question: str) -> None:
    assert asking(question) == ["E-ALONE"]


@pytest.mark.parametrize(
    "question",
    [
        "A false alarm costs 1, a miss 4. With these costs, which threshold is cheapest?",
        "Rows with p = 0.5 and 0.1: what do these rows cost?",
        "Some rows are doubled. What do these rows do to the mean?",
        "On the same rows, log loss rose. What happened?",
        "A tumour is malignant. What does the tumour cost at most?",
        "Which of the two is convex?",
    ],
)
def test_what_the_question_itself_says_is_not(question: str) -> None:
    assert asking(question) == []


def test_what_the_answers_offer_is_there() -> None:
    card = {"id": "a", "choice": "Which of these predictions costs most?", "correct": "0.9"}
    assert codes(f"cards:\n  - {json.dumps(card | {'wrong': [{'0.8': 'No.'}]})}\n") == []
    steps = "items: {a: One, b: Two, c: Three}, before: [a < b]"
    assert codes(f"cards:\n  - {{id: o, order: Put these numbers in order., {steps}}}\n") == []


@pytest.mark.parametrize(
    "question",
    [
        "Why is J convex in (w, b)?",
        "Below which p does it bend the wrong way?",
        "From which p on does it pay to say yes?",
    ],
)
def test_a_symbol_of_the_theory_that_nothing_names_is_found(question: str) -> None:
    assert asking(question) == ["E-SYMBOL"]


@pytest.mark.parametrize(
    "question",
    [
        "Why is the cost J convex?",
        "What does J stand for?",
        "How large is the loss at p = 0.5?",
        "p is calibrated. From which p on does it pay?",
        "What is the honest p?",
        "A model gives the base rate as p. Does p fit?",
        "What is `-ln(p)` a loss of?",
        "Where does z bend?",
        "Which T is best?",
    ],
)
def test_a_symbol_with_a_name_a_value_or_no_meaning_here_is_not(question: str) -> None:
    assert asking(question) == []


def test_a_card_that_is_retired_is_left_alone() -> None:
    assert asking("Why is J convex?", retired=True) == []


@pytest.mark.parametrize(
    ("question", "reverse", "found"),
    [
        ("What is the value called?", True, ["W-REVERSE"]),
        ("It is called …", True, ["W-REVERSE"]),
        ("Brier score", True, []),
        ("What is the value called?", {"q": "What is the Brier score?", "a": "A mean."}, []),
        ("What is the value called?", False, []),
    ],
)
def test_a_sentence_that_is_asked_in_reverse_wants_texts_of_its_own(
    question: str, reverse: object, found: list[str]
) -> None:
    assert asking(question, reverse=reverse) == found


def test_a_word_of_two_letters_is_no_symbol_with_a_letter_behind_it() -> None:
    theory = "theory:\n  - {id: s, title: S, text: T, formula: 'I = 1, n = 2, a = 3'}\n"
    card = {"id": "c", "q": "In no case is an entropy as large as here. Which is it?", "a": "That."}
    assert codes(f"{theory}cards:\n  - {json.dumps(card)}\n") == []

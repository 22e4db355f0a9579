"""No card asks what another asks."""

import pytest

from quizapp.decks.lint.alike import MOST_OF_ONE_ANSWER
from quizapp.decks.lint.library import lint_library
from quizapp.decks.read.file import read_topic
from quizapp.decks.topic import Topic
from tests.decks.lint.findings import card, codes, findings

ASKED = "Which error does log loss punish most?"


def topic(file: str, *lines: str) -> Topic:
    deck = f"topic: {file}\ncards:\n" + "".join(f"  {line}\n" for line in lines)
    reading = read_topic(f"{file}.yaml", deck.encode())
    assert reading.topic, reading.diagnostics
    return reading.topic


@pytest.mark.parametrize(
    ("other", "answer", "found"),
    [
        ("which error does log-loss punish most", "A sure one", ["E-DUPLICATE"]),
        ("which error does log loss punish most?", "Another", ["E-DUPLICATE"]),
        ("Which error did the log loss punish most?", "Another", ["W-ALIKE"]),
        ("Which error does log loss punish more?", "A sure one", ["W-ALIKE"]),
        ("Which error does log loss punish least?", "None", []),
        ("Which error does a log loss of 2 punish most?", "A sure one", []),
        ("Which error does a curve punish?", "A sure one", []),
    ],
)
def test_a_question_that_is_asked_already_is_found(
    other: str, answer: str, found: list[str]
) -> None:
    assert codes(card(ASKED, "A sure one"), card(other, answer)) == found


def test_a_question_with_another_number_is_another_one() -> None:
    assert codes(card("What is ln 1.5?", "0.41"), card("What is ln 15?", "2.71")) == []


def test_a_question_of_other_options_is_another_one() -> None:
    first = {"choice": "Which loss is convex?", "correct": "Log", "wrong": [{"0-1": "It jumps"}]}
    second = {**first, "correct": "Hinge"}
    assert codes(first, second) == []
    assert codes(first, first) == ["E-DUPLICATE"]


def test_a_sentence_with_other_gaps_is_another_one() -> None:
    sentences = ("A [[loss]] is no cost.", "A loss is no [[cost]].")
    assert codes(*({"cloze": sentence} for sentence in sentences)) == []


def test_an_answer_of_many_cards_makes_no_two_alike() -> None:
    losses = (f"Which word stands for loss {chr(97 + n)}?" for n in range(MOST_OF_ONE_ANSWER + 1))
    assert codes(*(card(question, "Loss") for question in losses)).count("W-ALIKE") == 0


def test_a_duplicate_says_where_the_first_stands() -> None:
    [again] = findings(card(ASKED, "A sure one"), card(ASKED, "A sure one"))
    assert (again.line, again.message) == (4, "this question stands already in line 3")


def test_two_topics_ask_the_same_only_if_the_answer_is_the_same() -> None:
    here = topic("a", f"- '{ASKED} ^x': A sure one", "- 'Georgia ^y': Tbilisi")
    there = topic("b", f"- '{ASKED} ^x': a sure one.", "- 'Georgia ^y': Atlanta")
    [again] = lint_library([here, there])
    assert str(again) == "b.yaml:3:5: E-DUPLICATE this question stands already in a.yaml, line 3"


def test_what_stands_twice_in_one_topic_is_left_to_the_rules_of_a_topic() -> None:
    assert lint_library([topic("a", f"- '{ASKED} ^x': One", f"- '{ASKED} ^y': One")]) == []


def test_what_another_topic_asks_can_be_allowed() -> None:
    here = topic("a", f"- '{ASKED} ^x': A sure one")
    there = topic("b", "# quizapp: allow E-DUPLICATE", f"- '{ASKED} ^x': A sure one")
    assert lint_library([here, there]) == []

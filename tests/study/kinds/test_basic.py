"""Tests of basic cards, asked from either side."""

from tests.study.cards import BASIC
from tests.study.questions import ask


def test_a_basic_card_asks_its_question_with_every_text_filled() -> None:
    question = ask(BASIC)
    assert (question.prompt, question.answer) == ("Loss of a shrug?", "0.693 nats")
    assert (question.hint, question.why) == ("p = 0.5", "ln 2 is 0.6931")
    assert question.source == "Murphy, chapter 10"
    assert not question.machine


def test_the_reverse_asks_for_the_question() -> None:
    question = ask(BASIC, "rev")
    assert (question.prompt, question.answer) == ("0.693 nats", "Loss of a shrug?")

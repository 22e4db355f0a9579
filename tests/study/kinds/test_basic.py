"""Tests of basic cards, asked from either side."""

from dataclasses import replace

from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.items import Item
from quizapp.decks.text import Text
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


def test_a_reverse_may_have_texts_of_its_own_and_its_own_fingerprint() -> None:
    card = replace(BASIC, reverse_texts=(Text("Cost of {=1/2}?"), Text("{=ln(2)|.3f} nats")))
    question = ask(card, "rev")
    assert (question.prompt, question.answer) == ("Cost of 0.5?", "0.693 nats")
    assert ask(card).prompt == ask(BASIC).prompt
    one, other = (fingerprint(Item("t/a#rev", "t", each, "rev")) for each in (BASIC, card))
    assert one != other
    one, other = (fingerprint(Item("t/a", "t", each)) for each in (BASIC, card))
    assert one == other

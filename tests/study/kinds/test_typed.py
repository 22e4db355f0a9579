"""Tests of typed cards: what counts as the answer."""

from dataclasses import replace

from quizapp.study.answer.grading import Verdict, grade
from quizapp.study.quality import Quality
from tests.study.cards import (
    TYPED,
)
from tests.study.questions import ask, typed


def answered(text: str) -> Verdict:
    return grade(ask(TYPED), text)


def test_a_typed_card_shows_its_first_accepted_answer() -> None:
    question = ask(TYPED)
    assert typed(question).accept == ("binary cross-entropy", "BCE")
    assert question.answer == "binary cross-entropy"
    assert question.machine


def test_texts_that_the_author_left_out_are_none() -> None:
    question = ask(TYPED)
    assert (question.hint, question.why, question.source) == (None, None, None)


def test_a_wrong_text_is_compared_with_the_nearest_right_one() -> None:
    verdict = answered("cross-entropy")
    assert verdict.proposed is Quality.WRONG
    assert verdict.diff == (("binary ", "missing"), ("cross-entropy", "same"))
    assert answered("BCE").diff == ()


def test_an_exact_card_minds_case() -> None:
    card = replace(TYPED, exact=True)
    assert grade(ask(card), "BCE").passed
    assert not grade(ask(card), "bce").passed

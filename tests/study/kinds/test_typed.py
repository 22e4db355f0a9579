"""Tests of typed cards: what counts as the answer."""

from dataclasses import replace

import pytest

from quizapp.decks.text import Text
from quizapp.study.answer.grading import Verdict, grade
from quizapp.study.answer.question import Question
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


def accepting(text: str, *, exact: bool = False) -> Question:
    return ask(replace(TYPED, accept=(Text(text),), exact=exact))


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        ("-1", "\N{MINUS SIGN}1"),
        ("`np.log`", "np.log"),
        ("`np.log`", "`np.log`"),
        (r"$\theta$", r"\theta"),
        ("**log** loss", "log loss"),
        ("ガ", "ｶﾞ"),
        ("{=ln(2)|.3f} nats", "0.693 nats"),
    ],
)
def test_neither_the_marks_of_a_card_nor_the_forms_of_unicode_count(
    accepted: str, text: str
) -> None:
    assert grade(accepting(accepted), text).passed
    assert grade(accepting(accepted, exact=True), text).passed


@pytest.mark.parametrize(
    ("accepted", "text"),
    [("-100", "100"), ("1e-3", "1e3"), ("0.5", "05"), ("O(n!)", "O(n)"), ("(0, 1)", "[0, 1]")],
)
def test_an_answer_without_a_sign_that_counts_is_wrong_and_no_slip(
    accepted: str, text: str
) -> None:
    assert grade(accepting(accepted), text).proposed is Quality.WRONG


def test_a_wrong_text_is_compared_with_what_the_card_shows() -> None:
    assert grade(accepting("`np.log`"), "np.lo").diff == (("np.lo", "same"), ("g", "missing"))

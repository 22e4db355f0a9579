"""Tests of choice cards: options, and what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answer.grading import grade
from quizapp.study.answer.question import Question
from quizapp.study.quality import Quality
from tests.study.cards import CHOICE, SEVERAL
from tests.study.questions import ask, choice

COUNTS = st.integers(0, 500)


@given(COUNTS)
def test_options_are_shuffled_and_keep_their_feedback(count: int) -> None:
    question = ask(CHOICE, count=count)
    assert {(o.text, o.correct, o.feedback) for o in choice(question).options} == {
        ("Products become sums", True, None),
        ("Logs are quicker", False, "Speed is not the point."),
        ("Logs are positive", False, "They are not."),
        ("Tradition", False, None),
    }
    assert question == ask(CHOICE, count=count)


def test_the_right_option_stands_at_every_place_in_time() -> None:
    places = {
        [option.correct for option in choice(ask(CHOICE, count=count)).options].index(True)
        for count in range(50)
    }
    assert places == {0, 1, 2, 3}


def test_a_choice_of_several_says_so() -> None:
    question = ask(SEVERAL)
    assert choice(question).several
    assert question.answer == "log loss, hinge loss"


def places(question: Question, *texts: str) -> frozenset[int]:
    return frozenset(i for i, option in enumerate(choice(question).options) if option.text in texts)


def test_the_right_option_passes() -> None:
    question = ask(CHOICE)
    assert grade(question, places(question, "Products become sums")).passed


def test_a_wrong_option_says_its_feedback() -> None:
    question = ask(CHOICE)
    verdict = grade(question, places(question, "Logs are quicker"))
    assert verdict.proposed is Quality.WRONG
    assert verdict.remarks == ("Speed is not the point.",)


def test_a_wrong_option_without_feedback_says_nothing() -> None:
    question = ask(CHOICE)
    assert grade(question, places(question, "Tradition")).remarks == ()


def test_every_correct_option_has_to_be_ticked() -> None:
    question = ask(SEVERAL)
    assert grade(question, places(question, "log loss", "hinge loss")).passed
    half = grade(question, places(question, "log loss"))
    assert half.proposed is Quality.WRONG
    assert half.remarks == ("Missed: hinge loss",)


def test_one_tick_too_many_is_wrong() -> None:
    question = ask(SEVERAL)
    verdict = grade(question, places(question, "log loss", "hinge loss", "squared error"))
    assert (verdict.passed, verdict.remarks) == (False, ("It flattens out.",))


def test_an_option_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no such option"):
        grade(ask(CHOICE), frozenset({9}))

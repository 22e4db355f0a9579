"""Tests of numeric cards: fresh numbers, tolerances and named mistakes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.kinds.parts import Tolerance
from quizapp.decks.text import Text
from quizapp.study.answer.assessment import RIGHT
from quizapp.study.answer.grading import grade
from quizapp.study.answer.numeric import NotANumber
from quizapp.study.kinds.numeric import NumericQuestion, rounded
from quizapp.study.quality import Quality
from tests.study.cards import (
    NUMERIC,
)
from tests.study.questions import ask, numeric

COUNTS = st.integers(0, 500)


@given(COUNTS)
def test_a_numeric_card_computes_with_the_numbers_that_it_shows(count: int) -> None:
    question = numeric(ask(NUMERIC, count=count))
    assert f"p = {question.values['p']:.2f}" in question.prompt
    assert question.tolerance == pytest.approx(0.01 + 0.01 * question.expected)
    assert question.solution is not None
    assert question.solution.endswith(f"{question.expected:.3f}")
    assert (question.unit, question.machine) == ("nats", True)
    assert question == ask(NUMERIC, count=count)


def test_the_next_count_draws_other_numbers() -> None:
    assert len({ask(NUMERIC, count=count).values["p"] for count in range(60)}) > 10


def test_a_trap_within_the_tolerance_of_the_answer_is_left_out() -> None:
    for count in range(40):
        question = numeric(ask(NUMERIC, count=count))
        assert not any("Never said" in say for _, say in question.traps)
        for value, _ in question.traps:
            assert abs(value - question.expected) > question.tolerance


@pytest.mark.parametrize("answer", ["1/8", "3/8", "-1/8"])
def test_where_a_tie_is_shown_both_ways_of_rounding_it_are_right(answer: str) -> None:
    tie = Tolerance(absolute=Text("0.005"))
    card = replace(NUMERIC, question=Text("To two decimals?"), answer=Text(answer), tolerance=tie)
    question = numeric(ask(card))
    number, _ = question.answer.split()
    other = 2 * question.expected - float(number)
    for rounding in (number, f"{other:.2f}"):
        assert question.assess(rounding) == RIGHT
    narrow = replace(card, tolerance=Tolerance(absolute=Text("0.004")))
    assert numeric(ask(narrow)).answer.startswith(f"{question.expected} ")


def test_a_relative_tolerance_is_a_share_of_the_size_of_a_negative_answer() -> None:
    card = replace(NUMERIC, answer=Text("-100"), tolerance=Tolerance(relative=Text("0.05")))
    assert numeric(ask(card)).tolerance == pytest.approx(5)


@pytest.mark.parametrize(
    ("question", "solution", "shown"),
    [
        ("{=p}: the loss?", "-ln {=p} = {=-ln(p)|.3f}", ".3f"),
        ("{=p}: the loss, to two decimals?", "-ln {=p} = {=-ln(p)|.3f}", ".2f"),
        ("{=p}: the loss (4 decimals)?", None, ".4f"),
    ],
)
def test_the_answer_has_the_digits_that_were_asked_for_or_those_of_the_solution(
    question: str, solution: str | None, shown: str
) -> None:
    card = replace(NUMERIC, question=Text(question), solution=Text(solution) if solution else None)
    for count in range(40):
        asked = numeric(ask(card, count=count))
        assert asked.answer == f"{asked.expected:{shown}} nats"


def test_digits_that_would_not_be_right_are_not_shown() -> None:
    card = replace(
        NUMERIC, question=Text("{=p}, to one decimal?"), tolerance=Tolerance(Text("0.001"))
    )
    number, _ = numeric(ask(card)).answer.split()
    assert abs(float(number) - numeric(ask(card)).expected) <= 0.0001


def test_the_shown_answer_is_rounded_within_the_tolerance() -> None:
    for count in range(40):
        question = numeric(ask(replace(NUMERIC, solution=None), count=count))
        number, unit = question.answer.split()
        assert unit == "nats"
        assert abs(float(number) - question.expected) <= question.tolerance / 10


def test_the_range_of_a_card_settles_what_a_comma_means() -> None:
    card = replace(NUMERIC, answer=Text("ln(10)"), range=(Text("0"), Text("p + 3")))
    assert grade(ask(card), "2,303").passed


@given(
    st.floats(-1e12, 1e12, allow_nan=False),
    st.floats(0, 1e3, allow_nan=False),
)
def test_rounding_never_leaves_a_tenth_of_the_tolerance(value: float, tolerance: float) -> None:
    assert abs(float(rounded(value, tolerance)) - value) <= tolerance / 10


def fixed(tolerance: float = 0.1) -> NumericQuestion:
    """A numeric question whose answer is 2, with a trap at 2.25."""
    return replace(
        numeric(ask(NUMERIC)),
        expected=2.0,
        tolerance=tolerance,
        traps=((2.25, "You doubled it."),),
    )


@pytest.mark.parametrize(
    ("answer", "quality"),
    [
        ("2", Quality.GOOD),
        ("2.1", Quality.GOOD),
        ("1.9 nats", Quality.GOOD),
        ("1.89", Quality.AGAIN),
        ("1.7", Quality.AGAIN),
        ("1.69", Quality.WRONG),
        ("200%", Quality.GOOD),
        ("8/4", Quality.GOOD),
    ],
)
def test_a_number_is_right_near_or_wrong(answer: str, quality: Quality) -> None:
    assert grade(fixed(), answer).proposed is quality


def test_a_named_mistake_is_wrong_though_it_is_near_and_says_why() -> None:
    verdict = grade(fixed(), "2.25")
    assert (verdict.proposed, verdict.mistake) == (Quality.WRONG, "You doubled it.")


def test_a_mistake_of_another_size_has_a_tolerance_of_its_own() -> None:
    """A tenth of 200 is 20, and 14 is still no 0.005."""
    question = replace(
        fixed(20.0), expected=200.0, relative=0.1, traps=((0.005, "Turn it round."),)
    )
    assert not grade(question, "14").mistake
    assert grade(question, "0.0051").mistake == "Turn it round."


def test_without_tolerance_nothing_is_near() -> None:
    assert grade(fixed(0.0), "2.0000001").proposed is Quality.WRONG


def test_a_number_that_cannot_be_read_is_not_graded() -> None:
    with pytest.raises(NotANumber):
        grade(fixed(), "2.o")


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_wrong_number_that_no_trap_names_is_traced_to_a_slip(count: int) -> None:
    question = numeric(ask(NUMERIC, count=count))
    p = question.values["p"]
    other = question.assess(f"-ln(1 - {p})")
    assert (other.quality, other.mistake, other.slip) == (Quality.WRONG, "", "complement")
    sentence = f"This is what you get if {1 - p:.4g} stands in place of {p:.4g}."
    assert other.remarks == (sentence,)


def test_a_mistake_that_the_card_names_is_kept_as_a_trap() -> None:
    question = numeric(ask(NUMERIC, count=3))
    assert question.assess(f"{question.traps[0][0]}").slip == "trap"


def test_a_right_or_a_near_number_is_no_slip() -> None:
    question = numeric(ask(NUMERIC, count=3))
    near = question.expected + 2 * question.tolerance
    assert (question.assess(f"{question.expected}").slip, question.assess(f"{near}").slip) == (
        "",
        "",
    )

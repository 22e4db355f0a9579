"""Tests of cloze cards, a gap at a time."""

from dataclasses import replace

import pytest

from quizapp.decks.kinds.cloze import Gap
from quizapp.study.answer.grading import grade
from tests.study.cards import (
    CLOZE,
)
from tests.study.questions import ask, cloze


def test_all_gaps_of_the_asked_name_hide_together() -> None:
    question = ask(CLOZE, "c1")
    assert question.prompt == "The […] is p - y, a […] of 2."
    assert question.answer == "slope, gradient"
    assert cloze(question).full == "The **slope** is p - y, a **gradient** of 2."


def test_a_gap_shows_its_hint_and_the_other_gaps_their_answers() -> None:
    question = ask(CLOZE, "c2")
    assert question.prompt == "The slope is [two terms], a gradient of 2."
    assert cloze(question).full == "The slope is **p - y**, a gradient of 2."


def test_a_gap_that_repeats_its_answer_is_answered_once() -> None:
    card = replace(CLOZE, pieces=(Gap("c1", "log"), " and ", Gap("c1", "log")))
    assert ask(card, "c1").answer == "log"


def test_a_cloze_is_graded_by_the_machine_only_when_it_is_typed() -> None:
    assert not ask(CLOZE, "c2").machine
    question = cloze(ask(replace(CLOZE, typed=True), "c2"))
    assert question.machine
    assert question.accept == ("p - y",)


@pytest.mark.parametrize("mark", ["$", "`"])
def test_a_gap_within_maths_or_code_is_not_made_bold(mark: str) -> None:
    card = replace(CLOZE, pieces=(f"{mark}p = ", Gap("c1", "1"), f"{mark} or ", Gap("c1", "0")))
    assert cloze(ask(card, "c1")).full == f"{mark}p = 1{mark} or **0**"


def test_a_typed_gap_is_graded() -> None:
    question = ask(replace(CLOZE, typed=True), "c1")
    assert grade(question, "Slope, gradient").passed

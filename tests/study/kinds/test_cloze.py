"""Tests of cloze cards, a gap at a time."""

from dataclasses import replace

from quizapp.decks.kinds.cloze import Gap
from quizapp.study.answer.grading import grade
from quizapp.study.answer.question import Question
from tests.study.cards import (
    CLOZE,
)
from tests.study.questions import ask, cloze


def asked_and_whole(question: Question) -> tuple[list[str], str]:
    """What the asked gaps hide, and the whole sentence."""
    sentence = cloze(question).sentence
    asked = [stretch.text for stretch in sentence if stretch.cover]
    return asked, "".join(stretch.text for stretch in sentence)


def test_all_gaps_of_the_asked_name_hide_together() -> None:
    question = ask(CLOZE, "c1")
    assert question.prompt == "The […] is p - y, a […] of 2."
    assert question.answer == "slope, gradient"
    assert asked_and_whole(question) == (
        ["slope", "gradient"],
        "The slope is p - y, a gradient of 2.",
    )


def test_a_gap_shows_its_hint_and_the_other_gaps_their_answers() -> None:
    question = ask(CLOZE, "c2")
    assert question.prompt == "The slope is [two terms], a gradient of 2."
    assert asked_and_whole(question) == (["p - y"], "The slope is p - y, a gradient of 2.")


def test_a_gap_that_repeats_its_answer_is_answered_once() -> None:
    card = replace(CLOZE, pieces=(Gap("c1", "log"), " and ", Gap("c1", "log")))
    assert ask(card, "c1").answer == "log"


def test_a_cloze_is_graded_by_the_machine_only_when_it_is_typed() -> None:
    assert not ask(CLOZE, "c2").machine
    question = cloze(ask(replace(CLOZE, typed=True), "c2"))
    assert question.machine
    assert question.accept == ("p - y",)


def test_a_typed_gap_is_graded() -> None:
    question = ask(replace(CLOZE, typed=True), "c1")
    assert grade(question, "Slope, gradient").passed


def test_gaps_that_are_typed_together_are_typed_in_their_order() -> None:
    question = cloze(ask(replace(CLOZE, typed=True), "c1"))
    assert question.hidden == ("slope", "gradient")
    assert not grade(question, "gradient, slope").passed


def test_the_marks_of_one_typed_gap_mark_nothing_in_the_next() -> None:
    pieces = (Gap("c1", "`*`"), " and ", Gap("c1", "*x*"), " and ", Gap("c1", "y*"))
    question = cloze(ask(replace(CLOZE, pieces=pieces, typed=True), "c1"))
    assert question.accept == ("*, x, y*",)

"""Tests of grading: the table of evidence, and what is said about an answer."""

from dataclasses import replace

import pytest

from quizapp.decks.kinds.base import Card
from quizapp.study.answer.grading import LEARNER_CHOICES, OVERRIDE, Verdict, grade
from quizapp.study.answer.question import Question, Response
from quizapp.study.quality import Quality
from tests.study.cards import (
    BASIC,
    CHOICE,
    CLOZE,
    NUMERIC,
    ORDER,
    SEVERAL,
    TYPED,
)
from tests.study.questions import ask, choice


def typed(answer: str, **evidence: float) -> Verdict:
    return grade(ask(TYPED), answer, **evidence)  # type: ignore[arg-type] # evidence by its name


def places(question: Question, *texts: str) -> frozenset[int]:
    return frozenset(i for i, option in enumerate(choice(question).options) if option.text in texts)


# --- the table of evidence

ALL_KINDS = pytest.mark.parametrize(
    "card", [CHOICE, SEVERAL, TYPED, NUMERIC, ORDER], ids=lambda c: c.id
)


@ALL_KINDS
def test_i_do_not_know_is_a_blank(card: Card) -> None:
    verdict = grade(ask(card), None, confidence=0.98)
    assert (verdict.proposed, verdict.passed) == (Quality.BLANK, False)
    assert not verdict.sure_wrong
    assert not verdict.overridable


@pytest.mark.parametrize(
    ("card", "response"), [(SEVERAL, frozenset()), (TYPED, "  "), (NUMERIC, ""), (ORDER, ())]
)
def test_an_empty_answer_is_a_blank(card: Card, response: Response) -> None:
    assert grade(ask(card), response).proposed is Quality.BLANK


def test_right_is_good() -> None:
    assert typed("BCE").proposed is Quality.GOOD
    assert typed("BCE", confidence=0.75).proposed is Quality.GOOD


@pytest.mark.parametrize(
    "evidence", [{"hinted": True}, {"second_try": True}, {"confidence": 0.5}, {"confidence": 0.2}]
)
def test_right_with_help_or_by_a_guess_is_hard(evidence: dict[str, float]) -> None:
    sure = {"thinking_ms": 1, "usual_ms": 9} | evidence
    assert typed("BCE", **sure).proposed is Quality.HARD


def test_help_weighs_more_than_confidence() -> None:
    verdict = typed("BCE", confidence=0.98, thinking_ms=1, usual_ms=9, hinted=True)
    assert verdict.proposed is Quality.HARD


@pytest.mark.parametrize(
    ("confidence", "thinking_ms", "usual_ms", "quality"),
    [
        (0.9, 4000, 4000, Quality.EASY),
        (0.98, 1000, 4000, Quality.EASY),
        (0.9, 4001, 4000, Quality.GOOD),
        (0.89, 1000, 4000, Quality.GOOD),
        (None, 1000, 4000, Quality.GOOD),
        (0.98, None, 4000, Quality.GOOD),
        (0.98, 1000, None, Quality.GOOD),
    ],
)
def test_right_sure_and_quick_is_easy(
    confidence: float | None, thinking_ms: int | None, usual_ms: int | None, quality: Quality
) -> None:
    verdict = grade(
        ask(TYPED), "BCE", confidence=confidence, thinking_ms=thinking_ms, usual_ms=usual_ms
    )
    assert verdict.proposed is quality


def test_wrong_and_sure_is_flagged() -> None:
    verdict = typed("hinge loss", confidence=0.9)
    assert (verdict.proposed, verdict.sure_wrong) == (Quality.WRONG, True)
    assert "sure" in verdict.headline
    assert not typed("hinge loss", confidence=0.89).sure_wrong


def test_a_near_miss_is_again_and_never_sure_wrong() -> None:
    verdict = typed("binary cros-entropy", confidence=0.98)
    assert (verdict.proposed, verdict.sure_wrong) == (Quality.AGAIN, False)
    assert verdict.headline == "Nearly: one typing slip."


# --- what the learner may change


@pytest.mark.parametrize(
    ("evidence", "allowed"),
    [
        ({"hinted": True}, (2, 3, 4)),
        ({}, (2, 3, 4, 5)),
        ({"confidence": 0.9, "thinking_ms": 1, "usual_ms": 1}, (2, 4, 5)),
    ],
)
def test_a_pass_may_move_by_one_step_or_to_again(
    evidence: dict[str, float], allowed: tuple[int, ...]
) -> None:
    assert typed("BCE", **evidence).allowed == allowed


def test_a_failure_stays() -> None:
    assert typed("hinge").allowed == (Quality.WRONG,)


def test_only_a_failed_typed_answer_may_be_called_fine() -> None:
    assert OVERRIDE is Quality.GOOD
    assert typed("cross entropy loss").overridable
    assert typed("binary cros-entropy").overridable
    assert not typed("BCE").overridable
    assert not grade(ask(NUMERIC), "99").overridable
    assert grade(ask(replace(CLOZE, typed=True), "c2"), "x").overridable


def test_the_learner_has_four_buttons() -> None:
    assert LEARNER_CHOICES == (2, 3, 4, 5)


# --- what does not fit


def test_what_the_learner_grades_is_not_graded_here() -> None:
    with pytest.raises(ValueError, match="graded by the learner"):
        grade(ask(BASIC), "0.693")


@pytest.mark.parametrize(
    ("card", "response"), [(CHOICE, "a"), (TYPED, frozenset({1})), (ORDER, "a")]
)
def test_a_response_of_another_kind_is_refused(card: Card, response: Response) -> None:
    with pytest.raises(ValueError, match="cannot be answered with"):
        grade(ask(card), response)

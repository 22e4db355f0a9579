"""Tests of grading: the table of evidence, and what is said about an answer."""

from dataclasses import replace

import pytest

from quizapp.decks.kinds.base import Card
from quizapp.study.answer.grading import LEARNER_CHOICES, OVERRIDE, Verdict, grade
from quizapp.study.answer.numeric import NotANumber
from quizapp.study.answer.question import Question, Response
from quizapp.study.kinds.numeric import NumericQuestion
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality
from tests.study.cards import (
    BASIC,
    CHOICE,
    CLOZE,
    NUMERIC,
    ORDER,
    RIGHT_ORDER,
    SEVERAL,
    TYPED,
    item,
)
from tests.study.questions import choice, numeric


def ask(card: Card, facet: str = "") -> Question:
    return render(item(card, facet), count=0)


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
        ({}, (3, 4, 5)),
        ({"confidence": 0.9, "thinking_ms": 1, "usual_ms": 1}, (4, 5)),
    ],
)
def test_a_pass_may_move_by_one_step(evidence: dict[str, float], allowed: tuple[int, ...]) -> None:
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


# --- choice


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


# --- typed


def test_a_wrong_text_is_compared_with_the_nearest_right_one() -> None:
    verdict = typed("cross-entropy")
    assert verdict.proposed is Quality.WRONG
    assert verdict.diff == (("binary ", "missing"), ("cross-entropy", "same"))
    assert typed("BCE").diff == ()


def test_an_exact_card_minds_case() -> None:
    card = replace(TYPED, exact=True)
    assert grade(ask(card), "BCE").passed
    assert not grade(ask(card), "bce").passed


def test_a_typed_gap_is_graded() -> None:
    question = ask(replace(CLOZE, typed=True), "c1")
    assert grade(question, "Slope, gradient").passed


# --- numeric


def fixed(tolerance: float = 0.1) -> NumericQuestion:
    """A numeric question whose answer is 2, with a trap at 2.25."""
    return replace(
        numeric(ask(NUMERIC)), expected=2.0, tolerance=tolerance, traps=((2.25, "You doubled it."),)
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
    assert (verdict.proposed, verdict.remarks) == (Quality.WRONG, ("You doubled it.",))


def test_a_mistake_of_another_size_has_a_tolerance_of_its_own() -> None:
    """A tenth of 200 is 20, and 14 is still no 0.005."""
    question = replace(
        fixed(20.0), expected=200.0, relative=0.1, traps=((0.005, "Turn it round."),)
    )
    assert grade(question, "14").remarks == ()
    assert grade(question, "0.0051").remarks == ("Turn it round.",)


def test_without_tolerance_nothing_is_near() -> None:
    assert grade(fixed(0.0), "2.0000001").proposed is Quality.WRONG


def test_a_number_that_cannot_be_read_is_not_graded() -> None:
    with pytest.raises(NotANumber):
        grade(fixed(), "2.o")


# --- order


def test_any_right_order_passes() -> None:
    placed = ("costs", "contract", "train", "calibrate", "threshold")
    assert grade(ask(ORDER), placed).passed


def test_one_block_out_of_place_is_near_and_one_pair_is_named() -> None:
    verdict = grade(ask(ORDER), ("train", "contract", "calibrate", "costs", "threshold"))
    assert verdict.proposed is Quality.AGAIN
    assert verdict.remarks == ("“Train” stands before “Check the contract”, but builds on it.",)


def test_more_blocks_out_of_place_are_wrong_and_still_one_pair_is_named() -> None:
    verdict = grade(ask(ORDER), RIGHT_ORDER[::-1])
    assert verdict.proposed is Quality.WRONG
    assert len(verdict.remarks) == 1


def test_a_distractor_left_in_is_one_move() -> None:
    verdict = grade(ask(ORDER), (*RIGHT_ORDER, "peek"))
    assert verdict.proposed is Quality.AGAIN
    assert verdict.remarks == ("A block that does not belong is in the order.",)


def test_a_block_in_the_bin_is_one_move() -> None:
    verdict = grade(ask(ORDER), RIGHT_ORDER[1:])
    assert verdict.proposed is Quality.AGAIN
    assert verdict.remarks == ("A block that belongs was left out.",)


def test_a_block_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no such block"):
        grade(ask(ORDER), ("nowhere",))


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

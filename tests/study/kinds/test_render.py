"""Tests of questions: an item as it is asked this time."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.items import Item
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import Tolerance
from quizapp.decks.text import Text
from quizapp.study.answer.question import Question
from quizapp.study.kinds import asked_kinds
from quizapp.study.kinds.numeric import rounded
from quizapp.study.kinds.render import render
from tests.study.cards import (
    BASIC,
    CHOICE,
    CLOZE,
    NUMERIC,
    ORDER,
    SEVERAL,
    TYPED,
    item,
)
from tests.study.questions import choice, cloze, numeric, order, typed

COUNTS = st.integers(0, 500)


def asked(card: Cloze | Numeric, facet: str = "", count: int = 0) -> Question:
    return render(item(card, facet), count=count)


def test_a_basic_card_asks_its_question_with_every_text_filled() -> None:
    question = render(item(BASIC), count=0)
    assert (question.prompt, question.answer) == ("Loss of a shrug?", "0.693 nats")
    assert (question.hint, question.why) == ("p = 0.5", "ln 2 is 0.6931")
    assert question.source == "Murphy, chapter 10"
    assert not question.machine


def test_the_reverse_asks_for_the_question() -> None:
    question = render(item(BASIC, "rev"), count=0)
    assert (question.prompt, question.answer) == ("0.693 nats", "Loss of a shrug?")


def test_texts_that_the_author_left_out_are_none() -> None:
    question = render(item(TYPED), count=0)
    assert (question.hint, question.why, question.source) == (None, None, None)


def test_all_gaps_of_the_asked_name_hide_together() -> None:
    question = asked(CLOZE, "c1")
    assert question.prompt == "The […] is p - y, a […] of 2."
    assert question.answer == "slope, gradient"
    assert cloze(question).full == "The **slope** is p - y, a **gradient** of 2."


def test_a_gap_shows_its_hint_and_the_other_gaps_their_answers() -> None:
    question = asked(CLOZE, "c2")
    assert question.prompt == "The slope is [two terms], a gradient of 2."
    assert cloze(question).full == "The slope is **p - y**, a gradient of 2."


def test_a_gap_that_repeats_its_answer_is_answered_once() -> None:
    card = replace(CLOZE, pieces=(Gap("c1", "log"), " and ", Gap("c1", "log")))
    assert asked(card, "c1").answer == "log"


def test_a_cloze_is_graded_by_the_machine_only_when_it_is_typed() -> None:
    assert not asked(CLOZE, "c2").machine
    question = cloze(asked(replace(CLOZE, typed=True), "c2"))
    assert question.machine
    assert question.accept == ("p - y",)


@pytest.mark.parametrize("mark", ["$", "`"])
def test_a_gap_within_maths_or_code_is_not_made_bold(mark: str) -> None:
    card = replace(CLOZE, pieces=(f"{mark}p = ", Gap("c1", "1"), f"{mark} or ", Gap("c1", "0")))
    assert cloze(asked(card, "c1")).full == f"{mark}p = 1{mark} or **0**"


@given(COUNTS)
def test_options_are_shuffled_and_keep_their_feedback(count: int) -> None:
    question = render(item(CHOICE), count=count)
    assert {(o.text, o.correct, o.feedback) for o in choice(question).options} == {
        ("Products become sums", True, None),
        ("Logs are quicker", False, "Speed is not the point."),
        ("Logs are positive", False, "They are not."),
        ("Tradition", False, None),
    }
    assert question == render(item(CHOICE), count=count)


def test_the_right_option_stands_at_every_place_in_time() -> None:
    places = {
        [option.correct for option in choice(render(item(CHOICE), count=count)).options].index(True)
        for count in range(50)
    }
    assert places == {0, 1, 2, 3}


def test_a_choice_of_several_says_so() -> None:
    question = render(item(SEVERAL), count=0)
    assert choice(question).several
    assert question.answer == "log loss, hinge loss"


def test_a_typed_card_shows_its_first_accepted_answer() -> None:
    question = render(item(TYPED), count=0)
    assert typed(question).accept == ("binary cross-entropy", "BCE")
    assert question.answer == "binary cross-entropy"
    assert question.machine


@given(COUNTS)
def test_a_numeric_card_computes_with_the_numbers_that_it_shows(count: int) -> None:
    question = numeric(asked(NUMERIC, count=count))
    assert f"p = {question.values['p']:.2f}" in question.prompt
    assert question.tolerance == pytest.approx(0.01 + 0.01 * question.expected)
    assert question.solution is not None
    assert question.solution.endswith(f"{question.expected:.3f}")
    assert (question.unit, question.machine) == ("nats", True)
    assert question == asked(NUMERIC, count=count)


def test_the_next_count_draws_other_numbers() -> None:
    assert len({asked(NUMERIC, count=count).values["p"] for count in range(60)}) > 10


def test_a_trap_within_the_tolerance_of_the_answer_is_left_out() -> None:
    for count in range(40):
        question = numeric(asked(NUMERIC, count=count))
        assert not any("Never said" in say for _, say in question.traps)
        for value, _ in question.traps:
            assert abs(value - question.expected) > question.tolerance


def test_a_relative_tolerance_is_a_share_of_the_size_of_a_negative_answer() -> None:
    card = replace(NUMERIC, answer=Text("-100"), tolerance=Tolerance(relative=Text("0.05")))
    assert numeric(asked(card)).tolerance == pytest.approx(5)


def test_the_shown_answer_is_rounded_within_the_tolerance() -> None:
    for count in range(40):
        question = numeric(asked(NUMERIC, count=count))
        number, unit = question.answer.split()
        assert unit == "nats"
        assert abs(float(number) - question.expected) <= question.tolerance / 10


@given(
    st.floats(-1e12, 1e12, allow_nan=False),
    st.floats(0, 1e3, allow_nan=False),
)
def test_rounding_never_leaves_a_tenth_of_the_tolerance(value: float, tolerance: float) -> None:
    assert abs(float(rounded(value, tolerance)) - value) <= tolerance / 10


@given(COUNTS)
def test_blocks_never_start_in_an_order_that_is_right(count: int) -> None:
    question = order(render(item(ORDER), count=count))
    keys = [block.key for block in question.blocks]
    assert sorted(keys) == sorted([*ORDER.items, "peek"])
    assert any(
        keys.index(a) > keys.index(b) for chain in question.before for a, b in pairwise(chain)
    )


@given(COUNTS)
def test_two_blocks_always_start_the_wrong_way_round(count: int) -> None:
    card = replace(
        ORDER,
        items={"a": Text("first"), "b": Text("second")},
        before=(("a", "b"),),
        distractors={},
    )
    assert [block.key for block in order(render(item(card), count=count)).blocks] == ["b", "a"]


def test_the_answer_of_an_order_is_one_that_is_right() -> None:
    question = render(item(ORDER), count=0)
    assert question.answer.splitlines() == [
        "1. Check the contract",
        "2. Train",
        "3. Calibrate",
        "4. Agree on costs",
        "5. Set the threshold",
    ]
    assert order(question).distractors == {"peek"}


def test_the_answer_of_an_order_is_right_whatever_the_order_of_the_file() -> None:
    backwards = dict(reversed(list(ORDER.items.items())))
    answer = render(item(replace(ORDER, items=backwards)), count=0).answer
    assert answer.splitlines()[-1] == "5. Set the threshold"
    assert answer.index("contract") < answer.index("Train") < answer.index("Calibrate")


def test_kinds_without_a_screen_are_not_posed() -> None:
    assert set(asked_kinds()) == {
        "basic",
        "cloze",
        "choice",
        "typed",
        "numeric",
        "order",
        "task",
    }
    card = Interview(id="iv", line=1, column=1, question=Text("Why?"))
    with pytest.raises(ValueError, match="interview"):
        render(Item("t/iv", "t", card), count=0)


def test_an_expression_that_fails_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r".+"):
        render(item(replace(BASIC, question=Text("{=1/0}"))), count=0)

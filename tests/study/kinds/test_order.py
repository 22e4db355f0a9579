"""Tests of order cards: any order that breaks no pair."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.text import Text
from quizapp.study.answer.grading import grade
from quizapp.study.quality import Quality
from tests.study.cards import (
    ORDER,
    RIGHT_ORDER,
)
from tests.study.questions import ask, order

COUNTS = st.integers(0, 500)


@given(COUNTS)
def test_blocks_never_start_in_an_order_that_is_right(count: int) -> None:
    question = order(ask(ORDER, count=count))
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
    assert [block.key for block in order(ask(card, count=count)).blocks] == ["b", "a"]


def test_the_answer_of_an_order_is_one_that_is_right() -> None:
    question = ask(ORDER)
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
    answer = ask(replace(ORDER, items=backwards)).answer
    assert answer.splitlines()[-1] == "5. Set the threshold"
    assert answer.index("contract") < answer.index("Train") < answer.index("Calibrate")


def test_any_right_order_passes() -> None:
    placed = ("costs", "contract", "train", "calibrate", "threshold")
    assert grade(ask(ORDER), placed).passed


def test_one_block_out_of_place_is_near_and_one_pair_is_named() -> None:
    verdict = grade(ask(ORDER), ("train", "contract", "calibrate", "costs", "threshold"))
    assert verdict.proposed is Quality.AGAIN
    assert verdict.remarks == (
        "“Train” stands before “Check the contract”, but belongs behind it.",
    )


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

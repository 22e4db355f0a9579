"""Tests of coverage: a state is what the memories say, and nothing else."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.coverage import ItemState, item_state, joint_state
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory
from quizapp.study.scheduler.sm2 import SM2

TODAY = date(2025, 3, 1)
STATES = st.lists(st.sampled_from(ItemState), max_size=6)


@pytest.mark.parametrize(
    ("memory", "state"),
    [
        (None, ItemState.NEW),
        (Memory(), ItemState.NEW),
        (Memory(answers=3), ItemState.NEW),
        (Memory(suspended=True), ItemState.SUSPENDED),
        (Memory(last=TODAY, streak=1, drilling=True, suspended=True), ItemState.SUSPENDED),
        (Memory(last=TODAY, streak=1, drilling=True), ItemState.MISSED),
        (Memory(last=TODAY, streak=1), ItemState.MET),
        (Memory(last=TODAY + timedelta(1), streak=1, drilling=True), ItemState.MET),
        (Memory(last=TODAY, streak=KNOWN_STREAK), ItemState.KNOWN),
    ],
)
def test_the_state_of_an_item_that_failed_today_follows_from_its_memory(
    memory: Memory | None, state: ItemState
) -> None:
    assert item_state(memory, last_failed=TODAY) is state


@pytest.mark.parametrize("quality", Quality)
def test_only_a_failed_answer_that_was_not_repeated_well_is_missed(quality: Quality) -> None:
    memory = SM2.review(Memory(), quality, today=TODAY, seed="t/a")
    failed = None if quality.passed else TODAY
    missed = item_state(memory, last_failed=failed) is ItemState.MISSED
    assert missed is not quality.passed
    repeated = SM2.drill(memory, Quality.GOOD, today=TODAY, seed="t/a")
    assert item_state(repeated, last_failed=failed) is ItemState.MET


@given(STATES)
def test_what_is_suspended_says_nothing_beside_others(states: Sequence[ItemState]) -> None:
    awake = [state for state in states if state is not ItemState.SUSPENDED]
    if awake:
        assert joint_state(states) is joint_state(awake)


@given(STATES)
def test_a_point_is_known_only_where_all_is_and_missed_where_one_is(
    states: Sequence[ItemState],
) -> None:
    joint = joint_state(states)
    assert (joint is ItemState.MISSED) == (ItemState.MISSED in states)
    assert (joint is ItemState.KNOWN) == (
        ItemState.KNOWN in states and set(states) <= {ItemState.KNOWN, ItemState.SUSPENDED}
    )
    assert joint_state(reversed(states)) is joint

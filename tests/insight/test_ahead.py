"""Tests of the coming days: exact where nothing is left to chance, in a range where it is."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.insight.ahead.numbers import (
    FORECAST_DAYS,
    SHARE_WITHIN,
    Ahead,
    days_ahead,
    likely_range,
)
from quizapp.insight.ahead.picture import ahead_picture
from quizapp.insight.ahead.simulation import SINGLY, QualityCounts, courses
from quizapp.insight.page import Scope
from quizapp.study.scheduler.forecast import reviews_ahead
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2
from tests.insight.learner import TODAY, Learner, studied
from tests.insight.simulated import answers_of, daily

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def learner() -> Learner:
    return studied(days=120)


def forecast_of(learner: Learner, scope: Scope) -> Ahead:
    answers, memories = answers_of(learner), daily(learner)
    return days_ahead(answers, memories, today=TODAY, scope=scope, scheduler=SM2)


def due_in(days: int, *, interval: int = 15, streak: int = 3) -> Memory:
    due = TODAY + days * DAY
    return Memory(streak, interval, due=due, last=due - interval * DAY, answers=4)


def courses_of(memories: dict[str, Memory], outcomes: QualityCounts) -> list[list[int]]:
    random = np.random.default_rng(1)
    counts = courses(
        memories, outcomes, today=TODAY, days=FORECAST_DAYS, scheduler=SM2, random=random
    )
    return counts.tolist()  # type: ignore[no-any-return]


def test_who_never_fails_has_what_is_due_if_each_is_good() -> None:
    never = QualityCounts(young=(0, 0, 0, 0, 10**9, 0), grown=(0, 0, 0, 0, 10**9, 0))
    memories = {f"t/q{n}": due_in(n - 2, interval=6, streak=2) for n in range(9)}
    good = reviews_ahead(memories, today=TODAY, days=FORECAST_DAYS, scheduler=SM2)
    assert {tuple(counts) for counts in courses_of(memories, never)} == {good}


def test_who_always_fails_has_each_item_every_day_from_its_due_day_on() -> None:
    always = QualityCounts(young=(0, 10**12, 0, 0, 0, 0), grown=(0, 10**12, 0, 0, 0, 0))
    memories = {"t/a": due_in(-40), "t/b": due_in(3), "t/c": due_in(99)}
    rows = {tuple(counts) for counts in courses_of(memories, always)}
    assert rows == {(1, 1, 1, *(2,) * (FORECAST_DAYS - 3))}


def test_many_items_have_the_mean_of_few() -> None:
    outcomes = QualityCounts(young=(0, 30, 0, 10, 60, 0), grown=(0, 30, 0, 10, 60, 0))
    memories = {f"t/q{n}": due_in(n % 10) for n in range(SINGLY + 1)}
    few = dict([*memories.items()][:SINGLY])
    of_few, of_many = (np.mean(courses_of(rows, outcomes), axis=0) for rows in (few, memories))
    # The fuzz of some stands for that of all: a day's count may lie a day further.
    assert of_many == pytest.approx(of_few, rel=0.3)
    assert of_many.sum() == pytest.approx(of_few.sum(), rel=0.04)


def test_the_first_day_is_exact_and_later_ones_lie_in_a_range(learner: Learner) -> None:
    value = days_ahead(
        answers_of(learner), daily(learner), today=TODAY, scope=Scope(), scheduler=SM2
    )
    [today, *later] = value.days
    assert today.low == today.if_good == today.high == len(today.due)
    assert all(day.low <= day.mean <= day.high + 1 for day in later)
    assert value.low <= sum(day.mean for day in value.days) <= value.high
    due = [key for day in value.days for key in day.due]
    assert sorted(due) == sorted(
        key
        for key, memory in daily(learner).items()
        if memory.due and (memory.due - TODAY).days < FORECAST_DAYS
    )


@given(st.lists(st.integers(0, 12), min_size=1, max_size=60))
def test_no_narrower_range_holds_enough_courses(counts: list[int]) -> None:
    low, high = likely_range(np.array(counts))

    def within(first: int, last: int) -> float:
        return sum(first <= count <= last for count in counts) / len(counts)

    assert within(low, high) >= SHARE_WITHIN
    assert all(
        within(first, first + high - low - 1) < SHARE_WITHIN for first in range(max(counts) + 1)
    )


def test_a_topic_has_its_own_items_and_its_own_lapses(learner: Learner) -> None:
    value = forecast_of(learner, Scope("ml.trees"))
    assert all(key.startswith("ml.trees/") for day in value.days for key in day.due)
    whole = days_ahead(
        answers_of(learner), daily(learner), today=TODAY, scope=Scope(), scheduler=SM2
    )
    assert 0 < value.young.n < whole.young.n


def test_the_same_log_has_the_same_forecast_and_suspended_items_have_none(
    learner: Learner,
) -> None:
    answers, memories = answers_of(learner), daily(learner)
    first, again = (
        days_ahead(answers, memories, today=TODAY, scope=Scope(), scheduler=SM2) for _ in range(2)
    )
    assert first == again
    asleep = {key: row._replace(suspended=True) for key, row in memories.items()}
    value = days_ahead(answers, asleep, today=TODAY, scope=Scope(), scheduler=SM2)
    assert value.items == value.high == 0
    assert "Nothing has a due day" in ahead_picture(value, 78, ascii=False).text


def test_lapses_that_few_answers_tell_of_are_said_to_be_little_known(learner: Learner) -> None:
    answers, memories = answers_of(learner), daily(learner)
    few, many = (
        days_ahead(answers, memories, today=TODAY, scope=Scope(days=days), scheduler=SM2)
        for days in (2, 90)
    )
    assert min(few.young.n, few.grown.n) < 20 <= min(many.young.n, many.grown.n)
    sentence = "Fewer than 20 young or grown answers say little of how you lapse."
    assert sentence in ahead_picture(few, 78, ascii=False).text
    assert sentence not in ahead_picture(many, 78, ascii=False).text

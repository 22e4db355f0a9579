"""Laws of SM-2 over histories that nobody would live through."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2Scheduler
from quizapp.study.scheduler.sm2_rule import MINIMUM_EASE
from tests.study.switches import switched

TODAY = date(2025, 3, 1)
KEY = "ml.cost/shrug"
PRESETS = st.sampled_from([SM2, SM2_CLASSIC, switched(SM2, max_interval=36_500)])
HISTORIES = st.lists(st.tuples(st.sampled_from(Quality), st.integers(-400, 200_000)), max_size=30)
"""Qualities, each with the days since the answer before: negative when the clock went back."""


def moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def memory_after(
    history: list[tuple[Quality, int]], scheduler: SM2Scheduler
) -> tuple[Memory, date]:
    memory, today = Memory(), TODAY
    for quality, days in history:
        today = moved(today, days)
        _, memory = scheduler.answer(memory, quality, today=today, seed=KEY)
    return memory, today


@given(HISTORIES, PRESETS)
def test_no_history_leaves_the_bounds_of_a_memory(
    history: list[tuple[Quality, int]], scheduler: SM2Scheduler
) -> None:
    memory, _ = memory_after(history, scheduler)
    assert memory.ease >= MINIMUM_EASE
    assert memory.answers == len(history)
    if memory.last:
        assert 1 <= memory.interval_days <= scheduler.preset.max_interval
        assert memory.due is not None
        assert memory.due > memory.last or memory.due == date.max


@given(HISTORIES, PRESETS, st.none() | st.integers(-10, 400))
def test_a_button_does_what_its_preview_showed(
    history: list[tuple[Quality, int]], scheduler: SM2Scheduler, left: int | None
) -> None:
    memory, today = memory_after(history, scheduler)
    deadline = None if left is None else moved(today, left)
    shown = scheduler.until(deadline).preview(memory, today=today, seed=KEY)
    for quality, after in shown.items():
        pressed = scheduler.until(deadline).answer(memory, quality, today=today, seed=KEY)
        assert pressed[1] == after


@given(HISTORIES, PRESETS, st.integers(0, 1000))
def test_a_better_success_never_comes_back_earlier(
    history: list[tuple[Quality, int]], scheduler: SM2Scheduler, days: int
) -> None:
    memory, today = memory_after(history, scheduler)
    today = moved(today, days)
    hard, good, easy = (
        scheduler.review(memory, quality, today=today, seed=KEY)
        for quality in (Quality.HARD, Quality.GOOD, Quality.EASY)
    )
    assert hard.interval_days <= good.interval_days <= easy.interval_days
    assert hard.due is not None
    assert good.due is not None
    assert easy.due is not None
    assert hard.due <= good.due <= easy.due


@pytest.mark.parametrize("credited", [True, False])
def test_two_thousand_steps_agree_with_exact_fractions(credited: bool) -> None:
    scheduler = switched(SM2 if credited else SM2_CLASSIC, fuzz=False, max_interval=36_500)
    dice = Random(2025)
    memory, today = Memory(), TODAY
    streak, interval, ease = 0, 0, Fraction(5, 2)
    for _ in range(2000):
        if today.year > 9000:
            today, memory = TODAY, memory._replace(due=TODAY, last=TODAY)
        quality = dice.choice([*Quality, Quality.GOOD, Quality.EASY, Quality.EASY])
        late = dice.choice([0, 0, 1, 7, 100])
        if quality >= 3:
            q = int(quality)
            ease += Fraction(1, 10) - (5 - q) * (Fraction(8, 100) + (5 - q) * Fraction(2, 100))
            ease = max(Fraction(13, 10), ease)
            streak += 1
            credit = min(late, interval) if credited and quality >= 4 else 0
            grown = ceil((interval + Fraction(credit, 2)) * ease)
            interval = min({1: 1, 2: 6}.get(streak, grown), 36_500)
        else:
            streak, interval = 1, 1
        today = (memory.due or today) + timedelta(late)
        memory = scheduler.review(memory, quality, today=today, seed=KEY)
        assert (memory.streak, memory.interval_days) == (streak, interval)
        assert Fraction(memory.ease, 100) == ease

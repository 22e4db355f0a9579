"""Tests of catching up: the shortest even plan that is never harder than a day may be."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.queue.candidates import Limits
from quizapp.study.queue.catch_up import LONGEST, CatchUp, catch_up
from quizapp.study.scheduler.memory import Memory
from tests.oracles.planning import coming_due

TODAY = date(2025, 3, 1)


def test_a_backlog_is_spread_evenly() -> None:
    plan = catch_up(214, today=TODAY, most=40)
    assert plan == CatchUp(214, 36, TODAY, TODAY + timedelta(5))
    assert plan.days == 6


def test_what_fits_into_a_day_needs_no_plan() -> None:
    assert catch_up(40, today=TODAY, most=40) is None
    assert catch_up(0, today=TODAY, most=1) is None


def test_what_comes_due_meanwhile_is_part_of_the_plan() -> None:
    plan = catch_up(60, today=TODAY, most=40, coming=[30, 10, 0, 0])
    assert plan is not None
    assert (plan.days, plan.per_day) == (3, 34)


def test_no_plan_is_longer_than_anyone_believes() -> None:
    plan = catch_up(5000, today=TODAY, most=10)
    assert plan is not None
    assert (plan.days, plan.per_day) == (LONGEST, 84)


def test_a_day_without_reviews_catches_nothing_up() -> None:
    with pytest.raises(ValueError, match="at least one review"):
        catch_up(10, today=TODAY, most=0)


@given(st.integers(0, 3000), st.integers(1, 200), st.lists(st.integers(0, 50), max_size=60))
def test_a_plan_takes_everything_and_a_shorter_one_would_ask_too_much(
    backlog: int, most: int, coming: list[int]
) -> None:
    plan = catch_up(backlog, today=TODAY, most=most, coming=coming)
    if plan is None:
        assert backlog <= most
        return
    total = backlog + sum(coming[: plan.days - 1])
    assert plan.days * plan.per_day >= total > plan.days * (plan.per_day - 1)
    assert plan.per_day <= most or plan.days == LONGEST
    shorter = plan.days - 1
    assert backlog + sum(coming[: shorter - 1]) > shorter * most


def test_the_plan_limits_its_own_days_and_no_others() -> None:
    plan = CatchUp(214, 36, TODAY, TODAY + timedelta(5))
    free, tight = Limits(), Limits(reviews_per_day=20)
    assert plan.limits(free, today=TODAY + timedelta(5)) == Limits(reviews_per_day=36)
    assert plan.limits(tight, today=TODAY) == tight
    assert plan.limits(free, today=TODAY + timedelta(6)) == free
    assert plan.limits(free, today=TODAY - timedelta(1)) == free


def test_what_comes_due_is_counted_by_day() -> None:
    due = [Memory(due=TODAY + timedelta(days)) for days in (-3, 0, 1, 2, 2, 9)]
    asleep = Memory(due=TODAY + timedelta(1), suspended=True)
    assert coming_due([*due, asleep, Memory()], today=TODAY, days=3) == (1, 2, 0)

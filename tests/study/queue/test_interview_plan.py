"""Tests of the plan for an interview: what the days hold, and which limit holds more."""

from datetime import timedelta

from quizapp.study.queue.interview_plan import Pace, Share
from tests.study.interview_plans import TODAY, plan_of, words


def test_each_priority_says_how_many_fit_and_when_the_last_comes() -> None:
    plan = plan_of(words(5, 4, 3), days=4, limit=2)
    second, third = (TODAY + timedelta(ahead) for ahead in (2, 3))
    assert plan.shares == {
        "core": Share(5, 5, second),
        "often": Share(4, 3, third),
        "rare": Share(3, 0, None),
    }
    assert (plan.new, plan.fit) == (12, 8)


def test_the_limits_that_hold_all_are_the_least() -> None:
    plan = plan_of(words(5, 4, 3), days=4, limit=2)
    assert plan.for_core
    assert plan.for_all
    assert (plan.for_core.new_per_day, plan.for_all.new_per_day) == (2, 3)
    assert plan.for_core.reviews_per_day < plan.for_all.reviews_per_day


def test_parts_of_one_card_may_have_too_few_days() -> None:
    plan = plan_of({"t/a#c1": "core", "t/a#c2": "core"}, days=1, limit=8)
    assert (plan.for_core, plan.for_all) == (None, None)
    assert plan.shares["core"].fit == 1


def test_what_needs_nothing_takes_nothing() -> None:
    assert plan_of({}, days=4, limit=2).for_all == Pace(0, 0.0)
    assert plan_of(words(0, 2), days=4, limit=2).for_core == Pace(0, 0.0)


def test_the_reviews_of_a_day_are_counted() -> None:
    plan = plan_of(words(2), days=3, limit=8)
    # Both come back on the next day; the interview allows no longer interval than one day.
    assert [day.reviews for day in plan.days] == [0, 2, 2]
    assert plan.reviews_per_day * 3 == 4
    assert plan.fullest == plan.days[1]
    assert plan_of(words(2), days=0, limit=8).fullest is None

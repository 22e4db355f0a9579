"""Laws that every scheduler keeps which a setting can name."""

from datetime import date, timedelta

import pytest

from quizapp.study.event import EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory
from quizapp.study.scheduler.registry import (
    PACKAGES,
    SCHEDULERS,
    SchedulerPackage,
    lacks,
    scheduler_named,
)
from quizapp.study.scheduler.sm2 import SM2

TODAY = date(2025, 3, 1)


@pytest.fixture(params=SCHEDULERS)
def scheduler(request: pytest.FixtureRequest) -> Scheduler:
    """Each that a setting can name; CI has the packages of all."""
    if reason := lacks(request.param):
        pytest.skip(f"{request.param} {reason}")
    return scheduler_named(request.param)


def test_no_two_have_the_same_signature() -> None:
    names = [name for name in SCHEDULERS if not lacks(name)]
    assert len({scheduler_named(name).signature for name in names}) == len(names)
    assert [scheduler_named(name).name for name in names] == names


def test_one_without_its_package_says_what_adds_it_and_sm2_takes_its_place() -> None:
    package = SchedulerPackage("no_such_package", "pip install it")
    assert package.lacks == "needs the package no_such_package, which pip install it adds"
    for name, scheduler in SCHEDULERS.items():
        assert scheduler_named(name) == (SM2 if lacks(name) else scheduler)
        assert not lacks(name) or name in PACKAGES


def test_another_limit_or_deadline_is_another_signature(scheduler: Scheduler) -> None:
    for other in (scheduler.limited_to(31), scheduler.until(TODAY)):
        assert (other.signature == scheduler.signature) == (other == scheduler)


@pytest.mark.parametrize("quality", Quality)
def test_a_review_is_counted_explained_and_comes_back_later(
    scheduler: Scheduler, quality: Quality
) -> None:
    memory, today = Memory(), TODAY
    for _ in range(6):
        after = scheduler.review(memory, quality, today=today, seed="t/a")
        steps = scheduler.explain(memory, quality, today=today, seed="t/a")
        assert after.due
        assert after.due > today
        assert (after.last, after.answers) == (today, memory.answers + 1)
        assert after == scheduler.review(memory, quality, today=today, seed="t/a")
        assert steps["interval"]
        memory, today = after._replace(drilling=False), after.due + timedelta(1)


@pytest.mark.parametrize("quality", [None, *Quality])
def test_what_is_set_to_known_counts_as_known_and_comes_back_in_six_days(
    scheduler: Scheduler, quality: Quality | None
) -> None:
    before = Memory(answers=1, flagged=True)
    if quality is not None:
        before = scheduler.review(before, quality, today=TODAY, seed="t/a")
    after = scheduler.place(before, today=TODAY)
    assert (after.streak, after.due, after.drilling) == (KNOWN_STREAK, TODAY + timedelta(6), False)
    assert (after.ease, after.lapses) == (before.ease, before.lapses)
    assert (after.answers, after.flagged) == (before.answers, True)
    assert scheduler.place(after, today=TODAY + timedelta(1)) == after


def test_a_first_answer_counts_even_on_the_day_when_its_item_was_set_to_known(
    scheduler: Scheduler,
) -> None:
    placed = scheduler.place(Memory(), today=TODAY)
    kind, after = scheduler.answer(placed, Quality.WRONG, today=TODAY, seed="t/a")
    assert (kind, after.due) == (EventKind.REVIEW, TODAY + timedelta(1))
    kind, _ = scheduler.answer(placed, Quality.GOOD, today=TODAY, seed="t/a")
    start = scheduler.counts_from(placed)
    assert start
    assert kind is (EventKind.AHEAD if start > TODAY else EventKind.REVIEW)


def test_no_calendar_is_too_short_and_no_interview_too_near_for_it() -> None:
    assert SM2.place(Memory(), today=date.max).due == date.max
    near = SM2.until(TODAY + timedelta(8)).place(Memory(), today=TODAY)
    assert near.due == TODAY + timedelta(2)

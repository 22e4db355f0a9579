"""Laws that every scheduler keeps which a setting can name."""

from datetime import date, timedelta

import pytest

from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.registry import SCHEDULERS

TODAY = date(2025, 3, 1)

every_scheduler = pytest.mark.parametrize("scheduler", SCHEDULERS.values(), ids=SCHEDULERS)


def test_no_two_have_the_same_signature() -> None:
    signatures = {scheduler.signature for scheduler in SCHEDULERS.values()}
    assert len(signatures) == len(SCHEDULERS)


@every_scheduler
def test_another_limit_or_deadline_is_another_signature(scheduler: Scheduler) -> None:
    for other in (scheduler.limited_to(31), scheduler.until(TODAY)):
        assert (other.signature == scheduler.signature) == (other == scheduler)


@every_scheduler
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

"""FSRS behind the scheduler's protocol: the package's numbers, on study days of our own."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from quizapp.study.event import EventKind, Moment
from quizapp.study.explain import why_today
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.presets import LONGEST_INTERVAL
from quizapp.study.scheduler.replay import replay
from quizapp.study.session.session import Session
from tests.study.scheduler.fsrs.histories import random_history

fsrs = pytest.importorskip("fsrs", reason="pip install 'quizapp-tui[fsrs]' adds what it compares")

from quizapp.study.scheduler.fsrs.parameters import (  # noqa: E402 - after the skip
    FSRS_DEFAULTS,
    HIGHEST,
    LOWEST,
)
from quizapp.study.scheduler.fsrs.scheduler import FSRS  # noqa: E402 - after the skip

TODAY = date(2025, 3, 1)
KEY = "ml.cost/shrug"
UNFUZZED = FSRS.limited_to(LONGEST_INTERVAL)
RATING = {0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 5: 4}


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_its_numbers_are_the_package_s() -> None:
    module = pytest.importorskip("fsrs.scheduler")
    assert tuple(module.DEFAULT_PARAMETERS) == FSRS_DEFAULTS
    assert tuple(module.LOWER_BOUNDS_PARAMETERS) == LOWEST
    assert tuple(module.UPPER_BOUNDS_PARAMETERS) == HIGHEST


def test_ten_thousand_random_histories_end_as_the_package_ends_them() -> None:
    random = Random(15)
    package = fsrs.Scheduler(
        learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=36_500
    )
    for _ in range(10_000):
        memory, card = Memory(), fsrs.Card(card_id=1, due=noon(TODAY))
        for day, quality in random_history(random):
            today = TODAY + timedelta(day)
            _, memory = UNFUZZED.answer(memory, Quality(quality), today=today, seed=KEY)
            card, _ = package.review_card(card, fsrs.Rating(RATING[quality]), noon(today))
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert memory.interval_days == (card.due - card.last_review).days
        assert UNFUZZED.retrievability(memory, today + timedelta(9)) == (
            package.get_card_retrievability(card, noon(today + timedelta(9)))
        )


def test_a_button_does_what_its_preview_showed_and_never_less_for_more() -> None:
    random = Random(3)
    for _ in range(60):
        memory, today = Memory(), TODAY
        for day, quality in random_history(random):
            today = TODAY + timedelta(day)
            preview = FSRS.preview(memory, today=today, seed=KEY)
            days = [preview[grade].interval_days for grade in Quality]
            assert days == sorted(days)
            _, memory = FSRS.answer(memory, Quality(quality), today=today, seed=KEY)
            assert memory == preview[Quality(quality)]


def test_an_early_success_counts_and_a_clock_that_went_back_moves_nothing() -> None:
    memory = FSRS.review(Memory(), Quality.EASY, today=TODAY, seed=KEY)
    kind, after = FSRS.answer(memory, Quality.GOOD, today=TODAY + timedelta(1), seed=KEY)
    assert kind is EventKind.REVIEW
    assert after.stability > memory.stability
    kind, after = FSRS.answer(memory, Quality.GOOD, today=TODAY - timedelta(1), seed=KEY)
    assert (kind, after) == (EventKind.AHEAD, memory._replace(answers=2))


def test_a_drill_is_fed_too_but_not_one_whose_review_is_gone() -> None:
    memory = FSRS.review(Memory(), Quality.AGAIN, today=TODAY, seed=KEY)
    kind, after = FSRS.answer(memory, Quality.GOOD, today=TODAY, seed=KEY)
    assert (kind, after.drills, after.drilling) == (EventKind.DRILL, 1, False)
    assert after.stability > memory.stability
    alone = FSRS.drill(Memory(), Quality.GOOD, today=TODAY, seed=KEY)
    assert (alone.stability, alone.due, alone.drills) == (0, None, 1)


def test_what_an_edit_made_due_at_once_stays_so_through_a_drill() -> None:
    memory = FSRS.review(Memory(), Quality.HARD, today=TODAY, seed=KEY)._replace(due=TODAY)
    assert FSRS.drill(memory, Quality.GOOD, today=TODAY, seed=KEY).due == TODAY


def test_what_is_set_to_known_has_the_stability_of_its_days() -> None:
    picky = FSRS.tuned(retention=0.95, parameters=())
    placed = picky.place(Memory(), today=TODAY)
    assert placed.last
    left = picky.retrievability(placed, placed.last + timedelta(placed.interval_days))
    assert left == pytest.approx(0.95)


@pytest.mark.parametrize("day", [date.max, date(9950, 1, 1), date(1, 1, 1)])
def test_no_calendar_is_too_short(day: date) -> None:
    memory = Memory()
    for quality in (Quality.EASY, Quality.BLANK, Quality.GOOD):
        memory = FSRS.review(memory, quality, today=day, seed=KEY)
        assert memory.due
        assert memory.due >= day


def test_no_history_makes_a_stability_that_has_no_number() -> None:
    wild = FSRS.tuned(retention=0.8, parameters=(*HIGHEST[:9], 0.0, *HIGHEST[10:-1], 0.1))
    memory, day = Memory(), TODAY
    for _ in range(400):
        memory = wild.review(memory, Quality.EASY, today=day, seed=KEY)
        day += timedelta(400)
    assert memory.interval_days == 365


def test_more_retention_and_a_near_interview_mean_sooner() -> None:
    memory = Memory()
    for days in (0, 5, 30):
        memory = FSRS.review(memory, Quality.GOOD, today=TODAY + timedelta(days), seed=KEY)
    day = memory.due or TODAY
    intervals = [
        scheduler.review(memory, Quality.GOOD, today=day, seed=KEY).interval_days
        for scheduler in (
            FSRS.tuned(retention=0.8, parameters=()),
            FSRS,
            FSRS.tuned(retention=0.95, parameters=()),
            FSRS.until(day + timedelta(20)),
        )
    ]
    assert intervals == sorted(intervals, reverse=True)
    assert intervals[-1] == 5


def test_why_is_said_in_its_own_terms() -> None:
    memory = FSRS.review(Memory(), Quality.GOOD, today=TODAY, seed=KEY)
    steps = FSRS.explain(memory, Quality.GOOD, today=TODAY + timedelta(2), seed=KEY)
    assert steps == {
        "stability": "2.31 d × 4.75 = 10.96 d, at a retrievability of 0.91",
        "difficulty": "2.12 to 2.11",
        "interval": "11 d until 0.90 is left, fuzz +1 d = 12 d",
    }
    near = FSRS.until(TODAY + timedelta(10))
    steps = near.explain(memory, Quality.GOOD, today=TODAY + timedelta(2), seed=KEY)
    assert steps["interval"] == "11 d until 0.90 is left, at most 2 d before the interview"


def test_why_today_says_what_repeats_of_the_day_moved() -> None:
    session = Session.start([Planned(KEY, Memory(), Origin.NEW)], today=TODAY, scheduler=FSRS)
    moment = Moment(noon(TODAY), 0, TODAY)
    session, review = session.answer(Quality.AGAIN, moment=moment, event_id="e1", fingerprint="")
    session, drill = session.answer(Quality.GOOD, moment=moment, event_id="e2", fingerprint="")
    memory = replay([review, drill], scheduler=FSRS)[KEY]
    lines = why_today(memory, [review, drill], key=KEY, today=TODAY + timedelta(1), scheduler=FSRS)
    assert drill.kind is EventKind.DRILL
    assert "Stability: 0.21 d, a first look." in lines
    assert "Repeated that day: stability 0.25 d, difficulty 6.40; due 2025-03-02." in lines
    assert not any("edited" in line for line in lines)

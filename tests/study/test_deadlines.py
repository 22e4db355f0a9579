"""Tests of what a deadline would change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from quizapp.study.deadlines import deadline_effect, load
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.memory import Memory
from quizapp.study.quality import Quality
from quizapp.study.replay import replay
from quizapp.study.sm2 import SM2_CLASSIC

TODAY = date(2025, 3, 1)


def known(due: int, *, interval: int = 20) -> Memory:
    day = TODAY + timedelta(due)
    return Memory(streak=3, interval_days=interval, due=day, last=day - timedelta(interval))


def test_each_day_counts_what_is_due_on_it_and_what_comes_back() -> None:
    memories = {
        "a": known(0),
        "b": known(2),
        "c": Memory(streak=1, interval_days=1, due=TODAY, last=TODAY - timedelta(1)),
        "new": Memory(),
    }
    assert load(memories, today=TODAY, preset=SM2_CLASSIC, days=8) == (2, 0, 1, 0, 0, 0, 1, 0)


def test_what_is_late_counts_for_today_and_what_is_suspended_for_no_day() -> None:
    memories = {"a": known(-9), "b": replace(known(1), suspended=True)}
    assert load(memories, today=TODAY, days=3) == (1, 0, 0)


def test_a_deadline_makes_more_reviews_on_the_days_before_it() -> None:
    deadline = TODAY + timedelta(20)
    memories = {"a": known(0)}
    assert sum(load(memories, today=TODAY, days=20)) == 1
    assert sum(load(memories, today=TODAY, days=20, deadline=deadline)) > 3


def test_the_effect_compares_the_journal_with_and_without_the_deadline() -> None:
    deadline = TODAY + timedelta(12)
    events = [
        Event(
            id=f"{key}{day}",
            kind=EventKind.REVIEW,
            moment=Moment(
                datetime(2025, 3, 1, tzinfo=UTC) + timedelta(day), 0, TODAY + timedelta(day)
            ),
            key=key,
            quality=Quality.GOOD,
        )
        for key, days in (("a", (-7, -6, 0)), ("b", (0,)))
        for day in days
    ]
    before = replay(events, preset=SM2_CLASSIC)
    after = replay(events, preset=SM2_CLASSIC, deadline=deadline)
    effect = deadline_effect(
        before, after, deadline=deadline, today=TODAY, preset=SM2_CLASSIC, days=13
    )
    assert effect.earlier == 1
    assert effect.before == (0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0)
    assert effect.after == (0, 1, 0, 1, 1, 0, 2, 0, 2, 2, 2, 2, 2)

"""Tests of what the leech clinic shows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.quality import Quality
from quizapp.study.scheduler.leeches import ASCII_MARKS, MARKS, strip
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC

TODAY = date(2025, 3, 1)


def answered(day: int, quality: Quality, kind: EventKind = EventKind.REVIEW) -> Event:
    at = datetime(2025, 3, 1, tzinfo=UTC) + timedelta(day)
    moment = Moment(at, 0, TODAY + timedelta(day))
    return Event(id=f"e{day}", kind=kind, moment=moment, key="t/a", quality=quality)


def test_the_strip_shows_graded_answers_oldest_first() -> None:
    history = [answered(day, quality) for day, quality in enumerate(Quality)]
    assert strip(history) == "✗✗✗~✓✚"
    assert strip(reversed(history), ascii_only=True) == "xxx~o+"


def test_drills_crams_and_what_was_taken_back_are_not_on_the_strip() -> None:
    history = [
        answered(0, Quality.GOOD),
        answered(1, Quality.AGAIN),
        answered(2, Quality.GOOD, EventKind.DRILL),
        answered(3, Quality.GOOD, EventKind.CRAM),
        answered(4, Quality.HARD, EventKind.AHEAD),
    ]
    taken_back = history[1]._replace(id="u", kind=EventKind.UNDO, quality=None, undoes="e1")
    assert strip([*history, taken_back]) == "✓~"


def test_the_marks_are_one_cell_each_and_tell_four_answers_apart() -> None:
    for marks in (MARKS, ASCII_MARKS):
        assert len(set(marks.values())) == len(marks) == 4
        assert all(len(mark) == 1 for mark in marks.values())
    assert "".join(ASCII_MARKS.values()).isascii()


@pytest.mark.parametrize(
    ("memory", "says"),
    [
        (Memory(lapses=6), "failed again 6 times; from 6 times on"),
        (Memory(lapses=7, ease=130), "failed again 7 times; from 6 times on"),
        (Memory(lapses=3, ease=130), "at the floor of 1.30, and it was known and failed again 3"),
        (Memory(lapses=5), ""),
    ],
)
def test_the_rule_that_a_leech_breaks_is_said(memory: Memory, says: str) -> None:
    reason = SM2.leech_reason(memory)
    assert says in reason
    assert bool(reason) == bool(says)


@given(st.integers(0, 20), st.integers(130, 140))
def test_every_leech_has_a_reason_and_nothing_else_has_one(lapses: int, ease: int) -> None:
    memory = Memory(lapses=lapses, ease=ease)
    assert bool(SM2.leech_reason(memory)) == bool(SM2.leech_reason(memory))
    assert SM2_CLASSIC.leech_reason(memory) == ""

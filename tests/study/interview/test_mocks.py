"""Tests of mock interviews and debriefs: all of it from events, in any order and however late."""

from random import Random

import pytest

from quizapp.study.event import Event, EventKind, MockStep
from quizapp.study.interview.answers import spoken_answers
from quizapp.study.interview.debrief import (
    Debrief,
    KindRow,
    LevelRow,
    MissedPoint,
    StatedChance,
    UnnamedPoint,
    debrief_of,
    missed_points,
    renamed_answer,
)
from quizapp.study.interview.mocks import (
    SecondReading,
    begin_event,
    draft_event,
    marks_event,
    mocks_of,
    step_event,
)
from quizapp.study.interview.transcript import debrief_lines
from quizapp.study.quality import Quality
from quizapp.study.scheduler.replay import replay
from quizapp.study.scheduler.sm2 import SM2
from tests.study.interviews import at, spoken

ALL = ("p1", "p2", "p3", "p4")


def began(name: str = "m", *, seconds: float = 0, planned: tuple[str, ...] = ("a", "b")) -> Event:
    return begin_event(
        name,
        planned,
        seconds=600,
        expected=(0.4, 0.72),
        moment=at(seconds),
        event_id=f"begin-{name}",
    )


def step(what: MockStep, seconds: float) -> Event:
    return step_event("m", what, moment=at(seconds), event_id=f"{what}-{seconds}")


BROKEN_OFF = [
    began(),
    spoken("e1", ["p1"], seconds=100, key="a", mock="m", level="beginner"),
    draft_event("m", "b", "so far", thinking_ms=30_000, moment=at(130), event_id="d"),
]
WHOLE = [
    *BROKEN_OFF,
    step(MockStep.RESUME, 5_000),
    spoken("e2", ALL, seconds=5_060, key="b", mock="m", confidence=0.75, thinking_ms=150_000),
    step(MockStep.END, 5_061),
]


def test_a_mock_that_was_left_can_be_taken_up_again() -> None:
    [mock] = mocks_of(BROKEN_OFF)
    assert mock.is_broken_off
    assert mock.unanswered == ("b",)
    assert mock.drafts == {"b": "so far"}
    assert mock.draft_ms == {"b": 30_000}
    assert mock.spent_ms == 130_000


def test_the_time_in_which_it_lay_does_not_count() -> None:
    [mock] = mocks_of(WHOLE)
    assert not mock.is_broken_off
    assert mock.spent_ms == 130_000 + 61_000
    assert mock.share == pytest.approx((3 + 8) / 16)
    assert mock.expected == (0.4, 0.72)


def test_closing_what_lay_broken_off_adds_no_time() -> None:
    [mock] = mocks_of([*BROKEN_OFF, step(MockStep.END, 7_000)])
    assert (mock.ended, mock.spent_ms) == (True, 130_000)


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    events = [began(seconds=100), WHOLE[1]._replace(moment=at(0))]
    stamped = [event._replace(sequence=number) for number, event in enumerate(events)]
    [mock] = mocks_of(stamped)
    assert mock.spent_ms >= 0


def test_events_may_come_in_any_order_and_twice() -> None:
    shuffled = [*WHOLE, *WHOLE]
    Random(5).shuffle(shuffled)
    assert mocks_of(shuffled) == mocks_of(WHOLE)
    assert mocks_of(WHOLE[1:]) == ()


def test_what_was_taken_back_was_never_answered() -> None:
    undo = Event(id="u", kind=EventKind.UNDO, moment=at(9_000), key="b", undoes="e2")
    [mock] = mocks_of([*WHOLE, undo])
    assert [answer.key for answer in mock.answers] == ["a"]
    assert mock.is_broken_off
    assert mock.spent_ms == 191_000
    [mock] = mocks_of([*WHOLE, undo, step(MockStep.END, 9_100)])
    assert (mock.is_broken_off, mock.spent_ms) == (False, 191_000)


def test_a_second_readers_ticks_open_nothing() -> None:
    reading = SecondReading(read=frozenset({("a", "p1")}), ticked=frozenset())
    marks = marks_event("m", reading, moment=at(9_000), event_id="marks")
    [mock] = mocks_of([*BROKEN_OFF, step(MockStep.END, 200), marks])
    assert mock.ended
    [mock] = mocks_of([*BROKEN_OFF, step(MockStep.END, 200), step(MockStep.RESUME, 300), marks])
    assert mock.is_broken_off


def test_notes_that_were_emptied_stay_empty() -> None:
    emptied = draft_event("m", "b", "", thinking_ms=0, moment=at(140), event_id="d2")
    [mock] = mocks_of([*BROKEN_OFF, emptied])
    assert mock.drafts == {}


def test_a_forecast_of_an_earlier_version_ends_with_all() -> None:
    [mock] = mocks_of([began()._replace(expected=(0.86, 1.008))])
    assert mock.expected == (0.86, 1)


def test_replay_is_the_same_with_mocks_and_unknown_kinds() -> None:
    later = Event(id="n", kind="teleport", moment=at(50), key="a")
    plain = [event for event in WHOLE if event.kind != EventKind.MOCK]
    assert replay([*WHOLE, later], scheduler=SM2) == replay(plain, scheduler=SM2)


def debrief(*events: Event) -> Debrief:
    mocks = mocks_of(events)
    return debrief_of(mocks[0], mocks, spoken_answers(events))


def test_a_debrief_counts_by_level_and_kind_as_one_would_by_hand() -> None:
    found = debrief(*WHOLE)
    assert found.by_level == (
        LevelRow("beginner", 1, 3 / 8, 0, 1),
        LevelRow("expert", 1, 1.0, 1, 1),
    )
    assert found.by_kind == (
        KindRow("core", 3, 4),
        KindRow("tradeoff", 1, 2),
        KindRow("failure", 1, 2),
    )
    assert found.stated == (StatedChance(0.75, 1, 1),)
    assert found.before is None
    assert found.inside is True


def test_every_stored_share_is_that_of_what_was_offered_and_ticked() -> None:
    stored = {event.id: event.share for event in WHOLE if event.quality is not None}
    reckoned = {answer.event_id: answer.share for answer in spoken_answers(WHOLE)}
    assert reckoned == stored


def test_points_are_missed_over_all_interviews_and_in_daily_sessions() -> None:
    earlier = [began("old", seconds=-9_000), spoken("e0", ["p3"], seconds=-8_000, mock="old")]
    daily = spoken("e9", ["p1", "p2", "p3"], seconds=-100, key="a")
    found = debrief(*WHOLE, *earlier, daily)
    assert found.before is not None
    assert found.before.id == "old"
    assert found.interviews == 4
    assert found.missed[0] == MissedPoint("a", "p4", 2, 2)
    assert [row.missed for row in missed_points(spoken_answers(WHOLE))] == [1, 1, 1]


def test_what_was_left_out_in_this_interview_stands_heaviest_first() -> None:
    elsewhere = [spoken(f"x{n}", [], seconds=-100, key="c") for n in range(3)]
    found = debrief(*WHOLE, *elsewhere)
    assert [row.key for row in found.missed] == ["c", "c", "c"]
    assert found.unnamed == (
        UnnamedPoint("a", "p2", 2),
        UnnamedPoint("a", "p3", 2),
        UnnamedPoint("a", "p4", 1),
    )


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ((0.5, 1.0), "The forecast held."),
        ((0.1, 0.3), "The forecast did not hold: you named more."),
        ((0.8, 0.9), "The forecast did not hold: you named less."),
        ((), ""),
    ],
)
def test_a_debrief_says_whether_the_forecast_held(
    expected: tuple[float, ...], sentence: str
) -> None:
    found = debrief(began()._replace(expected=expected), *WHOLE[1:])
    assert found.forecast_sentence == sentence
    lines = list(debrief_lines(found, lambda key, point: f"{point} of {key}"))
    assert (sentence in lines) == bool(sentence)
    assert "You said 75% 1 time; 1 passed." in lines


@pytest.mark.parametrize(
    ("ticked", "sentence"),
    [
        (("p1", "p2"), "You named what is true and left out what it costs and how it fails."),
        (("p1", "p2", "p3"), "You named what is true and left out what it costs."),
        (("p1", "p2", "p4"), "You named what is true and left out how it fails."),
        (("p3", "p4"), "You named the edges and left out what they follow from."),
        (ALL, ""),
        ((), ""),
    ],
)
def test_the_kinds_are_read_in_a_sentence(ticked: tuple[str, ...], sentence: str) -> None:
    assert debrief(began(), spoken("e", ticked, seconds=5, key="a", mock="m")).reading == sentence


def test_a_point_that_was_given_another_id_goes_on_under_it() -> None:
    [answer] = spoken_answers([spoken("e", ["p1"])])
    now = renamed_answer(answer, "ml.cost/iv-new", {"p1": "fused", "p2": "slope"})
    assert [point.id for point in now.points] == ["fused", "slope", "p3", "p4"]
    assert (now.ticked, now.share, now.key) == (
        frozenset({"fused"}),
        answer.share,
        "ml.cost/iv-new",
    )


def test_a_question_answered_twice_in_a_mock_counts_by_its_last_answer() -> None:
    again = spoken("e3", (), seconds=6_000, key="b", mock="m", quality=Quality.WRONG)
    [mock] = mocks_of([*WHOLE, again])
    assert [answer.event_id for answer in mock.answers] == ["e1", "e3"]


def test_a_mock_that_nobody_left_may_be_open_elsewhere() -> None:
    assert mocks_of(BROKEN_OFF)[0].is_left
    assert not mocks_of([*BROKEN_OFF, step(MockStep.RESUME, 5_000)])[0].is_left
    assert not mocks_of(BROKEN_OFF[:2])[0].is_left

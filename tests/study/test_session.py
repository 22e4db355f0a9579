"""Tests of the session: one sitting as a value."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.memory import Memory
from quizapp.study.quality import Quality
from quizapp.study.queue import Origin, Planned
from quizapp.study.replay import replay
from quizapp.study.session import Progress, Session, Step
from quizapp.study.sm2 import SM2, SM2_CLASSIC, Preset, review

TODAY = date(2025, 3, 1)
MOMENT = Moment(datetime(2025, 3, 1, 12, tzinfo=UTC), 60, TODAY)


def planned(letters: str) -> tuple[Planned, ...]:
    return tuple(Planned(letter, Memory(), Origin.NEW) for letter in letters)


def session(letters: str) -> Session:
    return Session.start(planned(letters), today=TODAY)


def press(
    session: Session, quality: Quality, *, sure_wrong: bool = False, moment: Moment = MOMENT
) -> tuple[Session, Event]:
    return session.answer(
        quality,
        moment=moment,
        event_id=f"e{session.answered}",
        fingerprint="1:abc",
        sure_wrong=sure_wrong,
        thinking_ms=1000,
    )


def asked(session: Session, qualities: str, *, then: Quality = Quality.GOOD) -> str:
    """The keys asked until the end, drills in capitals; `qualities` first, then always `then`."""
    order = ""
    while step := session.step:
        order += step.key.upper() if step.drill else step.key
        place = len(order) - 1
        quality = Quality(int(qualities[place])) if place < len(qualities) else then
        session, _ = press(session, quality)
    return order


def test_a_session_asks_its_items_in_order() -> None:
    assert asked(session("abc"), "444") == "abc"


def test_an_empty_session_is_over_at_once() -> None:
    empty = session("")
    assert empty.step is None
    assert empty.preview() == {}
    with pytest.raises(ValueError, match="is over"):
        press(empty, Quality.GOOD)


def test_an_answer_leaves_the_session_before_it_untouched() -> None:
    before = session("ab")
    after, _ = press(before, Quality.GOOD)
    assert before.step == Step("a", Memory(), drill=False)
    assert after.step == Step("b", Memory(), drill=False)


def test_an_event_tells_what_happened() -> None:
    memory = Memory(
        streak=2, interval_days=6, due=TODAY, last=TODAY - timedelta(6), answers=7, ease=250
    )
    start = Session.start([Planned("t/a", memory, Origin.DUE)], today=TODAY, preset=SM2_CLASSIC)
    after, event = start.answer(
        Quality.GOOD,
        moment=MOMENT,
        event_id="e1",
        fingerprint="1:abc",
        proposed=Quality.WRONG,
        confidence=0.75,
        thinking_ms=4200,
        answer="my answer",
    )
    assert event == Event(
        id="e1",
        kind=EventKind.REVIEW,
        moment=MOMENT,
        key="t/a",
        fingerprint="1:abc",
        quality=Quality.GOOD,
        proposed=Quality.WRONG,
        confidence=0.75,
        thinking_ms=4200,
        answer="my answer",
        count=7,
        scheduler="sm2-classic",
        interval_before=6,
        interval_after=15,
        ease_before=250,
        ease_after=250,
    )
    assert after.next_due == TODAY + timedelta(15)


def test_a_sitting_that_runs_past_the_rollover_counts_for_its_own_day() -> None:
    late = replace(MOMENT, at=datetime(2025, 3, 2, 5, tzinfo=UTC), day=TODAY + timedelta(1))
    _, event = press(session("a"), Quality.GOOD, moment=late)
    assert event.moment == replace(late, day=TODAY)


def test_the_preview_is_what_an_answer_does() -> None:
    start = session("ab")
    for quality, memory in start.preview().items():
        _, event = press(start, quality)
        assert event.interval_after == memory.interval_days


def test_a_success_too_early_is_logged_as_ahead() -> None:
    memory = Memory(
        streak=3, interval_days=20, due=TODAY + timedelta(15), last=TODAY - timedelta(5)
    )
    start = Session.start([Planned("a", memory, Origin.DUE)], today=TODAY)
    after, event = press(start, Quality.HARD)
    assert (event.kind, event.interval_after) == (EventKind.AHEAD, 20)
    assert after.step is None


# --- drills


def test_a_hard_item_returns_after_five_others() -> None:
    assert asked(session("abcdefgh"), "3") == "abcdefAgh"


def test_a_failed_item_returns_at_the_end_of_a_short_session() -> None:
    assert asked(session("abc"), "2") == "abcA"


def test_a_drill_that_fails_returns_three_times_at_most() -> None:
    assert asked(session("a"), "", then=Quality.AGAIN) == "aAAA"


def test_a_drill_that_fails_waits_for_five_others_again() -> None:
    assert asked(session("abcdefghijklmn"), "1444441") == "abcdefAghijkAlmn"


def test_drills_come_in_the_order_in_which_they_were_earned() -> None:
    assert asked(session("abc"), "222") == "abcABC"


def test_at_the_end_an_item_does_not_follow_itself_while_another_waits() -> None:
    assert asked(session("ab"), "2222") == "abABAB"


def test_what_was_wrong_with_confidence_is_drilled_first() -> None:
    now, _ = press(session("abc"), Quality.WRONG)
    now, _ = press(now, Quality.WRONG, sure_wrong=True)
    now, _ = press(now, Quality.GOOD)
    assert asked(now, "") == "BA"


def test_what_was_wrong_with_confidence_just_now_lets_another_go_first() -> None:
    now, _ = press(session("ab"), Quality.WRONG)
    now, _ = press(now, Quality.WRONG, sure_wrong=True)
    assert asked(now, "") == "AB"


def test_drills_left_from_earlier_today_wait_for_five_items() -> None:
    failed = review(Memory(), Quality.WRONG, today=TODAY, key="z")
    plan = (Planned("z", failed, Origin.DRILL), *planned("abcdefg"))
    assert asked(Session.start(plan, today=TODAY), "") == "abcdeZfg"


def test_drills_are_logged_as_drills_and_move_no_schedule() -> None:
    now, first = press(session("a"), Quality.AGAIN)
    _, second = press(now, Quality.BLANK)
    assert (first.kind, second.kind) == (EventKind.REVIEW, EventKind.DRILL)
    assert (second.interval_before, second.interval_after) == (1, 1)
    assert (first.count, second.count) == (0, 1)


# --- undo


def test_undo_goes_back_to_the_very_session_before() -> None:
    before = session("ab")
    after, answer = press(before, Quality.WRONG)
    back, event = after.undo(moment=MOMENT, event_id="u1")
    assert back is before
    assert (event.kind, event.undoes, event.key) == (EventKind.UNDO, answer.id, "a")
    assert event.quality is None


def test_undo_goes_back_to_the_start_and_no_further() -> None:
    start = now = session("abcdefgh")
    assert not now.can_undo
    while now.step:
        now, _ = press(now, Quality.HARD if now.answered < 10 else Quality.GOOD)
    while now.can_undo:
        now, _ = now.undo(moment=MOMENT, event_id="u")
    assert now is start
    with pytest.raises(ValueError, match="no answer"):
        now.undo(moment=MOMENT, event_id="u")


def test_two_thousand_answers_can_be_compared_shown_and_undone() -> None:
    start = Session.start(
        [Planned(str(number), Memory(), Origin.NEW) for number in range(2000)], today=TODAY
    )
    now = start
    for _ in range(2000):
        now, _ = press(now, Quality.GOOD)
    assert now != start
    assert len(repr(replace(now, items=()))) < 1000
    while now.can_undo:
        now, _ = now.undo(moment=MOMENT, event_id="u")
    assert now is start


@given(
    st.lists(st.none() | st.sampled_from(Quality), max_size=40), st.sampled_from([SM2, SM2_CLASSIC])
)
def test_the_events_of_a_session_replay_to_what_it_shows(
    steps: list[Quality | None], preset: Preset
) -> None:
    now = Session.start(planned("abcdefgh"), today=TODAY, preset=preset)
    events: list[Event] = []
    for number, quality in enumerate(steps):
        moment = replace(MOMENT, at=MOMENT.at + timedelta(seconds=number))
        if quality is None and now.can_undo:
            now, event = now.undo(moment=moment, event_id=str(number))
        elif quality is not None and now.step:
            now, event = now.answer(quality, moment=moment, event_id=str(number), fingerprint="")
        else:
            continue
        events.append(event)
    memories = replay(events, preset=preset)
    step = now.step
    if step:
        assert step.memory == memories.get(step.key, Memory())
    assert now.answered == sum(memory.answers for memory in memories.values())


# --- what the screens show


def test_progress_counts_items_and_drills() -> None:
    now = session("abc")
    assert now.progress == Progress(done=0, total=3, to_drill=0)
    now, _ = press(now, Quality.AGAIN)
    assert now.progress == Progress(done=1, total=3, to_drill=1)
    now, _ = press(now, Quality.GOOD)
    now, _ = press(now, Quality.GOOD)
    assert now.progress == Progress(done=3, total=3, to_drill=1)
    now, _ = press(now, Quality.GOOD)
    assert now.progress == Progress(done=3, total=3, to_drill=0)


def test_the_summary_knows_what_was_missed_how_long_it_took_and_what_is_next() -> None:
    memory = Memory(streak=1, interval_days=1, due=TODAY, last=TODAY - timedelta(1))
    now = Session.start(
        [*planned("ab"), Planned("c", memory, Origin.DUE)], today=TODAY, preset=SM2_CLASSIC
    )
    for quality in (Quality.AGAIN, Quality.HARD, Quality.WRONG):
        now, _ = press(now, quality)
    while now.step:
        now, _ = press(now, Quality.GOOD)
    assert now.missed == ("a", "c")
    assert (now.answered, now.thinking_ms) == (6, 6000)
    assert now.next_due == TODAY + timedelta(1)


def test_a_failed_drill_is_not_missed_once_more() -> None:
    now, _ = press(session("a"), Quality.AGAIN)
    now, _ = press(now, Quality.AGAIN)
    assert now.missed == ("a",)


def test_the_next_due_day_is_the_first_of_all() -> None:
    longer = Memory(streak=1, interval_days=1, due=TODAY, last=TODAY - timedelta(1))
    plan = [Planned("a", longer, Origin.DUE), *planned("b")]
    now = Session.start(plan, today=TODAY, preset=SM2_CLASSIC)
    assert now.next_due is None
    now, _ = press(now, Quality.GOOD)
    assert now.next_due == TODAY + timedelta(6)
    now, _ = press(now, Quality.GOOD)
    assert now.next_due == TODAY + timedelta(1)


def test_missed_items_can_be_drilled_once_more_without_touching_the_schedule() -> None:
    now, _ = press(session("abc"), Quality.AGAIN)
    now, _ = press(now, Quality.GOOD)
    now, _ = press(now, Quality.WRONG)
    while now.step:
        now, _ = press(now, Quality.GOOD)
    again = now.drill_missed()
    assert again.progress == Progress(done=0, total=2, to_drill=0)
    assert not again.can_undo
    step = again.step
    assert step is not None
    assert (step.key, step.drill, step.memory.answers) == ("a", True, 2)
    again, event = press(again, Quality.GOOD)
    assert (event.kind, event.count, event.interval_after) == (EventKind.DRILL, 2, 1)
    again, event = press(again, Quality.GOOD)
    assert (event.key, again.step) == ("c", None)


def test_a_session_without_misses_has_nothing_to_drill() -> None:
    now, _ = press(session("a"), Quality.GOOD)
    assert now.drill_missed().step is None

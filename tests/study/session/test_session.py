"""Tests of the session: one sitting as a value."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.study.event import Decision, Event, EventKind, Moment
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import replay
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC
from quizapp.study.session.session import Progress, Session

TODAY = date(2025, 3, 1)
MOMENT = Moment(datetime(2025, 3, 1, 12, tzinfo=UTC), 60, TODAY)


def planned(letters: str) -> tuple[Planned, ...]:
    return tuple(Planned(letter, Memory(), Origin.NEW) for letter in letters)


def session(letters: str) -> Session:
    return Session.start(planned(letters), today=TODAY, scheduler=SM2)


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


def step_of(session: Session) -> tuple[str, Memory, bool] | None:
    """What is asked, with which memory, and whether it is a drill."""
    return (step.key, step.memory, step.drill) if (step := session.step) else None


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
    assert step_of(before) == ("a", Memory(), False)
    assert step_of(after) == ("b", Memory(), False)


def test_an_event_tells_what_happened() -> None:
    memory = Memory(
        streak=2, interval_days=6, due=TODAY, last=TODAY - timedelta(6), answers=7, ease=250
    )
    start = Session.start([Planned("t/a", memory, Origin.DUE)], today=TODAY, scheduler=SM2_CLASSIC)
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
    late = MOMENT._replace(at=datetime(2025, 3, 2, 5, tzinfo=UTC), day=TODAY + timedelta(1))
    _, event = press(session("a"), Quality.GOOD, moment=late)
    assert event.moment == late._replace(day=TODAY)


def test_the_preview_is_what_an_answer_does() -> None:
    start = session("ab")
    for quality, memory in start.preview().items():
        _, event = press(start, quality)
        assert event.interval_after == memory.interval_days


def test_a_success_too_early_is_logged_as_ahead() -> None:
    memory = Memory(
        streak=3, interval_days=20, due=TODAY + timedelta(15), last=TODAY - timedelta(5)
    )
    start = Session.start([Planned("a", memory, Origin.DUE)], today=TODAY, scheduler=SM2)
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
    failed = SM2.review(Memory(), Quality.WRONG, today=TODAY, seed="z")
    plan = (Planned("z", failed, Origin.DRILL), *planned("abcdefg"))
    assert asked(Session.start(plan, today=TODAY, scheduler=SM2), "") == "abcdeZfg"


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
    assert back == before
    assert event is not None
    assert (event.kind, event.undoes, event.key) == (EventKind.UNDO, answer.id, "a")
    assert event.quality is None


def test_undo_goes_back_to_the_start_and_no_further() -> None:
    start = now = session("abcdefgh")
    assert not now.can_undo
    while now.step:
        now, _ = press(now, Quality.HARD if now.answered < 10 else Quality.GOOD)
    while now.can_undo:
        now, _ = now.undo(moment=MOMENT, event_id="u")
    assert now == start
    with pytest.raises(ValueError, match="nothing to take back"):
        now.undo(moment=MOMENT, event_id="u")


def test_two_thousand_answers_can_be_compared_shown_and_undone() -> None:
    start = Session.start(
        [Planned(str(number), Memory(), Origin.NEW) for number in range(2000)],
        today=TODAY,
        scheduler=SM2,
    )
    now = start
    for _ in range(2000):
        now, _ = press(now, Quality.GOOD)
    assert now != start
    assert len(repr(now)) < 2 * len(repr(start))
    while now.can_undo:
        now, _ = now.undo(moment=MOMENT, event_id="u")
    assert now == start


# --- skipping, burying, suspending, flagging, deciding


def test_what_is_skipped_comes_back_at_the_end() -> None:
    now = session("abc").skip()
    assert now.progress == Progress(done=0, total=3, to_drill=0, skipped=1)
    assert asked(now, "") == "bca"


def test_what_is_skipped_comes_back_after_the_drills() -> None:
    now, _ = press(session("abc"), Quality.AGAIN)
    assert asked(now.skip(), "") == "cAb"


def test_the_last_item_left_can_be_skipped_and_stays() -> None:
    now = session("a").skip().skip()
    assert asked(now, "") == "a"


def test_two_items_that_are_skipped_by_turns_give_way_to_a_drill() -> None:
    now, _ = press(session("ab"), Quality.AGAIN)
    order = []
    for _ in range(4):
        assert now.step
        order.append(now.step.key)
        now = now.skip()
    assert order == ["b", "a", "b", "a"]


def test_a_drill_that_is_skipped_waits_for_five_others_again() -> None:
    now, _ = press(session("abcdefghijklmn"), Quality.AGAIN)
    for _ in range(5):
        now, _ = press(now, Quality.GOOD)
    assert step_of(now) == ("a", now.drill_missed().items[0].memory, True)
    assert asked(now.skip(), "") == "ghijkAlmn"


def test_skipping_is_taken_back_without_an_event() -> None:
    start = session("ab")
    now = start.skip()
    assert (now.undoes, start.undoes) == ("skipping", "")
    back, event = now.undo(moment=MOMENT, event_id="u")
    assert (back, event, back.redoes) == (start, None, "skipping")
    again, event = back.redo(moment=MOMENT, event_id="r")
    assert (again, event) == (now, None)


def test_what_is_buried_leaves_the_sitting_and_is_back_tomorrow() -> None:
    late = MOMENT._replace(day=TODAY + timedelta(1))
    now, event = session("abc").bury(moment=late, event_id="b")
    assert event == Event(id="b", kind=EventKind.BURY, moment=MOMENT, key="a")
    assert now.progress == Progress(done=0, total=2, to_drill=0)
    assert asked(now, "") == "bc"
    memory = replay([event], scheduler=SM2)["a"]
    assert memory.rests_on(TODAY)
    assert not memory.rests_on(TODAY + timedelta(1))


def test_what_is_suspended_takes_its_drill_with_it() -> None:
    now, _ = press(session("ab"), Quality.AGAIN)
    now, _ = press(now, Quality.GOOD)
    assert step_of(now) == ("a", now.drill_missed().items[0].memory, True)
    now, event = now.suspend(moment=MOMENT, event_id="s")
    assert (event.kind, event.key, now.step) == (EventKind.SUSPEND, "a", None)
    assert now.progress == Progress(done=2, total=2, to_drill=0)
    assert now.missed == ("a",)
    assert now.drill_missed().step is None


def test_a_flagged_item_stays_and_can_be_unflagged() -> None:
    now, event = session("ab").flag(moment=MOMENT, event_id="f")
    assert event.kind == EventKind.FLAG
    assert step_of(now) == ("a", Memory(flagged=True), False)
    now, event = now.flag(moment=MOMENT, event_id="g")
    assert event.kind == EventKind.UNFLAG
    assert step_of(now) == ("a", Memory(), False)


def test_an_item_can_be_flagged_in_its_drill_and_after_it_was_skipped() -> None:
    now, _ = press(session("ab"), Quality.AGAIN)
    now = now.skip()
    for key, drill in (("a", True), ("b", False)):
        now, _ = now.flag(moment=MOMENT, event_id="f")
        assert now.step
        assert (now.step.key, now.step.drill, now.step.memory.flagged) == (key, drill, True)
        now, _ = press(now, Quality.GOOD)


@pytest.mark.parametrize("decision", [Decision.KEEP, Decision.SOON])
def test_an_edited_card_that_keeps_its_history_is_asked_as_before(decision: Decision) -> None:
    memory = Memory(
        streak=1,
        interval_days=6,
        due=TODAY,
        last=TODAY - timedelta(6),
        answers=2,
        fingerprint="1:a",
    )
    start = Session.start(
        [Planned("a", memory, Origin.DUE), *planned("b")], today=TODAY, scheduler=SM2
    )
    now, event = start.decide(decision, moment=MOMENT, event_id="d", fingerprint="1:b")
    assert (event.kind, event.answer, event.fingerprint) == (EventKind.EDIT, decision, "1:b")
    assert step_of(now) == ("a", memory._replace(fingerprint="1:b"), False)


def test_an_edited_card_that_starts_over_in_its_drill_is_asked_as_a_new_one() -> None:
    now, _ = press(session("ab"), Quality.AGAIN)
    now, _ = press(now, Quality.GOOD)
    now, _ = now.decide(Decision.RESTART, moment=MOMENT, event_id="d", fingerprint="1:b")
    assert step_of(now) == ("a", Memory(answers=1, fingerprint="1:b"), False)
    _, event = press(now, Quality.GOOD)
    assert event.kind == EventKind.REVIEW


def test_an_item_that_starts_over_and_fails_again_is_missed_once() -> None:
    now, _ = press(session("a"), Quality.AGAIN)
    now, _ = now.decide(Decision.RESTART, moment=MOMENT, event_id="d", fingerprint="1:b")
    now, event = press(now, Quality.AGAIN)
    assert (event.kind, now.missed) == (EventKind.REVIEW, ("a",))


def test_an_answer_without_a_fingerprint_forgets_none() -> None:
    memory = Memory(answers=1, fingerprint="1:a")
    start = Session.start([Planned("a", memory, Origin.NEW)], today=TODAY, scheduler=SM2)
    now, _ = start.answer(Quality.AGAIN, moment=MOMENT, event_id="e", fingerprint="")
    assert now.step
    assert now.step.memory.fingerprint == "1:a"


@pytest.mark.parametrize(
    ("act", "name"),
    [("bury", "burying"), ("suspend", "suspending"), ("flag", "the flag")],
)
def test_whatever_is_done_can_be_taken_back_and_done_again(act: str, name: str) -> None:
    start = session("ab")
    now, event = getattr(start, act)(moment=MOMENT, event_id="x")
    assert (now.undoes, now.can_redo) == (name, False)
    back, undo = now.undo(moment=MOMENT, event_id="u")
    assert (back, undo.undoes, back.redoes) == (start, "x", name)
    again, redo = back.redo(moment=MOMENT, event_id="r")
    assert (again, redo.undoes, redo.kind) == (now, "u", EventKind.UNDO)
    assert replay([event, undo, redo], scheduler=SM2) == replay([event], scheduler=SM2)


def test_after_a_new_answer_there_is_nothing_to_do_again() -> None:
    now, _ = press(session("ab"), Quality.GOOD)
    now, _ = now.undo(moment=MOMENT, event_id="u")
    now, _ = press(now, Quality.HARD)
    assert not now.can_redo
    assert now.redoes == ""
    with pytest.raises(ValueError, match="nothing to do again"):
        now.redo(moment=MOMENT, event_id="r")


def test_when_a_session_is_over_nothing_can_be_done_to_its_items() -> None:
    over = session("")
    with pytest.raises(ValueError, match="is over"):
        over.skip()
    for act in (over.bury, over.suspend, over.flag):
        with pytest.raises(ValueError, match="is over"):
            act(moment=MOMENT, event_id="x")


def test_an_undo_that_reaches_an_earlier_session_brings_its_item_to_the_front() -> None:
    failed = SM2.review(Memory(), Quality.WRONG, today=TODAY, seed="z")
    start = Session.start(
        [Planned("z", failed, Origin.DRILL), *planned("ab")], today=TODAY, scheduler=SM2
    )
    undo = Event(id="u", kind=EventKind.UNDO, moment=MOMENT, key="z", undoes="e")
    now = start.back_to(Planned("z", Memory(), Origin.NEW), undo=undo)
    assert step_of(now) == ("z", Memory(), False)
    assert now.progress == Progress(done=0, total=3, to_drill=0)
    assert not now.can_undo
    again, redo = now.redo(moment=MOMENT, event_id="r")
    assert redo is not None
    assert (again, redo.undoes) == (start, "u")
    assert asked(now, "") == "zab"


def test_an_item_brought_to_the_front_goes_before_a_drill_whose_time_has_come() -> None:
    now, _ = press(session("abcdefgh"), Quality.AGAIN)
    for _ in range(5):
        now, _ = press(now, Quality.GOOD)
    assert step_of(now.back_to(Planned("z", Memory(), Origin.NEW))) == ("z", Memory(), False)


def test_an_item_whose_card_is_gone_is_not_asked() -> None:
    now, _ = press(session("abcd"), Quality.AGAIN)
    now = now.skip().without("b").without("a").without("c")
    assert asked(now, "") == "d"


# --- cramming


def test_cramming_moves_no_schedule_and_repeats_what_failed_until_it_is_passed() -> None:
    due = Memory(streak=2, interval_days=6, due=TODAY, last=TODAY - timedelta(6), answers=3)
    plan = [Planned("a", due, Origin.CRAM), Planned("b", Memory(), Origin.CRAM)]
    now = Session.start(plan, today=TODAY, cram=True, scheduler=SM2)
    events = []
    order = ""
    for quality in (1, 4, 2, 0, 2, 3):
        assert now.step
        order += now.step.key.upper() if now.step.drill else now.step.key
        now, event = press(now, Quality(quality))
        events.append(event)
    assert (order, now.step) == ("abAAAA", None)
    assert {event.kind for event in events} == {EventKind.CRAM}
    assert [event.count for event in events] == [3, 0, 4, 5, 6, 7]
    assert replay(events, scheduler=SM2)["b"] == Memory(answers=1, fingerprint="1:abc")
    assert (now.missed, now.next_due) == (("a",), None)
    assert now.progress == Progress(done=2, total=2, to_drill=0)


def test_a_hard_success_passes_a_crammed_item() -> None:
    now = Session.start(
        [Planned("a", Memory(), Origin.CRAM)], today=TODAY, cram=True, scheduler=SM2
    )
    now, _ = press(now, Quality.HARD)
    assert now.step is None


def test_what_was_missed_while_cramming_is_crammed_again() -> None:
    now = Session.start(
        [Planned("a", Memory(), Origin.CRAM)], today=TODAY, cram=True, scheduler=SM2
    )
    now, _ = press(now, Quality.WRONG)
    _, event = press(now.drill_missed(), Quality.GOOD)
    assert (event.kind, event.count) == (EventKind.CRAM, 1)


# --- what the screens show


@pytest.mark.parametrize(
    ("minutes", "lasted", "over"),
    [
        (20, timedelta(minutes=20), True),
        (20, timedelta(minutes=19, seconds=59), False),
        (0, timedelta(hours=9), False),
        (1, timedelta(days=-365), True),
    ],
)
def test_a_sitting_is_over_its_time_by_the_clock_or_by_thinking(
    minutes: int, lasted: timedelta, over: bool
) -> None:
    now = replace(session("a"), thinking_ms=60_000)
    assert now.overtime(minutes, lasted=lasted) is over


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
        [*planned("ab"), Planned("c", memory, Origin.DUE)], today=TODAY, scheduler=SM2_CLASSIC
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
    now = Session.start(plan, today=TODAY, scheduler=SM2_CLASSIC)
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


def test_what_was_answered_in_a_lab_counts_as_answered_here() -> None:
    before = session("ab")
    after, event = press(before, Quality.AGAIN)
    memory = after.memories()["a"]
    elsewhere = before.answered_elsewhere(memory, event)
    assert (elsewhere.progress.done, elsewhere.answered, elsewhere.missed) == (1, 1, ("a",))
    assert (elsewhere.thinking_ms, elsewhere.progress.to_drill) == (1000, 1)
    passed, right = press(before, Quality.GOOD)
    assert before.answered_elsewhere(passed.memories()["a"], right).missed == ()

"""Tests of the replay: the fold over the journal is the same as having lived it."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import replay, undone_ids
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2Scheduler
from tests.oracles.replay_item import replay_item

TODAY = date(2025, 3, 1)
KEY = "ml.cost/shrug"


def moment(day: int = 0, hour: int = 12) -> Moment:
    at = datetime(2025, 3, 1, hour, tzinfo=UTC) + timedelta(day)
    return Moment(at, 0, TODAY + timedelta(day))


def answered(
    name: str,
    quality: Quality = Quality.GOOD,
    *,
    day: int = 0,
    hour: int = 12,
    kind: str = EventKind.REVIEW,
    key: str = KEY,
    device: str = "",
) -> Event:
    return Event(
        id=name, kind=kind, moment=moment(day, hour), key=key, quality=quality, device=device
    )


def undo(name: str, of: str, *, day: int = 0, hour: int = 13) -> Event:
    return Event(id=name, kind=EventKind.UNDO, moment=moment(day, hour), key=KEY, undoes=of)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(Quality), st.integers(0, 60)),
        max_size=30,
    ),
    st.sampled_from([SM2, SM2_CLASSIC]),
    st.none() | st.integers(0, 500),
    st.randoms(use_true_random=False),
)
def test_replaying_the_journal_is_the_same_as_having_lived_it(
    history: list[tuple[str, Quality, int]], scheduler: SM2Scheduler, left: int | None, dice: Random
) -> None:
    deadline = None if left is None else TODAY + timedelta(left)
    memories: dict[str, Memory] = {}
    events: list[Event] = []
    day = 0
    for number, (key, quality, days) in enumerate(history):
        day += days
        kind, memories[key] = scheduler.until(deadline).answer(
            memories.get(key, Memory()), quality, today=TODAY + timedelta(day), seed=key
        )
        events.append(
            Event(
                id=str(number),
                kind=kind,
                moment=moment(day),
                key=key,
                quality=quality,
                sequence=number,
            )
        )
    dice.shuffle(events)
    assert replay(events, scheduler=scheduler.until(deadline)) == memories


def test_an_empty_journal_remembers_nothing() -> None:
    assert replay([], scheduler=SM2) == {}
    assert replay_item([], scheduler=SM2) == Memory()


def test_study_day_goes_before_instant_then_device_then_sequence() -> None:
    failed_later = [
        answered("a", Quality.GOOD, day=0, device="m"),
        answered("b", Quality.WRONG, day=1, hour=3, device="b"),
        answered("c", Quality.GOOD, day=1, hour=4, device="a"),
    ]
    # The failure is the first answer of its day, so the success after it is a drill.
    for order in permutations(failed_later):
        memory = replay(order, scheduler=SM2)[KEY]
        assert (memory.lapses, memory.drills, memory.drilling) == (1, 1, False)


def test_two_devices_that_reviewed_on_one_day_count_as_one_review() -> None:
    both = [answered("a", device="a"), answered("b", hour=14, device="b")]
    memory = replay(both, scheduler=SM2)[KEY]
    assert (memory.streak, memory.drills, memory.answers) == (1, 1, 2)


def test_an_event_that_two_files_hold_counts_once() -> None:
    assert replay([answered("a"), answered("a")], scheduler=SM2)[KEY].answers == 1


def test_a_review_that_another_device_made_early_no_longer_counts() -> None:
    # Both devices saw the item due on day 7; together they saw it on day 7 and on day 8.
    events = [answered("a"), answered("b", day=1), answered("c", day=7), answered("d", day=8)]
    memory = replay(events, scheduler=SM2)[KEY]
    assert (memory.streak, memory.answers) == (3, 4)
    assert memory.last == TODAY + timedelta(7)


def test_a_success_that_was_ahead_counts_when_another_device_saw_a_lapse() -> None:
    events = [
        answered("a"),
        answered("b", day=1),
        answered("c", Quality.WRONG, day=2),
        answered("d", day=4, kind=EventKind.AHEAD),
    ]
    assert replay(events, scheduler=SM2)[KEY].streak == 2


def test_a_drill_never_moves_the_schedule() -> None:
    events = [answered("a"), answered("b", Quality.BLANK, day=30, kind=EventKind.DRILL)]
    before, after = replay(events[:1], scheduler=SM2)[KEY], replay(events, scheduler=SM2)[KEY]
    assert (after.due, after.lapses, after.interval_days) == (before.due, 0, 1)
    assert after.answers == 2


def test_cramming_only_makes_the_next_numbers_fresh() -> None:
    memory = replay([answered("a", Quality.BLANK, kind=EventKind.CRAM)], scheduler=SM2)[KEY]
    assert memory == Memory(answers=1)


@pytest.mark.parametrize("kind", ["teleport", "suspend", EventKind.UNDO])
def test_other_kinds_of_event_leave_no_trace(kind: str) -> None:
    assert replay([answered("a", kind=kind)], scheduler=SM2) == {}
    assert replay([answered("a"), answered("b", day=1, kind=kind)], scheduler=SM2) == replay(
        [answered("a")], scheduler=SM2
    )


def test_an_answer_without_a_quality_leaves_no_trace() -> None:
    assert (
        replay([Event(id="a", kind=EventKind.REVIEW, moment=moment(), key=KEY)], scheduler=SM2)
        == {}
    )


def test_an_undone_answer_leaves_no_trace() -> None:
    assert replay([answered("a"), undo("u", "a")], scheduler=SM2) == {}
    assert replay(
        [answered("a"), answered("b", day=1), undo("u", "b", day=1)], scheduler=SM2
    ) == replay([answered("a")], scheduler=SM2)


def test_undoing_an_undo_brings_the_answer_back() -> None:
    events = [answered("a"), undo("u", "a"), undo("v", "u", hour=14)]
    assert replay(events, scheduler=SM2) == replay([answered("a")], scheduler=SM2)
    assert replay([*events, undo("w", "v", hour=15)], scheduler=SM2) == {}


def test_undoing_works_although_the_clock_went_back() -> None:
    chain = [answered("a", day=9), undo("u", "a", day=5), undo("v", "u", day=1)]
    assert replay(chain[:2], scheduler=SM2) == {}
    assert replay(chain, scheduler=SM2) == replay(chain[:1], scheduler=SM2)


def test_an_answer_undone_on_two_devices_needs_both_undos_taken_back() -> None:
    events = [answered("a"), undo("u", "a"), undo("v", "a"), undo("w", "u")]
    assert undone_ids(events) == {"a", "u"}


def test_undos_in_a_circle_or_of_nothing_hurt_nobody() -> None:
    events = [answered("a"), undo("u", "v"), undo("v", "u"), undo("w", "w"), undo("x", "gone")]
    assert replay(events, scheduler=SM2) == replay([answered("a")], scheduler=SM2)


def test_one_item_is_replayed_from_its_own_events() -> None:
    events = [answered("a"), answered("b", day=1), undo("u", "b", day=1)]
    assert replay_item(events, scheduler=SM2) == SM2.review(
        Memory(), Quality.GOOD, today=TODAY, seed=KEY
    )


def test_events_of_two_items_are_no_single_item() -> None:
    with pytest.raises(ValueError, match="one item"):
        replay_item([answered("a"), answered("b", key="ml.cost/other")], scheduler=SM2)


def test_switching_the_preset_replays_the_same_log() -> None:
    events = [answered("a"), answered("b", day=1), answered("c", day=30)]
    assert replay(events, scheduler=SM2)[KEY].interval_days > 15
    assert replay(events, scheduler=SM2_CLASSIC)[KEY].interval_days == 15


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Quality), st.integers(0, 9))),
    st.lists(st.tuples(st.sampled_from(["a", "b", "topic"]), st.integers(0, 9)), min_size=1),
)
def test_what_was_read_moves_no_memory(
    answers: list[tuple[str, Quality, int]], read: list[tuple[str, int]]
) -> None:
    events = [
        answered(f"e{number}", quality, key=key, day=day)
        for number, (key, quality, day) in enumerate(answers)
    ]
    readings = [
        Event(id=f"r{number}", kind=EventKind.READ, moment=moment(day), key=key, answer="loss")
        for number, (key, day) in enumerate(read)
    ]
    undone = undo("u", of="r0", day=9)
    memories = replay(events, scheduler=SM2)
    assert replay([*readings, undone, *events], scheduler=SM2) == memories

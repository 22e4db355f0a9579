"""Tests of SM-2: the golden table, and each switch of the presets."""

from datetime import date, timedelta

import pytest

from quizapp.study.event import EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.registry import SCHEDULERS
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2_FIT, SM2Scheduler
from quizapp.study.scheduler.sm2_rule import MINIMUM_EASE
from tests.study.switches import switched

TODAY = date(2025, 3, 1)
KEY = "ml.cost/shrug"
EXACT = switched(SM2, fuzz=False)
UNCAPPED = switched(EXACT, max_interval=36_500)
BOTH = pytest.mark.parametrize(
    "scheduler", [UNCAPPED, SM2_CLASSIC], ids=lambda scheduler: scheduler.name
)


def memories_after(
    qualities: str, scheduler: SM2Scheduler, *, late_at_last: int = 0
) -> list[Memory]:
    """The memories after each answer, every one on its due day but perhaps the last."""
    memories = [Memory()]
    for place, quality in enumerate(qualities, 1):
        day = memories[-1].due or TODAY
        if place == len(qualities):
            day += timedelta(days=late_at_last)
        memories.append(scheduler.review(memories[-1], Quality(int(quality)), today=day, seed=KEY))
    return memories[1:]


def intervals(memories: list[Memory]) -> list[int]:
    return [memory.interval_days for memory in memories]


def eases(memories: list[Memory]) -> list[int]:
    return [memory.ease for memory in memories]


@BOTH
@pytest.mark.parametrize(
    ("qualities", "days", "ease", "lapses"),
    [
        ("44444444", [1, 6, 15, 38, 95, 238, 595, 1488], [250] * 8, 0),
        ("5555555", [1, 6, 17, 50, 150, 465, 1488], [260, 270, 280, 290, 300, 310, 320], 0),
        (
            "33333333333",
            [1, 6, 13, 26, 47, 79, 121, 167, 218, 284, 370],
            [236, 222, 208, 194, 180, 166, 152, 138, 130, 130, 130],
            0,
        ),
        (
            "445342444",
            [1, 6, 16, 40, 99, 1, 6, 15, 37],
            [250, 250, 260, 246, 246, 246, 246, 246, 246],
            1,
        ),
        ("1444", [1, 6, 15, 38], [250] * 4, 0),
        ("0004", [1, 1, 1, 6], [250] * 4, 2),
        ("2515554", [1, 6, 1, 6, 17, 50, 145], [250, 260, 260, 270, 280, 290, 290], 1),
    ],
    ids=["A", "B", "C", "D", "E", "F", "I"],
)
def test_the_golden_table_holds(
    scheduler: SM2Scheduler, qualities: str, days: list[int], ease: list[int], lapses: int
) -> None:
    memories = memories_after(qualities, scheduler)
    assert intervals(memories) == days
    assert eases(memories) == ease
    assert memories[-1].lapses == lapses


def test_row_a_stops_at_the_maximum_interval() -> None:
    assert intervals(memories_after("4" * 8, EXACT)) == [1, 6, 15, 38, 95, 238, 365, 365]


@pytest.mark.parametrize(
    ("qualities", "late", "days"),
    [
        ("4444", 0, 38),
        ("4444", 10, 50),
        ("4444", 15, 57),
        ("4444", 60, 57),
        ("4445", 0, 39),
        ("4445", 10, 52),
        ("4445", 60, 59),
        ("4443", 60, 36),
    ],
)
def test_half_the_delay_is_credited_up_to_the_interval(
    qualities: str, late: int, days: int
) -> None:
    assert memories_after(qualities, EXACT, late_at_last=late)[-1].interval_days == days


@pytest.mark.parametrize("late", [0, 10, 15, 60])
def test_the_classic_preset_credits_no_delay(late: int) -> None:
    assert memories_after("4444", SM2_CLASSIC, late_at_last=late)[-1].interval_days == 38


def test_a_lapse_keeps_the_ease_and_starts_a_new_cycle_at_one() -> None:
    before, after = memories_after("4452", EXACT)[-2:]
    assert (after.ease, after.streak, after.interval_days) == (before.ease, 1, 1)


def test_a_failed_first_look_is_not_a_lapse() -> None:
    assert memories_after("0", EXACT)[-1].lapses == 0


def test_the_presets_go_by_their_names() -> None:
    assert (SCHEDULERS["sm2"], SCHEDULERS["sm2-classic"]) == (SM2, SM2_CLASSIC)


@pytest.mark.parametrize("days", [29, 36_501])
def test_a_maximum_interval_out_of_range_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match=r"30 to 36,500"):
        switched(SM2, max_interval=days)


# --- what an answer counts as


def known(**facts: object) -> Memory:
    """An item with an interval of 10 days, due in 10."""
    base = Memory(streak=3, interval_days=10, due=TODAY + timedelta(10), last=TODAY, answers=3)
    return base._replace(**facts)  # type: ignore[arg-type] # the tests name fields of Memory


def kind_after(days: int, quality: Quality, scheduler: SM2Scheduler = SM2) -> EventKind:
    return scheduler.answer_kind(known(), quality, today=TODAY + timedelta(days))


def test_a_second_answer_on_a_study_day_is_a_drill() -> None:
    assert {kind_after(0, quality) for quality in Quality} == {EventKind.DRILL}


def test_a_success_before_eighty_per_cent_of_the_interval_is_ahead() -> None:
    assert kind_after(7, Quality.GOOD) is EventKind.AHEAD
    assert kind_after(8, Quality.GOOD) is EventKind.REVIEW


def test_an_early_success_is_always_ahead_in_the_classic_preset() -> None:
    assert kind_after(9, Quality.EASY, SM2_CLASSIC) is EventKind.AHEAD
    assert kind_after(10, Quality.EASY, SM2_CLASSIC) is EventKind.REVIEW


def test_a_success_counts_from_a_share_of_the_interval_on_or_from_the_due_day() -> None:
    memory = Memory(streak=3, interval_days=15, due=TODAY + timedelta(15), last=TODAY)
    assert SM2.counts_from(memory) == TODAY + timedelta(12)
    assert SM2_CLASSIC.counts_from(memory) == memory.due
    soon = memory._replace(due=TODAY + timedelta(4))
    assert SM2.counts_from(soon) == soon.due
    assert SM2.counts_from(Memory()) is None


def test_an_early_failure_is_a_lapse() -> None:
    kind, after = SM2.answer(known(), Quality.AGAIN, today=TODAY + timedelta(1), seed=KEY)
    assert (kind, after.lapses, after.due) == (EventKind.REVIEW, 1, TODAY + timedelta(2))


def test_an_item_fuzzed_to_come_early_is_on_time_on_its_due_day() -> None:
    memory = known(due=TODAY + timedelta(7))
    assert SM2.answer_kind(memory, Quality.GOOD, today=TODAY + timedelta(7)) is EventKind.REVIEW


def test_ahead_moves_nothing_but_the_count_of_answers() -> None:
    kind, after = SM2.answer(known(), Quality.GOOD, today=TODAY + timedelta(2), seed=KEY)
    assert (kind, after) == (EventKind.AHEAD, known(answers=4))


def test_an_early_success_that_counts_is_as_if_on_time() -> None:
    _, after = EXACT.answer(known(), Quality.GOOD, today=TODAY + timedelta(8), seed=KEY)
    assert after.interval_days == 25
    assert after.due == TODAY + timedelta(8 + 25)


# --- drills


@pytest.mark.parametrize("quality", Quality)
def test_an_item_joins_the_drill_queue_below_good(quality: Quality) -> None:
    after = SM2.review(Memory(), quality, today=TODAY, seed=KEY)
    assert after.drilling == (quality < Quality.GOOD)


def drilled(qualities: str, scheduler: SM2Scheduler = SM2) -> Memory:
    memory = scheduler.review(Memory(), Quality.WRONG, today=TODAY, seed=KEY)
    for quality in qualities:
        kind, memory = scheduler.answer(memory, Quality(int(quality)), today=TODAY, seed=KEY)
        assert kind is EventKind.DRILL
    return memory


def test_a_drill_moves_only_the_drill_queue() -> None:
    before = SM2.review(Memory(), Quality.WRONG, today=TODAY, seed=KEY)
    assert drilled("3") == before._replace(answers=2, drills=1)


def test_a_good_drill_leaves_the_queue() -> None:
    assert drilled("3").drilling
    assert not drilled("34").drilling


def test_the_third_drill_is_the_last() -> None:
    assert drilled("22").drilling
    assert not drilled("222").drilling


def test_the_classic_preset_drills_without_limit() -> None:
    assert drilled("2" * 20, SM2_CLASSIC).drilling


def test_the_next_review_counts_drills_afresh() -> None:
    memory = drilled("22")
    after = SM2.review(memory, Quality.AGAIN, today=TODAY + timedelta(1), seed=KEY)
    assert (after.drills, after.drilling, after.answers) == (0, True, 4)


# --- fuzz


def fuzz(interval: int, answers: int) -> int:
    """What the fuzz adds to an interval that the maximum holds at `interval`."""
    memory = Memory(streak=5, interval_days=interval, due=TODAY, last=TODAY, answers=answers)
    after = switched(SM2, max_interval=max(30, interval)).review(
        memory, Quality.GOOD, today=TODAY, seed=KEY
    )
    assert after.due is not None
    return (after.due - TODAY).days - after.interval_days


@pytest.mark.parametrize(("interval", "spread"), [(30, 2), (50, 2), (70, 4), (100, 5), (365, 18)])
def test_fuzz_uses_its_whole_range_and_no_more(interval: int, spread: int) -> None:
    seen = {fuzz(interval, answers) for answers in range(400)}
    assert seen == set(range(-spread, spread + 1))


def test_the_first_intervals_are_spread_by_a_day_from_four_days_on() -> None:
    firsts, seconds = set(), set()
    for count in range(50):
        first = SM2.review(Memory(answers=count), Quality.GOOD, today=TODAY, seed=KEY)
        second = SM2.review(first, Quality.GOOD, today=first.due or TODAY, seed=KEY)
        firsts.add((first.due or TODAY) - TODAY)
        seconds.add((second.due or TODAY) - (first.due or TODAY))
    assert firsts == {timedelta(1)}
    assert seconds == {timedelta(5), timedelta(6), timedelta(7)}


def test_fuzz_is_the_same_on_every_machine() -> None:
    assert [fuzz(365, answers) for answers in range(6)] == [-4, 11, -11, 12, 18, 4]


def test_the_classic_preset_has_no_fuzz() -> None:
    for memory in (memories_after("4" * 6, SM2_CLASSIC), memories_after("3" * 9, SM2_CLASSIC)):
        last = memory[-1]
        assert last.due is not None
        assert last.last is not None
        assert (last.due - last.last).days == last.interval_days


# --- deadline


@pytest.mark.parametrize(
    ("left", "days"), [(200, 38), (100, 25), (101, 26), (4, 1), (1, 1), (0, 1), (-1, 38)]
)
def test_a_deadline_caps_intervals_at_a_quarter_of_the_time_left(left: int, days: int) -> None:
    memory = Memory(streak=3, interval_days=15, due=TODAY, last=TODAY - timedelta(15))
    after = EXACT.until(TODAY + timedelta(left)).review(memory, Quality.GOOD, today=TODAY, seed=KEY)
    assert after.interval_days == days


# --- leeches


@pytest.mark.parametrize(
    ("lapses", "ease", "leech"),
    [
        (5, 250, False),
        (6, 250, True),
        (7, 250, True),
        (2, MINIMUM_EASE, False),
        (3, MINIMUM_EASE, True),
    ],
)
def test_a_leech_has_six_lapses_or_three_at_the_ease_floor(
    lapses: int, ease: int, leech: bool
) -> None:
    assert bool(SM2.leech_reason(Memory(lapses=lapses, ease=ease))) is leech


def test_the_classic_preset_knows_no_leeches() -> None:
    assert not bool(SM2_CLASSIC.leech_reason(Memory(lapses=60, ease=MINIMUM_EASE)))


def test_a_leech_is_flagged_at_six_lapses_and_every_three_after_that() -> None:
    flagged = [
        lapses
        for lapses in range(1, 16)
        if SM2.flags_leech(Memory(lapses=lapses - 1), Memory(lapses=lapses))
    ]
    assert flagged == [6, 9, 12, 15]


def test_a_success_flags_no_leech_again() -> None:
    assert not SM2.flags_leech(Memory(lapses=9), Memory(lapses=9))


def test_reaching_the_ease_floor_after_three_lapses_flags_a_leech() -> None:
    assert SM2.flags_leech(Memory(lapses=3, ease=140), Memory(lapses=3, ease=MINIMUM_EASE))


# --- clocks and the end of the calendar


@pytest.mark.parametrize("quality", Quality)
def test_a_clock_that_went_back_fails_no_answer(quality: Quality) -> None:
    yesterday = TODAY - timedelta(1)
    _, after = SM2.answer(known(), quality, today=yesterday, seed=KEY)
    assert after.due is not None
    assert after.due > yesterday
    assert after.interval_days >= 1


def test_the_last_day_of_the_calendar_is_not_passed() -> None:
    memory = Memory(streak=9, interval_days=365, due=date.max, last=date.max - timedelta(365))
    assert SM2.review(memory, Quality.EASY, today=date.max, seed=KEY).due == date.max


def test_the_preview_shows_every_grade() -> None:
    shown = SM2.preview(Memory(), today=TODAY, seed=KEY)
    assert list(shown) == list(Quality)
    assert {memory.interval_days for memory in shown.values()} == {1}


def fitted(*qualities: int, drilled: bool = False) -> list[int]:
    """The intervals of answers on their days; after the first one a drill where wanted."""
    memory, today, intervals = Memory(), TODAY, []
    for place, quality in enumerate(qualities):
        memory = SM2_FIT.review(memory, Quality(quality), today=today, seed=KEY)
        if drilled and not place:
            memory = SM2_FIT.drill(memory, Quality.GOOD, today=today, seed=KEY)
        intervals.append(memory.interval_days)
        assert memory.due
        today = memory.due
    return intervals


@pytest.mark.parametrize(
    ("qualities", "drilled", "intervals"),
    [
        ((4, 4, 4), False, [3, 6, 15]),
        ((5, 5), False, [6, 17]),
        ((3, 4, 4), True, [1, 3, 8]),
        ((1, 4, 4), True, [1, 3, 8]),
        ((1, 4), False, [1, 3]),
        ((3, 3), True, [1, 3]),
    ],
)
def test_the_fitted_preset_follows_how_well_the_item_was_known(
    qualities: tuple[int, ...], drilled: bool, intervals: list[int]
) -> None:
    assert fitted(*qualities, drilled=drilled) == intervals


def test_the_fitted_preset_shortens_the_second_step_only_after_a_drill() -> None:
    lapsed = Memory(streak=1, interval_days=1, due=TODAY, last=TODAY - timedelta(1), lapses=1)
    good = SM2_FIT.review(lapsed, Quality.GOOD, today=TODAY, seed=KEY)
    assert good.interval_days == 6, "its day needed none"
    drilled = SM2_FIT.review(lapsed._replace(drills=1), Quality.GOOD, today=TODAY, seed=KEY)
    assert drilled.interval_days == 3


def test_the_exact_preset_is_what_it_always_was() -> None:
    assert "fitted" not in SM2.signature
    assert SM2_FIT.signature != SM2.signature

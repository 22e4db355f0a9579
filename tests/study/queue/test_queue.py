"""Tests of the queue: what is studied on a day, and in which order."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import (
    Candidate,
    Limits,
    Origin,
    Planned,
    interleaved,
    ready_topics,
)
from quizapp.study.queue.daily import Pool, first_looks
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC
from tests.oracles.planning import backlog, new_groups, plan

TODAY = date(2025, 3, 1)
UNLIMITED = Limits(new_per_day=1000)


def new(key: str, kind: str = "basic", *, core: bool = True) -> Candidate:
    return Candidate(key, key.partition("/")[0], kind, None, core)


def seen(
    key: str,
    *,
    ago: int,
    interval: int,
    streak: int = 3,
    kind: str = "basic",
) -> Candidate:
    """An item reviewed some days ago with an interval."""
    last = TODAY - timedelta(ago)
    memory = Memory(
        streak=streak, interval_days=interval, due=last + timedelta(interval), last=last, answers=3
    )
    return Candidate(key, key.partition("/")[0], kind, memory)


def graded_today(candidate: Candidate, quality: Quality = Quality.GOOD) -> Candidate:
    before = candidate.memory or Memory()
    return replace(
        candidate, memory=SM2.answer(before, quality, today=TODAY, seed=candidate.key)[1]
    )


def keys(planned: tuple[Planned, ...]) -> list[str]:
    return [each.key for each in planned]


# --- what is due


def test_the_latest_relative_to_its_interval_comes_first() -> None:
    rows = [
        seen("t/on-time", ago=10, interval=10),
        seen("t/five-times", ago=10, interval=2),
        seen("t/double", ago=200, interval=100),
    ]
    order = [row.key for row in backlog(rows, today=TODAY)]
    assert order == ["t/five-times", "t/double", "t/on-time"]


def test_of_the_equally_late_the_shorter_interval_comes_first() -> None:
    rows = [seen("t/long", ago=60, interval=30), seen("t/short", ago=6, interval=3)]
    assert [row.key for row in backlog(rows, today=TODAY)] == ["t/short", "t/long"]


def test_what_is_not_due_is_not_asked() -> None:
    assert plan([seen("t/later", ago=9, interval=10)], today=TODAY, scheduler=SM2) == ()


def test_a_due_item_is_asked_with_its_memory() -> None:
    row = seen("t/a", ago=10, interval=10)
    assert row.memory is not None
    assert plan([row], today=TODAY, scheduler=SM2) == (Planned("t/a", row.memory, Origin.DUE),)


def test_a_last_review_in_the_future_breaks_nothing() -> None:
    row = seen("t/a", ago=-5, interval=1)
    assert plan([row], today=TODAY, scheduler=SM2) == ()
    assert row.memory is not None
    early = replace(row, memory=row.memory._replace(due=TODAY))
    assert keys(plan([early], today=TODAY, scheduler=SM2)) == ["t/a"]


# --- limits


def test_eight_new_items_a_day_come_in_library_order() -> None:
    rows = [new(f"t/n{number:02}") for number in range(20)]
    planned = plan(rows, today=TODAY, scheduler=SM2)
    assert keys(planned) == [f"t/n{number:02}" for number in range(8)]
    assert {each.origin for each in planned} == {Origin.NEW}


def test_first_looks_of_today_count_against_the_new_ones() -> None:
    rows = [new(f"t/n{number:02}") for number in range(20)]
    rows[:3] = [graded_today(rows[0]), graded_today(rows[1], Quality.WRONG), graded_today(rows[2])]
    planned = plan(rows, today=TODAY, scheduler=SM2)
    assert sum(each.origin is Origin.NEW for each in planned) == 5


@pytest.mark.parametrize("drills", [0, 2])
def test_a_first_look_that_is_set_to_known_the_same_day_is_still_one(drills: int) -> None:
    look = graded_today(new("t/a"), Quality.WRONG)
    memory = look.memory
    assert memory
    for _ in range(drills):
        memory = SM2.drill(memory, Quality.GOOD, today=TODAY, seed="t/a")
    placed = replace(look, memory=SM2.place(memory, today=TODAY))
    again = graded_today(seen("t/b", ago=1, interval=1, streak=1))
    unanswered = SM2.place(Memory(), today=TODAY - timedelta(6))
    returned = [
        graded_today(replace(new("t/c"), memory=unanswered), quality) for quality in Quality
    ]
    pool = Pool(done=[placed, again, *returned], late=(), new=())
    assert first_looks(pool) == (placed,)


def test_reviews_of_today_count_against_the_reviews() -> None:
    rows = [seen(f"t/d{number}", ago=10, interval=5) for number in range(6)]
    rows[:2] = [graded_today(rows[0]), graded_today(rows[1], Quality.WRONG)]
    rows += [graded_today(new("t/new"))]
    planned = plan(rows, today=TODAY, limits=Limits(reviews_per_day=5), scheduler=SM2)
    assert sum(each.origin is Origin.DUE for each in planned) == 3


def test_a_limit_keeps_what_is_latest() -> None:
    rows = [seen("t/a", ago=10, interval=10), seen("t/b", ago=90, interval=10)]
    assert keys(plan(rows, today=TODAY, limits=Limits(reviews_per_day=1), scheduler=SM2)) == ["t/b"]


def test_a_deck_may_have_a_cap_of_its_own() -> None:
    rows = [new(f"{deck}/n{number}") for deck in "ab" for number in range(5)]
    rows[0] = graded_today(rows[0])
    planned = plan(rows, today=TODAY, limits=Limits(new_per_deck=2), scheduler=SM2)
    assert Counter(key[0] for key in keys(planned)) == {"a": 1, "b": 2}


def test_a_limit_that_was_lowered_below_what_is_done_asks_nothing() -> None:
    rows = [graded_today(new(f"t/n{number}")) for number in range(5)] + [new("t/more")]
    assert plan(rows, today=TODAY, limits=Limits(new_per_day=3), scheduler=SM2) == ()


def test_a_deck_may_have_a_cap_on_its_reviews_too() -> None:
    rows = [seen(f"{deck}/d{n}", ago=10, interval=5) for deck in "ab" for n in range(4)]
    rows[0] = graded_today(rows[0])
    planned = plan(rows, today=TODAY, limits=Limits(reviews_per_deck=2), scheduler=SM2)
    assert Counter(key[0] for key in keys(planned)) == {"a": 1, "b": 2}


# --- what rests


def buried(row: Candidate, day: date = TODAY) -> Candidate:
    return replace(row, memory=(row.memory or Memory())._replace(buried=day))


def suspended(row: Candidate) -> Candidate:
    return replace(row, memory=(row.memory or Memory())._replace(suspended=True))


@pytest.mark.parametrize(
    "row",
    [
        seen("t/due", ago=10, interval=10),
        new("t/new"),
        graded_today(new("t/drill"), Quality.WRONG),
    ],
)
def test_what_is_suspended_or_buried_for_today_is_not_asked(row: Candidate) -> None:
    assert keys(plan([row], today=TODAY, scheduler=SM2)) == [row.key]
    assert plan([suspended(row)], today=TODAY, scheduler=SM2) == ()
    assert plan([buried(row)], today=TODAY, scheduler=SM2) == ()
    assert keys(plan([buried(row, TODAY - timedelta(1))], today=TODAY, scheduler=SM2)) == [row.key]


def test_a_buried_item_lets_its_sibling_be_asked() -> None:
    rows = [buried(seen("t/c#c1", ago=30, interval=10)), seen("t/c#c2", ago=10, interval=10)]
    assert keys(plan(rows, today=TODAY, scheduler=SM2)) == ["t/c#c2"]


def test_an_item_answered_today_and_buried_since_still_counts_as_done() -> None:
    rows = [buried(graded_today(new("t/a"))), new("t/b"), new("t/c")]
    assert keys(plan(rows, today=TODAY, limits=Limits(new_per_day=2), scheduler=SM2)) == ["t/b"]


# --- siblings


def test_siblings_are_not_asked_on_one_day() -> None:
    rows = [
        seen("t/c#c1", ago=10, interval=10),
        seen("t/c#c2", ago=30, interval=10),
        new("t/c#c3"),
        new("t/d"),
        new("t/d#rev"),
    ]
    assert sorted(keys(plan(rows, today=TODAY, scheduler=SM2))) == ["t/c#c2", "t/d"]


def test_a_sibling_answered_today_holds_the_others_back() -> None:
    rows = [graded_today(seen("t/c#c1", ago=10, interval=10)), seen("t/c#c2", ago=30, interval=10)]
    assert plan(rows, today=TODAY, scheduler=SM2) == ()
    assert keys(plan(rows, today=TODAY + timedelta(1), scheduler=SM2)) == ["t/c#c2"]


def test_of_two_siblings_that_are_due_every_day_each_gets_its_turn() -> None:
    rows = [seen("t/c#c1", ago=1, interval=1), seen("t/c#c2", ago=1, interval=1)]
    asked = []
    for day in range(6):
        today = TODAY + timedelta(day)
        (planned,) = plan(rows, today=today, scheduler=SM2)
        asked.append(planned.key)
        _, memory = SM2.answer(planned.memory, Quality.AGAIN, today=today, seed=planned.key)
        memory = memory._replace(drilling=False)
        rows = [replace(row, memory=memory) if row.key == planned.key else row for row in rows]
    assert asked == ["t/c#c1", "t/c#c2"] * 3


@pytest.mark.parametrize(("left", "asked"), [(2, 1), (1, 2), (0, 2), (-1, 1)])
def test_on_the_eve_of_a_deadline_due_siblings_come_together(left: int, asked: int) -> None:
    rows = [seen("t/c#c1", ago=9, interval=9), seen("t/c#c2", ago=9, interval=9), new("t/c#c3")]
    assert len(plan(rows, today=TODAY, scheduler=SM2.until(TODAY + timedelta(left)))) == asked


def test_the_classic_preset_has_no_rule_for_siblings() -> None:
    rows = [seen("t/c#c1", ago=10, interval=10), new("t/c#c2")]
    assert len(plan(rows, today=TODAY, scheduler=SM2_CLASSIC)) == 2


# --- drills


def test_drills_left_from_today_come_last_and_above_every_limit() -> None:
    failed = graded_today(new("t/failed"), Quality.WRONG)
    rows = [failed, new("t/n")]
    planned = plan(
        rows, today=TODAY, limits=Limits(new_per_day=2, reviews_per_day=0), scheduler=SM2
    )
    assert [(each.key, each.origin) for each in planned] == [
        ("t/n", Origin.NEW),
        ("t/failed", Origin.DRILL),
    ]
    assert planned[-1].memory == failed.memory


def test_drills_left_from_another_day_are_gone() -> None:
    failed = graded_today(new("t/failed"), Quality.WRONG)
    tomorrow = plan([failed], today=TODAY + timedelta(1), scheduler=SM2)
    assert [each.origin for each in tomorrow] == [Origin.DUE]


# --- topics


def topic_of(core: int, known: int, name: str = "base") -> list[Candidate]:
    first = [seen(f"{name}/k{n}", ago=1, interval=6, streak=2) for n in range(known)]
    return first + [new(f"{name}/n{n}") for n in range(core - known)]


def groups(rows: list[Candidate]) -> tuple[tuple[str, ...], ...]:
    return new_groups(rows, prereqs={"next": ("base",)})


@pytest.mark.parametrize(("known", "comes_first"), [(7, "base"), (8, "next")])
def test_a_topic_is_ready_when_four_fifths_of_its_prerequisites_are_known(
    known: int, comes_first: str
) -> None:
    base = [replace(row, memory=row.memory) for row in topic_of(10, known)]
    ready = ready_topics(
        ["base", "next"],
        core={"base": 10},
        known_counts={"base": known},
        prereqs={"next": ["base"]},
    )
    assert ("next" in ready) is (comes_first == "next")
    assert groups([*base, new("next/a")])[0] == ("base",), "what was begun goes on"


def test_a_streak_of_one_is_not_known_yet() -> None:
    rows = [seen("base/a", ago=1, interval=1, streak=1), new("next/a"), new("other/a")]
    assert groups(rows) == (("base",), ("other",), ("next",))


def test_suspended_and_extra_items_do_not_hold_a_topic_back() -> None:
    base = [*topic_of(4, 4), suspended(new("base/hard")), new("base/extra", core=False)]
    assert groups([*base, new("next/a"), new("other/a")]) == (("base",), ("next",), ("other",))


def test_a_prerequisite_that_the_library_does_not_have_is_met() -> None:
    assert groups([new("next/a"), new("other/a")]) == (("next",), ("other",))


def test_nothing_is_locked_and_a_topic_comes_after_what_it_builds_on() -> None:
    rows = [new("next/a"), new("next/b"), new("base/a")]
    assert keys(plan(rows, today=TODAY, prereqs={"next": ("base",)}, scheduler=SM2)) == [
        "base/a",
        "next/a",
        "next/b",
    ]


def test_topics_that_were_begun_take_turns_with_their_new_items() -> None:
    rows = [seen(f"{topic}/old", ago=1, interval=6) for topic in "xy"]
    rows += [new(f"{topic}/n{number}") for topic in "xyz" for number in range(2)]
    assert keys(plan(rows, today=TODAY, scheduler=SM2)) == [
        "x/n0",
        "y/n0",
        "x/n1",
        "y/n1",
        "z/n0",
        "z/n1",
    ]


def test_new_items_keep_the_order_in_which_one_needs_them() -> None:
    rows = [seen(f"d{n}/a", ago=10, interval=10) for n in range(4)]
    rows += [new(f"n/a{n}", "basic" if n % 3 else "numeric") for n in range(6)]
    planned = [key for key in keys(plan(rows, today=TODAY, scheduler=SM2)) if key[0] == "n"]
    assert planned == [f"n/a{n}" for n in range(6)]


# --- session order


def candidates(letters: str) -> list[Candidate]:
    """One candidate a letter: the letter gives the kind, each its own topic."""
    kinds = {"b": "basic", "c": "cloze", "n": "numeric"}
    return [new(f"t{n}/{letter}", kinds[letter]) for n, letter in enumerate(letters)]


def test_not_three_of_one_kind_in_a_row() -> None:
    order = "".join(row.key[-1] for row in interleaved(candidates("bbbbccn")))
    assert "bbb" not in order
    assert "ccc" not in order


def test_topics_take_turns() -> None:
    rows = [new(f"{topic}/n{number}") for topic in "xy" for number in range(4)]
    assert "".join(row.topic for row in interleaved(rows)) == "xyxyxyxy"


def test_a_list_that_is_mixed_already_stays_as_it_is() -> None:
    rows = candidates("bcbcnb")
    assert list(interleaved(rows)) == rows


CANDIDATES = st.lists(
    st.tuples(
        st.sampled_from("xyz"),
        st.integers(0, 4),
        st.integers(0, 3),
        st.sampled_from(["basic", "cloze", "numeric"]),
    ),
    max_size=40,
    unique_by=lambda row: row[:3],
).map(lambda rows: [new(f"{topic}/c{card}#{facet}", kind) for topic, card, facet, kind in rows])


@given(CANDIDATES)
def test_mixing_loses_nothing(rows: list[Candidate]) -> None:
    assert Counter(interleaved(rows)) == Counter(rows)


@given(CANDIDATES)
def test_siblings_and_kinds_repeat_only_where_nothing_else_is_left(rows: list[Candidate]) -> None:
    order = list(interleaved(rows))
    for place, (before, row) in enumerate(pairwise(order), 1):
        rest = [other for other in order[place:] if other.family != before.family]
        assert row.family != before.family or not rest
        if place >= 2 and row.family != before.family:
            tired = order[place - 2].kind is before.kind is row.kind
            assert not tired or all(other.kind is row.kind for other in rest)


@given(CANDIDATES)
def test_a_plan_asks_each_item_once_and_is_the_same_every_time(rows: list[Candidate]) -> None:
    planned = plan(rows, today=TODAY, limits=UNLIMITED, scheduler=SM2)
    assert len(set(keys(planned))) == len(planned)
    assert planned == plan(tuple(rows), today=TODAY, limits=UNLIMITED, scheduler=SM2)


def test_new_items_are_spread_among_the_due_ones() -> None:
    rows = [seen(f"d{n}/a", ago=10, interval=10) for n in range(8)]
    rows += [new(f"n{n}/a", "cloze") for n in range(2)]
    origins = [each.origin for each in plan(rows, today=TODAY, scheduler=SM2)]
    first, second = (place for place, origin in enumerate(origins) if origin is Origin.NEW)
    assert 1 <= first <= 4 < second <= 8

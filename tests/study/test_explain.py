"""Tests of the reasons: every number in them is the scheduler's."""

import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.event import Decision, Event, EventKind, Moment
from quizapp.study.explain import why_today
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2Scheduler
from tests.oracles.replay_item import replay_item
from tests.study.switches import switched

TODAY = date(2025, 3, 1)
KEY = "ml.cost/shrug"
PLAIN = switched(SM2, fuzz=False)


def answered(
    day: int, quality: Quality = Quality.GOOD, *, kind: EventKind = EventKind.REVIEW
) -> Event:
    at = datetime(2025, 3, 1, 12, tzinfo=UTC) + timedelta(day)
    moment = Moment(at, 0, TODAY + timedelta(day))
    return Event(id=f"e{day}", kind=kind, moment=moment, key=KEY, quality=quality)


def why(
    history: list[Event],
    day: int,
    *,
    scheduler: SM2Scheduler = PLAIN,
    qualities: tuple[Quality, ...] = (),
    deadline: date | None = None,
    cram: bool = False,
) -> list[str]:
    memory = replay_item(history, scheduler=scheduler.until(deadline))
    lines = why_today(
        memory,
        history,
        key=KEY,
        today=TODAY + timedelta(day),
        scheduler=scheduler.until(deadline),
        cram=cram,
        qualities=qualities,
    )
    return list(lines)


LEARNT = [answered(0), answered(1), answered(7)]
"""The third success of three, due on day 22."""


def test_what_was_set_to_known_says_so_until_an_answer_moves_it() -> None:
    placed = answered(0, kind=EventKind.PLACE)._replace(quality=None)
    assert why([placed], 6) == [
        "Set to known: 2025-03-01, since a test of what it serves was passed.",
        "Interval: 6 d, as after two successes in a row.",
        "Due: 2025-03-07.",
        "Due today.",
        "Place in the backlog: 7 d since it counts as reviewed / 6 d = 1.17, the largest first.",
    ]
    assert why([placed, answered(6)], 21)[0] == "Last review: 2025-03-07, Good (4)."
    # What was known before stays as it was.
    known = [answered(0), answered(1), placed._replace(id="p", moment=answered(2).moment)]
    assert why(known, 7)[0] == "Last review: 2025-03-02, Good (4)."


def test_a_late_item_is_derived_line_by_line() -> None:
    lines = why(LEARNT, 32, qualities=(Quality.AGAIN, Quality.HARD, Quality.GOOD, Quality.EASY))
    assert lines == [
        "Last review: 2025-03-08, Good (4).",
        "Ease: stays 2.50.",
        "Interval: 6 d, × 2.50 = 15 d.",
        "Due: 2025-03-23.",
        "Late: 10 d.",
        "Place in the backlog: 25 d since the last review / 15 d = 1.67, the largest first.",
        "Again: back to 1 d: due 2025-04-03; asked again today; a lapse; ease stays 2.50.",
        (
            "Hard: 15 d, × 2.36 = 35.4 d, rounded up to 36 d: due 2025-05-08; asked again today;"
            " ease 2.50 − 0.14 = 2.36."
        ),
        "Good: 15 d + 10 d late / 2 = 20 d, × 2.50 = 50 d: due 2025-05-22; ease stays 2.50.",
        (
            "Easy: 15 d + 10 d late / 2 = 20 d, × 2.60 = 52 d: due 2025-05-24;"
            " ease 2.50 + 0.10 = 2.60."
        ),
    ]


def test_a_crammed_item_promises_nothing_of_the_schedule() -> None:
    lines = why(LEARNT, 32, qualities=(Quality.AGAIN, Quality.HARD), cram=True)
    assert lines[4:] == [
        "Crammed: a filter chose it, due or not.",
        "Again: asked again here; the schedule stays.",
        "Hard: done here; the schedule stays.",
    ]


def test_a_new_item_says_why_it_may_come() -> None:
    assert why([], 0, qualities=(Quality.GOOD, Quality.WRONG)) == [
        "New: no answer to it was graded yet.",
        "It comes once all that it needs has come, up to the day's limit of new items.",
        "Good: 1 d, the first step: due 2025-03-02; ease stays 2.50.",
        "Wrong: 1 d: due 2025-03-02; asked again today; ease stays 2.50.",
    ]


def test_a_new_item_says_its_priority_while_an_interview_is_ahead() -> None:
    lines = why_today(
        Memory(), [], key=KEY, today=TODAY, scheduler=PLAIN, priority="core", qualities=()
    )
    assert lines[2:] == (
        "Its priority is core; for the interview core comes before often and rare.",
    )


def test_no_success_is_told_of_where_there_was_none() -> None:
    lines = why([answered(0, Quality.AGAIN)], 1, qualities=(Quality.GOOD,))
    assert lines[-1].startswith("Good: 6 d, the second step: due ")


def test_a_drill_says_that_the_schedule_stays() -> None:
    assert why([answered(0, Quality.AGAIN)], 0, qualities=(Quality.AGAIN, Quality.GOOD))[4:] == [
        "Drill 1 of at most 3 today: the first answer of the day was graded.",
        "Again: asked again today; due 2025-03-02 as planned.",
        "Good: done for today; due 2025-03-02 as planned.",
    ]


def test_an_item_ahead_of_its_day_says_from_when_a_success_counts() -> None:
    assert why(LEARNT, 10, qualities=(Quality.GOOD,))[4:] == [
        "Ahead: 12 d before its day.",
        "Good: too early, it counts from 2025-03-20; due 2025-03-23 as planned.",
    ]
    assert (
        SM2.answer(
            replay_item(LEARNT, scheduler=PLAIN), Quality.GOOD, today=date(2025, 3, 19), seed=KEY
        )[0]
        is EventKind.AHEAD
    )
    assert (
        SM2.answer(
            replay_item(LEARNT, scheduler=PLAIN), Quality.GOOD, today=date(2025, 3, 20), seed=KEY
        )[0]
        is EventKind.REVIEW
    )


def test_answers_that_moved_nothing_are_passed_over() -> None:
    early, crammed = answered(8, kind=EventKind.AHEAD), answered(9, kind=EventKind.CRAM)
    assert why([*LEARNT, early, crammed], 22)[:4] == why(LEARNT, 22)[:4]


def test_an_edited_card_says_why_it_is_due_at_once() -> None:
    edit = answered(9)._replace(
        kind=EventKind.EDIT, quality=None, answer=Decision.SOON, fingerprint="1:b"
    )
    assert why([*LEARNT, edit], 9)[3:6] == [
        "Due: 2025-03-23.",
        "Due at once since the card was edited: 2025-03-10.",
        "Due today.",
    ]


def test_after_starting_over_the_old_answers_are_no_reason() -> None:
    edit = answered(9)._replace(kind=EventKind.EDIT, quality=None, answer=Decision.RESTART)
    assert why([*LEARNT, edit], 9)[0] == "New: no answer to it was graded yet."


def test_limits_and_the_ease_floor_are_named() -> None:
    old = Memory(streak=9, interval_days=300, ease=135, due=TODAY, last=TODAY - timedelta(300))
    late = TODAY + timedelta(400)
    steps = PLAIN.explain(old, Quality.GOOD, today=late, seed=KEY)["interval"]
    assert steps == (
        "300 d + 300 of 400 d late / 2 = 450 d, × 1.35 = 607.5 d, rounded up to 608 d,"
        " at most 365 d"
    )
    deadline = TODAY + timedelta(40)
    closer = PLAIN.until(deadline)
    steps = closer.explain(old, Quality.HARD, today=TODAY, seed=KEY)["interval"]
    assert steps == "300 d, × 1.30 = 390 d, at most 10 d before the interview"
    lines = why_today(old, [], key=KEY, today=TODAY, qualities=[Quality.HARD], scheduler=SM2)
    assert lines[-1].endswith("ease 1.35 − 0.14 = 1.21, at least 1.30.")


# --- every number


MEMORIES = st.builds(
    Memory,
    streak=st.integers(0, 12),
    interval_days=st.integers(1, 400),
    ease=st.integers(130, 400),
    due=st.integers(-500, 0).map(lambda days: TODAY + timedelta(days)),
    last=st.integers(-900, -501).map(lambda days: TODAY + timedelta(days)),
    answers=st.integers(0, 99),
)
STEP = re.compile(
    r"(?P<days>\d+) d( \+ (?P<credit>\d+)( of (?P<late>\d+))? d late / 2 = (?P<base>[\d.]+) d)?"
    r", × (?P<ease>[\d.]+) = (?P<product>[\d.]+) d(, rounded up to (?P<up>\d+) d)?"
)


@given(
    MEMORIES,
    st.sampled_from([Quality.HARD, Quality.GOOD, Quality.EASY]),
    st.sampled_from([SM2, SM2_CLASSIC]),
    st.none() | st.integers(0, 400),
)
def test_every_number_of_a_derivation_is_what_the_scheduler_does(
    memory: Memory, quality: Quality, scheduler: SM2Scheduler, left: int | None
) -> None:
    deadline = None if left is None else TODAY + timedelta(left)
    scheduler = scheduler.until(deadline)
    steps = scheduler.explain(memory, quality, today=TODAY, seed=KEY)["interval"]
    after = scheduler.review(memory, quality, today=TODAY, seed=KEY)
    assert memory.due is not None
    assert after.due is not None
    days = Fraction(0)
    if found := STEP.match(steps):
        days = Fraction(found["days"])
        assert days == memory.interval_days
        if found["credit"]:
            assert Fraction(found["base"]) == days + Fraction(found["credit"]) / 2
            assert int(found["late"] or found["credit"]) == (TODAY - memory.due).days
            days = Fraction(found["base"])
        assert Fraction(found["ease"]) == Fraction(after.ease, 100)
        assert Fraction(found["product"]) == days * Fraction(found["ease"])
        days = Fraction(found["up"] or found["product"])
        assert days == ceil(Fraction(found["product"]))
    else:
        assert memory.streak < 2
        days = Fraction(steps.split()[0])
    if limit := re.search(r"at most (\d+) d", steps):
        assert days > int(limit[1])
        days = Fraction(limit[1])
    assert days == after.interval_days
    if extra := re.search(r"fuzz ([+−]\d+) d = (\d+) d", steps):
        days += int(extra[1].replace("−", "-"))
        assert days == int(extra[2])
    assert after.due == TODAY + timedelta(int(days))


@given(
    st.lists(st.tuples(st.sampled_from(Quality), st.integers(0, 60)), min_size=1, max_size=12),
    st.sampled_from([SM2, SM2_CLASSIC]),
    st.integers(0, 60),
)
def test_the_lines_end_in_the_memory_and_in_what_the_buttons_do(
    past: list[tuple[Quality, int]], scheduler: SM2Scheduler, wait: int
) -> None:
    history: list[Event] = []
    day = 0
    for number, (quality, days) in enumerate(past):
        day += days
        event = answered(day, quality)
        history.append(event._replace(id=str(number), sequence=number))
    memory = replay_item(history, scheduler=scheduler)
    today = day + wait
    lines = why(history, today, scheduler=scheduler, qualities=tuple(Quality))
    assert lines[0].startswith(f"Last review: {memory.last}, ")
    assert f"Due: {memory.due}." in lines
    shown = dict(zip(Quality, lines[-len(Quality) :], strict=True))
    on = TODAY + timedelta(today)
    for quality, line in shown.items():
        _, after = scheduler.answer(memory, quality, today=on, seed=KEY)
        assert f"due {after.due}" in line
        assert ("asked again" in line) == (after.drilling and after.last == on)

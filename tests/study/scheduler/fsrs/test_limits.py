"""What FSRS keeps to beside its package's rule: deadline, leeches, siblings, its name."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizapp.study.queue.candidates import Candidate
from quizapp.study.queue.filtered import chosen
from quizapp.study.scheduler.base import PLACED_DAYS
from quizapp.study.scheduler.fsrs.parameters import FSRS_DEFAULTS
from quizapp.study.scheduler.fsrs.scheduler import FSRS
from quizapp.study.scheduler.memory import Memory

TODAY = date(2025, 3, 1)


def test_every_number_of_a_fit_is_in_its_signature() -> None:
    fits = [
        replace(
            FSRS, parameters=(*FSRS_DEFAULTS[:place], number * 1.01, *FSRS_DEFAULTS[place + 1 :])
        )
        for place, number in enumerate(FSRS_DEFAULTS)
    ]
    others = [
        FSRS.tuned(retention=0.91, parameters=()),
        FSRS.limited_to(364),
        FSRS.until(TODAY),
        FSRS.until(TODAY + timedelta(1)),
    ]
    signatures = {scheduler.signature for scheduler in (FSRS, *fits, *others)}
    assert len(signatures) == 1 + len(fits) + len(others)


@pytest.mark.parametrize(
    ("days", "placed"), [(8, 2), (4, 1), (-1, PLACED_DAYS), (4000, PLACED_DAYS)]
)
def test_the_interview_holds_for_what_is_set_to_known(days: int, placed: int) -> None:
    assert FSRS.until(TODAY + timedelta(days)).placed_days(TODAY) == placed


@pytest.mark.parametrize(
    ("days", "apart"), [(None, True), (2, True), (1, False), (0, False), (-1, True)]
)
def test_siblings_are_kept_apart_unless_no_day_is_left(days: int | None, *, apart: bool) -> None:
    deadline = None if days is None else TODAY + timedelta(days)
    assert FSRS.until(deadline).keeps_due_siblings_apart(TODAY) is apart


def test_one_of_a_family_is_asked_where_several_are_chosen() -> None:
    rows = [Candidate(key, "t", "cloze", Memory()) for key in ("t/a#1", "t/a#2", "t/b")]
    asked = [row.key for row in chosen(rows, today=TODAY, scheduler=FSRS)]
    assert asked == ["t/a#1", "t/b"]


@pytest.mark.parametrize(
    ("before", "after", "flags"),
    [(4, 5, False), (5, 6, True), (6, 6, False), (6, 7, False), (8, 9, True), (9, 9, False)],
)
def test_an_item_is_flagged_when_it_becomes_a_leech_and_every_third_lapse(
    before: int, after: int, *, flags: bool
) -> None:
    memories = (Memory(lapses=before), Memory(lapses=after))
    assert FSRS.flags_leech(*memories) is flags
    assert bool(FSRS.leech_reason(memories[1])) is (after >= 6)

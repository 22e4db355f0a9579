"""Tests of the sittings beside the day's plan."""

from datetime import date, timedelta

from quizapp.study.queue.candidates import Candidate, Origin, Planned
from quizapp.study.queue.filtered import ahead, chosen, cram
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC

TODAY = date(2025, 3, 1)


def due_in(days: int, key: str, *, last: date = TODAY - timedelta(5)) -> Candidate:
    memory = Memory(streak=2, interval_days=6, due=TODAY + timedelta(days), last=last, answers=2)
    return Candidate(key, key.partition("/")[0], "basic", memory)


def keys(planned: tuple[Planned, ...]) -> list[str]:
    return [each.key for each in planned]


def test_study_ahead_takes_what_comes_due_soon_the_nearest_first() -> None:
    rows = [due_in(3, "a/x"), due_in(1, "b/x"), due_in(4, "c/x"), due_in(0, "d/x")]
    planned = ahead([*rows, Candidate("e/new", "e", "basic")], today=TODAY, days=3, scheduler=SM2)
    assert keys(planned) == ["b/x", "a/x"]
    assert {each.origin for each in planned} == {Origin.AHEAD}


def test_study_ahead_leaves_out_what_rests_and_what_was_answered_today() -> None:
    memory = due_in(1, "a/x").memory
    assert memory is not None
    asleep = Candidate("a/x", "a", "basic", memory._replace(suspended=True))
    buried = Candidate("b/x", "b", "basic", memory._replace(buried=TODAY))
    rows = [asleep, buried, due_in(1, "c/x", last=TODAY)]
    assert ahead(rows, today=TODAY, days=3, scheduler=SM2_CLASSIC) == ()


def test_study_ahead_keeps_siblings_apart_where_the_preset_does() -> None:
    rows = [
        due_in(2, "a/x#c2"),
        due_in(1, "a/x#c1"),
        due_in(1, "b/y#c1"),
        due_in(6, "b/y#c2", last=TODAY),
    ]
    assert keys(ahead(rows, today=TODAY, days=3, scheduler=SM2)) == ["a/x#c1"]
    assert len(ahead(rows, today=TODAY, days=3, scheduler=SM2_CLASSIC)) == 3


def test_cramming_takes_everything_that_does_not_rest_due_or_not() -> None:
    rows = [
        due_in(9, "a/x#c1"),
        due_in(-3, "a/x#c2"),
        Candidate("b/new", "b", "basic"),
        Candidate("c/asleep", "c", "basic", Memory(suspended=True)),
        Candidate("d/buried", "d", "basic", Memory(buried=TODAY)),
    ]
    planned = cram(rows, today=TODAY)
    assert sorted(keys(planned)) == ["a/x#c1", "a/x#c2", "b/new"]
    assert {each.origin for each in planned} == {Origin.CRAM}


def test_what_was_chosen_by_hand_comes_in_its_order_due_or_not_and_one_a_card() -> None:
    rows = [
        due_in(9, "a/x#c1"),
        Candidate("b/new", "b", "basic"),
        due_in(-3, "a/x#c2"),
        Candidate("c/asleep", "c", "basic", Memory(suspended=True)),
        Candidate("d/crammed", "d", "basic", Memory(answers=2)),
    ]
    planned = chosen(rows, today=TODAY, scheduler=SM2)
    assert keys(planned) == ["a/x#c1", "b/new", "d/crammed"]
    assert [row.origin for row in planned] == [Origin.DUE, Origin.NEW, Origin.NEW]
    assert len(chosen(rows, today=TODAY, scheduler=SM2_CLASSIC)) == 4

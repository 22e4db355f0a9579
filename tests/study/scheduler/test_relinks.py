"""Tests of histories that move to another key: by a relink, or because a deck says so."""

from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import aliases, replay
from quizapp.study.scheduler.sm2 import SM2
from tests.oracles.replay_item import replay_item

TODAY = date(2025, 3, 1)


def moment(day: int) -> Moment:
    return Moment(datetime(2025, 3, 1, 12, tzinfo=UTC) + timedelta(day), 0, TODAY + timedelta(day))


def answered(name: str, key: str, day: int) -> Event:
    return Event(id=name, kind=EventKind.REVIEW, moment=moment(day), key=key, quality=Quality.GOOD)


def relink(old: str, new: str, day: int) -> Event:
    return Event(
        id=f"{old}>{new} {day}", kind=EventKind.RELINK, moment=moment(day), key=new, origin=old
    )


def undo(target: Event, day: int) -> Event:
    return Event(id=f"undo {target.id}", kind=EventKind.UNDO, moment=moment(day), undoes=target.id)


HISTORY = [answered("1", "t/old", 0), answered("2", "t/old", 1), answered("3", "t/old", 7)]


def test_a_relinked_item_has_the_memory_that_the_old_key_had() -> None:
    memories = replay([*HISTORY, relink("t/old", "t/new", 8)], scheduler=SM2)
    assert memories == {"t/new": replay(HISTORY, scheduler=SM2)["t/old"]}


def test_a_relink_that_was_taken_back_leaves_the_history_where_it_was() -> None:
    moved = relink("t/old", "t/new", 8)
    assert replay([*HISTORY, moved, undo(moved, 8)], scheduler=SM2) == replay(
        HISTORY, scheduler=SM2
    )


def test_answers_under_both_keys_become_one_history() -> None:
    events = [*HISTORY, relink("t/old", "t/new", 8), answered("4", "t/new", 24)]
    memory = replay_item(events, scheduler=SM2)
    assert (memory.answers, memory.streak, memory.last) == (4, 4, TODAY + timedelta(24))


def test_a_declared_rename_moves_a_history_as_a_relink_does() -> None:
    was = {"t/new": ("t/older", "t/old")}
    assert replay_item(HISTORY, was=was, scheduler=SM2) == replay(HISTORY, scheduler=SM2)["t/old"]
    assert replay(HISTORY, was=was, scheduler=SM2).keys() == {"t/new"}


def test_a_relink_alone_makes_no_memory() -> None:
    assert replay([relink("t/old", "t/new", 0)], scheduler=SM2) == {}
    assert replay_item([relink("t/old", "t/new", 0)], scheduler=SM2) == Memory()


@pytest.mark.parametrize(
    ("moves", "was", "expected"),
    [
        ("a>b", {}, {"a": "b"}),
        ("a>b b>c", {}, {"a": "c", "b": "c"}),
        ("b>c a>b", {}, {"a": "c", "b": "c"}),
        ("a>b a>c", {}, {"a": "c"}),
        ("a>b b>a", {}, {"b": "a"}),
        ("a>b b>c c>a", {}, {"b": "a", "c": "a"}),
        ("a>a", {}, {}),
        ("a>b a>a", {}, {}),
        ("", {"b": ("a",)}, {"a": "b"}),
        ("a>c", {"b": ("a",)}, {"a": "c"}),
        ("", {"b": ("a",), "a": ("b",)}, {"b": "a"}),
    ],
)
def test_of_several_moves_the_last_one_holds_and_nothing_goes_in_circles(
    moves: str, was: dict[str, tuple[str, ...]], expected: dict[str, str]
) -> None:
    events = [relink(move[0], move[-1], day) for day, move in enumerate(moves.split())]
    assert aliases(reversed(events), was) == expected


def test_a_relink_that_was_taken_back_is_no_alias() -> None:
    first, second = relink("a", "b", 0), relink("a", "c", 1)
    assert aliases([first, second, undo(second, 2)]) == {"a": "b"}

"""Tests of undo over a journal: what can be taken back, and what done again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.session.undo import (
    EVENT_NAMES,
    NO_STEPS,
    SKIPPING,
    chronological,
    last_undoable,
    last_undone,
    name_of,
    name_of_all,
    same_act,
)

TODAY = date(2025, 3, 1)
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def done(
    name: str,
    number: int,
    *,
    kind: str = EventKind.REVIEW,
    undoes: str = "",
    device: str = "d",
    hours: int = 0,
) -> Event:
    moment = Moment(NOON + timedelta(hours=hours, seconds=number), 0, TODAY)
    return Event(
        id=name, kind=kind, moment=moment, key="k", undoes=undoes, device=device, sequence=number
    )


def journal(words: str) -> list[Event]:
    """Events in order: `a` is an answer, `u:a` takes it back."""
    events = []
    for number, word in enumerate(words.split()):
        name, _, target = word.partition(":")
        kind = EventKind.UNDO if target else EventKind.REVIEW
        events.append(done(name, number, kind=kind, undoes=target))
    return events


@pytest.mark.parametrize(
    ("words", "undoable", "undone"),
    [
        ("", None, None),
        ("a", "a", None),
        ("a b", "b", None),
        ("a b u:b", "a", "u"),
        ("a b u:b v:a", None, "v"),
        ("a b u:b v:a w:v", "a", "u"),
        ("a b u:b v:a w:v x:u", "b", None),
        ("a u:a b", "b", None),
        ("a u:a b v:b", None, "v"),
        ("a u:a b v:b w:v", "b", None),
        ("a u:a v:u w:a", None, "w"),
        ("a u:gone", "a", "u"),
    ],
)
def test_undo_and_redo_go_through_the_journal_as_through_a_stack(
    words: str, undoable: str | None, undone: str | None
) -> None:
    events = journal(words)
    back, again = last_undoable(events), last_undone(reversed(events))
    assert (back and back.id) == undoable
    assert (again and again.id) == undone


UNDO_PASSES_OVER = (EventKind.UNDO, *NO_STEPS)


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind not in UNDO_PASSES_OVER])
def test_whatever_a_learner_does_can_be_taken_back(kind: EventKind) -> None:
    event = done("a", 1, kind=kind)
    assert last_undoable([event]) == event
    assert name_of(event) == EVENT_NAMES[kind]


def test_what_was_done_in_one_step_is_one_step_whatever_of_it_was_taken_back() -> None:
    alone = done("a", 0)
    placed = [done(f"p{n}", n + 1, kind=EventKind.PLACE)._replace(act="step") for n in range(3)]
    undo = done("u", 9, kind=EventKind.UNDO, undoes="p1")
    assert same_act(placed[2], [*placed, alone]) == tuple(placed)
    assert same_act(placed[2], [undo, *placed, alone]) == (placed[0], placed[2])
    assert (same_act(alone, placed), name_of_all([alone])) == ((alone,), "the answer")
    assert name_of_all(placed) == "3 items set to known"


@pytest.mark.parametrize("kind", NO_STEPS)
def test_undo_and_redo_pass_over_what_is_no_step(kind: EventKind) -> None:
    read = done("r", 9, kind=kind)
    assert last_undoable([read]) is None
    back, again = last_undoable([*journal("a b u:b"), read]), last_undone([*journal("a u:a"), read])
    assert back
    assert again
    assert (back.id, again.id) == ("a", "u")


def test_skipping_has_a_name_although_it_is_no_event() -> None:
    assert name_of(None) == SKIPPING


def test_what_a_newer_version_did_is_left_to_it_and_ends_what_can_be_done_again() -> None:
    events = [*journal("a b u:b"), done("n", 3, kind="teleport")]
    back = last_undoable(events)
    assert back is not None
    assert back.id == "a"
    assert last_undone(events) is None


def test_the_newest_event_is_the_last_written_although_the_clock_went_back_a_year() -> None:
    events = [done("a", 1, hours=365 * 24), done("b", 2)]
    back = last_undoable(events)
    assert back is not None
    assert back.id == "b"


def test_devices_take_turns_by_their_clocks() -> None:
    events = [
        done("late", 1, device="a", hours=2),
        done("early", 1, device="b"),
        done("later", 2, device="b", hours=3),
        done("set back", 2, device="a", hours=1),
    ]
    assert [event.id for event in chronological(events)] == ["early", "late", "set back", "later"]

"""Tests of undo over the journal: a whole step is taken back by one undo, on whatever device."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.journal_undo import FEW_EVENTS, JournalUndo
from quizapp.collection.reading.deck_reader import DeckReading
from quizapp.store.paths import Paths, locate
from quizapp.store.settings.settings import Settings
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import NOON, TODAY, answered, name_device, write_journal

MANY = FEW_EVENTS + 20


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return locate(home=tmp_path, env={})


def read_deck(path: Path) -> DeckReading:
    raise AssertionError(path)


@contextmanager
def opened(paths: Paths, *, first_id: int = 0) -> Iterator[tuple[EventStore, JournalUndo]]:
    """The learner's events an hour later, and what takes them back."""
    ids = (f"new-{number}" for number in count(first_id))
    moment = Moment(NOON + timedelta(hours=1), 60, TODAY)
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        collection = Collection(
            event_store, Settings(), [], moment=lambda: moment, read_deck=read_deck
        )
        yield event_store, JournalUndo(collection, new_id=lambda: next(ids))


def placed(numbers: range, *, act: str = "step") -> list[Event]:
    """Items set to known in one step, all in the same moment."""
    event = answered(0, kind=EventKind.PLACE)._replace(quality=None, act=act)
    return [event._replace(id=f"{act}-{number}", key=f"t/{number}") for number in numbers]


def test_one_undo_takes_a_whole_step_back_and_one_redo_does_it_again(paths: Paths) -> None:
    write_journal(paths, [answered(0, key="t/0", day=TODAY - timedelta(1)), *placed(range(MANY))])
    with opened(paths) as (event_store, steps):
        before = event_store.memories()
        step = steps.undo()
        assert step
        assert step.sentence == f"Taken back: {MANY} items set to known of 2026-03-02."
        assert {key: memory.streak for key, memory in event_store.memories().items()} == {"t/0": 1}
        assert steps.redo_sentence() == f"Done again: {MANY} items set to known."
        assert event_store.memories() == before
        assert steps.redo_sentence() == "Nothing was taken back just now."
        assert [len(step.events) for step in (steps.undo(), steps.undo()) if step] == [MANY, 1]
        assert event_store.memories() == {}
        assert steps.undo_sentence() == "There is nothing to take back."


def test_what_a_power_cut_left_of_a_step_is_taken_back_with_the_next_undo(paths: Paths) -> None:
    journal = write_journal(paths, placed(range(3)))
    with opened(paths) as (_, steps):
        steps.undo()
    lines = journal.read_bytes().splitlines(keepends=True)
    paths.index.unlink()
    journal.write_bytes(b"".join(lines[:4]) + lines[4][:30])
    with opened(paths, first_id=100) as (event_store, steps):
        assert [*event_store.memories()] == ["t/1", "t/2"]
        assert steps.undo_sentence() == "Taken back: 2 items set to known of 2026-03-02."
        assert event_store.memories() == {}


def test_steps_of_two_devices_stay_apart(paths: Paths) -> None:
    write_journal(paths, placed(range(3)))
    theirs = [e._replace(moment=answered(1).moment) for e in placed(range(2, 5), act="theirs")]
    write_journal(paths, theirs, device="another0name")
    with opened(paths) as (event_store, steps):
        step = steps.undo()
        assert step
        assert {event.id for event in step.events} == {event.id for event in theirs}
        assert sorted(event_store.memories()) == ["t/0", "t/1", "t/2"]

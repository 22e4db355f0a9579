"""What a clock that was set back does to a learner who goes on studying: nothing."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.cli.context import read_deck
from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.journal_undo import FEW_EVENTS
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.store.paths import Paths, locate
from quizapp.store.settings.settings import Settings
from quizapp.study.event import Moment
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import NOON, TODAY, answered, name_device, undone

DECK = "topic: t\ncards:\n" + "".join(f"  - Question {n} ^q{n}: Reply\n" for n in range(4))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = locate(home=tmp_path / "home", env={})
    paths.decks.mkdir(parents=True)
    (paths.decks / "t.yaml").write_text(DECK)
    return paths


def opened(paths: Paths) -> EventStore:
    return EventStore.open(paths, scheduler=SM2, new_id=name_device)


def sat(paths: Paths, at: datetime, quality: Quality, answers: int = 4) -> dict[str, Memory]:
    """The memories after a sitting at that instant, as the next opening finds them."""
    with opened(paths) as event_store:
        moment = Moment(at, 0, at.date())
        ids = iter(
            f"{at:%Y%m%d}-{len(event_store.events_on(at.date()))}-{n}" for n in range(answers)
        )
        collection = Collection(
            *(event_store, Settings(), [paths.decks]), moment=lambda: moment, read_deck=read_deck
        )
        sessions = SessionFactory(collection, new_id=lambda: next(ids))
        session = sessions.session(SessionRequest(frozenset({"t"})))
        for _ in range(answers):
            if session.step is None:
                break
            session, event = session.answer(
                quality, moment=moment, event_id=sessions.new_id(), fingerprint=""
            )
            sessions.save(event)
        collection.overview()
    with opened(paths) as event_store:
        assert event_store.problems == ()
        return event_store.memories()


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=1), timedelta(days=365)])
@pytest.mark.parametrize("quality", [Quality.AGAIN, Quality.EASY])
def test_a_clock_set_back_loses_nothing_and_makes_no_day_negative(
    paths: Paths, back: timedelta, quality: Quality
) -> None:
    before = sat(paths, NOON, Quality.GOOD)
    assert {memory.due for memory in before.values()} == {TODAY + timedelta(days=1)}
    during = sat(paths, NOON - back, quality)
    after = sat(paths, NOON + timedelta(days=1), Quality.GOOD)
    assert before.keys() == during.keys() == after.keys()
    for memories in (during, after):
        for memory in memories.values():
            assert memory.interval_days > 0
            assert memory.due
            assert memory.last
            assert memory.due > memory.last
    assert all(memory.due and memory.due > TODAY for memory in after.values())


def test_a_clock_behind_the_journal_is_told_of(paths: Paths) -> None:
    with opened(paths) as event_store:
        assert event_store.clock_problem(NOON) == ()
        event_store.append(answered(0))
        assert event_store.clock_problem(NOON) == ()
        assert event_store.clock_problem(NOON - timedelta(minutes=9)) == ()
        [told] = event_store.clock_problem(NOON - timedelta(days=1))
    assert told == (
        "This machine's clock says 2026-03-01 12:00 UTC, but the journal has an answer of"
        " 2026-03-02 12:00 UTC. Nothing is lost; what you answer now counts before it until the"
        " clock is right."
    )


def test_a_clock_that_begins_anew_is_told_of(paths: Paths) -> None:
    with opened(paths) as event_store:
        [sentence] = event_store.clock_problem(datetime(1970, 1, 1, tzinfo=UTC))
    assert sentence.startswith("This machine's clock says 1970-01-01 00:00 UTC, which cannot be.")


def test_travel_over_the_date_line_is_no_trouble_of_the_clock(paths: Paths) -> None:
    with opened(paths) as event_store:
        event_store.append(answered(0, day=date(2026, 3, 2)))
        assert event_store.clock_problem(NOON + timedelta(hours=9)) == ()


def test_what_a_clock_set_back_wrote_is_among_the_last_written(paths: Paths) -> None:
    with opened(paths) as event_store:
        for number in range(6):
            event_store.append(answered(number, day=TODAY + timedelta(days=365)))
        event_store.append(answered(6, day=TODAY))
        ids = {event.id for event in event_store.last_written(2)}
    assert ids == {"event-4", "event-5", "event-6"}


def test_what_a_clock_far_behind_took_back_is_not_taken_back_again(paths: Paths) -> None:
    taken = answered(0, day=TODAY)
    with opened(paths) as event_store:
        event_store.append(undone(taken, name="undo", key=taken.key, day=TODAY - timedelta(9)))
        for number in range(FEW_EVENTS):
            event_store.append(answered(number + 1, day=TODAY - timedelta(1)))
        event_store.append(taken)
        collection = Collection(
            *(event_store, Settings(), [paths.decks]),
            moment=lambda: Moment(NOON, 0, TODAY),
            read_deck=read_deck,
        )
        step = SessionFactory(collection, new_id=lambda: "undo-2").steps.undo()
    assert step is not None
    assert step.events[0].id == f"event-{FEW_EVENTS}"

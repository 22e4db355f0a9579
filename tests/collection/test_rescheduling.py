"""What another scheduler changes is counted as home and the forecast count what is due."""

from datetime import UTC, datetime
from pathlib import Path

from quizapp.collection.rescheduling import change_by
from quizapp.insight.ahead.page import AheadPage
from quizapp.insight.page import Scope
from quizapp.insight.reader import Reader
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.scheduler.change import CHANGE_DAYS
from quizapp.study.scheduler.sm2 import SM2_CLASSIC
from tests.insight.learner import TODAY, collection_of, keys, spoken_key, year


def suspended(key: str) -> Event:
    moment = Moment(datetime(2026, 11, 27, 6, tzinfo=UTC), 60, TODAY)
    return Event(f"suspended-{key}", EventKind.SUSPEND, moment, key=key)


def test_a_change_counts_what_home_and_the_forecast_count(tmp_path: Path) -> None:
    with collection_of(tmp_path, (*year(days=40), suspended(keys()[0]))) as collection:
        assert collection.memory(spoken_key(0)).due, "an interview question that was answered"
        assert collection.memory(keys()[0]).due, "a card that was answered, and is suspended"
        memories = collection.event_store.preview_memories(SM2_CLASSIC)
        change = change_by(SM2_CLASSIC, memories, collection, days=CHANGE_DAYS)
        facts = AheadPage().prepare(Reader(collection), Scope())().facts()
        days = facts["days"]
        assert isinstance(days, list)
        assert change.now == tuple(day["if_good"] for day in days[:CHANGE_DAYS])
        assert change.items == facts["items"]
        assert change.now[0] == sum(topic.due for topic in collection.overview().topics)


def test_what_is_suspended_comes_neither_earlier_nor_later(tmp_path: Path) -> None:
    met = {event.key for event in year(days=40)} - {""}
    with collection_of(tmp_path, (*year(days=40), *map(suspended, sorted(met)))) as collection:
        memories = collection.event_store.preview_memories(SM2_CLASSIC)
        assert memories != collection.memories()
        change = change_by(SM2_CLASSIC, memories, collection, days=CHANGE_DAYS)
        assert not change.moves
        assert (change.items, sum(change.now), sum(change.then)) == (0, 0, 0)

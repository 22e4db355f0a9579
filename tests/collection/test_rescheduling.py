"""What another scheduler changes is counted as home and the forecast count what is due."""

from pathlib import Path

import pytest

from quizapp.collection.rescheduling import change_by
from quizapp.insight.ahead.page import AheadPage
from quizapp.insight.page import Scope
from quizapp.insight.reader import Reader
from quizapp.store.progress import AbandonedError, tracked
from quizapp.study.scheduler.change import CHANGE_DAYS
from quizapp.study.scheduler.sm2 import SM2_CLASSIC
from tests.insight.learner import collection_of, spoken_key, year


def test_a_change_counts_what_home_and_the_forecast_count(tmp_path: Path) -> None:
    with collection_of(tmp_path, year(days=40)) as collection:
        assert collection.memory(spoken_key(0)).due, "an interview question that was answered"
        memories = collection.event_store.preview_memories(SM2_CLASSIC)
        change = change_by(SM2_CLASSIC, memories, collection, days=CHANGE_DAYS)
        facts = AheadPage().prepare(Reader(collection), Scope())().facts()
        days = facts["days"]
        assert isinstance(days, list)
        assert change.now == tuple(day["if_good"] for day in days[:CHANGE_DAYS])
        assert change.items == facts["items"]
        assert change.now[0] == sum(topic.due for topic in collection.overview().topics)


def test_work_that_nobody_waits_for_ends() -> None:
    def abandon(what: str, done: int, total: int) -> None:
        del what, total
        if done:
            raise AbandonedError

    numbers = tracked(range(1000), "counting", 1000, abandon, many=1)
    with pytest.raises(AbandonedError):
        sum(numbers)

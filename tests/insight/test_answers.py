"""Tests of the rows that all pages share: which answers are among them, and which are scored."""

import math
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from quizapp.insight.answers import Answers
from quizapp.insight.reader import Reader
from quizapp.study.event import Event, EventKind
from quizapp.study.quality import Quality
from tests.insight.learner import collection_of, year
from tests.oracles.scored_reviews import ScoredReview, scored_reviews
from tests.store.samples import TODAY, answered, undone

DAY = timedelta(days=1)


def answers_of(folder: Path, events: Iterable[Event]) -> Answers:
    with collection_of(folder / "home", events) as collection:
        return Reader(collection).answers


def rows_of(answers: Answers) -> list[ScoredReview]:
    scored = answers.where(answers.scored)
    previous = answers.previous_day[answers.scored]
    rows = [
        ScoredReview(
            scored.items[scored.item[n]],
            int(scored.day[n]),
            int(scored.quality[n]),
            int(scored.interval_before[n]),
            int(previous[n]),
            None if math.isnan(scored.confidence[n]) else float(scored.confidence[n]),
        )
        for n in range(len(scored))
    ]
    return sorted(rows, key=lambda row: row[:2])


def relinked(number: int, *, origin: str, key: str) -> Event:
    event = answered(number, key=key, day=TODAY + 9 * DAY, kind=EventKind.RELINK)
    return event._replace(quality=None, origin=origin)


def test_a_year_is_counted_as_the_oracle_counts_it(tmp_path: Path) -> None:
    events = year()
    rows = scored_reviews(events)
    assert len(rows) > 1000
    assert rows_of(answers_of(tmp_path, events)) == rows


FIRST = answered(0, key="ml.cost/q1")
SECOND = answered(1, key="ml.cost/q1", day=TODAY + DAY, quality=Quality.WRONG)


@pytest.mark.parametrize(
    ("events", "count"),
    [
        ([], 0),
        ([FIRST], 0),
        ([FIRST, SECOND], 1),
        ([FIRST, SECOND, undone(SECOND, name="u")], 0),
        ([FIRST, SECOND, undone(FIRST, name="u")], 0),
        ([FIRST, SECOND, answered(5, key="ml.cost/q1", day=TODAY + DAY)], 1),
        (
            [
                FIRST,
                answered(1, key="ml.cost/q1", day=TODAY + DAY, kind=EventKind.CRAM),
                answered(2, key="ml.cost/q1", day=TODAY + DAY, name="later"),
            ],
            0,
        ),
        ([FIRST, answered(1, key="ml.cost/q1", day=TODAY + DAY, kind="newer")], 0),
        ([FIRST, answered(1, key="ml.cost/q2", day=TODAY + DAY)], 0),
    ],
)
def test_what_counts_is_a_days_first_answer_to_an_item_met_before(
    tmp_path: Path, events: Sequence[Event], count: int
) -> None:
    rows = rows_of(answers_of(tmp_path, events))
    assert rows == scored_reviews(events)
    assert len(rows) == count


def test_a_relinked_history_counts_under_the_present_key_in_one_order(tmp_path: Path) -> None:
    events = [
        answered(0, key="ml.cost/old"),
        answered(1, key="ml.cost/q1", day=TODAY + DAY),
        answered(2, key="ml.cost/old", day=TODAY + 2 * DAY, quality=Quality.AGAIN),
        answered(4, key="ml.cost/q2", day=TODAY),
        relinked(3, origin="ml.cost/old", key="ml.cost/q1"),
    ]
    rows = rows_of(answers_of(tmp_path, events))
    assert rows == scored_reviews(events)
    assert [row.item for row in rows] == ["ml.cost/q1"] * 2


def test_an_answer_without_interval_confidence_and_time_says_none(tmp_path: Path) -> None:
    later = answered(1, key="ml.cost/q1", day=TODAY + 5 * DAY)
    bare = later._replace(interval_before=None, thinking_ms=None)
    answers = answers_of(tmp_path, [FIRST, bare])
    assert answers.interval_before.tolist() == [0, -1]
    assert answers.thinking_ms.tolist() == [4300, -1]
    assert np.isnan(answers.confidence).all()
    # The days waited stand in for it.
    assert answers.interval.tolist() == [0, 5]


def test_an_answer_given_meanwhile_is_seen_by_the_next_reader(tmp_path: Path) -> None:
    with collection_of(tmp_path / "home", [FIRST]) as collection:
        before = Reader(collection)
        assert len(before.answers) == 1
        collection.event_store.append(SECOND)
        assert len(before.answers) == 1
        assert rows_of(Reader(collection).answers) == scored_reviews([FIRST, SECOND])

"""Tests of answers that are kept: they are those that a whole reading gives."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from quizapp.collection.collection import Collection
from quizapp.insight.answers import Answers
from quizapp.insight.kept import KEPT_COLUMNS, read_answers, unpacked
from quizapp.study.event import Event, EventKind
from tests.insight.learner import collection_of
from tests.store.samples import TODAY, answered, undone

DAY = timedelta(days=1)
FIRST, SECOND, OTHER = (answered(n, key=f"ml.cost/q{n}") for n in (1, 2, 3))


def rows(answers: Answers) -> dict[str, list[Any]]:
    by_item = defaultdict(list)
    for n, item in enumerate(answers.item):
        by_item[answers.items[item]].append(
            [getattr(answers, c)[n] for c in KEPT_COLUMNS if c != "item"]
        )
    return {item: [list(map(str, row)) for row in found] for item, found in by_item.items()}


def relinked(number: int, origin: str, key: str) -> Event:
    event = answered(number, key=key, day=TODAY + 9 * DAY, kind=EventKind.RELINK)
    return event._replace(quality=None, origin=origin)


def kept_places(collection: Collection) -> int:
    return collection.answer_log().place if collection.answer_log().data else 0


def test_what_is_kept_and_what_came_since_are_all_of_it(tmp_path: Path) -> None:
    later = answered(11, key=FIRST.key, day=TODAY + DAY)._replace(confidence=0.7, thinking_ms=900)
    steps: tuple[list[Event], ...] = (
        [],
        [later],
        [undone(later, name="u12")],
        [answered(13, key="ml.cost/new", day=TODAY + DAY)],
        [relinked(14, SECOND.key, "ml.cost/new")],
        [answered(15, key=SECOND.key, day=TODAY + 2 * DAY)],
        [undone(FIRST, name="u16")],
    )
    with collection_of(tmp_path, [FIRST, SECOND, OTHER]) as collection:
        assert kept_places(collection) == 0
        for events in steps:
            if events:
                collection.event_store.append_all(events)
            whole = rows(Answers.of_packed(collection.answers()))
            assert rows(read_answers(collection, least=1, news=1)) == whole
            assert rows(read_answers(collection, least=1, news=1)) == whole
            assert kept_places(collection) > 0
        assert collection.answer_log().changed == frozenset()


def test_few_answers_are_not_kept(tmp_path: Path) -> None:
    with collection_of(tmp_path, [FIRST, SECOND]) as collection:
        assert len(read_answers(collection)) == 2
        assert kept_places(collection) == 0


def test_a_wrong_byte_costs_a_reading_and_no_answer(tmp_path: Path) -> None:
    with collection_of(tmp_path, [FIRST, SECOND]) as collection:
        answers = read_answers(collection, least=1)
        log = collection.answer_log()
        for place in range(0, len(log.data), 7):
            wrong = bytearray(log.data)
            wrong[place] ^= 0xFF
            found = unpacked(bytes(wrong))
            assert found is None or rows(found) == rows(answers)
        collection.keep_answers(log, b"no archive")
        assert rows(read_answers(collection, least=1)) == rows(answers)
        assert unpacked(collection.answer_log().data) is not None, "kept anew"

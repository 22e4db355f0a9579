"""Tests of named mistakes: each one's times, items and what is mended, by a slow count."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.insight.mistakes.numbers import MOST_LISTED, Mistakes
from quizapp.insight.mistakes.page import MistakesPage, MistakesValue
from quizapp.insight.mistakes.picture import mistakes_picture
from quizapp.insight.mistakes.words import MISTAKE_WORDS
from quizapp.insight.page import Scope
from quizapp.insight.reader import Reader
from quizapp.study.event import Event
from quizapp.study.formula.slips import SLIP_WORDS
from quizapp.study.quality import Quality
from quizapp.study.scheduler.replay import standing
from tests.insight.learner import TODAY, collection_of, year
from tests.oracles.scored_reviews import scored_reviews


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    with collection_of(tmp_path_factory.mktemp("year"), year()) as collection:
        reader = Reader(collection)
        MistakesPage().prepare(reader, Scope())  # reads all of it while it is open
        return reader


def page(reader: Reader, scope: Scope) -> Mistakes:
    value = MistakesPage().prepare(reader, scope)()
    assert isinstance(value, MistakesValue)
    return value.numbers


def wrong_answers(scope: Scope) -> list[Event]:
    return [
        event
        for event in standing(year())
        if event.quality is not None and event.quality < Quality.HARD
        if scope.topic in (None, event.key.partition("/")[0])
        and (scope.days is None or (TODAY - event.moment.day).days < scope.days)
    ]


@pytest.mark.parametrize("scope", [Scope(), Scope("ml.trees"), Scope(days=40)])
def test_counts_are_those_of_a_slow_count(reader: Reader, scope: Scope) -> None:
    value, wrong = page(reader, scope), wrong_answers(scope)
    named = [event for event in wrong if event.slip]
    assert (value.wrong, value.named) == (len(wrong), len(named))
    assert {kind.name: kind.times for kind in value.kinds} == Counter(event.slip for event in named)
    assert {item.item: item.times for item in value.items} == Counter(event.key for event in named)
    reviews = scored_reviews(year())
    mended = {}
    for event in sorted(named, key=lambda event: event.moment):
        day = event.moment.day.toordinal()
        last_two = [row for row in reviews if row.item == event.key and row.day > day][-2:]
        mended[event.key] = [row.quality >= 3 for row in last_two] == [True, True]
    assert {item.item: item.is_mended for item in value.items} == mended
    for kind in value.kinds:
        of_kind = [event for event in named if event.slip == kind.name]
        assert kind.items == len({event.key for event in of_kind})
        assert kind.mended == sum(mended[key] for key in {event.key for event in of_kind})
        assert kind.last == max(event.moment.day for event in of_kind)


def test_what_is_drilled_is_not_mended_and_was_mistaken_most_often_first(reader: Reader) -> None:
    value = page(reader, Scope())
    waiting = [item for item in value.items if not item.is_mended]
    assert 0 < len(waiting) < len(value.items)
    assert value.study_keys == tuple(item.item for item in waiting)
    times = [item.times for item in waiting]
    assert times == sorted(times, reverse=True)


def test_a_list_that_is_cut_says_of_how_many(reader: Reader) -> None:
    value = page(reader, Scope())
    some = replace(value, items=value.items[:MOST_LISTED])
    assert f"item, the first {MOST_LISTED} of {len(value.items)}" in drawn(value)
    assert "the first" not in drawn(some)


def drawn(value: Mistakes) -> str:
    return mistakes_picture(value, 78, ascii=False).text


def test_items_that_are_gone_are_counted_and_not_drilled(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    first, other, *_ = (event for event in year() if event.slip)
    gone = first._replace(key="gone/q1")
    let_pass = other._replace(id="passed", quality=Quality.GOOD)
    with collection_of(tmp_path_factory.mktemp("few"), [gone, let_pass]) as collection:
        value = page(Reader(collection), Scope())
    assert [item.item for item in value.items] == ["gone/q1"]
    assert value.study_keys == ()


def test_every_name_that_the_journal_may_have_is_put_into_words() -> None:
    assert tuple(MISTAKE_WORDS) == SLIP_WORDS


def test_who_made_none_reads_what_will_stand_there(reader: Reader) -> None:
    picture = mistakes_picture(page(reader, Scope("none")), 78, ascii=True)
    assert "No wrong answer was traced to a mistake with a name" in picture.reading
    assert picture.text.isascii()

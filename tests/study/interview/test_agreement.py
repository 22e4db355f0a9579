"""Tests of agreement: kappa against its definition, and where one is kind to oneself."""

import warnings
from random import Random

import pytest

from quizapp.study.interview.agreement import Agreement, agreement, cohen_kappa
from quizapp.study.interview.mocks import SecondReading, begin_event, marks_event, mocks_of
from tests.oracles.agreement import kappa_by_table
from tests.study.interviews import at, spoken

TABLES = 1_000


def tables() -> list[list[tuple[bool, bool]]]:
    chance = Random(13)
    return [
        [(chance.random() < one, chance.random() < other) for _ in range(chance.randrange(1, 30))]
        for one, other in ((chance.random(), chance.random()) for _ in range(TABLES))
    ]


def test_kappa_is_what_its_definition_says() -> None:
    for pairs in tables():
        exact, kappa = kappa_by_table(pairs), cohen_kappa(pairs)
        assert (kappa is None) == (exact is None)
        assert exact is None or kappa == pytest.approx(float(exact), abs=1e-12)
    assert cohen_kappa([]) is None


def test_kappa_is_that_of_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    for pairs in tables():
        kappa = cohen_kappa(pairs)
        if kappa is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                expected = metrics.cohen_kappa_score(*zip(*pairs, strict=True))
            assert kappa == pytest.approx(expected, abs=1e-12)


def compared(*marks: SecondReading) -> Agreement | None:
    begin = begin_event("m", ["k"], seconds=0, expected=None, moment=at(0), event_id="b")
    answer = spoken("a", ["p1", "p2"], seconds=60, key="k", mock="m")
    events = [
        marks_event("m", mark, moment=at(100 + number), event_id=f"m{number}")
        for number, mark in enumerate(marks)
    ]
    [mock] = mocks_of([begin, answer, *events])
    return agreement(mock)


def points(*names: str) -> frozenset[tuple[str, str]]:
    return frozenset(("k", name) for name in names)


def test_what_only_one_of_both_ticked_is_named() -> None:
    every = points("p1", "p2", "p3", "p4")
    found = compared(SecondReading(read=every, ticked=points("p1", "p3")))
    assert found
    assert (found.count, found.kappa) == (4, 0)
    assert (found.kind, found.strict) == ((("k", "p2"),), (("k", "p3"),))
    assert "agree on 2 of 4 points (kappa 0.00)" in found.sentence


def test_only_what_both_have_judged_counts_and_the_last_reading_holds() -> None:
    first = SecondReading(read=points("p1"), ticked=points())
    last = SecondReading(read=points("p1", "p2", "p9"), ticked=points("p1", "p2"))
    found = compared(first, last)
    assert found
    assert (found.count, found.kappa, found.kind) == (2, None, ())
    assert "undefined" in found.sentence


def test_without_a_reader_there_is_nothing_to_agree_on() -> None:
    assert compared() is None
    nothing = compared(SecondReading(read=frozenset(), ticked=frozenset()))
    assert nothing
    assert "ticked nothing" in nothing.sentence

"""Tests of the overview of a topic."""

from datetime import date, timedelta

from quizapp.collection.home.topic_facts import TopicFacts
from quizapp.study.queue.candidates import Candidate
from quizapp.study.scheduler.memory import Memory
from tests.oracles.planning import facts

TODAY = date(2025, 3, 1)
LAST = TODAY - timedelta(6)
DUE = Memory(streak=2, interval_days=6, due=TODAY, last=LAST)


def counted(*memories: Memory | None) -> TopicFacts:
    rows = (Candidate(f"t/{n}", "t", "basic", memory) for n, memory in enumerate(memories))
    return facts("t", "Topic", rows, today=TODAY)


def test_a_topic_is_counted_in_due_new_and_total() -> None:
    drilling = Memory(streak=1, due=TODAY + timedelta(1), last=TODAY, drilling=True)
    assert counted(DUE, None, drilling, None) == TopicFacts(
        "t", "Topic", 2, 2, 4, TODAY, known=1, last=TODAY
    )


def test_what_is_suspended_is_neither_due_nor_new() -> None:
    asleep = Memory(due=TODAY, last=LAST, suspended=True)
    assert counted(asleep, Memory(suspended=True)) == TopicFacts(
        "t", "Topic", 0, 0, 2, None, suspended=2, last=LAST
    )


def test_what_is_buried_for_today_is_not_due_today() -> None:
    assert counted(Memory(due=TODAY, last=LAST, buried=TODAY)).due == 0
    assert counted(Memory(due=TODAY, last=LAST, buried=TODAY - timedelta(1))).due == 1


def test_flagged_items_are_counted() -> None:
    assert counted(Memory(flagged=True), DUE).flagged == 1

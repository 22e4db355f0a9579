"""Tests of what an interview that is ahead does to the days: the queue keeps what the plan says."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.collection.interview_plan import plan_until
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.study.event import EventKind
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin
from tests.ui.sample_sessions import DEFAULTS, TODAY, Day, sessions_over

CARDS = """\
  - {id: seldom, q: What is seldom asked?, a: This, priority: rare}
  - {id: needed, q: What does the core need?, a: That, priority: rare}
  - {id: plain, q: What says nothing of it?, a: Those}
  - {id: gaps, cloze: "One [[c1::gap]] and one [[c2::more]] here.", priority: often}
  - {id: core, q: What is asked always?, a: These, priority: core, after: needed}
"""
OTHER = """\
topic: t.base
title: Base
cards:
  - {id: ground, q: What do others stand on?, a: Ground, priority: rare}
  - {id: first, q: What comes first?, a: Words, priority: core}
"""
NEXT = """\
topic: t.next
title: Next
prereqs: [t.cost]
cards:
  - {id: late, q: What builds on both?, a: All, priority: core, after: t.base/ground}
"""
SETTINGS = DEFAULTS._replace(new_per_day=2, interview_date=TODAY + timedelta(days=12))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    for name, text in (("base", OTHER), ("next", NEXT)):
        (tmp_path / "decks" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def study(sessions: SessionFactory) -> list[str]:
    """Answer all of the day's session well; the first looks in it."""
    session = sessions.session(SessionRequest())
    first_looks = []
    while step := session.step:
        if step.origin is Origin.NEW:
            first_looks.append(step.key.partition(".")[2])
        session, event = session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())
        assert sessions.save(event).kind is EventKind.REVIEW
    return first_looks


def promised(sessions: SessionFactory) -> list[list[str]]:
    """The first looks of each day before the interview, as the plan has them."""
    day = sessions.collection.settings.interview_date
    assert day
    days = plan_until(day, sessions.collection).days
    return [[key.partition(".")[2] for key in day.first_looks] for day in days]


def test_the_days_keep_what_the_plan_says_on_the_first_of_them(folder: Path) -> None:
    day = Day()
    with sessions_over(folder, CARDS, day=day, settings=SETTINGS) as sessions:
        plan = promised(sessions)
        assert [key for keys in plan for key in keys] == [
            *("base/ground", "base/first", "cost/needed", "cost/core", "next/late"),
            *("cost/plain", "cost/gaps#c1", "cost/seldom", "cost/gaps#c2"),
        ]
        for ahead in range(len(plan)):
            assert promised(sessions) == plan[ahead:]
            assert study(sessions) == plan[ahead]
            assert promised(sessions)[0] == []
            day.wait(days=1)


def test_a_plan_that_is_only_thought_of_is_the_plan_that_would_be_kept(folder: Path) -> None:
    free, day = SETTINGS._replace(interview_date=None), SETTINGS.interview_date
    assert day
    clock = Day()
    with sessions_over(folder, CARDS, day=clock, settings=free) as sessions:
        study(sessions)
        clock.wait(days=1)
        memories = sessions.collection.event_store.preview_memories(SETTINGS.scheduler)
        thought_of = plan_until(day, sessions.collection, memories)
    with sessions_over(folder, CARDS, day=clock, settings=SETTINGS) as sessions:
        assert plan_until(day, sessions.collection) == thought_of
        first_looks = study(sessions)
    assert [key.partition(".")[2] for key in thought_of.days[0].first_looks] == first_looks


@pytest.mark.parametrize("days", [None, -1], ids=["none is planned", "it is over"])
def test_without_an_interview_ahead_the_topics_give_the_order(
    folder: Path, days: int | None
) -> None:
    day = None if days is None else TODAY + timedelta(days)
    settings = SETTINGS._replace(new_per_day=9, interview_date=day)
    with sessions_over(folder, CARDS, settings=settings) as sessions:
        assert study(sessions) == [
            *("base/ground", "base/first", "cost/seldom", "cost/needed"),
            *("cost/plain", "cost/gaps#c1", "cost/core", "next/late"),
        ]


def test_a_session_over_one_topic_takes_it_by_priority_too(folder: Path) -> None:
    with sessions_over(folder, CARDS, settings=SETTINGS) as sessions:
        keys = [row.key for row in sessions.collection.plan(frozenset({"t.cost"}))]
        assert keys == ["t.cost/needed", "t.cost/core"]
        assert sessions.collection.plan(frozenset()) == ()


def test_what_a_card_needs_of_another_topic_comes_first_without_an_interview_too(
    folder: Path,
) -> None:
    early = "topic: t.air\ncards:\n"
    early += "  - {id: high, q: What needs more?, a: Air, after: t.cost/core}\n"
    early += "  - {id: low, q: What needs none?, a: Wind}\n"
    (folder / "decks" / "air.yaml").write_text(early, encoding="utf-8")
    settings = SETTINGS._replace(new_per_day=5, interview_date=None)
    with sessions_over(folder, CARDS, settings=settings) as sessions:
        assert study(sessions) == ["cost/needed", "cost/core", "air/high", "air/low", "base/ground"]

"""Tests that what cannot be asked spends nothing of what can, and is told."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli.main import quizapp
from quizapp.collection.collection import Collection
from quizapp.collection.request import SessionRequest, nothing_due
from quizapp.collection.sessions import SessionFactory
from quizapp.study.filters import parse_filter
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from tests.toy_kind import stop_asking
from tests.ui.pictures import picture
from tests.ui.sample_sessions import DEFAULTS, app_at, sessions_over

SIZE = (80, 24)

BROKEN = "".join(f"  - {{id: b{n}, q: 'x{n} is {{=1/0}}', a: One}}\n" for n in range(8))
SOUND = "".join(f"  - Question {n} ^q{n}: Reply {n}\n" for n in range(3))
SOMETIMES = """\
  - id: b0
    numeric: What is 1/{=k}?
    vars: {k: "ints(0, 9)"}
    answer: 1/k
    tolerance: {abs: 0.01}
"""
WITH_A_LAB = "  - {id: q0, q: What?, a: That., lab: {use: log-loss, with: {p: '{=1/0}'}}}\n"
SUCCESSOR = """\
topic: t.next
prereqs: [t.cost]
cards:
  - What comes next? ^next: This
"""


def planned_keys(collection: Collection) -> list[str]:
    return [planned.key for planned in collection.plan(None)]


def answer(sessions: SessionFactory, key: str) -> None:
    session = sessions.session(SessionRequest()).back_to(Planned(key, Memory(), Origin.NEW))
    _, event = session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())
    sessions.save(event)


def test_broken_cards_do_not_spend_the_day_s_limit(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BROKEN, SOUND) as sessions:
        overview = sessions.collection.overview()
        assert planned_keys(sessions.collection) == ["t.cost/q0", "t.cost/q1", "t.cost/q2"]
        assert (overview.new_today, overview.topics[0].new, overview.topics[0].total) == (3, 3, 3)
        sentence = overview.topics[0].unaskable_sentence
        assert sentence.startswith("8 items of t.cost cannot be asked: ")
        assert "cost.yaml:4:17: E-EXPRESSION" in sentence


def test_a_card_that_one_draw_breaks_is_not_asked_on_the_other_days_either(tmp_path: Path) -> None:
    with sessions_over(tmp_path, SOMETIMES, SOUND) as sessions:
        assert "t.cost/b0" not in planned_keys(sessions.collection)
        assert sessions.collection.overview().topics[0].unaskable == 1


@pytest.mark.parametrize("card", [WITH_A_LAB, SOUND], ids=["broken lab", "sound"])
def test_what_can_be_asked_is_asked(card: str, tmp_path: Path) -> None:
    with sessions_over(tmp_path, card) as sessions:
        assert "t.cost/q0" in planned_keys(sessions.collection)
        assert not sessions.collection.overview().topics[0].unaskable_sentence


def test_broken_cards_hold_no_topic_shut(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "next.yaml").write_text(SUCCESSOR, encoding="utf-8")
    with sessions_over(tmp_path, BROKEN) as sessions:
        assert planned_keys(sessions.collection) == ["t.next/next"]


def test_a_card_that_breaks_keeps_its_history(tmp_path: Path) -> None:
    with sessions_over(tmp_path, SOUND) as sessions:
        answer(sessions, "t.cost/q1")
    with sessions_over(tmp_path, SOUND.replace("Reply 1", '"{=1/0}"')) as sessions:
        assert sessions.collection.overview().topics[0].unaskable == 1
        assert sessions.collection.kinds(["t.cost/q1"]) == {}
        assert "t.cost/q1" in {item.key for item in sessions.collection.items()}
    with sessions_over(tmp_path, SOUND) as sessions:
        assert sessions.collection.memory("t.cost/q1").streak == 1


async def test_home_and_an_empty_session_say_what_cannot_be_asked(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BROKEN) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "8 items of t.cost cannot be asked:" in picture(pilot.app)
        sentence = nothing_due(sessions.collection, SessionRequest())
        assert "8 items of t.cost cannot be asked: " in sentence


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("cards: [{q: Only a question?}]", "alone.yaml:2:9: E-MISSING"),
        (
            "interview: [{id: i, q: Why?, level: expert}]",
            "no screen asks that kind yet (interview)",
        ),
        ("cards: [{id: a, q: Gone?, a: Yes., retired: true}]", "it has no card"),
    ],
    ids=["broken", "of another kind", "retired"],
)
async def test_a_deck_with_nothing_to_ask_says_why_everywhere(
    tmp_path: Path, entry: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_asking(monkeypatch, "interview")
    (tmp_path / "home" / "decks").mkdir(parents=True)
    deck = tmp_path / "home" / "decks" / "alone.yaml"
    deck.write_text(f"topic: alone\n{entry}\n", encoding="utf-8")
    with sessions_over(tmp_path, SOUND) as sessions:
        [facts] = [row for row in sessions.collection.overview().topics if row.topic == "alone"]
        assert facts.unaskable_sentence.startswith("alone has nothing to ask: ")
        assert why in facts.unaskable_sentence
        async with app_at(sessions).run_test(size=(160, 24)) as pilot:
            words = " ".join(picture(pilot.app).split())
            assert words.count("alone has nothing to ask: ") == 1
    for verb in (["due"], ["study", "alone"]):
        told = CliRunner().invoke(quizapp, ["--home", str(tmp_path / "home"), *verb])
        assert told.exit_code == 0
        assert "alone has nothing to ask: " in told.output
        assert why in told.output


async def test_a_filter_offers_only_what_finds_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_asking(monkeypatch, "interview")
    (tmp_path / "home" / "decks").mkdir(parents=True)
    deck = tmp_path / "home" / "decks" / "alone.yaml"
    deck.write_text(
        "topic: alone\ninterview: [{id: i, q: Why?, level: expert}]\n", encoding="utf-8"
    )
    with sessions_over(tmp_path, SOUND) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await pilot.press("slash", *"kind", "colon")
            assert "kind:basic" in picture(pilot.app)
            assert "kind:interview" not in picture(pilot.app)
            await pilot.press("ctrl+u", *"deck", "colon")
            assert "deck:t.cost" in picture(pilot.app)
            assert "deck:alone" not in picture(pilot.app)


def test_new_items_beyond_the_limit_are_told_with_the_limit(tmp_path: Path) -> None:
    settings = DEFAULTS._replace(new_per_day=0)
    with sessions_over(tmp_path, SOUND, settings=settings) as sessions:
        sentence = nothing_due(sessions.collection, SessionRequest())
    assert "3 new items wait, as new_per_day = 0 says. + on home: five more today." in sentence


def test_why_nothing_is_due_has_room_in_two_lines_of_a_narrow_terminal(tmp_path: Path) -> None:
    settings = DEFAULTS._replace(new_per_day=1)
    spoken = "interview: [{id: i, q: Why?, level: expert}]\n"
    with sessions_over(tmp_path, SOUND, labs=spoken, settings=settings) as sessions:
        session = sessions.session(SessionRequest())
        _, event = session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())
        sessions.save(event)
        assert nothing_due(sessions.collection, SessionRequest()) == (
            "Nothing is due here now. 2 new items wait: today's limit of 1 is met."
            " + on home: five more today. Next due tomorrow."
        )


def test_a_suspended_item_is_crammed_only_by_its_name(tmp_path: Path) -> None:
    with sessions_over(tmp_path, SOUND) as sessions:
        session = sessions.session(SessionRequest())
        _, event = session.suspend(**sessions.stamp())
        sessions.save(event)
        for line, count in (("deck:t.cost", 2), ("is:suspended", 1), ("-is:suspended", 2)):
            request = SessionRequest(filter=parse_filter(line))
            assert len(sessions.session(request).items) == count, line

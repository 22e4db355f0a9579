"""Tests that a topic with another name does not lose its histories without a word."""

from pathlib import Path

import pytest

from quizapp.collection.collection import Collection
from quizapp.collection.home.overview import LostTopic
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.decks.fingerprint import fingerprint
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, CHOICE, CLOZE, TYPED, app_at, sessions_over

CARDS = (BASIC, CHOICE, CLOZE, TYPED)
KEYS = ("t.cost/shrug", "t.cost/pick", "t.cost/gap#c1")


def answer(sessions: SessionFactory, key: str) -> None:
    """One answer, with what was shown."""
    session = sessions.session(SessionRequest()).back_to(Planned(key, Memory(), Origin.NEW))
    mark = fingerprint(sessions.item(key))
    _, event = session.answer(Quality.GOOD, fingerprint=mark, **sessions.stamp())
    sessions.save(event)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a deck of four cards, three of which were answered."""
    with sessions_over(tmp_path, *CARDS) as sessions:
        for key in KEYS:
            answer(sessions, key)
    return tmp_path


def rename(folder: Path, *, file: str = "new.yaml", old: str = "", new: str = "") -> None:
    """The deck is called u.cost from now on, and something else may have changed in it."""
    deck = folder / "decks" / "cost.yaml"
    text = deck.read_text(encoding="utf-8").replace("topic: t.cost", "topic: u.cost")
    (folder / "decks" / file).write_text(text.replace(old, new) if old else text, encoding="utf-8")


def lost(collection: Collection) -> tuple[LostTopic, ...]:
    """What home says once the file of the old topic is away."""
    (collection.roots[0] / "cost.yaml").unlink()
    collection.reload()
    return collection.overview().lost_topics


async def test_home_says_so_and_how_the_histories_go_on(folder: Path) -> None:
    rename(folder)
    with sessions_over(folder, *CARDS) as sessions:
        assert sessions.collection.overview().lost_topics == ()
        assert lost(sessions.collection) == (LostTopic("t.cost", 3, "u.cost"),)
        async with app_at(sessions).run_test(size=(80, 24)) as pilot:
            words = " ".join(picture(pilot.app).split())
            assert "t.cost has gone and left 3 histories; u.cost has the same cards." in words
            assert "`quizapp relink t.cost u.cost` gives them to it, as `was: t.cost`" in words


def test_a_topic_says_what_it_was_called_and_nothing_is_lost(folder: Path) -> None:
    rename(folder, old="title:", new="was: [t.first, t.cost]\ntitle:")
    with sessions_over(folder, *CARDS) as sessions:
        assert lost(sessions.collection) == ()
        for key in KEYS:
            assert sessions.collection.memory(key.replace("t.", "u.")).answers == 1
        assert [event.key for event in sessions.collection.history("u.cost/shrug")] == [KEYS[0]]


def test_a_topic_that_asks_something_else_under_the_same_ids_is_no_successor(folder: Path) -> None:
    rename(folder, old="cost", new="price")
    deck = folder / "decks" / "new.yaml"
    text = deck.read_text(encoding="utf-8").replace("convex", "smooth").replace("mean", "sum")
    deck.write_text(text, encoding="utf-8")
    with sessions_over(folder, *CARDS) as sessions:
        assert lost(sessions.collection) == ()


def test_a_topic_that_was_taken_away_is_not_mentioned(folder: Path) -> None:
    with sessions_over(folder, *CARDS) as sessions:
        assert lost(sessions.collection) == ()


def test_a_topic_with_answers_of_its_own_is_no_successor(folder: Path) -> None:
    rename(folder)
    with sessions_over(folder, *CARDS) as sessions:
        for key in KEYS:
            answer(sessions, key.replace("t.", "u."))
        assert lost(sessions.collection) == ()


def test_no_topic_takes_the_histories_of_one_that_is_there(folder: Path) -> None:
    rename(folder, old="title:", new="was: t.cost\ntitle:")
    with sessions_over(folder, *CARDS) as sessions:
        [error] = sessions.collection.errors()
        assert "new.yaml:1:1: E-DUPLICATE-TOPIC the former id 't.cost' is that of the" in error
        assert sessions.collection.memory("t.cost/shrug").answers == 1
        assert sessions.collection.memory("u.cost/shrug").answers == 0


def test_a_prerequisite_under_its_former_id_still_comes_first(folder: Path) -> None:
    rename(folder, file="z.yaml", old="title:", new="was: t.cost\ntitle:")
    (folder / "decks" / "next.yaml").write_text(
        "topic: t.next\nprereqs: [t.cost]\ncards: [What? ^what: That.]\n", encoding="utf-8"
    )
    with sessions_over(folder, *CARDS) as sessions:
        lost(sessions.collection)
        keys = [planned.key for planned in sessions.collection.plan(None)]
        assert keys[-2:] == ["u.cost/name", "t.next/what"]

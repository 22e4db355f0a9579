"""A kind of card that three files and three tuples bring is at home everywhere."""

from pathlib import Path

import pytest

from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.items import items_of
from quizapp.decks.lint import lint
from quizapp.decks.read.file import Reading, read_topic
from quizapp.study.answer.grading import grade
from quizapp.study.filters import completions, parse_filter
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality
from quizapp.ui.screens.study import StudyScreen
from tests import toy_kind
from tests.toy_kind.card import Claim
from tests.ui.pictures import picture
from tests.ui.sample_sessions import app_at, saved, sessions_over
from tests.ui.test_study_screen import SIZE

CLAIM = """\
  - id: convex
    claim: Log loss is convex in the {=1+1} weights.
    holds: true
    why: Its second derivative is never negative.
"""


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    toy_kind.add(monkeypatch)


def read(card: str) -> Reading:
    return read_topic("t.yaml", f"topic: t\ncards:\n{card}".encode())


def codes(card: str) -> list[str]:
    reading = read(card)
    assert reading.topic
    return [diagnostic.code for diagnostic in (*reading.diagnostics, *lint(reading.topic))]


def test_it_is_read() -> None:
    topic = read(CLAIM).topic
    assert topic
    [card] = topic.cards
    assert isinstance(card, Claim)
    assert (card.id, card.holds) == ("convex", True)


def test_it_is_checked_like_any_other() -> None:
    assert codes(CLAIM) == []
    assert codes("  - {id: a, claim: A, hold: true}") == ["E-KEY"]
    assert codes("  - {id: a, claim: A, q: B, a: C}") == ["E-KIND"]
    assert codes('  - {id: a, claim: "{=1/0}"}') == ["E-EXPRESSION"]
    [diagnostic] = read("  - {id: a, klaim: A, holds: true}").diagnostics
    assert "'claim'" in f"{diagnostic.message} {diagnostic.hint}"


def test_its_fingerprint_changes_with_what_is_right() -> None:
    marks = {
        fingerprint(item)
        for text in (CLAIM, CLAIM.upper().replace("TRUE", "true"), CLAIM.replace("true", "false"))
        if (topic := read(text).topic)
        for item in items_of(topic)
    }
    assert len(marks) == 2


def test_it_is_asked_and_graded() -> None:
    topic = read(CLAIM).topic
    assert topic
    [item] = items_of(topic)
    question = render(item, count=0)
    assert question.prompt == "Log loss is convex in the 2 weights."
    assert question.why == "Its second derivative is never negative."
    assert grade(question, "true").proposed is Quality.GOOD
    assert grade(question, "false").remarks == ("It is true.",)
    assert grade(question, None).proposed is Quality.BLANK


def test_filters_know_it() -> None:
    assert parse_filter("kind:claim").terms[0].values == ("claim",)
    assert completions("kind:cla") == ("kind:claim",)


def test_the_index_carries_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CLAIM) as sessions:
        assert sessions.collection.overview().topics[0].new == 1
        assert sessions.collection.kinds(["t.cost/convex"]) == {"t.cost/convex": "claim"}


async def test_it_is_drawn_answered_and_journalled(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CLAIM) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert isinstance(pilot.app.screen, StudyScreen)
            assert "Log loss is convex in the 2 weights." in picture(pilot.app)
            assert "True or false?" in picture(pilot.app)
            await pilot.press("f")
            revealed = picture(pilot.app)
            assert "✗ Wrong." in revealed
            assert "It is true." in revealed
            assert "it is    true" in revealed
            assert "Its second derivative is never negative." in revealed
            await pilot.press("enter", "t", "enter")
        first, drill = saved(tmp_path)
        assert (first["kind"], first["quality"], first["answer"]) == ("review", 1, "false")
        assert (drill["kind"], drill["quality"], drill["answer"]) == ("drill", 4, "true")

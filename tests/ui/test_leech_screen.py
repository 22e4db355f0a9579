import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from quizapp.collection.sessions import SessionFactory
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.quality import Quality
from quizapp.ui.app import QuizApp
from quizapp.ui.editor import EditResult
from quizapp.ui.screens.leech import LeechScreen
from quizapp.ui.screens.study import StudyScreen
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, NOON, app_at, journal, sessions_over

SIZE = (80, 24)
WIDE = (120, 50)

KNOWN_AND_FAILED = (Quality.GOOD, Quality.AGAIN)


@pytest.fixture
def leech(tmp_path: Path) -> Iterator[SessionFactory]:
    """Sessions over one card that was known and failed again, six times over."""
    with sessions_over(tmp_path, BASIC) as sessions:
        for number, quality in enumerate(KNOWN_AND_FAILED * 6):
            at = NOON.at - timedelta(days=90 - 7 * number)
            moment = Moment(at, 0, at.date())
            event = Event(
                id=f"past{number}",
                kind=EventKind.REVIEW,
                moment=moment,
                key="t.cost/shrug",
                quality=quality,
            )
            sessions.save(event)
        yield sessions


def opening(leech: SessionFactory, change: Callable[[str], str]) -> QuizApp:
    """The app, with an editor that makes this change."""

    def write(_app: App[Any], file: Path, _line: int) -> EditResult:
        file.write_text(change(file.read_text()))
        return EditResult(changed=True)

    return app_at(leech, study=True, editing=write)


async def test_a_leech_shows_its_card_its_history_the_rule_and_the_keys(
    leech: SessionFactory,
) -> None:
    async with app_at(leech, study=True).run_test(size=SIZE) as pilot:
        assert "leech" in picture(pilot.app).splitlines()[0]
        await pilot.press("w")
        assert isinstance(pilot.app.screen, LeechScreen)
        shown = picture(pilot.app)
        assert "What does a shrug cost?" in shown
        assert "ln 2 nats" not in shown
        assert "✓✗✓✗✓✗✓✗✓✗✓✗" in shown
        assert "failed again 6 times" in shown
        for word in ("Edit the card", "Split the card", "Suspend the card", "Keep the card"):
            assert word in shown


async def test_the_clinic_shows_the_answer_once_it_was_revealed(leech: SessionFactory) -> None:
    async with app_at(leech, study=True).run_test(size=WIDE) as pilot:
        await pilot.press("space", "w")
        assert picture(pilot.app).count("ln 2 nats") == 1
        assert "Last review" in picture(pilot.app)


@pytest.mark.parametrize("key", ["k", "escape"])
async def test_a_leech_that_is_kept_leaves_no_trace(
    tmp_path: Path, leech: SessionFactory, key: str
) -> None:
    before = journal(tmp_path)
    async with app_at(leech, study=True).run_test(size=SIZE) as pilot:
        await pilot.press("w", key)
        assert isinstance(pilot.app.screen, StudyScreen)
        assert journal(tmp_path) == before


async def test_the_clinic_suspends_and_that_is_taken_back(
    tmp_path: Path, leech: SessionFactory
) -> None:
    async with app_at(leech, study=True).run_test(size=SIZE) as pilot:
        await pilot.press("w", "p")
        assert json.loads(journal(tmp_path)[-1])["kind"] == "suspend"
        await pilot.press("u")
        assert "leech" in picture(pilot.app).splitlines()[0]


async def test_the_clinic_opens_the_editor(leech: SessionFactory) -> None:
    app = opening(leech, lambda text: text.replace("a shrug", "half a chance"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w", "e")
        assert "What does half a chance cost?" in picture(app)


async def test_a_card_that_was_split_says_what_came_of_it(leech: SessionFactory) -> None:
    more = "  - What is half a chance in bits? ^bit: One.\n"
    app = opening(leech, lambda text: text + more)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("w", "x")
        await pilot.pause()
        assert "Split: 1 new beside it; t.cost/shrug keeps" in picture(app)


async def test_a_card_that_is_no_leech_has_no_clinic(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("w")
            assert not isinstance(pilot.app.screen, LeechScreen)

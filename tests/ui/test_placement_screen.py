"""Testing out of a topic: a few questions, and one step that sets what was passed to known."""

from pathlib import Path
from typing import Any

from textual.app import App

from quizapp.collection.sessions import SessionFactory
from quizapp.collection.topics.testing_out import NO_POINTS, NOTHING_LEFT
from quizapp.study.scheduler.memory import Memory
from quizapp.ui.screens.placement import PlacementScreen
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.screens.topic import TopicScreen
from tests.ui.pictures import picture
from tests.ui.sample_sessions import (
    BASIC,
    CLOZE,
    ORDER,
    TYPED,
    app_at,
    journal,
    sessions_over,
)

SIZE = (80, 24)

POINTS = """\
coverage:
  - {point: A shrug costs `ln 2`, by: [shrug, name]}
  - {point: A mean, by: [gap]}
"""


def memories(sessions: SessionFactory) -> dict[str, Memory]:
    """By what follows the topic in the key."""
    found = sessions.collection.memories()
    return {key.partition("/")[2]: memory for key, memory in found.items()}


def shows(app: App[Any], screen: type) -> bool:
    """Such a screen lies on top."""
    return isinstance(app.screen, screen)


def spoken(app: App[Any]) -> str:
    """What the toasts say."""
    return " ".join(notice.message for notice in app._notifications)


async def test_what_is_passed_is_set_to_known_in_a_step_that_one_key_takes_back(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, TYPED, CLOZE, labs=POINTS) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("enter", "x")
            assert shows(app, StudyScreen)
            assert "› test" in picture(app)
            # The typed card tells more than the one that the learner grades.
            await pilot.press(*"binary cross-entropy", "enter", "enter")
            await pilot.press("space", "1")
            assert shows(app, PlacementScreen)
            page = picture(app)
            assert "Passed 1 of 2 points" in page
            assert "● A shrug costs ln 2" in page
            assert "Enter sets their 2 items to known, due in 6 days" in page
            before = memories(sessions)
            await pilot.press("enter")
            assert shows(app, TopicScreen)
            assert "2 items set to known" in spoken(app)
            after = memories(sessions)
            assert {key: memory.streak for key, memory in after.items()} == {
                "name": 2,
                "shrug": 2,
                "gap#c1": 1,
            }
            await pilot.press("u")
            assert "Taken back: 2 items set to known" in spoken(app)
            assert memories(sessions) == before
            await pilot.press("r")
            assert memories(sessions) == after
        lines = [line for line in journal(tmp_path) if '"kind":"place"' in line]
        assert len(lines) == 2
        assert all('"interval_after":6' in line and '"act":' in line for line in lines)


async def test_who_leaves_keeps_the_answers_and_nothing_else(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=POINTS.replace(", name", "")) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("enter", "x", "space", "3", "space", "3")
            assert shows(app, PlacementScreen)
            await pilot.press("u")
            assert shows(app, StudyScreen)
            await pilot.press("space", "4", "escape")
            assert shows(app, TopicScreen)
            assert [memory.streak for memory in memories(sessions).values()] == [1, 1]
            await pilot.press("x")
            assert NOTHING_LEFT in spoken(app)


async def test_a_test_that_nothing_passes_sets_nothing(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CLOZE, labs=POINTS.replace("shrug, name", "gap")) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("enter", "x", "space", "1")
            assert "Passed 0 of 2 points" in picture(app)
            assert "Not passed: 2." in picture(app)
            assert "Enter sets" not in picture(app)
            await pilot.press("enter")
            assert shows(app, TopicScreen)


async def test_a_topic_without_points_says_so(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("enter", "x")
            assert shows(app, TopicScreen)
            assert NO_POINTS in spoken(app)

"""The list of topics keeps its cursor where the learner has put it."""

from pathlib import Path

from quizapp.collection.home.topic_facts import TopicFacts, Track
from quizapp.ui.screens.home import HomeScreen
from tests.ui.sample_sessions import BASIC, TODAY, app_at, sessions_over


def track(*topics: str) -> tuple[Track, ...]:
    return (Track("", tuple(TopicFacts(topic, topic, 0, 1, 1, None) for topic in topics)),)


async def test_the_cursor_stays_first_until_it_is_moved_and_then_on_its_topic(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test() as pilot:
            assert isinstance(pilot.app.screen, HomeScreen)
            topics = pilot.app.screen.topics
            topics.show(track("later"), today=TODAY)
            topics.show(track("first", "later"), today=TODAY)
            assert topics.chosen == "first"
            await pilot.press("down")
            topics.show(track("new", "first", "later"), today=TODAY)
            assert topics.chosen == "later"


async def test_who_opens_the_first_topic_has_put_the_cursor_there(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test() as pilot:
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            opened = home.topics.chosen
            await pilot.press("enter")
            assert pilot.app.screen is not home
            await pilot.press("escape")
            home.topics.show(track("first", opened), today=TODAY)
            assert home.topics.chosen == opened

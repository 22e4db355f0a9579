from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from quizapp.ui.screens.browse import BrowseScreen
from quizapp.ui.screens.palette import LibraryCommands, key_commands
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.screens.topic import TopicScreen
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, CLOZE, app_at, sessions_over

SIZE = (80, 24)


def titles(pilot: Pilot[Any]) -> list[str]:
    return [command.title for command in LibraryCommands(pilot.app.screen).commands()]


async def search(pilot: Pilot[Any], text: str) -> str:
    await pilot.press("ctrl+p", *text)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return picture(pilot.app)


async def test_the_palette_offers_the_keys_the_topics_and_the_labs(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            offers = titles(pilot)
            assert offers[:2] == ["Open topic", "Study all due"]
            assert {"Theme", "Quit", "All keys", "The cost", "Cost curves"} < set(offers)
            assert {"Maximize", "Screenshot"}.isdisjoint(offers)


async def test_a_command_is_found_by_its_words_and_does_what_its_key_does(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "Study all due  s" in await search(pilot, "due study")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_topic_is_found_by_its_title_whatever_stands_in_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        deck = tmp_path / "decks" / "odd.yaml"
        deck.write_text(
            'topic: odd\ntitle: "[/nope] [bold]x"\ncards: [Q ^q: A]\n', encoding="utf-8"
        )
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "[/nope] [bold]x" in await search(pilot, "nope")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, TopicScreen)


async def test_the_pages_of_statistics_are_offered_where_no_key_opens_them(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert titles(pilot).count("Insight") == 1
            await pilot.press("l")
            await pilot.pause()
            assert titles(pilot).count("Insight") == 1
            await pilot.app.run_action("pop_screen")
            await pilot.press("g")
            await pilot.pause()
            assert "Insight" not in titles(pilot)


async def test_in_a_session_only_what_it_can_do_now_is_offered(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert {"The cost", "Cost curves", "Good"}.isdisjoint(titles(pilot))
            await pilot.press("space")
            grades = [command.key for command in key_commands(pilot.app.screen)][:9]
            assert {"1", "2", "3", "4"} < set(grades)
            assert "Reveal" not in titles(pilot)


async def test_an_item_is_found_by_what_it_asks_and_opens_among_all_that_are(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "The cost is the […] of the losses." in await search(pilot, "losses mean")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, BrowseScreen)
            await pilot.app.workers.wait_for_complete()
            assert pilot.app.screen.chosen == ("t.cost/gap#c1",)

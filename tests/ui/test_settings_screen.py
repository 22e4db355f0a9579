from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from textual.message import Message
from textual.pilot import Pilot

from quizapp.collection.rescheduling import change_by
from quizapp.collection.sessions import SessionFactory
from quizapp.store.progress import MANY_ANSWERS, AbandonedError
from quizapp.store.settings.rules import SETTING_RULES
from quizapp.store.settings.settings import Settings, read_settings
from quizapp.study.scheduler.change import CHANGE_DAYS, ScheduleChange
from quizapp.study.scheduler.registry import SCHEDULERS, lacks
from quizapp.ui.screens.settings import SettingsScreen
from quizapp.ui.settings.proposal import Proposal
from quizapp.ui.widgets.setting_list import KEYS_IN_ORDER
from tests.insight.learner import collection_of, year
from tests.store.samples import swell
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, app_at, sessions_over

MOST_PAUSES: Final = 500
"""What takes so many will not come."""


@asynccontextmanager
async def settings_of(folder: Path) -> AsyncIterator[Pilot[None]]:
    """The settings screen, opened on home."""
    with sessions_over(folder, BASIC, settings=Settings()) as sessions:
        async with app_at(sessions).run_test(size=(80, 24)) as pilot:
            await pilot.press("comma")
            assert isinstance(pilot.app.screen, SettingsScreen)
            yield pilot


def screen_of(pilot: Pilot[None], key: str) -> SettingsScreen:
    """The screen with the cursor on this setting."""
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    screen.list.action_move(KEYS_IN_ORDER.index(key) - screen.list.cursor)
    return screen


def kept(pilot: Pilot[None], key: str) -> object:
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    return getattr(read_settings(screen.collection.event_store.paths.settings)[0], key)


async def until(pilot: Pilot[None], is_so: Callable[[], object]) -> None:
    """Wait for what a thread works out."""
    for _ in range(MOST_PAUSES):
        if is_so():
            return
        await pilot.pause()
    pytest.fail(picture(pilot.app))


async def compared(pilot: Pilot[None]) -> None:
    """Wait until it is known what the proposal does."""
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    await until(pilot, lambda: not screen.proposal or screen.proposal.change)


async def test_every_setting_stands_on_80_by_24_with_its_range_and_effect(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        screen = screen_of(pilot, "rollover_hour")
        await pilot.pause()
        shown = picture(pilot.app)
        assert [key for key in SETTING_RULES if key not in shown] == []
        assert SETTING_RULES["rollover_hour"].effect in shown
        assert "a whole number from 0 to 23; default 4" in shown
        assert screen.list.key == "rollover_hour"


async def test_a_turn_is_kept_at_once_and_what_it_was_can_be_had_back(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        screen = screen_of(pilot, "new_per_day")
        before = screen.collection.settings.new_per_day
        screen.list.action_turn(10)
        await pilot.pause()
        assert kept(pilot, "new_per_day") == screen.collection.settings.new_per_day == before + 10
        assert f"was {before}" in picture(pilot.app)
        screen.action_before()
        await pilot.pause()
        assert kept(pilot, "new_per_day") == before
        assert f"was {before}" not in picture(pilot.app)


async def test_what_a_running_app_goes_by_holds_from_the_next_start(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        screen = screen_of(pilot, "preset")
        screen.list.action_turn(1)
        await pilot.pause()
        assert kept(pilot, "preset") == [*SCHEDULERS][1]
        assert screen.collection.settings.preset == "sm2"
        assert "was sm2; from the next start on" in picture(pilot.app)


async def test_a_value_is_typed_and_one_that_is_none_is_refused(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        screen = screen_of(pilot, "interview_date")
        screen.action_type()
        screen.input.value = "2027-02-31"
        await screen.input.action_submit()
        await pilot.pause()
        assert kept(pilot, "interview_date") is None
        assert screen.places == ("setting",)
        screen.input.value = "2027-02-01"
        await screen.input.action_submit()
        await pilot.pause()
        assert str(kept(pilot, "interview_date")) == "2027-02-01"
        assert screen.places == ("settings",)


async def test_a_theme_is_turned_and_seen_at_once(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        screen = screen_of(pilot, "theme")
        screen.keep("quizapp-light")
        await pilot.pause()
        assert pilot.app.theme == "quizapp-light"


async def test_a_click_beside_the_value_turns_it(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        screen = screen_of(pilot, "new_per_deck")
        await pilot.pause()
        row = screen.list.row(screen.list.cursor, 78)[0].plain
        await pilot.click("#settings", offset=(row.index("›"), screen.list.cursor))
        await pilot.pause()
        assert kept(pilot, "new_per_deck") == 1


async def test_what_another_scheduler_moves_is_shown_and_y_takes_it(tmp_path: Path) -> None:
    with collection_of(tmp_path, year(days=40)) as collection:
        sessions = SessionFactory(collection, new_id=lambda: "1")
        async with app_at(sessions).run_test(size=(80, 24)) as pilot:
            await pilot.press("comma", "right")
            await compared(pilot)
            assert kept(pilot, "preset") == "sm2"
            assert "‹sm2-classic›" in picture(pilot.app)
            assert "reviewed items" in picture(pilot.app)
            await pilot.press("down", "up")
            assert "‹sm2›" in picture(pilot.app)
            await pilot.press("right", "right")
            await compared(pilot)
            await pilot.press("y")
            assert kept(pilot, "preset") == "sm2-fit"
            assert "reviewed items" not in picture(pilot.app)


async def test_it_is_shown_how_many_of_the_answers_are_gone_through(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        screen = screen_of(pilot, "preset")
        await pilot.pause()
        screen.share_replayed = 0.9
        screen.keep("sm2-fit")
        assert screen.share_replayed == 0, "the share was of another proposal"
        screen.proposal = proposal = Proposal(None, Settings())
        screen.post_message(screen.Advanced(proposal, 0.372))
        await pilot.pause()
        assert "Going through all answers … 37 %" in picture(pilot.app)
        await pilot.press("q")
        assert pilot.app.screen is not screen
        assert screen.proposal is None


async def test_who_turns_away_while_answers_are_gone_through_ends_that(tmp_path: Path) -> None:
    with collection_of(tmp_path, year(days=40)) as collection:
        collection.memories()
        swell(collection.event_store.paths.index, MANY_ANSWERS)
        app = app_at(SessionFactory(collection, new_id=lambda: "1"))
        shares, results = [], []

        def turn_away(message: Message) -> None:
            """As keys do, but in time: a pilot waits until nothing is worked out."""
            if isinstance(message, SettingsScreen.Advanced):
                assert isinstance(app.screen, SettingsScreen)
                shares.append(app.screen.share_replayed)
                if app.screen.share_replayed:
                    app.screen.proposal = None
            elif isinstance(message, SettingsScreen.Compared):
                results.append(message.result)

        async with app.run_test(size=(80, 24), message_hook=turn_away) as pilot:
            await pilot.press("comma", "right")
            await until(pilot, lambda: results)
            assert isinstance(results[0].exception(), AbandonedError)
            assert 0 < max(shares) < 1


def test_what_could_not_be_worked_out_aside_is_worked_out_here(tmp_path: Path) -> None:
    failed: Future[ScheduleChange] = Future()
    failed.set_exception(KeyError("streak"))
    settings = Settings(preset="sm2-classic")
    with collection_of(tmp_path, year(days=40)) as collection:
        memories = collection.event_store.preview_memories(settings.scheduler)
        change = change_by(settings.scheduler, memories, collection, days=CHANGE_DAYS)
        assert change.moves
        proposal = Proposal("sm2-classic", settings)
        assert proposal.compared(collection, failed) == proposal._replace(change=change)


@pytest.mark.skipif(not lacks("fsrs"), reason="the package is here")
async def test_a_scheduler_whose_package_is_missing_waits_for_a_yes(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=(80, 24)) as pilot:
            await pilot.press("comma", "left")
            await pilot.pause()
            assert "needs the package fsrs" in picture(pilot.app)
            assert sessions.collection.settings.preset == "sm2"
            await pilot.press("y")
            await pilot.pause()
            assert sessions.collection.event_store.paths.settings.exists()

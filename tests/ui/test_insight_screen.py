"""Insight: pages, topics, days and mistakes by key and by mouse, and where the pages lead."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from quizapp.collection.sessions import SessionFactory
from quizapp.insight.page import Page, PageFacts, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.insight.registry import PAGES
from quizapp.plot.cells import Picture, Span, fitted
from quizapp.ui.app import QuizApp
from quizapp.ui.screens.insight import InsightScreen
from quizapp.ui.screens.lab import LabScreen
from quizapp.ui.screens.size import SMALLEST
from quizapp.ui.screens.study import StudyScreen
from tests.insight.learner import TODAY, collection_of, year
from tests.ui.pictures import picture, said
from tests.ui.sample_sessions import app_at

DAYS = 40
"""Enough for each page to say something."""


@asynccontextmanager
async def insight(folder: Path, *keys: str, days: int = DAYS) -> AsyncIterator[Pilot[Any]]:
    """The screen over a simulated learner, after these keys."""
    numbers = count()
    with collection_of(folder, year(days=days) if days else ()) as collection:
        sessions = SessionFactory(collection, new_id=lambda: f"n{next(numbers)}")
        async with app_at(sessions).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "g", *keys)
            yield pilot


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await computed(pilot)


async def computed(pilot: Pilot[Any]) -> None:
    """Wait until no page is being worked out."""
    await pilot.pause()
    screen = pilot.app.screen
    while isinstance(screen, InsightScreen) and screen.value is None:
        await pilot.pause()


async def test_tab_goes_through_the_pages_and_a_click_on_a_name_opens_one(tmp_path: Path) -> None:
    async with insight(tmp_path) as pilot:
        for page in PAGES:
            assert f"▸ {page.title}" in picture(pilot.app)
            await press(pilot, "tab")
        assert f"▸ {PAGES[0].title}" in picture(pilot.app)
        await pilot.click("PageTabs", offset=(18, 0))
        await computed(pilot)
        assert "if each is Good" in picture(pilot.app)
        await press(pilot, "q")
        assert not isinstance(pilot.app.screen, InsightScreen)


async def test_a_page_with_more_below_says_so_before_what_counts(tmp_path: Path) -> None:
    async with insight(tmp_path, "tab", "tab") as pilot:
        assert "PgDn" in picture(pilot.app).splitlines()[-1]


async def test_down_takes_the_next_topic_and_tab_stays_with_it(tmp_path: Path) -> None:
    async with insight(tmp_path) as pilot:
        assert "all topics" in picture(pilot.app).splitlines()[0]
        await press(pilot, "down", "tab")
        assert "The cost" in picture(pilot.app).splitlines()[0]
        await press(pilot, "up")
        assert "all topics" in picture(pilot.app).splitlines()[0]


async def test_the_arrows_say_the_exact_values_of_a_day_and_enter_lists_its_items(
    tmp_path: Path,
) -> None:
    async with insight(tmp_path, "tab", "right", "right") as pilot:
        shown = picture(pilot.app)
        assert "▸ Sat" in shown
        assert "Sat 2026-11-28: " in shown
        await pilot.click("#statistics", offset=(4, 1))
        await pilot.pause()
        assert "▸ today" in picture(pilot.app)
        await press(pilot, "enter")
        assert "Question" in picture(pilot.app)


class SlowValue(PageValue):
    """Nothing but a sentence."""

    def facts(self) -> PageFacts:
        return {}

    def draw(self, width: int, *, ascii: bool = False) -> Picture:  # noqa: A002 - pages name it so
        sentence = "At last" if ascii else "At last …"
        return Picture((fitted([Span(sentence)], width),), sentence)


class SlowPage(Page):
    """Is worked out once somebody lets it."""

    name, title, what_counts = "slow", "Slow", "Nothing."

    def __init__(self) -> None:
        self.may_end = Event()

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        assert (reader.today, scope) == (TODAY, Scope())

        def compute() -> PageValue:
            assert self.may_end.wait(10)
            return SlowValue()

        return compute


async def test_a_page_that_takes_long_holds_up_no_key_and_stands_there_in_the_end(
    tmp_path: Path,
) -> None:
    async with insight(tmp_path, "q", days=0) as pilot:
        assert isinstance(pilot.app, QuizApp)
        page, sessions = SlowPage(), pilot.app.sessions
        pages = (page, *PAGES)
        screen = InsightScreen(sessions, pages=pages)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        assert "…" in picture(pilot.app).splitlines()[3]
        await press(pilot, "tab")
        assert "No review counts here yet" in picture(pilot.app)
        await press(pilot, "q")
        assert pilot.app.screen is not screen
        other = InsightScreen(sessions, pages=pages)
        await pilot.app.push_screen(other)
        page.may_end.set()
        await computed(pilot)
        assert "At last" in picture(pilot.app)


async def test_a_narrow_terminal_scrolls_to_the_side_and_hides_no_figure(tmp_path: Path) -> None:
    async with insight(tmp_path) as pilot:
        await pilot.resize_terminal(*SMALLEST)
        await pilot.pause()
        assert "interval" not in picture(pilot.app)
        await press(pilot, "right", "right", "right")
        assert "95 % interval" in picture(pilot.app)


async def test_e_says_what_counts(tmp_path: Path) -> None:
    async with insight(tmp_path, "e") as pilot:
        assert "The first graded answer of a study day counts" in picture(pilot.app)
        await press(pilot, "escape")
        assert "young, under 21 d" in picture(pilot.app)


async def test_l_opens_the_bench_with_ones_own_statements(tmp_path: Path) -> None:
    async with insight(tmp_path, "tab", "tab", "l") as pilot:
        assert isinstance(pilot.app.screen, LabScreen)
        assert "Calibration bench: your own statements" in picture(pilot.app)


async def test_d_asks_what_was_mistaken_and_an_answer_is_counted_on_the_way_back(
    tmp_path: Path,
) -> None:
    async with insight(tmp_path, "tab", "tab", "tab") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, InsightScreen)
        before = screen.reader
        assert screen.value
        footer = picture(pilot.app).splitlines()[-1]
        assert f"d study these {len(screen.value.study_keys)} " in footer
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, StudyScreen)
        await press(pilot, "7", "enter", "enter", "ctrl+l")
        assert isinstance(pilot.app.screen, InsightScreen)
        assert screen.reader is not before


@pytest.mark.parametrize("key", ["l", "d"])
async def test_a_page_that_leads_nowhere_says_so(tmp_path: Path, key: str) -> None:
    async with insight(tmp_path, key, days=0) as pilot:
        assert "Retention" in await said(pilot) or "no items" in await said(pilot)


async def test_a_lab_that_wants_more_answers_says_how_many(tmp_path: Path) -> None:
    async with insight(tmp_path, *["tab"] * 5, "l", days=0) as pilot:
        assert "The lab of Memory wants at least 20 scored reviews" in await said(pilot)


async def test_without_answers_each_page_says_what_will_stand_there(tmp_path: Path) -> None:
    async with insight(tmp_path, days=0) as pilot:
        for page in PAGES:
            assert f"▸ {page.title}" in picture(pilot.app)
            assert picture(pilot.app).splitlines()[3].strip()
            await press(pilot, "tab")

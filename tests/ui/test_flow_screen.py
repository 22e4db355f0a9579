"""The flow screen: stations are opened, faults injected, and answers kept as in any session."""

from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from quizapp.store.settings.settings import Settings
from quizapp.ui.screens.flow import FlowScreen
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.widgets.flow_chart_view import FlowChartView
from tests.study.questions import choice
from tests.ui.parts import part_of
from tests.ui.pictures import picture, said
from tests.ui.sample_sessions import TOPIC, saved

flow_of = partial(part_of, part="flow")


def screen_of(pilot: Pilot[None]) -> FlowScreen:
    screen = pilot.app.screen
    assert isinstance(screen, FlowScreen)
    return screen


async def answer(pilot: Pilot[None], *, right: bool) -> None:
    options = choice(screen_of(pilot).flow.question).options
    await pilot.press("abc"[[option.correct for option in options].index(right)], "enter")


async def test_arrows_move_and_enter_opens_a_station_and_closes_it(tmp_path: Path) -> None:
    async with flow_of(tmp_path) as pilot:
        assert "1 of 3 stations" in picture(pilot.app)
        assert "goes in" not in picture(pilot.app)
        await pilot.press("enter")
        shown = picture(pilot.app)
        for fact in (
            "goes in      Raw records",
            "comes out    Two parts",
            "breaks when  rows leak",
        ):
            assert fact in shown
        await pilot.press("right")
        shown = picture(pilot.app)
        assert "2. Train on log loss" in shown
        assert "║ 2 loss ╟" in shown
        await pilot.press("left", "enter")
        assert "goes in" not in picture(pilot.app)


async def test_a_fault_that_is_injected_asks_and_its_answer_is_journalled(tmp_path: Path) -> None:
    async with flow_of(tmp_path) as pilot:
        await pilot.press("f")
        shown = picture(pilot.app)
        assert "At which station can that be seen first?" in shown
        assert "✗" in shown
        assert "●" not in shown
        assert "too good" not in shown
        await answer(pilot, right=True)
        shown = picture(pilot.app)
        assert "●" in shown
        assert "The loss is too good." in shown
        assert not saved(tmp_path)
        await pilot.press("enter")
        [event] = saved(tmp_path)
        assert (event["kind"], event["key"]) == ("review", f"{TOPIC}/flow-split")
        assert (event["answer"], event["quality"]) == ("Train on log loss", 4)
        assert screen_of(pilot).flow.is_free
        assert "1. Split the rows" in picture(pilot.app)


async def test_a_fault_that_was_missed_is_asked_once_more_and_may_be_left(tmp_path: Path) -> None:
    async with flow_of(tmp_path) as pilot:
        await pilot.press("f")
        await answer(pilot, right=False)
        await pilot.press("enter")
        assert "once more" in picture(pilot.app)
        await pilot.press("q")
        assert screen_of(pilot).flow.is_free
        await pilot.press("q")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert len(saved(tmp_path)) == 1


async def test_an_answer_whose_truth_was_seen_counts_when_the_question_is_left(
    tmp_path: Path,
) -> None:
    async with flow_of(tmp_path) as pilot:
        await pilot.press("f")
        await answer(pilot, right=True)
        await pilot.press("q")
        assert [event["quality"] for event in saved(tmp_path)] == [4]


async def test_a_station_without_a_fault_says_so(tmp_path: Path) -> None:
    async with flow_of(tmp_path) as pilot:
        await pilot.press("right", "f")
        assert "nothing to inject here" in await said(pilot)
        assert screen_of(pilot).flow.is_free


async def test_the_last_answer_is_taken_back_and_asked_again(tmp_path: Path) -> None:
    async with flow_of(tmp_path) as pilot:
        await pilot.press("u")
        assert "nothing to take back here" in await said(pilot)
        await pilot.press("f")
        await answer(pilot, right=True)
        await pilot.press("enter", "u")
        assert "At which station can that be seen first?" in picture(pilot.app)
        assert [event["kind"] for event in saved(tmp_path)] == ["review", "undo"]


async def test_how_sure_one_is_is_asked_as_in_a_session(tmp_path: Path) -> None:
    async with flow_of(tmp_path, settings=Settings()) as pilot:
        await pilot.press("f")
        await answer(pilot, right=True)
        assert "How sure are you" in picture(pilot.app)
        await pilot.press("4", "enter")
        assert [event["confidence"] for event in saved(tmp_path)] == [0.9]


async def test_a_click_goes_to_a_station_and_opens_it(tmp_path: Path) -> None:
    async with flow_of(tmp_path) as pilot:
        chart = pilot.app.screen.query_one(FlowChartView)
        second = chart.chart(chart.content_size.width).boxes[1].columns[2]
        await pilot.click(FlowChartView, offset=(second, 1))
        assert screen_of(pilot).tour.place == 1
        await pilot.click(FlowChartView, offset=(second, 1))
        assert "comes out    A cost" in picture(pilot.app)


async def test_the_smallest_terminal_has_room_for_a_station(tmp_path: Path) -> None:
    async with flow_of(tmp_path, size=(50, 16)) as pilot:
        await pilot.press("enter")
        assert "1. Split the rows" in picture(pilot.app)


async def test_the_page_keys_scroll_what_is_longer_than_its_place(tmp_path: Path) -> None:
    async with flow_of(tmp_path) as pilot:
        await pilot.resize_terminal(50, 16)
        await pilot.press("enter", "pagedown")
        screen = screen_of(pilot)
        assert screen.about.max_scroll_y
        assert screen.about.scroll_offset.y
        await pilot.press("pageup")
        assert not screen.about.scroll_offset.y

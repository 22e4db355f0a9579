"""Tests of browsing: what is listed, what a line finds, and what is done with it."""

import json
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from quizapp.ui.editor import EditResult
from quizapp.ui.messages import BrowseRequested
from quizapp.ui.screens.browse import BrowseScreen
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.new_card import NewCardScreen
from quizapp.ui.screens.preview import PreviewScreen
from quizapp.ui.screens.study import StudyScreen
from tests.toy_kind import stop_asking
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, CHOICE, CLOZE, NUMERIC, app_at, journal, sessions_over

SIZE = (80, 24)

CARDS = (BASIC, CLOZE, NUMERIC)


async def press(pilot: Pilot[Any], *keys: str) -> str:
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return picture(pilot.app)


async def open_rows(pilot: Pilot[Any], text: str = "", key: str = "") -> BrowseScreen:
    """Browsing with a filter, at the rows."""
    pilot.app.post_message(BrowseRequested(text, key))
    await pilot.pause()
    await press(pilot, *(() if text else ("enter",)))
    assert isinstance(pilot.app.screen, BrowseScreen)
    return pilot.app.screen


def kinds(folder: Path) -> list[str]:
    return [json.loads(line)["kind"] for line in journal(folder)]


async def test_b_lists_every_item_and_says_what_the_first_one_asks(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "b")
            assert "3 of 3 items" in shown
            assert "basic     new           –       –  What does a shrug cost?" in shown
            assert "t.cost/shrug   cost.yaml:4" in shown
            assert "answer   ln 2 nats" in shown


async def test_what_is_typed_finds_items_and_a_word_that_there_is_not_keeps_them(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "1 of 3 items" in await press(pilot, "b", *"shrug")
            pilot.app.screen.query_one(Input).value = "shrug knd:x"
            shown = await press(pilot)
            assert "A filter has no word 'knd:'. Did you mean 'kind'?" in shown
            assert "1 of 3 items" in shown
            assert "▸" in shown
            await press(pilot, "escape", "q")
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_tag_that_no_card_has_is_said_under_the_line(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot, "tag:nowhere")
            shown = picture(pilot.app)
            assert "No card has the tag 'nowhere'." in shown
            assert "0 of 1 item" in shown


async def test_the_arrows_move_the_cursor_from_the_line_too(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "t.cost/gap#c1   cost.yaml:8" in await press(pilot, "b", "down")


async def test_an_act_on_marked_items_is_one_step_that_u_takes_back(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot)
            marked = await press(pilot, "space", "space")
            assert "2 items marked" in marked
            assert "Enter study these 2 " in marked
            shown = await press(pilot, "p")
            assert shown.count("suspended  ") == 2
            assert kinds(tmp_path) == ["suspend", "suspend"]
            assert "suspended" not in (await press(pilot, "u")).split("─")[0]
            assert kinds(tmp_path)[2:] == ["undo", "undo"]
            again = await press(pilot, "ctrl+r")
            assert again.split("─")[0].count("suspended") == 2


async def test_escape_takes_the_marks_away_before_it_leaves(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            screen = await open_rows(pilot)
            assert "3 items marked" in await press(pilot, "a")
            await press(pilot, "escape")
            assert screen.chosen == ("t.cost/shrug",)
            assert screen.is_current


async def test_a_flag_and_a_burial_act_on_the_item_under_the_cursor(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot)
            shown = await press(pilot, "m", "t")
            assert "Flagged to be mended." in shown
            assert "buried" in shown
            assert kinds(tmp_path) == ["flag", "bury"]


async def test_s_and_the_name_of_a_column_sort(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            screen = await open_rows(pilot)
            assert "sorted by due day" in await press(pilot, "s")
            await pilot.click("#items", offset=(60, 0))
            await pilot.pause()
            assert "sorted by question" in picture(pilot.app)
            assert screen.rows[0].key == "t.cost/gap#c1"


async def test_a_click_moves_the_cursor_and_another_one_marks(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            screen = await open_rows(pilot)
            await pilot.click("#items", offset=(10, 3))
            assert screen.chosen == ("t.cost/hand",)
            await pilot.click("#items", offset=(10, 3))
            assert screen.marked == {"t.cost/hand"}


async def test_r_shows_the_numbers_of_the_next_draw(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot)
            first = picture(pilot.app)
            assert "draw     0: p = " in first
            assert "trap" in first
            assert "draw     1: p = " in await press(pilot, "r")


async def test_a_choice_shows_its_options_with_what_is_said_of_them(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot)
            shown = picture(pilot.app)
            assert "✓ Log loss" in shown
            assert "It bends the wrong way." in shown


async def test_enter_studies_what_is_found(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot, "kind:basic,cloze")
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, StudyScreen)
            assert "1 of 2" in picture(pilot.app)
            shown = await press(pilot, "space", "3", "q")
            assert isinstance(pilot.app.screen, BrowseScreen)
            assert "2 Mar good" in shown or "in 1 d" in shown


async def test_e_opens_the_editor_at_the_card_and_shows_it_as_it_is_then(tmp_path: Path) -> None:
    lines: list[int] = []

    def write(_app: App[Any], file: Path, line: int) -> EditResult:
        lines.append(line)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("What does a shrug cost?", "What does doubt cost?"))
        return EditResult(changed=True)

    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions, editing=write).run_test(size=SIZE) as pilot:
            await open_rows(pilot)
            assert "What does doubt cost?" in await press(pilot, "e")
            assert lines == [4]


async def test_what_cannot_be_asked_is_listed_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_asking(monkeypatch, "cloze")
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot, key="t.cost/gap#c1")
            shown = picture(pilot.app)
            assert "2 of 2 items" in shown
            assert "▸ ! cloze     not asked" in shown
            assert "No screen asks items of the kind cloze yet." in shown


async def test_b_on_a_topic_lists_its_items_alone(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        other = tmp_path / "decks" / "other.yaml"
        other.write_text("topic: other\ncards: [Q ^q: A]\n", encoding="utf-8")
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter")
            assert "1 of 2 items" in await press(pilot, "b")


async def test_a_wide_terminal_shows_the_item_beside_the_rows(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=(120, 24)) as pilot:
            await open_rows(pilot)
            row = next(line for line in picture(pilot.app).splitlines() if "▸" in line)
            assert row.rstrip().endswith("What does a shrug cost?")
            assert row.count("What does a shrug cost?") == 2


async def test_a_screen_below_gets_wide_with_the_terminal(tmp_path: Path) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            screen = await open_rows(pilot)
            await press(pilot, "P")
            await pilot.resize_terminal(120, 40)
            await press(pilot, "q")
            assert screen.query_one("#item").region.x == screen.table.region.right


async def test_many_items_are_drawn_as_few_and_the_last_one_is_reached(tmp_path: Path) -> None:
    many = "".join(f"  - Question {n} ^q{n}: Reply {n}\n" for n in range(500))
    with sessions_over(tmp_path, many) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            screen = await open_rows(pilot)
            assert "▸   basic     new           –       –  Question 499" in await press(
                pilot, "end"
            )
            assert len(screen.table.lines(78)) == screen.table.size.height
            assert "▸   basic     new           –       –  Question 489" in await press(
                pilot, "pageup"
            )


@pytest.mark.parametrize(("key", "screen"), [("n", NewCardScreen), ("P", PreviewScreen)])
async def test_a_card_is_written_and_a_file_previewed_from_the_rows(
    tmp_path: Path, key: str, screen: type[Screen[Any]]
) -> None:
    with sessions_over(tmp_path, *CARDS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot)
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, screen)

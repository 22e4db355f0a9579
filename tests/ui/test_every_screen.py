"""What holds on every screen: the way out, the size that is needed, and the end of a toast."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from quizapp.ui.screens.size import SMALLEST
from quizapp.ui.text import tell
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, CLOZE, app_at, sessions_over

SIZE = (80, 24)

POP_UPS = {
    "help": ("question_mark",),
    "the help of a session": ("s", "question_mark"),
    "why today": ("s", "w"),
    "the palette": ("ctrl+p",),
    "a lab explained": ("l", "enter", "e"),
}


async def press(pilot: Pilot[Any], keys: tuple[str, ...]) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize("keys", POP_UPS.values(), ids=POP_UPS)
async def test_ctrl_q_quits_from_a_pop_up(tmp_path: Path, keys: tuple[str, ...]) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, keys)
            assert pilot.app.screen.is_modal
            await press(pilot, ("ctrl+q",))
            assert pilot.app._exit


async def test_the_key_that_the_footer_names_while_one_types_works(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, ("l", "enter", "c"))
            assert "F1 all keys" in picture(pilot.app)
            await press(pilot, ("f1",))
            assert "Write the card to the deck that is named" in picture(pilot.app)


@pytest.mark.parametrize("size", [(SMALLEST.width - 1, 24), (80, SMALLEST.height - 1), (40, 12)])
async def test_a_terminal_that_is_too_small_says_which_size_is_needed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            shown = " ".join(picture(pilot.app).split())
            assert f"needs 50 columns and 16 rows; this terminal has {size[0]} and {size[1]}" in (
                shown.replace("quizapp ", "")
            )
            await press(pilot, ("space", "3"))
            await pilot.resize_terminal(*SIZE)
            await pilot.pause()
            assert "What does a shrug cost?" in picture(pilot.app)
            assert "3 Good" not in picture(pilot.app)


async def test_the_smallest_terminal_shows_a_topic_a_question_and_a_number_box(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions).run_test(size=SMALLEST) as pilot:
            await pilot.pause()
            assert "▸ The cost" in picture(pilot.app)
            await press(pilot, ("s", "space"))
            assert "3 Good" in picture(pilot.app)
            await press(pilot, ("q", "l", "down", "enter", "7", "7"))
            assert "77" in picture(pilot.app)


@pytest.mark.parametrize("keys", [("s",), ("question_mark",), ("l",)])
async def test_what_was_said_on_one_screen_is_over_on_the_next(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            tell(pilot.app, "Said at home.")
            await pilot.pause()
            assert "Said at home." in picture(pilot.app)
            await press(pilot, keys)
            assert "Said at home." not in picture(pilot.app)
            tell(pilot.app, "Said there.")
            await press(pilot, ("q",))
            assert "Said" not in picture(pilot.app)


async def test_what_ended_a_session_is_said_on_its_summary(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE, notifications=True) as pilot:
            await press(pilot, ("p",))
            assert "Session done" in picture(pilot.app)
            assert "Suspended. u takes it back. On home" in picture(pilot.app)

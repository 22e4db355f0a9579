"""Tests of keys: what follows an answer is for the next phase, and the footer says what works."""

import json
from pathlib import Path

import pytest
from textual import events
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Input

from quizapp.study.session.phases import Asked, Revealed
from quizapp.ui.keys import FOOTER_KEYS, KEYS, PLACES, footer, keys_of
from quizapp.ui.screens.help import HelpScreen
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.study import StudyScreen
from tests.ui.lab_apps import ALL, lab_app
from tests.ui.pictures import picture, said
from tests.ui.sample_sessions import (
    BASIC,
    CHOICE,
    NUMERIC,
    SEVERAL,
    TYPED,
    app_at,
    journal,
    sessions_over,
)

SIZE = (80, 24)
BCE = (*"binary", "space", *"cross", "minus", *"entropy")
WIDE = (120, 40)
SIGNS = {"enter": "\r", "space": " ", "minus": "-"}


def answers(folder: Path) -> list[tuple[str, int]]:
    events = [json.loads(line) for line in journal(folder)]
    return [(event["answer"], event["quality"]) for event in events]


async def in_one_write(pilot: Pilot[None], *keys: str) -> None:
    """All keys at once, as a busy machine reads them."""
    for key in keys:
        pilot.app.post_message(events.Key(key, SIGNS.get(key, key)))
    await pilot.pause()
    await pilot.pause()


def last_line(pilot: Pilot[None]) -> str:
    return picture(pilot.app).splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("card", "keys", "answer"),
    [
        (NUMERIC, ("0", ".", "6", "enter", "1"), "0.6"),
        (TYPED, (*BCE, "enter", "3"), "binary cross-entropy"),
        (CHOICE, ("a", "enter", "1"), None),
    ],
    ids=["numeric", "typed", "choice"],
)
async def test_what_follows_an_answer_is_a_key_of_the_next_phase(
    card: str, keys: tuple[str, ...], answer: str | None, tmp_path: Path
) -> None:
    with sessions_over(tmp_path, card) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await in_one_write(pilot, *keys)
    [(text, _)] = answers(tmp_path)
    assert answer is None or text == answer


async def test_enter_twice_answers_and_takes_the_grade(tmp_path: Path) -> None:
    with sessions_over(tmp_path, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await in_one_write(pilot, *BCE, "enter", "enter")
    assert answers(tmp_path) == [("binary cross-entropy", 4)]


async def test_an_answer_that_cannot_be_read_leaves_the_line_open(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("1", "slash", "enter")
            assert "does not read as a number" in await said(pilot)
            await pilot.press("2", "enter")
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert isinstance(screen.phase, Revealed)
            assert screen.phase.attempt.text == "1/2"


async def test_again_is_for_a_lucky_guess_too(tmp_path: Path) -> None:
    with sessions_over(tmp_path, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press(*BCE, "enter", "1")
    assert answers(tmp_path)[0] == ("binary cross-entropy", 2)


async def test_a_grade_key_that_does_nothing_says_why(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("3")
            assert "Answer first" in await said(pilot)
            await pilot.press("o")
            assert "Only a typed answer" in await said(pilot)
            await pilot.press("5")
            await pilot.press("a", "enter")
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            verdict = screen.flow.verdict
            assert verdict
            await pilot.press("4" if not verdict.passed else "0")
            assert "found wrong" in await said(pilot) or "no grade" in await said(pilot)


async def test_letters_that_begin_no_number_are_keys_until_one_is_typed(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("h")
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert isinstance(screen.phase, Asked)
            assert screen.phase.hinted
            await pilot.press("question_mark")
            assert isinstance(pilot.app.screen, HelpScreen)
            await pilot.press("escape", "l", "n", "h")
            assert "lnh" in picture(pilot.app)
            await pilot.press("backspace", "backspace", "backspace", "q")
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_a_number_may_begin_with_is_said_in_its_line(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "your number, or ln(2)/3" in picture(pilot.app)


async def test_a_text_box_has_keys_for_what_letters_do_elsewhere(tmp_path: Path) -> None:
    with sessions_over(tmp_path, TYPED, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("x", "ctrl+y")
            assert isinstance(pilot.app.screen, HelpScreen)
            await pilot.press("escape", "ctrl+s")
            assert "cross-entropy" not in picture(pilot.app)
            await pilot.press("ctrl+z", "u")
            await pilot.press("ctrl+l")
            assert isinstance(pilot.app.screen, HomeScreen)


def test_every_key_of_a_question_that_a_text_box_swallows_has_a_twin() -> None:
    twins = {key.action.removeprefix("screen.") for key in keys_of("typed")}
    assert {"hint", "undo", "skip", "why", "edit", "leave"} <= twins


@pytest.mark.parametrize(
    ("card", "footer_line"),
    [
        (CHOICE, "a-c choose   Enter answer   q back"),
        (SEVERAL, "Space tick   Enter answer"),
    ],
)
async def test_the_footer_of_a_choice_says_what_letters_and_enter_do(
    card: str, footer_line: str, tmp_path: Path
) -> None:
    with sessions_over(tmp_path, card) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert last_line(pilot).startswith(footer_line)


async def test_a_wider_footer_names_more_keys(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=WIDE) as pilot:
            assert "l labs" in last_line(pilot)
            await pilot.press("s")
            assert all(key in last_line(pilot) for key in ("w why today", "e edit", "s skip"))
        async with app_at(sessions, study=True).run_test(size=(50, 24)) as pilot:
            assert last_line(pilot).startswith("Space reveal   u undo   q back")


async def test_the_footer_of_a_lab_names_its_controls(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=ALL) as sessions:
        async with lab_app(sessions).run_test(size=WIDE) as pilot:
            assert "Ctrl+S" not in last_line(pilot), "a lab skips nothing"
            await pilot.press("escape", "f")
            assert "← → turn   0-9 type it" in last_line(pilot)


def test_no_footer_names_one_key_of_a_family_for_another_s_job() -> None:
    families = [key for key in KEYS if key.family]
    assert {(key.place, key.label) for key in families} == {
        ("choice", "choose"),
        ("controls", "turn"),
        ("controls", "type it"),
        ("flow", "move"),
        ("insight", "day"),
        ("settings", "turn"),
    }
    for phase in {phase for key in KEYS for phase in (*key.phases, *key.wide)}:
        keys = footer(phase, places=tuple(PLACES))
        assert len([key for key in keys if phase in key.phases][:FOOTER_KEYS]) <= FOOTER_KEYS
        for place in {key.place for key in keys}:
            names = [key.family or key.keys for key in keys if key.place == place]
            assert len(names) == len(set(names)), (phase, names)


def test_no_twin_takes_a_key_that_the_text_box_itself_needs() -> None:
    editing = {
        name
        for binding in Input.BINDINGS
        if isinstance(binding, Binding)
        for name in binding.key.split(",")
    }
    twins = {name for key in keys_of("typed") for name in key.keys.split(",")}
    assert not (twins & editing - {"enter"}), twins & editing


async def test_a_click_on_a_family_in_the_footer_takes_none_of_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.click("KeyFooter", offset=(2, 0))
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert isinstance(screen.phase, Asked)


@pytest.mark.parametrize(
    ("card", "keys", "sentence"),
    [
        (BASIC, ("space", "space"), "Grade it yourself"),
        (BASIC, ("space", "h"), "The hint is for before the answer."),
        (TYPED, ("escape", "space"), "Tab goes back into the box"),
    ],
)
async def test_a_key_that_does_nothing_says_why(
    card: str, keys: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    with sessions_over(tmp_path, card) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press(*keys)
            assert sentence in await said(pilot)


async def test_the_help_lists_no_key_that_the_screen_does_not_know(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=ALL) as sessions:
        async with lab_app(sessions).run_test(size=(80, 60)) as pilot:
            await pilot.press("f1")
            assert "Ctrl+Z" in picture(pilot.app)
            assert "Ctrl+S" not in picture(pilot.app), "a lab skips nothing"

"""The walkthrough screen: contract first, a value asked before it is shown, the end in words."""

from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from quizapp.ui.messages import PartRequested
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.walkthrough import WalkthroughScreen
from tests.ui.parts import WALK, part_of
from tests.ui.pictures import picture
from tests.ui.sample_sessions import TOPIC, app_at, saved, sessions_over
from tests.ui.test_study_screen import SIZE, type_in

walk_of = partial(part_of, part="walkthrough")


def screen_of(pilot: Pilot[None]) -> WalkthroughScreen:
    screen = pilot.app.screen
    assert isinstance(screen, WalkthroughScreen)
    return screen


async def test_the_contract_stands_alone_before_the_first_step(tmp_path: Path) -> None:
    async with walk_of(tmp_path) as pilot:
        shown = picture(pilot.app)
        assert "input    scores z and labels y" in shown
        assert "Contract first." in shown
        assert "▸" not in shown
        assert "signed │" not in shown


async def test_a_step_asks_for_its_value_and_then_shows_it(tmp_path: Path) -> None:
    async with walk_of(tmp_path) as pilot:
        await pilot.press("n")
        shown = picture(pilot.app)
        assert "▸ 2     signed" in shown
        assert "  2 │  7 │ 1 │      ?" in shown
        await type_in(pilot, "-7")
        assert "  2 │  7 │ 1 │     -7" in picture(pilot.app)
        assert not saved(tmp_path)
        await pilot.press("enter")
        [event] = saved(tmp_path)
        assert (event["kind"], event["key"]) == ("review", f"{TOPIC}/sign")
        assert (event["answer"], event["quality"]) == ("-7", 4)
        shown = picture(pilot.app)
        assert "The label becomes a sign." in shown
        assert "step 1 of 3" in shown
        assert screen_of(pilot).flow.is_free


async def test_the_next_step_names_its_theory_and_asks_for_a_row(tmp_path: Path) -> None:
    async with walk_of(tmp_path) as pilot:
        await pilot.press("n", "escape", "q", "n")
        shown = picture(pilot.app)
        assert "theory: Compute it from the logit" in shown
        assert "1 │ -3 │ 1 │      3 │    ?" in shown, "what came before may be seen"
        await pilot.press("a", "enter", "enter")
        assert [event["answer"] for event in saved(tmp_path)] == ["row 1"]


async def test_a_question_that_is_left_bars_no_way(tmp_path: Path) -> None:
    async with walk_of(tmp_path) as pilot:
        await pilot.press("n", "escape", "q")
        assert screen_of(pilot).flow.is_free
        await pilot.press("n", "q", "n", "n")
        assert "Say two sentences aloud" in picture(pilot.app)
        assert not saved(tmp_path)
        await pilot.press("q")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_trade_off_and_failure_are_said_before_they_are_shown(tmp_path: Path) -> None:
    async with walk_of(tmp_path) as pilot:
        await pilot.press("n", "escape", "q", "n", "q", "n", "n")
        assert "A soft label" not in picture(pilot.app)
        await pilot.press("enter")
        shown = picture(pilot.app)
        assert "trade-off  Scores are less handy" in shown
        assert "failure    A soft label counts as 0." in shown
        await pilot.press("p", "p")
        assert "step 3 of 3" in picture(pilot.app)


async def test_the_last_answer_is_taken_back_at_its_step(tmp_path: Path) -> None:
    async with walk_of(tmp_path) as pilot:
        await pilot.press("n")
        await type_in(pilot, "-7")
        await pilot.press("enter", "p", "u")
        assert "▸ 2     signed" in picture(pilot.app)
        assert "What is signed in row 2?" in picture(pilot.app)
        assert [event["kind"] for event in saved(tmp_path)] == ["review", "undo"]


async def test_on_a_wide_terminal_the_values_stand_beside_the_code(tmp_path: Path) -> None:
    async with walk_of(tmp_path, size=(120, 40)) as pilot:
        await pilot.press("n")
        [line] = [line for line in picture(pilot.app).splitlines() if "def cost(z, y):" in line]
        assert "input    scores z and labels y" in line


async def test_a_walkthrough_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=WALK.replace("  code: |", "  cod: |")) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            pilot.app.post_message(PartRequested("walkthrough", TOPIC))
            await pilot.pause()
            [notice] = pilot.app._notifications
            assert notice.message == "This topic has no walkthrough that can be opened."

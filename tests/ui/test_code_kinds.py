"""Faults of a flow and traces of code in a session: asked in short, graded by the program."""

from pathlib import Path

from quizapp.ui.screens.study import StudyScreen
from tests.study.questions import choice
from tests.ui.parts import FLOW, WALK
from tests.ui.pictures import picture
from tests.ui.sample_sessions import app_at, saved, sessions_over
from tests.ui.test_study_screen import SIZE, type_in


async def test_a_trace_shows_the_code_and_takes_a_number_then_a_row(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=WALK) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.pause()
            shown = picture(pilot.app)
            assert "▸ 2     signed = np.where(y == 1, -z, z)" in shown
            assert "  2 │  7 │ 1 │      ?" in shown
            await type_in(pilot, "-7")
            shown = picture(pilot.app)
            assert "Right" in shown
            assert "signed = 3, -7, 1" in shown
            await pilot.press("enter", "a", "enter", "enter")
            facts = [(event["key"], event["answer"], event["quality"]) for event in saved(tmp_path)]
            assert facts == [("t.cost/sign", "-7", 4), ("t.cost/most", "row 1", 4)]


async def test_a_fault_offers_the_stations_and_says_how_it_shows(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=FLOW) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.pause()
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert "rows leak. At which station can that be seen first?" in picture(pilot.app)
            options = choice(screen.flow.question).options
            await pilot.press("abc"[[option.correct for option in options].index(True)], "enter")
            assert "The loss is too good." in picture(pilot.app)
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["key"], event["answer"]) == ("t.cost/flow-split", "Train on log loss")

"""The cost surface and the slice on the screen: by their own keys, and by the mouse."""

from pathlib import Path

from quizapp.study.session.phases import Revealed
from tests.ui.lab_apps import lab_app, lab_of
from tests.ui.pictures import picture
from tests.ui.sample_sessions import saved, sessions_over
from tests.ui.test_lab_screen import find

SIZE = (80, 24)

DOWNHILL = """\
labs:
  - id: surface
    use: cost-surface
    title: Downhill
    tasks:
      - id: which
        ask: Which loss is still lost after 200 steps?
        kind: choose
        options: [squared error, log loss: It runs straight there.]
        answer: squared error
        run: {steps: 200}
"""
VALLEY = """\
labs:
  - id: slice
    use: cost-slice
    title: Valleys
    tasks:
      - id: where
        ask: Set b to the right-hand minimum of squared error.
        kind: set
        control: b
        answer: 6
        tolerance: 0.5
        run: {b: 6}
"""


COUNT = """\
labs:
  - id: slice
    use: cost-slice
    title: Valleys
    tasks:
      - id: count
        ask: How many minima has squared error?
        kind: number
        answer: 2
        tolerance: 0
"""


async def test_steps_are_taken_by_keys_and_buttons_and_a_click_starts_elsewhere(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, labs=DOWNHILL) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = lab_of(pilot.app)
            await pilot.press("k")
            assert lab.lab_view.state.value("steps") == 0, "while the question is open nothing runs"
            await pilot.press("f", "n", "g", "j", "k")
            assert lab.lab_view.state.value("steps") == 131
            assert "131 steps at rate 1 from (-6, 6)" in picture(pilot.app)
            row, column = await find(pilot, "k +100")
            await pilot.click(offset=(column + 1, row))
            assert lab.lab_view.state.value("steps") == 231
            await pilot.click("#picture", offset=(20, 7))
            assert lab.lab_view.state.value("start") != (-6.0, 6.0)
            assert lab.lab_view.state.value("steps") == 231
            await pilot.press("b")
            assert "At the start" in picture(pilot.app)


async def test_a_task_shows_the_model_and_after_it_the_valleys(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=VALLEY) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = lab_of(pilot.app)
            shown = picture(pilot.app)
            assert "p = 1/2" in shown
            assert "min" not in shown.split("Set b")[0]
            await pilot.click("#picture", offset=(24, 5))
            assert lab.lab_view.state.value("b") != 0, "a click shifts the boundary"
            await pilot.press("5", "full_stop", "8", "enter", "enter", "3")
            shown = picture(pilot.app)
            assert "two minima" in shown
            assert "you 5.8" in shown
            assert isinstance(lab.phase, Revealed)
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["answer"], event["quality"]) == ("5.8", 4)


async def test_a_number_that_is_no_place_is_not_drawn_as_one(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=COUNT) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("1", "enter", "3")
            shown = picture(pilot.app)
            assert shown.count("you 1") == 1, "on the line of the gap, and not on the picture"

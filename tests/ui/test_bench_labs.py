"""The gradient bench and the calibration bench on the screen: by their own keys, and by mouse."""

from pathlib import Path

from tests.ui.lab_apps import lab_app, lab_of
from tests.ui.pictures import picture
from tests.ui.sample_sessions import saved, sessions_over
from tests.ui.test_lab_screen import find
from tests.ui.test_study_screen import type_in

SIZE = (80, 24)

GRADIENT = """\
labs:
  - id: grad
    use: gradient-bench
    title: By hand
    with: {x: [1, 2], y: 1, w: [0, 0]}
    tasks:
      - id: entry
        ask: What is the slope in the second weight?
        kind: number
        with: {entry: 2}
        answer: (0.5 - 1)*2
        tolerance: 0.01
        run: {steps: 1}
"""
CALIBRATION = """\
labs:
  - id: calib
    use: calibration-bench
    title: Honest
    with: {sharpen: 3}
    tasks:
      - id: ranking
        ask: All logits are divided by 3. What happens to AUC?
        kind: choose
        options: [it stays, it rises: No pair changes places.]
        answer: it stays
        run: {temperature: 3}
"""


async def test_a_slope_is_asked_for_before_it_is_shown(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=GRADIENT) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            shown = picture(pilot.app)
            assert "(p-y)x" not in shown
            assert "p 0.5" in shown
            await type_in(pilot, "-1")
            await pilot.press("4")
            assert "(p-y)x" in picture(pilot.app)
            assert "1 step on" in picture(pilot.app)
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["answer"], event["confidence"]) == ("-1", 0.9)


async def test_steps_and_weights_are_set_by_keys_and_by_mouse(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=GRADIENT) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await type_in(pilot, "-1")
            await pilot.press("4", "enter")
            lab = lab_of(pilot.app)
            await pilot.press("n", "g")
            assert lab.lab_view.state.value("steps") == 7, "one was taken by the task"
            row, column = await find(pilot, "w1")
            await pilot.click(offset=(column, row))
            assert lab.lab_view.state.value("entry") == 1
            await pilot.click("#picture", offset=(8, 6))
            assert lab.lab_view.state.value("w") != (0.0, 0.0)
            row, column = await find(pilot, "o go on")
            await pilot.click(offset=(column, row))
            assert lab.lab_view.state.value("steps") == 0


async def test_the_best_temperature_is_taken_by_a_key_and_mends_no_ranking(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=CALIBRATION) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            assert "0.8111" not in picture(pilot.app)
            lab = lab_of(pilot.app)
            await pilot.press("f", "b")
            assert lab.lab_view.state.value("temperature") == 3.324
            assert "No T has a lower log loss." in picture(pilot.app)
            assert picture(pilot.app).count("0.8111") == 4, "in each column, and in words"
            await pilot.press("r")
            row, column = await find(pilot, "best T 3.324")
            await pilot.click(offset=(column, row))
            assert lab.lab_view.state.value("temperature") == 3.324

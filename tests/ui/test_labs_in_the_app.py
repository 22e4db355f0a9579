"""What only the screen can show: a lab's own keys, and a click while a question is open."""

from pathlib import Path
from typing import Final

import pytest

from quizapp.labs.forms import Row
from quizapp.labs.log_loss.state import LogLossState
from quizapp.study.session.phases import Asked
from quizapp.ui.screens.lab import LabScreen
from tests.ui.lab_apps import lab_app, lab_of
from tests.ui.pictures import picture
from tests.ui.sample_sessions import sessions_over
from tests.ui.test_study_screen import type_in

ROWS: Final = """\
labs:
  - id: calc
    use: logloss-calculator
    title: Rows
    with: {rows: [[1, 0.9], [0, 0.2]]}
    tasks:
      - id: shrug
        ask: What does a shrug cost in nats?
        kind: number
        answer: ln(2)
        tolerance: 0.01
        run: {rows: [[1, 0.5]]}
"""

DESK: Final = """\
labs:
  - id: desk
    use: threshold-desk
    title: Money
    with: {prevalence: 0.3, separation: 2, cost_fn: 9}
    tasks:
      - id: cheapest
        ask: Where is the money lost least?
        kind: set
        control: threshold
        with: {threshold: 0.5}
        answer: 0.1
        tolerance: 0.03
        run: {threshold: 0.1}
"""


def rows_of(lab: LabScreen) -> tuple[Row, ...]:
    state = lab.lab_view.state
    assert isinstance(state, LogLossState)
    return state.rows


async def test_the_own_keys_of_a_lab_work_while_it_is_free(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=ROWS) as sessions:
        async with lab_app(sessions).run_test(size=(80, 24), notifications=True) as pilot:
            lab = lab_of(pilot.app)
            await pilot.press("escape", "a")
            assert len(rows_of(lab)) == 2, "a question is open"
            await pilot.press("f", "a", "b", "tab", "tab", "0", "full_stop", "1", "enter")
            assert rows_of(lab) == ((1.0, 0.9), (0.0, 0.2), (1.0, 0.1))
            assert "3.322 bits" in picture(pilot.app)
            await pilot.press("d")
            assert "│" in picture(pilot.app), "the rows as a table"
            await pilot.press("escape", "delete")
            assert len(rows_of(lab)) == 2


async def test_a_task_frees_the_control_that_the_lab_before_it_had_not(tmp_path: Path) -> None:
    counts = """\
      - id: counts
        ask: What is the accuracy?
        kind: number
        with: {tp: 8, fp: 2, fn: 3, tn: 7}
        answer: 0.75
        tolerance: 0.01
"""
    labs = DESK.replace("    tasks:\n", f"    tasks:\n{counts}")
    with sessions_over(tmp_path, labs=labs) as sessions:
        async with lab_app(sessions).run_test(size=(80, 24), notifications=True) as pilot:
            await type_in(pilot, "0.75")
            await pilot.press("enter", "3")
            lab = lab_of(pilot.app)
            assert "task 2 of 2" in picture(pilot.app)
            assert isinstance(lab.phase, Asked)
            assert lab.phase.sets == "threshold"
            await pilot.press("right")
            assert lab.lab_view.touched


async def test_a_click_while_a_question_is_open_means_what_is_drawn(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=DESK) as sessions:
        async with lab_app(sessions).run_test(size=(80, 24), notifications=True) as pilot:
            lines = picture(pilot.app).splitlines()
            row = next(number for number, line in enumerate(lines) if " .01 " in line)
            column = lines[row].index(" .1 ") + 1
            await pilot.click(offset=(column, row - 3))
            assert lab_of(pilot.app).lab_view.state.value("threshold") == pytest.approx(
                0.1, abs=0.03
            )
            await pilot.press("enter", "space")
            assert "Right" in picture(pilot.app)

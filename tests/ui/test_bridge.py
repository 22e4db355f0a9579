"""Tests of the way between cards and labs: what is asked, answered and meant goes along."""

from pathlib import Path

import pytest

from quizapp.store.settings.settings import Settings
from quizapp.ui.screens.lab import LabScreen
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.screens.summary import SummaryScreen
from tests.ui.lab_apps import ALL, lab_app
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, CHOICE, DEFAULTS, Day, app_at, sessions_over

SIZE = (80, 24)

LINKED = """\
  - id: linked
    numeric: "The log loss of y = 1 at p = {=p|.2f}?"
    vars: {p: "pick(0.25)"}
    answer: bce(1, p)
    tolerance: {abs: 0.05}
    traps: [{if: "bce(0, p)", say: That is the other branch.}]
    lab: {use: log-loss, with: {rows: [[1, "{=p}"]]}}
"""
ROWS = """\
labs:
  - id: rows
    title: Two rows
    use: log-loss
    with: {rows: [[1, 0.9], [0, 0.3]]}
    tasks:
      - id: mean
        ask: What is the mean loss of these rows, in nats?
        kind: number
        answer: mean(bce(1, 0.9), bce(0, 0.3))
        tolerance: 0.01
"""


async def test_a_card_opens_its_lab_on_its_numbers_with_the_answer_marked(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LINKED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("0", ".", "9", "enter", "l")
            lab = pilot.app.screen
            assert isinstance(lab, LabScreen)
            assert lab.lab_view.state.value("rows") == ((1.0, 0.25),)
            shown = picture(pilot.app)
            assert "you 0.900" in shown
            assert "truth 1.386" in shown


async def test_a_card_that_was_given_up_opens_its_lab_without_a_mark(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LINKED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("enter", "enter", "l")
            assert isinstance(pilot.app.screen, LabScreen)
            assert "truth" not in picture(pilot.app)


async def test_a_task_is_first_asked_in_its_lab_and_then_counts_as_done(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LINKED, labs=ROWS) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("1", ".", "3", "9", "enter", "3")
            lab = pilot.app.screen
            assert isinstance(lab, LabScreen)
            assert "task 1 of 1" in picture(pilot.app)
            await pilot.press("0", ".", "2", "3", "1", "enter", "3")
            await pilot.press("q")
            assert isinstance(pilot.app.screen, SummaryScreen)
        assert sessions.collection.memory("t.cost/mean").streak == 1


async def test_a_task_that_was_left_open_in_its_lab_is_asked_in_short_with_its_rows(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, labs=ROWS) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert isinstance(pilot.app.screen, LabScreen)
            await pilot.press("escape", "q")
            assert isinstance(pilot.app.screen, StudyScreen)
            rows = [line.split() for line in picture(pilot.app).splitlines()]
            assert ["y", "│", "p"] in rows
            assert ["0", "│", "0.3"] in rows


async def test_a_task_that_is_known_is_asked_in_short(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, labs=ROWS, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("0", ".", "2", "3", "1", "enter", "4", "3", "q")
        day.wait(days=2)
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert isinstance(pilot.app.screen, StudyScreen)


@pytest.mark.parametrize(("answer", "right"), [("0.231", "1 of 1"), ("5", "0 of 1")])
async def test_what_was_answered_in_a_lab_counts_in_the_result_of_the_session(
    answer: str, right: str, tmp_path: Path
) -> None:
    with sessions_over(tmp_path, labs=ROWS) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press(*answer, "enter", "4", "enter")
            await pilot.press("escape", "q")
            if isinstance(pilot.app.screen, StudyScreen):
                await pilot.press(*"0.231", "enter", "enter")
            assert isinstance(pilot.app.screen, SummaryScreen)
            assert f"right     {right}" in picture(pilot.app)


@pytest.mark.parametrize(
    ("setting", "choice", "basic"),
    [("choices", True, False), ("all", True, True), ("off", False, False)],
)
async def test_how_sure_one_is_belongs_to_a_choice_by_default(
    setting: str, choice: bool, basic: bool, tmp_path: Path
) -> None:
    settings = DEFAULTS._replace(confidence=setting)
    for card, keys, asks in ((CHOICE, ["a", "enter"], choice), (BASIC, ["space"], basic)):
        folder = tmp_path / keys[0]
        folder.mkdir()
        with sessions_over(folder, card, settings=settings) as sessions:
            async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
                await pilot.press(*keys)
                assert ("How sure are you" in picture(pilot.app)) is asks


async def test_an_unsure_right_choice_is_proposed_as_hard(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE, settings=Settings()) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            lines = picture(pilot.app).splitlines()
            [letter] = [line.split()[0] for line in lines if "Log loss" in line]
            await pilot.press(letter, "enter", "1")
            assert "Right, though it was a guess." in picture(pilot.app)


async def test_a_named_mistake_has_its_own_label_and_the_accent(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LINKED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("0", ".", "2", "9", "enter")
            assert "mistake  That is the other branch." in picture(pilot.app)
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            [line] = [line for line in screen.card.answer.lines(78) if "other branch" in line.plain]
            assert any("$accent" in str(span.style) for span in line.spans)


async def test_a_lab_shows_its_rows_as_a_table(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LINKED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("0", ".", "9", "enter", "l", "d")
            assert ["1", "│", "0.25"] in [
                line.strip("│ ").split() for line in picture(pilot.app).splitlines()
            ] or "1 │ 0.25" in picture(pilot.app)


async def test_d_is_the_letter_of_an_option_where_there_are_options(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=ALL) as sessions:
        async with lab_app(sessions).run_test(size=SIZE) as pilot:
            footers = []
            for _ in range(3):
                footers.append(picture(pilot.app).splitlines()[-1])
                await pilot.press("escape", "enter", "enter", "space", "a", "3", "1")
    assert not any("d data" in footer for footer in footers), "no rows here, and options there"

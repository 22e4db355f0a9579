from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from quizapp.store.settings.settings import Settings
from quizapp.study.session.phases import Asked, Explaining, HowSure, Idle, Playing
from quizapp.ui.editor import EditResult
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.lab import LabScreen
from quizapp.ui.screens.study import StudyScreen
from tests.study.questions import choice
from tests.ui.lab_apps import ALL, FLIP, HEAD, PUSH, WHICH, lab_app, lab_of
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, TOPIC, Day, app_at, saved, sessions_over
from tests.ui.test_study_screen import type_in

SIZE = (80, 24)


async def reason(pilot: Pilot[None], *, right: bool) -> None:
    """Pick a reason for the answer."""
    lab = lab_of(pilot.app)
    assert isinstance(lab.phase, Explaining)
    options = lab.flow.question.reasons if lab.flow.question else ()
    place = next(place for place, each in enumerate(options) if each.correct is right)
    await pilot.press("abc"[place], "enter")


def edit(*_: object) -> EditResult:
    """An editor that changes nothing."""
    return EditResult(changed=False)


async def choose(pilot: Pilot[None]) -> None:
    """Take the right option."""
    question = lab_of(pilot.app).flow.question
    assert question
    right = [option.correct for option in choice(question).options].index(True)
    await pilot.press("ab"[right], "enter")


async def said(pilot: Pilot[None]) -> str:
    """The screen, once a toast had time to come up."""
    await pilot.pause()
    return picture(pilot.app)


async def test_a_lab_asks_before_it_shows_and_its_controls_are_locked(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            shown = picture(pilot.app)
            assert "how many times stronger" in shown
            assert "Two losses" in shown
            assert "task 1 of 1" in shown
            assert "What is to be seen here is told once" in shown
            assert "‹" not in shown, "no control has arrows to turn it by"
            lab = lab_of(pilot.app)
            before = lab.lab_view.state
            lab.lab_view.strip.focus()
            await pilot.press("right", "up", "right")
            assert lab.lab_view.state == before


async def test_the_loop_asks_commits_runs_explains_and_saves(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await type_in(pilot, "75")
            assert "How sure are you" in picture(pilot.app)
            assert not saved(tmp_path)
            await pilot.press("4")
            shown = picture(pilot.app)
            assert "Right" in shown
            assert "At z -5" in shown, "the lab has run, and says so in words"
            assert "75" in shown.split("gap")[0]
            await reason(pilot, right=False)
            shown = picture(pilot.app)
            assert "A large loss may be flat." in shown or "It is smooth everywhere." in shown
            assert not saved(tmp_path)
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["kind"], event["key"]) == ("review", f"{TOPIC}/push")
            assert (event["confidence"], event["answer"]) == (0.9, "75")
            assert event["quality"] == 3, "right for a wrong reason"
            assert "once more" in picture(pilot.app)


async def test_who_wants_no_question_how_sure_gets_none_in_a_lab_either(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        app = lab_app(sessions)
        sessions.collection.settings = Settings(confidence="off")
        async with app.run_test(size=SIZE) as pilot:
            await type_in(pilot, "75")
            assert "How sure are you" not in picture(app)
            assert isinstance(lab_of(app).phase, Explaining)


async def test_who_gives_no_reason_is_told_the_right_one(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=(80, 40)) as pilot:
            await type_in(pilot, "75")
            await pilot.press("4", "enter", "enter")
            assert "because  The factor p(1-p) fades." in picture(pilot.app)


async def test_a_named_mistake_is_told_and_why_comes_after_the_reason(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=(80, 40)) as pilot:
            await type_in(pilot, "0.0133")
            await pilot.press("enter")
            assert "The ratio has no limit." not in picture(pilot.app)
            await reason(pilot, right=True)
            shown = picture(pilot.app)
            assert "Turn it round." in shown
            assert "The ratio has no limit." in shown
            assert "✓ The factor p(1-p) fades." in shown


async def test_a_control_that_is_asked_for_is_set_by_its_keys(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            assert picture(pilot.app).count("‹") == 1, "only the control that is asked for is free"
            await pilot.press("enter")
            assert "Set z first" in await said(pilot)
            await pilot.press("left", *["shift+left"] * 4, "enter", "space")
            lab = lab_of(pilot.app)
            assert lab.flow.verdict
            assert lab.flow.verdict.passed
            assert lab.lab_view.state.value("z") == -0.6931
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["answer"], event["quality"]) == ("-0.7", 4)


async def test_a_task_with_options_is_answered_by_a_letter(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + WHICH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = lab_of(pilot.app)
            assert lab.flow.question
            wrong = [each.correct for each in choice(lab.flow.question).options].index(False)
            await pilot.press("ab"[wrong], "enter", "5")
            assert "It bends the wrong way." in picture(pilot.app)
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert event["quality"] == 1


async def test_tasks_follow_each_other_and_then_the_lab_is_free(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=ALL) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await type_in(pilot, "75")
            await pilot.press("space")
            await reason(pilot, right=True)
            await pilot.press("enter")
            assert "task 2 of 3" in picture(pilot.app)
            await pilot.press("left", "enter", "space", "enter")
            assert "task 3 of 3" in picture(pilot.app)
            await choose(pilot)
            await pilot.press("space", "enter")
            shown = picture(pilot.app)
            assert "free play" in shown
            assert "‹" in shown
            await pilot.press("enter")
            assert "Every task of this lab was asked." in await said(pilot)
            assert len(saved(tmp_path)) == 3


async def test_free_play_is_never_graded_and_the_question_waits(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("f")
            lab = lab_of(pilot.app)
            assert isinstance(lab.phase, Playing)
            await pilot.press("right", "right")
            assert "At z" in picture(pilot.app)
            assert not saved(tmp_path)
            await pilot.press("enter")
            assert "task 1 of 1" in picture(pilot.app)
            assert lab.lab_view.state.value("z") == 0.0, (
                "the question is asked from where it begins"
            )


async def test_a_task_whose_lab_was_played_with_is_passed_as_hard_at_best(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("f")
            assert "a pass of the open task is Hard now" in picture(pilot.app)
            await pilot.press("enter", "left", *["shift+left"] * 4, "enter", "space", "enter")
            [event] = saved(tmp_path)
            assert event["quality"] == 3


async def test_a_control_that_nobody_moved_is_no_answer_the_second_time(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("enter", "enter", "enter")
            [event] = saved(tmp_path)
            assert (event["quality"], event.get("answer", "")) == (0, "")


async def test_leaving_after_the_truth_was_seen_keeps_the_answer(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await type_in(pilot, "1")
            await pilot.press("space")
            assert isinstance(lab_of(pilot.app).phase, Explaining)
            await pilot.press("q")
            assert isinstance(pilot.app.screen, HomeScreen)
            [event] = saved(tmp_path)
            assert event["quality"] == 1


async def test_a_key_of_the_help_may_be_clicked(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=(80, 60), notifications=True) as pilot:
            await pilot.press("f", "question_mark")
            row, column = await find(pilot, "Leave the lab")
            await pilot.click(offset=(column + 2, row))
            await pilot.pause()
            assert isinstance(pilot.app.screen, HomeScreen)


async def free(pilot: Pilot[None]) -> LabScreen:
    await pilot.press("f")
    return lab_of(pilot.app)


async def test_every_control_is_turned_coarsely_and_finely(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = await free(pilot)
            lab.lab_view.strip.take("z")
            await pilot.press("right")
            assert lab.lab_view.state.value("z") == 0.5
            await pilot.press("shift+left")
            assert lab.lab_view.state.value("z") == 0.45
            await pilot.press("tab", "tab", "tab")
            assert lab.lab_view.strip.at_hand == "axis"
            await pilot.press("right")
            assert lab.lab_view.state.value("axis") == "p"
            await pilot.press("shift+tab", "up", "up")
            assert lab.lab_view.strip.at_hand == "z"


async def test_a_number_is_typed_straight_in(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = await free(pilot)
            lab.lab_view.strip.take("z")
            await pilot.press("minus", "2", "full_stop", "5", "enter")
            assert lab.lab_view.state.value("z") == -2.5
            await pilot.press("9", "9", "enter")
            assert "'z' lies in -10 to 10" in await said(pilot)
            assert lab.lab_view.state.value("z") == -2.5
            await pilot.press("7", "escape")
            assert lab.lab_view.state.value("z") == -2.5
            await pilot.press("1", "x", "enter")
            assert "does not read as a number" in await said(pilot)


async def test_a_number_typed_faster_than_the_focus_moves_is_whole(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = await free(pilot)
            lab.lab_view.strip.take("z")
            for sign in "-2.57":
                pilot.app.post_message(Key(sign, sign))
            for name in ("backspace", "enter"):
                pilot.app.post_message(Key(name, None))
            await pilot.pause()
            await pilot.pause()
            assert lab.lab_view.state.value("z") == -2.5
            assert not lab.lab_view.typing


async def test_the_text_box_of_a_task_is_left_and_entered_again(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = lab_of(pilot.app)
            await pilot.press("7", "escape")
            assert "f free play" in picture(pilot.app)
            await pilot.click("#controls")
            assert not lab.lab_view.strip.has_focus, "nothing can be turned there"
            await pilot.press("tab", "5", "enter")
            assert isinstance(lab.phase, HowSure)
            assert lab.phase.attempt.text == "5"


async def test_a_committed_control_can_be_moved_no_more(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = lab_of(pilot.app)
            await pilot.press("left", "enter")
            assert isinstance(lab.phase, HowSure)
            assert "‹" not in picture(pilot.app)
            lab.lab_view.strip.action_turn(1)
            await pilot.pause()
            assert lab.lab_view.state.value("z") == -0.5


async def test_reset_begins_the_asked_control_again(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("left", "left", "r")
            lab = lab_of(pilot.app)
            assert lab.lab_view.state.value("z") == 0.0
            await pilot.press("enter")
            assert "Set z first" in await said(pilot)


async def test_the_run_keeps_what_the_task_set_and_shows_the_guess(tmp_path: Path) -> None:
    labs = HEAD + FLIP.replace("with: {z: 0}", "with: {z: 0, draw: slope}")
    with sessions_over(tmp_path, labs=labs) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("left", "left", "enter", "space")
            lab = lab_of(pilot.app)
            assert (lab.lab_view.state.value("draw"), lab.lab_view.state.value("z")) == (
                "slope",
                -0.6931,
            )
            assert "you -1" in picture(pilot.app)


async def test_hidden_controls_are_not_shown_and_cannot_be_asked_for(tmp_path: Path) -> None:
    labs = (HEAD + FLIP).replace("    tasks:", "    hide: [axis, z]\n    tasks:")
    with sessions_over(tmp_path, labs=labs) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            shown = picture(pilot.app)
            assert "axis" not in shown
            assert "the value of z" in shown, "a control that is not there is typed"


async def test_a_suspended_task_is_neither_counted_nor_asked(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, labs=HEAD + FLIP) as sessions:
        session = sessions.session_of([f"{TOPIC}/flip"])
        _, event = session.suspend(**sessions.stamp())
        sessions.save(event)
        async with app_at(sessions).run_test(size=(80, 30)) as pilot:
            await pilot.press("l")
            assert "0 due · 0 new" in picture(pilot.app)
            await pilot.press("enter")
            assert "free play" in picture(pilot.app)


async def test_a_terminal_without_braille_gets_ascii(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        [start] = sessions.presets(TOPIC)
        lab = LabScreen(sessions, start, edit, only_ascii=True)
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(lab)
            await pilot.pause()
            assert all(line.isascii() for line in picture(app).splitlines()[1:12])


async def test_reset_puts_everything_back(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = await free(pilot)
            await pilot.press("tab", "right", "tab", "right", "r")
            assert lab.lab_view.state.values == {**lab.lab.form.defaults, "y": 1.0, "z": 3.0}


async def test_the_state_is_copied_as_a_command_that_opens_it(tmp_path: Path) -> None:
    desktop: list[str] = []
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        app = lab_app(sessions, copying=desktop.append)
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            lab = await free(pilot)
            lab.lab_view.strip.take("z")
            await pilot.press("right", "s")
            assert pilot.app.clipboard == "quizapp lab curves z=0.5"
            assert desktop == ["quizapp lab curves z=0.5"]
            assert "Sent to the terminal's clipboard" in picture(app)


async def test_the_lab_explains_itself_and_lists_its_keys(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=(80, 50), notifications=True) as pilot:
            await free(pilot)
            await pilot.press("e")
            assert "A loss does not push by being large" in picture(pilot.app)
            await pilot.press("escape", "question_mark")
            shown = picture(pilot.app)
            assert "The controls of a lab" in shown
            assert "Copy the state" in shown


async def test_an_answer_in_the_lab_can_be_taken_back(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + WHICH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await choose(pilot)
            await pilot.press("space", "enter")
            assert "free play" in picture(pilot.app)
            await pilot.press("u")
            assert isinstance(lab_of(pilot.app).phase, Asked)
            assert [event["kind"] for event in saved(tmp_path)] == ["review", "undo"]
            await pilot.press("f", "u")
            assert "There is nothing to take back here" in await said(pilot)


async def test_a_second_answer_on_one_day_moves_no_schedule(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, labs=HEAD + FLIP, day=day) as sessions:
        for _ in range(2):
            async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
                await pilot.press("left", *["shift+left"] * 4, "enter", "space", "enter")
            day.wait(seconds=60)
        assert [event["kind"] for event in saved(tmp_path)] == ["review", "drill"]


async def test_a_card_about_the_state_goes_into_a_deck_of_ones_own(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        sessions.collection.roots = (
            *sessions.collection.roots,
            sessions.collection.event_store.paths.decks,
        )
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = await free(pilot)
            lab.lab_view.strip.take("z")
            await pilot.press("left", "left", "c")
            await pilot.pause()
            assert "‹numeric›" in picture(pilot.app)
            await pilot.app.workers.wait_for_complete()
            await pilot.press("ctrl+s")
            assert "Written:" in await said(pilot)
            await pilot.press("escape")
            assert isinstance(pilot.app.screen, LabScreen)
        text = (sessions.collection.event_store.paths.decks / "my-notes.yaml").read_text(
            encoding="utf-8"
        )
        assert "lab: {use: cost-curves, with: {z: -1}}" in text
        assert "my-notes" in sessions.collection.topics, "the library knows the deck at once"


async def test_home_lists_the_labs_of_the_topic_first(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, labs=ALL) as sessions:
        async with app_at(sessions).run_test(size=(80, 30), notifications=True) as pilot:
            await pilot.press("l")
            rows = [line.strip() for line in picture(pilot.app).splitlines()]
            first = next(row for row in rows if row.startswith("▸"))
            assert first.startswith("▸ Two losses")
            assert first.endswith("0 due · 3 new")
            assert any(row.startswith("Stability bench") for row in rows)
            await pilot.press("enter")
            assert lab_of(pilot.app).launch.title == "Two losses"
            await pilot.press("escape", "q")
            assert "Labs" in picture(pilot.app)
            await pilot.press("q")
            assert isinstance(pilot.app.screen, HomeScreen)


LINKED = """\
  - id: linked
    q: What is a shrug?
    a: One bit.
    lab: {use: curves, with: {z: 0}}
"""


async def test_a_card_opens_its_lab_after_the_answer_and_comes_back(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LINKED, labs=HEAD + FLIP) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("l")
            assert "The lab opens after the answer" in await said(pilot)
            await pilot.press("space", "l")
            lab = lab_of(pilot.app)
            assert (lab.lab_view.state.value("z"), lab.phase) == (0.0, Idle())
            await pilot.press("q")
            assert isinstance(pilot.app.screen, StudyScreen)
            assert "One bit." in picture(pilot.app)
            await pilot.press("3")
            assert len(saved(tmp_path)) == 1


async def test_a_card_without_a_lab_says_so(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("space", "l")
            assert "This card has no lab." in await said(pilot)


async def test_a_task_comes_in_a_study_session_as_one_question(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("q")
            shown = picture(pilot.app)
            assert "Move z to where squared error bends over." in shown
            assert "the value of z" in shown
            await type_in(pilot, "-0.7")
            assert "Right." in picture(pilot.app)
            await pilot.press("l")
            assert lab_of(pilot.app).lab_view.state.value("z") == -0.6931


async def test_everything_is_reached_by_the_mouse_alone(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            lab = lab_of(pilot.app)
            row, column = await find(pilot, "‹")
            await pilot.click(offset=(column, row))
            assert lab.lab_view.state.value("z") == -0.5
            row, column = await find(pilot, "-0.5›")
            await pilot.click(offset=(column + 4, row))
            assert lab.lab_view.state.value("z") == 0.0
            await pilot.click("#picture", offset=(30, 5))
            assert lab.lab_view.state.value("z") != 0.0, (
                "a click on the picture puts the cursor there"
            )
            row, column = await find(pilot, "Enter commit")
            await pilot.click(offset=(column, row))
            row, column = await find(pilot, "75%")
            await pilot.click(offset=(column, row))
            row, column = await find(pilot, "Again")
            await pilot.click(offset=(column, row))
            assert len(saved(tmp_path)) == 1
            row, column = await find(pilot, "f free play")
            await pilot.click(offset=(column, row))
            row, column = await find(pilot, "draw ‹")
            await pilot.click(offset=(column + 6, row))
            assert lab.lab_view.state.value("draw") == "slope"
            row, column = await find(pilot, "z ‹")
            await pilot.click(offset=(column + 3, row))
            await pilot.press("1", "enter")
            assert lab.lab_view.state.value("z") == 1.0


async def find(pilot: Pilot[None], text: str) -> tuple[int, int]:
    """Row and column of a text on the screen."""
    await pilot.pause()
    lines = picture(pilot.app).splitlines()
    row = next(number for number, line in enumerate(lines) if text in line)
    return row, lines[row].index(text)


async def test_without_colour_the_picture_is_ascii(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with sessions_over(tmp_path, labs=HEAD + FLIP) as sessions:
        async with lab_app(sessions).run_test(size=SIZE, notifications=True) as pilot:
            shown = picture(pilot.app).splitlines()[1:12]
            assert all(line.isascii() for line in shown)
            assert any("o" in line and "." in line for line in shown)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 16)])
async def test_a_lab_draws_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    with sessions_over(tmp_path, labs=ALL) as sessions:
        async with lab_app(sessions).run_test(size=size) as pilot:
            shown = picture(pilot.app)
            assert "quizapp › Lab › Two lo" in shown.splitlines()[0]
            assert "how many times stronger" in shown

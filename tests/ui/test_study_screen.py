from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizapp.store.settings.settings import Settings
from quizapp.study.session.phases import Revealed
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.screens.summary import SummaryScreen
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.order_box import OrderBox
from tests.study.questions import choice, numeric
from tests.ui.pictures import picture
from tests.ui.sample_sessions import (
    BASIC,
    CHOICE,
    CLOZE,
    NUMERIC,
    ORDER,
    SEVERAL,
    TYPED,
    Day,
    app_at,
    journal,
    saved,
    sessions_over,
)

SIZE = (80, 24)


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*(key_of(character) for character in text), "enter")


def key_of(character: str) -> str:
    return {" ": "space", "-": "minus", ".": "full_stop", "/": "slash"}.get(character, character)


async def test_the_bar_says_what_its_sign_means_where_it_has_room(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space")
            bar = pilot.app.screen.query_one(GradeBar)
            [row] = bar.lines(78)
            assert row.plain.rstrip().endswith("↺ again today")
            assert not any("again today" in row.plain for row in bar.lines(60))


async def test_the_answer_stays_hidden_until_it_is_asked_for(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "ln 2" not in picture(pilot.app)
            await pilot.press("space")
            shown = picture(pilot.app)
            assert "ln 2 nats" in shown
            assert "Half a chance is one bit." in shown
            assert "3 Good 1 d" in shown


async def test_a_grade_is_on_the_disk_before_the_next_card_is_shown(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3")
            assert "2 of 2" in picture(pilot.app)
            [event] = saved(tmp_path)
            assert event["kind"] == "review"
            assert event["quality"] == 4


async def test_a_grade_before_the_reveal_does_nothing(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("3")
            assert not journal(tmp_path)


async def test_undo_takes_the_last_answer_back_and_asks_its_card_again(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            first = picture(pilot.app).splitlines()[2]
            await pilot.press("space", "3", "u")
            assert picture(pilot.app).splitlines()[2] == first
            assert [event["kind"] for event in saved(tmp_path)] == ["review", "undo"]
        assert sessions.collection.overview().topics[0].new == 2


async def test_a_failed_card_comes_back_as_a_drill_in_the_same_session(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "1")
            assert "1 to drill" in picture(pilot.app)
            await pilot.press("space", "3")
            assert isinstance(pilot.app.screen, SummaryScreen)
            assert [event["kind"] for event in saved(tmp_path)] == ["review", "drill"]


async def test_enter_answers_with_the_letter_and_every_wrong_option_is_explained(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            options = [option.text for option in choice(screen.flow.question).options]
            await pilot.press("abc"[options.index("Squared error")])
            assert not screen.flow.verdict, "a letter selects"
            await pilot.press("enter")
            shown = picture(pilot.app)
            assert "✗ Wrong." in shown
            assert "It bends the wrong way." in shown
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["quality"], event["answer"]) == (1, "Squared error")


async def test_a_click_selects_an_option_and_the_next_one_answers(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            right = [option.correct for option in choice(screen.flow.question).options].index(True)
            await pilot.click("#choice", offset=(8, right))
            assert not screen.flow.verdict
            await pilot.click("#choice", offset=(8, right))
            assert "✓ Right." in picture(pilot.app)


async def test_several_right_options_are_ticked_and_then_committed(tmp_path: Path) -> None:
    with sessions_over(tmp_path, SEVERAL) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            for index, option in enumerate(choice(screen.flow.question).options):
                if option.correct:
                    await pilot.press("abc"[index])
            assert "[x]" in picture(pilot.app)
            await pilot.press("enter")
            assert "✓ Right." in picture(pilot.app)


async def test_a_typed_answer_with_a_slip_is_shown_against_what_was_wanted(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await type_in(pilot, "binary cros entropy")
            assert "one typing slip" in picture(pilot.app)


async def test_my_answer_was_fine_turns_a_failed_typed_answer_into_a_pass(tmp_path: Path) -> None:
    with sessions_over(tmp_path, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await type_in(pilot, "logistic loss")
            await pilot.press("o")
            [event] = saved(tmp_path)
            assert (event["proposed"], event["quality"]) == (1, 4)


async def test_enter_on_nothing_asks_once_before_it_says_i_do_not_know(tmp_path: Path) -> None:
    with sessions_over(tmp_path, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("enter")
            assert "binary cross-entropy" not in picture(pilot.app)
            await pilot.press("enter")
            assert "No answer." in picture(pilot.app)
            await pilot.press("enter")
            assert saved(tmp_path)[0]["quality"] == 0


async def test_a_number_that_cannot_be_read_costs_nothing(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await type_in(pilot, "abc")
            assert isinstance(pilot.app.screen, StudyScreen)
            assert not isinstance(pilot.app.screen.phase, Revealed)
            assert not journal(tmp_path)


async def test_a_numeric_trap_names_the_mistake_and_the_solution_is_worked(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            [(trap, _)] = numeric(screen.flow.question).traps
            await type_in(pilot, f"{trap:.4f}")
            shown = picture(pilot.app)
            assert "That is the other branch." in shown
            assert "-ln(" in shown


async def test_a_hint_caps_a_pass_at_hard(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            await pilot.press("escape", "h")
            assert "Take minus the logarithm." in picture(pilot.app)
            await pilot.press("tab")
            await type_in(pilot, f"{numeric(screen.flow.question).expected:.4f}")
            await pilot.press("enter")
            assert saved(tmp_path)[0]["quality"] == 3


@pytest.mark.parametrize("keys", [("alt+up", "alt+down"), ("k", "j")])
async def test_blocks_are_carried_into_order_by_keys(tmp_path: Path, keys: tuple[str, str]) -> None:
    with sessions_over(tmp_path, ORDER) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            order = screen.card.boxes.of(OrderBox)
            for place, key in enumerate(("model", "product", "log")):
                while order.placed[place] != key:
                    order.cursor = order.placed.index(key)
                    await pilot.press(keys[0])
            await pilot.press("enter")
            assert "✓ Right." in picture(pilot.app)


async def test_a_wrong_order_gets_one_pair_and_a_second_try(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            await pilot.press("enter")
            assert "One more try" in picture(pilot.app)
            assert not isinstance(screen.phase, Revealed)
            await pilot.press("enter")
            assert isinstance(screen.phase, Revealed)


async def test_a_cloze_hides_its_gap_behind_the_hint_and_then_fills_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "the [not the sum] of the losses" in picture(pilot.app)
            await pilot.press("enter")
            assert "the mean of the losses" in picture(pilot.app)


async def test_a_line_for_two_gaps_says_that_their_order_counts(tmp_path: Path) -> None:
    gaps = "  - {id: gap, typed: true, cloze: 'From [[c1::loss]] to [[c1::cost]].'}\n"
    with sessions_over(tmp_path, gaps) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "2 answers in the order of the gaps" in picture(pilot.app)
            await pilot.press(*"loss,cost", "enter")
            assert "Right." in picture(pilot.app)


async def test_six_grades_are_on_offer_when_the_learner_wants_them(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, settings=Settings(six_grades=True)) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space")
            assert "0 Blank" in picture(pilot.app)
            await pilot.press("0")
            assert saved(tmp_path)[0]["quality"] == 0


async def test_a_click_on_a_grade_grades(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space")
            row = picture(pilot.app).splitlines()
            y = next(place for place, line in enumerate(row) if "3 Good" in line)
            await pilot.click(offset=(row[y].index("3 Good") + 1, y))
            assert saved(tmp_path)[0]["quality"] == 4


async def test_home_counts_what_a_session_left(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, CLOZE, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3", "q")
            assert isinstance(pilot.app.screen, HomeScreen)
            assert "tomorrow" in picture(pilot.app)
            day.wait(days=1)
            pilot.app.screen.draw()
            await pilot.pause()
            assert "1 due · 1 new · about 1 min" in picture(pilot.app)


async def test_the_summary_drills_what_was_missed(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "1", "space", "3", "space", "3")
            assert isinstance(pilot.app.screen, SummaryScreen)
            assert "missed" in picture(pilot.app)
            await pilot.press("d")
            assert isinstance(pilot.app.screen, StudyScreen)
            await pilot.press("space", "3")
            assert saved(tmp_path)[-1]["kind"] == "drill"


async def test_undo_works_from_the_summary_too(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3")
            assert isinstance(pilot.app.screen, SummaryScreen)
            await pilot.press("u")
            assert isinstance(pilot.app.screen, StudyScreen)
            assert saved(tmp_path)[-1]["kind"] == "undo"


async def test_help_names_the_keys_of_the_card_at_hand(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER) as sessions:
        async with app_at(sessions, study=True).run_test(size=(80, 60)) as pilot:
            await pilot.press("question_mark")
            shown = picture(pilot.app)
            assert "Carry the block up." in shown
            assert "Hard means you remembered" in shown
            await pilot.press("escape")
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_time_spent_thinking_is_kept(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            day.wait(seconds=7)
            await pilot.press("space")
            day.wait(seconds=3)
            await pilot.press("3")
            assert 7000 in saved(tmp_path)[0].values()


async def test_a_session_goes_on_after_the_app_was_closed_in_the_middle(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "1")
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert " 1 to drill" in picture(pilot.app)


MANY = "  - id: many\n    choice: Pick?\n    hint: Not that.\n    correct: right\n    wrong: [" + (
    ", ".join(f"wrong {n}" for n in range(11)) + "]\n"
)


async def test_a_choice_of_twelve_is_asked_and_the_arrows_reach_the_last(tmp_path: Path) -> None:
    with sessions_over(tmp_path, MANY) as sessions:
        async with app_at(sessions, study=True).run_test(size=(80, 16)) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            last = choice(screen.flow.question).options[-1].text
            assert last not in picture(pilot.app)
            await pilot.press(*["down"] * 12)
            assert last in picture(pilot.app)
            await pilot.press("enter")
            assert saved(tmp_path) == []
            assert isinstance(screen.phase, Revealed)


async def test_h_shows_the_hint_of_a_choice(tmp_path: Path) -> None:
    with sessions_over(tmp_path, MANY) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("h")
            assert "Not that." in picture(pilot.app)


async def test_ctrl_t_shows_the_hint_while_typing(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("ctrl+t")
            assert "Take minus the logarithm." in picture(pilot.app)


async def test_a_block_in_the_bin_is_left_out_of_the_order(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("x")
            assert "bin" in picture(pilot.app).splitlines()[4]
            await pilot.press("enter")
            assert "was left out" in picture(pilot.app)


async def test_two_clicks_carry_a_block(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            first, second, third = screen.card.boxes.of(OrderBox).placed
            await pilot.click("#order", offset=(8, 0))
            await pilot.click("#order", offset=(8, 2))
            assert screen.card.boxes.of(OrderBox).placed == [second, third, first]


async def test_a_quick_second_enter_does_not_spend_the_second_try(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            screen.card.boxes.of(OrderBox).action_commit()
            screen.card.boxes.of(OrderBox).action_commit()
            await pilot.pause()
            assert not isinstance(screen.phase, Revealed)


async def test_six_grades_all_show_at_80_columns(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, settings=Settings(six_grades=True)) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space")
            shown = picture(pilot.app)
            assert all(name in shown for name in ("0 Blank", "1 Wrong", "4 Good", "5 Easy"))


async def test_a_card_left_open_over_night_is_not_counted_for_yesterday(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            day.wait(days=1)
            await pilot.press("space")
            assert isinstance(pilot.app.screen, HomeScreen)
            assert not journal(tmp_path)


async def test_in_a_text_box_the_footer_names_a_help_key_that_is_no_letter(tmp_path: Path) -> None:
    with sessions_over(tmp_path, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "F1 all keys" in picture(pilot.app)
            await pilot.press("f1")
            assert "Answer with what is typed." in picture(pilot.app)


async def test_without_colour_marks_tell_right_from_wrong_and_what_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with sessions_over(tmp_path, CHOICE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("down")
            assert "▸ a" in picture(pilot.app)
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            wrong = [option.correct for option in choice(screen.flow.question).options].index(False)
            await pilot.press("abc"[wrong], "enter")
            shown = picture(pilot.app)
            assert "✓" in shown
            assert "✗" in shown
            assert "▸1 Again" in shown
            assert "2 Hard –" in shown


async def test_u_after_a_reveal_hides_the_answer_and_leaves_the_card_before_alone(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3", "space")
            shown = picture(pilot.app)
            assert "answer" in shown
            await pilot.press("u")
            assert "answer" not in picture(pilot.app)
            assert "2 of 2" in picture(pilot.app)
            assert [event["kind"] for event in saved(tmp_path)] == ["review"]


async def test_enter_too_many_does_not_answer_the_next_choice(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            await pilot.press("enter")
            assert not isinstance(screen.phase, Revealed)
            assert picture(pilot.app).splitlines()[-1].endswith("Enter again says: I don't know.")
            await pilot.press("enter")
            assert "No answer." in picture(pilot.app)


async def test_what_is_selected_or_typed_takes_the_warning_back(tmp_path: Path) -> None:
    for card, keys in ((CHOICE, ("a",)), (SEVERAL, ("a",)), (NUMERIC, ("1",))):
        folder = tmp_path / str(len(card))
        folder.mkdir()
        with sessions_over(folder, card) as sessions:
            async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
                await pilot.press("enter")
                assert "Enter again" in picture(pilot.app).splitlines()[-1]
                await pilot.press(*keys)
                await pilot.pause()
                assert "Enter again" not in picture(pilot.app)


async def test_an_exact_answer_is_compared_letter_by_letter(tmp_path: Path) -> None:
    exact = TYPED.rstrip() + "\n    exact: true\n"
    with sessions_over(tmp_path, exact) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("B", *"inary", "enter")
            assert "you      Binary" in picture(pilot.app)


LONG = "  - id: long\n    q: The question?\n    a: |\n" + "".join(
    f"      line {n}\n\n" for n in range(20)
)


async def test_a_long_answer_opens_at_its_beginning(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LONG) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space")
            await pilot.pause()
            assert "answer   line 0" in picture(pilot.app)
            await pilot.press("pagedown", "pagedown", "pagedown")
            assert "line 19" in picture(pilot.app)


WORDY = "  - id: wordy\n    choice: {}\n    correct: {}\n    wrong: [{}]\n".format(
    "question " * 200, "right " * 30, "wrong " * 30
)


@pytest.mark.parametrize("turns", range(4))
async def test_the_verdict_on_a_long_card_is_seen_from_wherever_it_was_answered(
    tmp_path: Path, turns: int
) -> None:
    with sessions_over(tmp_path, WORDY) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press(*["pagedown"] * turns, "a", "enter")
            await pilot.pause()
            shown = picture(pilot.app)
            assert "Right." in shown or "Wrong." in shown


async def test_the_counter_moves_on_when_a_card_is_skipped(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "1 of 2" in picture(pilot.app)
            await pilot.press("s")
            assert "2 of 2 · 1 skipped" in picture(pilot.app)
            await pilot.press("space", "3")
            assert "2 of 2" in picture(pilot.app)
            assert "skipped" not in picture(pilot.app)


async def test_enter_outside_the_box_says_where_the_box_is(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("escape", "enter")
            await pilot.pause()
            assert "Tab goes back into the box" in picture(pilot.app)

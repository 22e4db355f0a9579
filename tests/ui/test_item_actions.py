import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from quizapp.collection import journal_undo
from quizapp.collection.request import SessionRequest
from quizapp.store.settings.settings import Settings, read_settings
from quizapp.ui.app import QuizApp
from quizapp.ui.editor import EditResult
from quizapp.ui.screens.help import HelpScreen
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.screens.summary import SummaryScreen
from quizapp.ui.widgets.order_box import OrderBox
from tests.study.questions import choice
from tests.ui.pictures import picture
from tests.ui.sample_sessions import (
    BASIC,
    CHOICE,
    CLOZE,
    DEFAULTS,
    ORDER,
    TODAY,
    TYPED,
    Day,
    app_at,
    journal,
    sessions_over,
)

SIZE = (80, 24)
WIDE = (120, 40)
SURE = Settings(confidence="all")


def kinds(folder: Path) -> list[str]:
    return [json.loads(line)["kind"] for line in journal(folder)]


def last(folder: Path) -> dict[str, object]:
    facts: dict[str, object] = json.loads(journal(folder)[-1])
    return facts


async def test_a_skipped_card_comes_at_the_end_and_nothing_is_logged(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            first = picture(pilot.app).splitlines()[2]
            await pilot.press("s")
            assert picture(pilot.app).splitlines()[2] != first
            await pilot.press("space", "3")
            assert picture(pilot.app).splitlines()[2] == first
            assert kinds(tmp_path) == ["review"]


async def test_a_skip_is_taken_back_like_anything_else(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            first = picture(pilot.app).splitlines()[2]
            await pilot.press("s", "u")
            assert picture(pilot.app).splitlines()[2] == first
            assert not journal(tmp_path)


@pytest.mark.parametrize(("key", "kind"), [("t", "bury"), ("p", "suspend")])
async def test_a_card_put_away_is_not_planned_and_undo_brings_it_back(
    tmp_path: Path, key: str, kind: str
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press(key)
            assert kinds(tmp_path) == [kind]
            assert "1 of 1" in picture(pilot.app)
            assert len(sessions.collection.plan(None)) == 1
            await pilot.press("u")
            assert "1 of 2" in picture(pilot.app)
            assert len(sessions.collection.plan(None)) == 2


async def test_a_suspended_card_is_found_by_its_filter_and_resumed(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("p", "enter", "slash", *"is", "colon", *"suspended", "enter")
            assert "suspended" in picture(pilot.app).splitlines()[0]
            await pilot.press("p")
            assert "suspended" not in picture(pilot.app).splitlines()[0]
            assert kinds(tmp_path) == ["suspend", "resume"]
            assert len(sessions.collection.plan(None)) == 1


async def test_a_mark_stays_with_the_card_and_home_counts_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("m")
            assert "flagged" in picture(pilot.app).splitlines()[0]
            assert "1 of 2" in picture(pilot.app)
            await pilot.press("q")
            assert "Flagged to be mended: 1" in picture(pilot.app)


async def test_redo_does_again_what_undo_took_back(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3", "u", "r")
            assert "2 of 2" in picture(pilot.app)
            assert kinds(tmp_path) == ["review", "undo", "undo"]
            assert sessions.collection.overview().topics[0].new == 1


async def test_undo_reaches_back_before_a_restart(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            asked = picture(pilot.app).splitlines()[2]
            await pilot.press("space", "4")
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert picture(pilot.app).splitlines()[2] != asked
            await pilot.press("u")
            assert picture(pilot.app).splitlines()[2] == asked
            assert kinds(tmp_path) == ["review", "undo"]


async def test_undo_reaches_behind_any_number_of_steps_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_undo, "FEW_EVENTS", 4)
    with sessions_over(tmp_path, BASIC, CLOZE, TYPED) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3", "m", "m", "m", "m", "m", "m", "q")
            for _ in range(7):
                await pilot.press("u")
        assert sessions.collection.memories() == {}
        assert sessions.steps.undo() is None


async def test_undo_and_redo_work_from_home(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3", "enter")
            assert isinstance(pilot.app.screen, HomeScreen)
            await pilot.press("u")
            assert "1 new · about 1 min" in picture(pilot.app)
            await pilot.press("r")
            assert "Done for today: 1 learned; tomorrow 1." in picture(pilot.app)


async def test_why_today_shows_the_arithmetic_of_the_item(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=WIDE) as pilot:
            await pilot.press("space", "3")
    day.wait(days=1)
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=WIDE) as pilot:
            await pilot.press("w")
            shown = picture(pilot.app)
            assert "Why today?" in shown
            assert "2026-03-02" in shown
            assert "6 d" in shown
            await pilot.press("escape")
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_why_today_says_the_priority_of_a_new_item_while_an_interview_is_ahead(
    tmp_path: Path,
) -> None:
    settings = DEFAULTS._replace(interview_date=TODAY + timedelta(days=9))
    with sessions_over(tmp_path, BASIC, settings=settings) as sessions:
        async with app_at(sessions, study=True).run_test(size=WIDE) as pilot:
            await pilot.press("w")
            assert "Its priority is often; for the interview core" in picture(pilot.app)


async def test_confidence_is_asked_before_the_reveal_and_priced_in_nats(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, settings=SURE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space")
            assert "90%" in picture(pilot.app)
            assert "ln 2 nats" not in picture(pilot.app)
            await pilot.press("4")
            line = "90% costs 0.105 nats if you were right, 2.303 if not (a shrug: 0.693)"
            assert line in picture(pilot.app)
            await pilot.press("3")
            assert last(tmp_path)["confidence"] == 0.9


async def test_the_summary_says_what_stated_confidence_came_to(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, settings=SURE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "4", "3")
            assert "1 × today, 0.105 nats each" in picture(pilot.app)


async def test_confidence_can_be_skipped(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, settings=SURE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "space")
            assert "ln 2 nats" in picture(pilot.app)
            await pilot.press("3")
            assert "confidence" not in last(tmp_path)


async def test_a_sure_mistake_is_flagged_and_a_choice_starts_at_blind_guessing(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, CHOICE, settings=SURE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert screen.flow.question
            wrong = [option.correct for option in choice(screen.flow.question).options].index(False)
            await pilot.press("abc"[wrong], "enter")
            assert "33%" in picture(pilot.app)
            await pilot.press("5")
            assert "Wrong, though you were sure." in picture(pilot.app)
            assert "98% costs 3.912 nats" in picture(pilot.app)


async def test_v_turns_the_question_of_confidence_on_and_keeps_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("v", "space")
            assert "90%" in picture(pilot.app)
    settings, _ = read_settings(tmp_path / "home" / "settings.toml")
    assert settings.confidence == "all"


async def test_an_edited_card_asks_what_its_history_is_worth(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3")
    day.wait(days=1)
    other = BASIC.replace("`ln 2` nats", "a third of a nat")
    with sessions_over(tmp_path, other, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "What is its history worth?" in picture(pilot.app)
            await pilot.press("3")
            assert (last(tmp_path)["kind"], last(tmp_path)["answer"]) == ("edit", "restart")
            await pilot.press("space")
            assert "3 Good 1 d" in picture(pilot.app)


async def test_a_reworded_hint_asks_nothing(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3")
    day.wait(days=1)
    with sessions_over(
        tmp_path, BASIC.replace("Half a chance", "An even chance"), day=day
    ) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "history" not in picture(pilot.app)


async def test_a_renamed_card_keeps_its_history(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3")
    renamed = BASIC.replace("id: shrug", "id: half\n    was: [shrug]")
    with sessions_over(tmp_path, renamed, day=day) as sessions:
        facts = sessions.collection.overview().topics[0]
        assert (facts.new, facts.total) == (0, 1)


async def test_a_raised_rev_makes_the_item_due_at_once_and_the_journal_says_so(
    tmp_path: Path,
) -> None:
    day = Day()
    for _ in range(2):
        with sessions_over(tmp_path, BASIC, day=day) as sessions:
            async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
                await pilot.press("space", "3")
        day.wait(days=1)
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        assert sessions.collection.overview().topics[0].due == 0
    with sessions_over(tmp_path, BASIC + "    rev: 2\n", day=day) as sessions:
        assert sessions.collection.overview().topics[0].due == 1
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3")
            assert kinds(tmp_path)[2:] == ["edit", "review"]
            await pilot.press("u")
            assert kinds(tmp_path)[4:] == ["undo"]


async def test_the_editor_opens_at_the_card_and_the_card_comes_back_reloaded(
    tmp_path: Path,
) -> None:
    script = tmp_path / "ed.py"
    script.write_text(
        "import pathlib, sys\n"
        "p = pathlib.Path(sys.argv[-1])\n"
        "p.write_text(p.read_text().replace('a shrug', 'half a chance'))\n"
    )
    with sessions_over(tmp_path, BASIC) as sessions:
        app = app_at(sessions, study=True, editing=lambda _app, file, _line: run(script, file))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("e")
            assert "What does half a chance cost?" in picture(pilot.app)


async def test_what_the_editor_wrote_is_not_told_once_more_as_a_change(tmp_path: Path) -> None:
    def write(app: App[Any], file: Path, _line: int) -> EditResult:
        file.write_text(file.read_text().replace("a shrug", "half a chance"))
        # A look at the decks comes due while the editor is open.
        assert isinstance(app, QuizApp)
        app.call_later(app.watch_decks)
        return EditResult(changed=True)

    with sessions_over(tmp_path, BASIC) as sessions:
        app = app_at(sessions, study=True, editing=write)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await pilot.press("e")
            await pilot.pause()
            assert "The card is asked as it is now." in picture(app)
            assert "Deck files have changed" not in picture(app)


async def test_a_filter_is_counted_completed_and_crammed(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, TYPED) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await pilot.press("slash")
            await pilot.app.workers.wait_for_complete()
            assert "3 items" in picture(pilot.app)
            await pilot.press(*"kind", "colon", *"cl", "tab")
            assert "kind:cloze" in picture(pilot.app)
            assert "1 item" in picture(pilot.app)
            await pilot.press("enter")
            assert isinstance(pilot.app.screen, StudyScreen)
            assert "cram" in picture(pilot.app).splitlines()[0]
            await pilot.press("space")
            assert "1 Again ↺ later   2 Hard no effect" in picture(pilot.app)
            await pilot.press("w")
            assert "Good: done here; the schedule stays." in picture(pilot.app)
            await pilot.press("escape", "3")
            assert kinds(tmp_path) == ["cram"]
            assert isinstance(pilot.app.screen, SummaryScreen)
        assert sessions.collection.overview().topics[0].new == 3


async def test_no_toast_lies_over_the_count_of_a_filter(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("u")
            await pilot.pause()
            assert "There is nothing to take back." in picture(pilot.app)
            await pilot.press("slash")
            await pilot.pause()
            assert "There is nothing" not in picture(pilot.app)


async def test_a_filter_that_is_none_says_so_and_escape_closes_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await pilot.press("slash", *"knid", "colon", *"x")
            assert "kind" in picture(pilot.app)
            await pilot.press("enter")
            assert isinstance(pilot.app.screen, HomeScreen)
            await pilot.press("escape")
            assert "Enter open topic" in picture(pilot.app)


async def test_study_ahead_asks_what_comes_due_soon(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3", "enter", "a")
            # Answered today already, so it is not asked again today.
            assert isinstance(pilot.app.screen, HomeScreen)
    day = Day()
    day.wait(days=2)
    with sessions_over(tmp_path, BASIC, CLOZE, day=day) as sessions:
        session = sessions.session(SessionRequest(days_ahead=3))
        assert session.step is None


async def test_decks_are_read_again_while_home_is_shown(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            deck = tmp_path / "decks" / "new.yaml"
            deck.write_text("topic: fresh\ncards:\n  - Q ^q: A\n", encoding="utf-8")
            app.watch_decks()
            await pilot.pause()
            assert "fresh" in picture(pilot.app)


async def test_a_deck_that_changes_under_a_card_changes_the_next_one_and_says_so(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        app = app_at(sessions, study=True)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            asked = picture(pilot.app).splitlines()[3]
            deck = tmp_path / "decks" / "cost.yaml"
            text = deck.read_text(encoding="utf-8")
            new = text.replace("What does a shrug", "What would a shrug").replace(
                "The cost is", "The cost J is"
            )
            deck.write_text(new, encoding="utf-8")
            app.watch_decks()
            await pilot.pause()
            assert picture(pilot.app).splitlines()[3] == asked
            assert "Deck files have changed" in picture(pilot.app)
            await pilot.press("space", "3")
            shown = picture(pilot.app)
            assert "would a shrug" in shown or "The cost J is" in shown


async def test_a_long_sitting_is_told_once_and_gently(tmp_path: Path) -> None:
    day = Day()
    settings = Settings(session_minutes=20)
    with sessions_over(tmp_path, BASIC, CLOZE, TYPED, day=day, settings=settings) as sessions:
        app = app_at(sessions, study=True)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            day.wait(seconds=21 * 60)
            await pilot.press("space", "3")
            await pilot.pause()
            assert "That was 20 minutes" in picture(pilot.app)


def run(script: Path, file: Path) -> EditResult:
    code = os.spawnl(os.P_WAIT, sys.executable, sys.executable, str(script), str(file))
    return EditResult(changed=code == 0)


async def test_marking_after_the_reveal_keeps_the_answer(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "m")
            assert "ln 2 nats" in picture(pilot.app)
            await pilot.press("3")
            assert kinds(tmp_path) == ["flag", "review"]
            await pilot.press("q")
            assert "Flagged to be mended: 1" in picture(pilot.app)
            assert "⚑ What does a shrug cost?" in picture(pilot.app)


async def test_redo_reaches_back_before_a_restart(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "4", "u")
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "1 of 2" in picture(pilot.app)
            await pilot.press("r")
            assert "1 of 1" in picture(pilot.app)
            assert sessions.collection.overview().topics[0].new == 1


async def test_a_click_on_the_empty_grade_bar_does_nothing(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.click("GradeBar")
            assert isinstance(pilot.app.screen, StudyScreen)
            assert not journal(tmp_path)


async def test_the_summary_bears_a_missed_card_that_has_left_its_deck(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        app = app_at(sessions, study=True)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("space", "1", "space", "3")
            deck = tmp_path / "decks" / "cost.yaml"
            deck.write_text(f"topic: t.cost\ncards:\n{TYPED}", encoding="utf-8")
            app.watch_decks()
            await pilot.press("space", "3")
            await pilot.pause()
            assert isinstance(app.screen, SummaryScreen)
            assert "t.cost/" in picture(app)


async def test_a_second_try_keeps_the_keyboard_when_confidence_was_asked(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER, settings=SURE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            await pilot.press("enter", "4")
            before = list(screen.card.boxes.of(OrderBox).placed)
            await pilot.press("j")
            assert screen.card.boxes.of(OrderBox).placed != before


async def test_the_help_of_home_lists_the_words_of_filters(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=(80, 60)) as pilot:
            await pilot.press("question_mark")
            assert "Items in this state." in picture(pilot.app)


async def test_a_click_closes_the_help_as_a_key_does(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await pilot.press("question_mark")
            assert isinstance(pilot.app.screen, HelpScreen)
            await pilot.click(offset=(30, 12))
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_summary_crams_all_that_failed_today(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "1", "space", "3", "f")
            assert "cram" in picture(pilot.app).splitlines()[0]
            await pilot.press("space", "3")
            assert kinds(tmp_path) == ["review", "drill", "cram"]

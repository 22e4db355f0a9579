"""Mock interviews on the screen: chosen at the desk, broken off, taken up again, told of after."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.store.errors import StoreError
from quizapp.store.settings.settings import Settings
from quizapp.study.interview.phases import Speaking, Ticking
from quizapp.ui.app import QuizApp
from quizapp.ui.messages import DeskOpened
from quizapp.ui.screens.debrief import DebriefScreen
from quizapp.ui.screens.desk_choice import DeskChoiceScreen
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.interview import InterviewScreen
from quizapp.ui.screens.past_interviews import PastInterviewsScreen
from quizapp.ui.widgets.control_strip import ControlStrip
from quizapp.ui.widgets.notes_box import NotesBox
from tests.ui.interviews import HIDDEN, QUESTIONS, everything, press
from tests.ui.pictures import picture, said
from tests.ui.sample_sessions import BASIC, DEFAULTS, Day, app_at, saved, sessions_over
from tests.ui.test_keys import in_one_write

SIZE = (80, 24)
FIRST = ("space", "y", "n", "y", "enter")
SECOND = ("space", "n", "n", "y", "enter")


@asynccontextmanager
async def desk_of(
    folder: Path,
    *cards: str,
    settings: Settings = DEFAULTS,
    day: Day | None = None,
    size: tuple[int, int] = SIZE,
    labs: str = QUESTIONS,
) -> AsyncIterator[Pilot[None]]:
    """The desk over the sample questions."""
    with sessions_over(folder, *cards, labs=labs, settings=settings, day=day) as sessions:
        async with app_at(sessions).run_test(size=size, notifications=True) as pilot:
            await press(pilot, "i")
            yield pilot


def flow_of(pilot: Pilot[None]) -> Any:
    screen = pilot.app.screen
    assert isinstance(screen, InterviewScreen)
    return screen.flow


def steps(folder: Path) -> list[str]:
    return [event["answer"] for event in saved(folder) if event["kind"] == "mock"]


async def test_the_desk_lists_what_it_would_ask_and_nothing_of_the_answers(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        shown = picture(pilot.app)
        assert "topics ‹all›" in shown
        assert "would be asked, the least ready first" in shown
        assert "b  Why is log loss used?" in shown
        assert "2 of 2 questions; their own times add up to 1 min" in shown
        assert [text for text in HIDDEN if text in everything(pilot.app)] == []


async def test_controls_turn_with_arrows_digits_and_the_mouse(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "tab", "right")
        assert "level ‹beginner›" in picture(pilot.app)
        assert "1 of 1 question" in picture(pilot.app)
        await press(pilot, "left", "tab", "0", "enter")
        assert "count ‹all›" in picture(pilot.app)
        await press(pilot, "9", "9", "9", "enter")
        assert "lies in 0 to 99" in await said(pilot)
        strip = pilot.app.screen.query_one(ControlStrip)
        rows = [row.plain for row in strip.lines(78)]
        y = next(place for place, row in enumerate(rows) if "answer" in row)
        await pilot.click(ControlStrip, offset=(rows[y].rindex("›") + 1, y + 1))
        assert "answer ‹notes›" in picture(pilot.app)


async def test_an_interview_asks_marks_and_ends_in_its_debrief(tmp_path: Path) -> None:
    day = Day()
    async with desk_of(tmp_path, day=day) as pilot:
        await press(pilot, "enter")
        assert "1 of 2 · 10:00" in picture(pilot.app)
        assert [text for text in HIDDEN if text in everything(pilot.app)] == []
        day.wait(seconds=90)
        await press(pilot, *FIRST)
        assert "2 of 2 · 08:30" in picture(pilot.app)
        day.wait(seconds=60)
        await press(pilot, *SECOND)
        assert isinstance(pilot.app.screen, DebriefScreen)
        shown = picture(pilot.app)
        assert "Interview › Mon 2 Mar" in shown
        assert "2 of 2 · 2 min 30 s of 10 min" in shown
        assert "named 0.60 of the weight" in shown
        assert "beginner           1    0.67       1 of 1" in shown
        assert "expert             1    0.50            –" in shown
        here = shown.index("  2 Gradients of the logarithm do not vanish")
        assert here < shown.index("1 of 1 Gradients of the logarithm do not vanish")
        assert "kinds    core 2 of 4   trade-offs 0 of 1   failures 1 of 1" in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert steps(tmp_path) == ["begin", "end"]


async def test_notes_have_the_keys_where_the_answer_is_written(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "shift+tab", "right", "enter")
        await press(pilot, *"nats?")
        assert "nats?" in picture(pilot.app)
        assert "Tab leave notes, then Space finishes" in picture(pilot.app)
        assert "Answer in the notes. Tab leaves them" in picture(pilot.app)
        assert "Answer aloud" not in picture(pilot.app)
        await press(pilot, "escape", "space")
        assert isinstance(flow_of(pilot).phase, Ticking)


async def test_what_is_left_is_offered_again_with_its_notes(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", *FIRST, "tab", *"half", "escape", "space", "y", "q")
        assert isinstance(pilot.app.screen, DeskChoiceScreen)
        shown = picture(pilot.app)
        assert "You left after 1 of 2. Enter goes on, x closes it." in shown
        assert "1 of 2 answered" in shown
        assert "broken off" in shown
        assert "the question is to be ticked again" in shown
        await press(pilot, "enter")
        shown = picture(pilot.app)
        assert "2 of 2" in shown
        assert "half" in shown
        assert isinstance(flow_of(pilot).phase, Speaking)
        await press(pilot, "escape", *SECOND)
        assert steps(tmp_path) == ["begin", "draft", "resume", "end"]


async def test_the_end_of_the_app_keeps_the_notes(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", "tab", *"half")
        pilot.app.exit()
    assert [event.get("draft") for event in saved(tmp_path)] == [None, "half"]
    async with desk_of(tmp_path) as pilot:
        assert "You left after 0 of 2." in picture(pilot.app)


async def test_an_interview_that_was_broken_off_can_be_closed(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", *FIRST, "q", "x")
        shown = picture(pilot.app)
        assert "You left" not in shown
        assert "broken off" not in shown
        assert "1 of 2 answered" in shown
        assert steps(tmp_path) == ["begin", "draft", "end"]


async def test_undo_goes_back_to_the_last_question_from_the_next_and_from_the_debrief(
    tmp_path: Path,
) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", *FIRST, "u")
        assert "▸ ✓ 1 One confident error" in picture(pilot.app)
        await press(pilot, "n", "enter", *SECOND)
        assert "named 0.50 of the weight" in picture(pilot.app)
        await press(pilot, "u")
        assert "▸ ✓ 2 Nats are the unit" in picture(pilot.app)
        await press(pilot, "n", "enter")
        assert "named 0.30 of the weight" in picture(pilot.app)


async def test_a_skipped_question_comes_at_the_end_of_the_interview(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", "s")
        assert "What does a shrug" in picture(pilot.app)
        await press(pilot, *SECOND)
        assert "Why is log loss used?" in picture(pilot.app)


async def test_another_interview_may_begin_beside_one_that_was_left(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", "q", "n")
        assert "1 of 2" in picture(pilot.app)
        assert steps(tmp_path) == ["begin", "draft", "begin"]


async def test_the_points_as_they_were_shown_count_whatever_becomes_of_the_deck(
    tmp_path: Path,
) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "o")
        deck = tmp_path / "decks" / "cost.yaml"
        text = deck.read_text(encoding="utf-8")
        deck.write_text(text.replace("{id: p2, w: 2", "{id: p9, w: 7"), encoding="utf-8")
        app = pilot.app
        assert isinstance(app, QuizApp)
        app.watch_decks()
        await press(pilot, *FIRST)
        [answer] = [event for event in saved(tmp_path) if event["kind"] == "review"]
        assert answer["offered"] == ["p1:3", "p2:2", "p3:1:failure"]
        assert "named 0.67 of the weight" in picture(pilot.app)
        assert "iv-log, p2" in picture(pilot.app)


async def test_what_is_typed_before_the_focus_has_moved_goes_into_the_notes(
    tmp_path: Path,
) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "o")
        await in_one_write(pilot, "tab", *"sync", "space", "enter", "n")
        await press(pilot)
        assert isinstance(flow_of(pilot).phase, Speaking)
        assert pilot.app.screen.query_one(NotesBox).text == "sync \nn"
        await in_one_write(pilot, *"!", "escape", "space", "y")
        await press(pilot)
        phase = flow_of(pilot).phase
        assert isinstance(phase, Ticking)
        assert (phase.spoken.notes, phase.place) == ("sync \nn!", 1)


async def test_one_question_alone(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "o")
        assert "1 of 1" in picture(pilot.app)


async def test_past_interviews_are_listed_and_written_as_markdown(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "o", *FIRST)
        await press(pilot, "enter", "i", "p")
        assert isinstance(pilot.app.screen, PastInterviewsScreen)
        assert "1 of 1 answered" in picture(pilot.app)
        await press(pilot, "enter", "m")
        [file] = (tmp_path / "home" / "interviews").glob("*.md")
        assert str(file.name) in (await said(pilot))
        assert "Why is log loss used?" in file.read_text(encoding="utf-8")
        await press(pilot, "u")
        assert "past" in await said(pilot)


async def test_what_was_missed_is_studied_from_the_debrief(tmp_path: Path) -> None:
    labs = f"{QUESTIONS}coverage:\n  - {{point: A shrug, by: [iv-shrug, shrug]}}\n"
    async with desk_of(tmp_path, BASIC, labs=labs) as pilot:
        await press(pilot, "enter", *FIRST, *SECOND)
        assert "d study what was missed" in picture(pilot.app)
        await press(pilot, "d")
        assert "What does a shrug cost?" in picture(pilot.app)


async def test_the_desk_begins_at_once_where_that_is_wanted(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=QUESTIONS) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            app.post_message(DeskOpened(begins=True))
            await press(pilot)
            await press(pilot)
            assert isinstance(flow_of(pilot).phase, Speaking)


async def test_a_library_without_questions_says_so(tmp_path: Path) -> None:
    async with desk_of(tmp_path, BASIC, labs="") as pilot:
        assert "No interview question is there" in picture(pilot.app)
        await press(pilot, "enter")
        assert "No interview question is there" in await said(pilot)
        await press(pilot, "p")
        assert "No interview was held yet." in picture(pilot.app)
        await press(pilot, "q", "x", "q")
        assert isinstance(pilot.app.screen, HomeScreen)


@contextmanager
def refusing_disk(folder: Path) -> Iterator[None]:
    """The journal takes nothing while this lasts."""
    place = folder / "home" / "journal"
    place.rename(place.with_name("away"))
    place.write_text("a file where the folder should be")
    try:
        yield
    finally:
        place.unlink()
        place.with_name("away").rename(place)


def refuse(_: object) -> None:
    raise StoreError("not saved.")


async def test_an_end_that_the_disk_refused_grades_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "o", *FIRST[:-1])
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        with monkeypatch.context() as patch:
            patch.setattr(screen.desk, "save", refuse)
            await press(pilot, "enter", "enter", "3")
            assert "Enter tries again." in await said(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert [event["kind"] for event in saved(tmp_path)] == ["mock", "review", "mock"]


async def test_notes_that_the_disk_refused_are_left_behind_only_once_that_was_said(
    tmp_path: Path,
) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "o", "tab", *"half", "escape")
        with refusing_disk(tmp_path):
            await press(pilot, "q")
            assert "The same key again leaves without the notes." in await said(pilot)
            assert isinstance(flow_of(pilot).phase, Speaking)
        await press(pilot, "q")
        assert [event.get("draft") for event in saved(tmp_path)] == [None, "half"]


async def test_notes_on_a_question_that_is_skipped_or_gone_back_from_come_again(
    tmp_path: Path,
) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", "tab", *"half", "escape", "s", *SECOND)
        assert flow_of(pilot).phase == Speaking("half")
        await press(pilot, *"!", "escape", "u", "y", "enter")
        assert flow_of(pilot).phase == Speaking("half!")
        await press(pilot, *["backspace"] * 5, "escape", "q", "enter")
        assert flow_of(pilot).phase == Speaking("")


async def test_no_point_of_a_question_that_is_to_be_asked_stands_anywhere(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", *FIRST, *SECOND, "enter", "i")
        assert "missed most often" not in picture(pilot.app)
        assert [text for text in HIDDEN if text in everything(pilot.app)] == []
        await press(pilot, "tab", "left")
        assert "Gradients of the logarithm" in picture(pilot.app), "an expert is asked the other"
        await press(pilot, "enter")
        assert [text for text in HIDDEN if text in everything(pilot.app)] == []


async def test_decks_that_are_read_in_the_background_come_to_an_open_desk(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        deck = tmp_path / "decks" / "cost.yaml"
        text = deck.read_text(encoding="utf-8")
        deck.write_text(text.replace("Why is log loss used?", "Why not?"), encoding="utf-8")
        app = pilot.app
        assert isinstance(app, QuizApp)
        assert app.collection.decks_changed()
        app._take_decks_in()
        await press(pilot)
        assert "Why not?" in picture(app)


async def test_past_interviews_are_looked_up_again(tmp_path: Path) -> None:
    async with desk_of(tmp_path) as pilot:
        await press(pilot, "enter", "q", "p")
        screen = pilot.app.screen
        assert isinstance(screen, PastInterviewsScreen)
        elsewhere = InterviewDesk(screen.sessions)
        elsewhere.close(elsewhere.mocks()[0])
        screen.on_screen_resume()
        assert not screen.mocks[0].is_broken_off

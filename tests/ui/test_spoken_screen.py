"""The spoken screen: the question alone, then its points one by one, then the verdict."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizapp.store.settings.settings import Settings
from quizapp.study.interview.phases import Judging, Speaking, Ticking
from quizapp.ui.question import session_keeper
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.spoken import SpokenScreen
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.widgets.flags_box import FlagsBox
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.points_box import PointsBox
from tests.ui.interviews import HIDDEN, QUESTIONS, everything, press
from tests.ui.pictures import picture
from tests.ui.sample_sessions import DEFAULTS, Day, app_at, saved, sessions_over

SIZE = (80, 24)
TO_THE_VERDICT = ("space", "y", "n", "y")


@asynccontextmanager
async def question_of_a_session(
    folder: Path,
    *,
    settings: Settings = DEFAULTS,
    day: Day | None = None,
    size: tuple[int, int] = SIZE,
    questions: str = QUESTIONS,
) -> AsyncIterator[Pilot[None]]:
    """A session over the sample questions, the first of them asked."""
    settings = settings._replace(interviews_per_day=2)
    with sessions_over(folder, labs=questions, settings=settings, day=day) as sessions:
        app = app_at(sessions, study=True)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield pilot


def screen_of(pilot: Pilot[None]) -> SpokenScreen:
    screen = pilot.app.screen
    assert isinstance(screen, SpokenScreen)
    return screen


async def test_nothing_but_the_question_is_anywhere_before_the_answer(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path, settings=Settings(confidence="all")) as pilot:
        for keys in ((), ("tab", *"notes"), ("escape", "space")):
            await press(pilot, *keys)
            shown = everything(pilot.app)
            assert "Why is log loss used?" in shown
            assert [text for text in HIDDEN if text in shown] == []
        await press(pilot, "2")
        shown = everything(pilot.app)
        assert HIDDEN[0] in shown
        assert [text for text in HIDDEN[1:] if text in shown] == []


async def test_points_are_opened_one_at_a_time_and_the_verdict_proposes_a_grade(
    tmp_path: Path,
) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "space", "y", "n")
        shown = picture(pilot.app)
        assert "✓ 3 Calibrated scores" in shown
        assert "✗ 2 Gradients" in shown
        assert "▸ ? 1 One confident error costs without bound  failure" in shown
        assert "named 3 of 5 so far" in shown
        await press(pilot, "y")
        shown = picture(pilot.app)
        assert "named   4 of 6 (0.67)" in shown
        assert "missed  2  Gradients" in shown
        assert "senior  Seniors speak of clipping" in shown
        assert "▸2 Hard" in shown
        await press(pilot, "enter")
        [event] = saved(tmp_path)
        assert (event["quality"], event["proposed"], event["ticked"]) == (3, 3, ["p1", "p3"])
        assert event["offered"] == ["p1:3", "p2:2", "p3:1:failure"]
        assert "What does a shrug tell" in picture(pilot.app)


async def test_the_clock_counts_past_the_end_and_ends_nothing(tmp_path: Path) -> None:
    day = Day()
    async with question_of_a_session(tmp_path, day=day) as pilot:
        day.wait(seconds=24)
        screen_of(pilot).draw_clock()
        await pilot.pause()
        assert "0:24 of 1:00" in picture(pilot.app)
        day.wait(seconds=67)
        screen_of(pilot).draw_clock()
        await pilot.pause()
        assert "1:31 of 1:00 · +0:31 over" in picture(pilot.app)
        assert isinstance(screen_of(pilot).flow.phase, Speaking)
        day.wait(seconds=-200)
        screen_of(pilot).draw_clock()
        await pilot.pause()
        assert "0:00 of 1:00" in picture(pilot.app)


async def test_words_of_a_point_that_the_notes_have_are_underlined_and_nothing_is_ticked(
    tmp_path: Path,
) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "tab", *"calibrate", "enter", *"y", "escape", "space")
        assert "calibrate" in picture(pilot.app)
        [line] = pilot.app.screen.query_one(PointsBox).row(0, 70)[:1]
        marked = [line.plain[s.start : s.end] for s in line.spans if "underline" in str(s.style)]
        assert marked == ["Calibrated"]
        phase = screen_of(pilot).flow.phase
        assert isinstance(phase, Ticking)
        assert set(phase.ticks) == {None}
        await press(pilot, "y", "y", "y", "enter")
        assert saved(tmp_path)[0]["answer"] == "calibrate\ny"


async def test_a_red_flag_that_is_admitted_costs_a_step_and_follow_ups_come_in_turn(
    tmp_path: Path,
) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, *TO_THE_VERDICT)
        assert "▸2 Hard" in picture(pilot.app)
        await press(pilot, "down", "x")
        assert "▸ [x] It equals accuracy" in picture(pilot.app)
        assert "▸1 Again" in picture(pilot.app)
        await press(pilot, "x")
        assert "▸2 Hard" in picture(pilot.app)
        assert "would you monitor" not in everything(pilot.app)
        await press(pilot, "f")
        assert "1 What would you monitor" in picture(pilot.app)
        assert "labels are noisy" not in everything(pilot.app)


async def test_the_arrow_goes_back_a_point_and_undo_does_so_from_the_verdict(
    tmp_path: Path,
) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "space", "y", "up")
        assert "▸ ✓ 3 Calibrated" in picture(pilot.app)
        assert "Gradients" not in everything(pilot.app)
        await press(pilot, "n", "n", "n")
        assert isinstance(screen_of(pilot).flow.phase, Judging)
        await press(pilot, "u")
        assert "▸ ✗ 1 One confident error" in picture(pilot.app)


async def test_a_grade_that_is_taken_back_leads_to_the_ticks_as_they_were(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, *TO_THE_VERDICT, "enter", "u")
        assert "▸ ✓ 1 One confident error" in picture(pilot.app)
        assert "✗ 2 Gradients" in picture(pilot.app)
        await press(pilot, "n", "enter")
        kinds = [(event["kind"], event.get("ticked")) for event in saved(tmp_path)]
        assert kinds == [("review", ["p1", "p3"]), ("undo", None), ("review", ["p1"])]
        await press(pilot, "space", "y", "n", "n", "enter")
        assert "Session done" in picture(pilot.app)
        await press(pilot, "u")
        assert "✓ 1 Halves are" in picture(pilot.app)
        assert "▸ ✗ 2 Nats are" in picture(pilot.app)


async def test_how_likely_it_is_is_asked_before_the_points(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "v", "space")
        shown = picture(pilot.app)
        assert "How likely is it that you named at least half?" in shown
        assert "1 25%    2 50%    3 75%    4 90%    5 98%" in shown
        await press(pilot, "1", "y", "n", "n", "enter")
        assert saved(tmp_path)[0]["confidence"] == 0.25


async def test_a_click_does_what_a_key_does(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "space")
        await pilot.click(PointsBox, offset=(10, 0))
        await press(pilot, "y", "y")
        await press(pilot, "u")
        await pilot.click(PointsBox, offset=(10, 0))
        phase = screen_of(pilot).flow.phase
        assert isinstance(phase, Ticking)
        assert (phase.place, phase.ticks) == (0, (True, True, True))
        await press(pilot, "y", "y", "y")
        await pilot.click(FlagsBox, offset=(4, 1))
        assert "[x] It equals accuracy" in picture(pilot.app)
        await pilot.click(GradeBar, offset=(33, 0))
        await pilot.pause()
        assert [event["quality"] for event in saved(tmp_path)] == [4]


async def test_leaving_a_question_ends_the_session_and_grades_nothing(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "space", "y", "q")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert saved(tmp_path) == []


async def test_a_question_can_be_put_away_like_any_card(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "t")
        assert [event["kind"] for event in saved(tmp_path)] == ["bury"]
        assert "What does a shrug tell" in picture(pilot.app)


async def test_what_keeps_the_question_goes_back_to_it_with_space(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "w")
        assert "Why today?" in picture(pilot.app)
        assert [text for text in HIDDEN if text in everything(pilot.app)] == []
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)
        await press(pilot, "space", "space", "y")
        assert "✓ 3 Calibrated" in picture(pilot.app)


async def test_a_skipped_question_comes_at_the_end(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, "s")
        assert "What does a shrug tell" in picture(pilot.app)
        assert isinstance(screen_of(pilot).flow.phase, Speaking)


MANY = "".join(
    f"      - {{id: p{place}, text: Point number {place} of many}}\n" for place in range(30)
)
LONG = f"interview:\n  - id: iv-many\n    q: All of them?\n    points:\n{MANY}"
BARE = "interview:\n  - {id: iv-bare, q: No points?, senior: Say so.}\n"


async def test_thirty_points_scroll_with_the_one_at_hand_in_view(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path, questions=LONG) as pilot:
        await pilot.press("tab", *"note", "escape", "space", *"y" * 29)
        await pilot.pause()
        shown = picture(pilot.app)
        assert "▸ ? 1 Point number 29" in shown
        assert "y said it" in shown


async def test_a_question_without_points_is_graded_by_the_learner(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path, questions=BARE) as pilot:
        await press(pilot, "space")
        shown = picture(pilot.app)
        assert "this question has no points" in shown
        assert "Say so." in shown
        await press(pilot, "3")
        assert saved(tmp_path)[0]["quality"] == 4


LENGTHY = QUESTIONS.replace(
    "Seniors speak of clipping as a policy.", "Seniors speak of clipping as a policy. " * 30
).replace("It equals accuracy", "It equals accuracy " * 20)


async def test_senior_angle_and_red_flags_share_the_height(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path, questions=LENGTHY, size=(60, 18)) as pilot:
        await press(pilot, *TO_THE_VERDICT)
        shown = picture(pilot.app)
        for text in ("named   4 of 6", "[ ] It is only shorter", "senior  Seniors", "▸2 Hard"):
            assert text in shown
        last = pilot.app.screen.query_one("#angle")
        await press(pilot, "pagedown")
        assert last.region.y < pilot.app.screen.query_one("#beside").region.y + 1


@pytest.mark.parametrize("before", [("tab", *"nats", "escape"), ("space",), TO_THE_VERDICT])
async def test_no_key_of_a_session_loses_what_is_there_of_an_answer(
    tmp_path: Path, before: tuple[str, ...]
) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, *before)
        flow = screen_of(pilot).flow
        for key in "wtpmes":
            await press(pilot, key)
            assert screen_of(pilot).flow is flow
        assert saved(tmp_path) == []


async def test_undo_takes_no_other_answer_back_at_the_first_point(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path) as pilot:
        await press(pilot, *TO_THE_VERDICT, "enter", "space", "u")
        assert "The answer is given" in picture(pilot.app)
        assert isinstance(screen_of(pilot).flow.phase, Ticking)
        assert [event["kind"] for event in saved(tmp_path)] == ["review"]


async def test_undo_opens_the_answer_again_before_any_point_is_seen(tmp_path: Path) -> None:
    async with question_of_a_session(tmp_path, settings=Settings(confidence="all")) as pilot:
        await press(pilot, "tab", *"nats", "escape", "space", "u")
        assert screen_of(pilot).flow.phase == Speaking("nats")


@pytest.mark.parametrize("key", ["u", "x"])
async def test_a_grade_that_the_disk_refused_is_withdrawn_where_the_verdict_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(session_keeper, "RETRY_SECONDS", 0.01)
    async with question_of_a_session(tmp_path) as pilot:
        folder = tmp_path / "home" / "journal"
        folder.parent.mkdir(exist_ok=True)
        folder.write_text("a file where the folder should be")
        await press(pilot, *TO_THE_VERDICT, "enter", key)
        folder.unlink()
        for _ in range(20):
            await pilot.pause()
        assert saved(tmp_path) == []
        assert screen_of(pilot).flow.asked.item.key.endswith("iv-log")

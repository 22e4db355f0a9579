"""Tests that no message denies what the screen shows."""

from datetime import timedelta
from pathlib import Path

from quizapp.collection.request import SessionRequest, nothing_due
from quizapp.ui.screens.summary import MISSES_SHOWN
from quizapp.ui.widgets.status_line import StatusLine
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, CHOICE, DEFAULTS, app_at, sessions_over

SIZE = (80, 24)
MANY = "".join(f"  - Question {n} ^q{n}: Reply\n" for n in range(MISSES_SHOWN + 3))


def test_a_long_place_gives_way_to_its_mode() -> None:
    status = StatusLine()
    status._where, status._progress, status._mode = "Logistic regression " * 5, "3 of 9", "drill"
    [row] = status.lines(60)
    assert "… › drill" in row.plain
    assert row.plain.endswith("3 of 9")
    assert row.cell_length == 60


async def test_what_was_answered_today_is_not_said_to_be_far_off(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        ahead = SessionRequest(days_ahead=3)
        assert nothing_due(sessions.collection, ahead) == "Nothing more comes due within 3 days."
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("space", "3")
        assert nothing_due(sessions.collection, ahead) == (
            "What comes due within 3 days was answered or put off today."
        )


async def test_the_interview_stands_on_home(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "interview" not in picture(pilot.app).splitlines()[2]
        today = sessions.collection.moment().day
    settings = DEFAULTS._replace(interview_date=today + timedelta(days=21))
    with sessions_over(tmp_path, BASIC, settings=settings) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert picture(pilot.app).splitlines()[2].endswith("interview in 21 days")


async def test_feedback_on_a_choice_is_told_once(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            lines = picture(pilot.app).splitlines()
            [letter] = [line.split()[0] for line in lines if "Squared error" in line]
            await pilot.press(letter, "enter")
            assert picture(pilot.app).count("It bends the wrong way.") == 1


async def test_the_summary_has_its_numbers_above_a_few_of_the_misses(tmp_path: Path) -> None:
    with sessions_over(tmp_path, MANY) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            for _ in range(MISSES_SHOWN + 3):
                await pilot.press("space", "1")
            while "Summary" not in picture(pilot.app).splitlines()[0]:
                await pilot.press("space", "3")
            text = picture(pilot.app)
    assert text.index("next due") < text.index("✗ Question")
    assert text.count("✗ Question") == MISSES_SHOWN
    assert " more: d drills them all" in text

"""Tests of the room on a screen: what matters has its place first, at the least size too."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets._toast import Toast, ToastRack

from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.lab import LabScreen
from quizapp.ui.screens.topic import TopicScreen
from quizapp.ui.text import tell
from quizapp.ui.widgets.control_strip import ControlStrip
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.status_line import StatusLine
from tests.ui.lab_apps import HEAD, PUSH, lab_app
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, CHOICE, app_at, sessions_over

SIZE = (80, 24)
LONG = PUSH.replace("why: The ratio has no limit.", f"why: {'The ratio has no limit. ' * 30}")


@pytest.mark.parametrize("size", [(80, 24), (80, 28), (120, 40), (60, 20)])
async def test_an_answered_task_keeps_its_grades_on_the_screen(
    size: tuple[int, int], tmp_path: Path
) -> None:
    with sessions_over(tmp_path, labs=HEAD + LONG) as sessions:
        async with lab_app(sessions).run_test(size=size) as pilot:
            await pilot.press("0", ".", "0", "1", "3", "3", "enter", "space", "b", "enter")
            screen = pilot.app.screen
            assert isinstance(screen, LabScreen)
            shown = picture(pilot.app)
            assert "How many" in shown or "how many" in shown, "the question"
            assert "Again" in shown
            assert "Enter accept" in shown
            bar = screen.query_one(GradeBar).region
            assert bar.height == 1
            assert bar.bottom <= size[1] - 1
            assert screen.max_scroll_y == 0, "the screen itself does not scroll"
            scrolling = [area for area in screen.query(VerticalScroll) if area.max_scroll_y]
            assert len(scrolling) <= 1


async def test_what_asks_stands_right_under_the_title(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE) as pilot:
            assert "how many times stronger" in picture(pilot.app).splitlines()[1]


async def test_a_picture_without_room_leaves_it_to_its_reading(tmp_path: Path) -> None:
    long = PUSH.replace("how many times", f"{'and there, ' * 50} how many times")
    with sessions_over(tmp_path, labs=HEAD + long) as sessions:
        async with lab_app(sessions).run_test(size=(50, 16)) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, LabScreen)
            assert screen.lab_view.picture.folded
            assert "What is to be seen here is told once" in picture(pilot.app)


@pytest.mark.parametrize("width", [80, 120, 159, 200])
async def test_picture_reading_and_question_share_one_left_edge(width: int, tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=(width, 40)) as pilot:
            screen = pilot.app.screen
            parts = ("#picture", "#reading", "#prompt", "#controls", "StatusLine", "KeyFooter")
            edges = {screen.query_one(part).content_region.x for part in parts}
            assert len(edges) == 1
            widths = {
                screen.query_one(part).content_region.width for part in ("#picture", "#reading")
            }
            assert len(widths) == 1
            if width >= 160:
                left = screen.query_one("#picture").content_region.x
                right = width - screen.query_one("#picture").content_region.right
                assert abs(left - right) <= 1


async def test_a_toast_covers_neither_options_nor_grades(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        app = app_at(sessions, study=True)
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            tell(app, "Answer first; the grades come then.")
            await pilot.pause()
            await pilot.pause()
            [toast] = app.screen.query(Toast)
            assert app.screen.query_one(ToastRack).region.y == 0
            assert toast.region.bottom <= app.screen.query_one("#choice").region.y


@pytest.mark.parametrize("size", [SIZE, (120, 40), (200, 55)])
async def test_toast_after_toast_takes_the_status_line_whole_and_no_other_one(
    size: tuple[int, int], tmp_path: Path
) -> None:
    with sessions_over(tmp_path, CHOICE, BASIC) as sessions:
        app = app_at(sessions, study=True)
        async with app.run_test(size=size, notifications=True) as pilot:
            for _ in range(4):
                await pilot.press("s")
                await pilot.pause()
                await pilot.pause()
                [toast] = app.screen.query(Toast)
                status = app.screen.query_one(StatusLine)
                assert toast.region == status.region
                assert toast.content_region == status.content_region


@pytest.mark.parametrize("size", [SIZE, (120, 40), (200, 55)])
async def test_a_toast_takes_the_status_line_of_home_and_of_a_topic_page(
    size: tuple[int, int], tmp_path: Path
) -> None:
    with sessions_over(tmp_path, CHOICE) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=size, notifications=True) as pilot:
            for screen in (HomeScreen, TopicScreen):
                assert isinstance(app.screen, screen)
                tell(app, "Nothing is due.")
                await pilot.pause()
                await pilot.pause()
                [toast] = app.screen.query(Toast)
                status = app.screen.query_one(StatusLine)
                assert toast.display
                assert toast.region == status.region
                assert toast.content_region == status.content_region
                await pilot.press("enter")
                await pilot.pause()


async def test_controls_stay_where_they_are_while_one_is_turned(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=(120, 40)) as pilot:
            await pilot.press("escape", "f")
            strip = pilot.app.screen.query_one(ControlStrip)
            before = strip.lines(100)[0].plain.index("y ‹")
            for _ in range(24):
                await pilot.press("right")
                assert strip.lines(100)[0].plain.index("y ‹") == before


async def test_an_answer_in_a_lab_leaves_the_blank_lines_to_the_picture(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=HEAD + PUSH) as sessions:
        async with lab_app(sessions).run_test(size=SIZE) as pilot:
            await pilot.press("0", ".", "0", "1", "3", "3", "enter", "space", "b", "enter")
            screen = pilot.app.screen
            assert isinstance(screen, LabScreen)
            lines = screen.card.answer.lines(78)
            assert all(line.plain.strip() for line in lines)
            assert screen.lab_view.picture.size.height >= 7

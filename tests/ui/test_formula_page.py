"""Formula cards in a session: typed, shown as they are read, judged at their extremes."""

from pathlib import Path

from textual.widgets import Input

from tests.study.kinds.test_formula import LOSS
from tests.ui.pictures import picture
from tests.ui.sample_sessions import app_at, saved, sessions_over
from tests.ui.test_browse_screen import open_rows
from tests.ui.test_study_screen import SIZE


async def test_a_formula_is_shown_as_it_is_read_and_where_it_breaks(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LOSS.partition("cards:\n")[2]) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.pause()
            pilot.app.screen.query_one("#typed", Input).value = "log(1 + e^z) - yz"
            await pilot.pause()
            assert "read as ln(1 + e^z) - y*z" in picture(pilot.app)
            await pilot.press("enter")
            shown = picture(pilot.app)
            assert "Right, and it breaks at z = 40, y = 1: it gives 0, not 4.248e-18." in shown
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["answer"], event["quality"]) == ("log(1 + e^z) - yz", 4)


async def test_browsing_shows_the_formulas_that_are_named_as_wrong(tmp_path: Path) -> None:
    with sessions_over(tmp_path, LOSS.partition("cards:\n")[2]) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await open_rows(pilot)
            shown = " ".join(picture(pilot.app).split())
            assert "trap softplus(z) - (1 - y)*z: Labels turned round." in shown

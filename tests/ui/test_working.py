"""The working opens by a key once the answer is there, and a slip is said in the verdict."""

import json
from pathlib import Path

from tests.ui.pictures import picture, said
from tests.ui.sample_sessions import NUMERIC, app_at, journal, sessions_over

SIZE = (120, 40)


async def test_equals_works_the_number_out_once_it_is_answered(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("escape", "equals_sign")
            assert "after the answer" in await said(pilot)
            await pilot.press("tab", "5", "enter")
            assert "working" in picture(pilot.app).splitlines()[-1]
            await pilot.press("equals_sign")
            page = picture(pilot.app)
            assert "bce(1, p)" in page
            assert "= -ln(0." in page
            await pilot.press("equals_sign", "1")
            assert len(journal(tmp_path)) == 1


async def test_a_slip_is_said_in_the_verdict_and_kept_in_the_journal(tmp_path: Path) -> None:
    with sessions_over(tmp_path, NUMERIC) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("minus", *"0.3567", "enter")
            p = pilot.app.screen.flow.asked.values["p"]  # type: ignore[attr-defined]
            await pilot.press("u")
            await pilot.press(*"ln(", *f"{p:.1f}", ")", "enter")
            assert "the result has the other sign" in " ".join(picture(pilot.app).split())
            await pilot.press("1")
            assert json.loads(journal(tmp_path)[-1])["slip"] == "sign"

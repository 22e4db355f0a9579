"""Another scheduler is given to the collection by one argument, and the app follows it."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.store.settings.settings import read_settings
from quizapp.study.quality import Quality
from quizapp.study.scheduler.registry import SCHEDULERS
from tests.study.scheduler.toy import EveryThreeDays
from tests.ui.pictures import picture
from tests.ui.sample_sessions import BASIC, TODAY, Day, app_at, sessions_over


async def test_the_app_and_the_index_follow_the_scheduler_that_they_are_given(
    tmp_path: Path,
) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, day=day, scheduler=EveryThreeDays()) as sessions:
        async with app_at(sessions, study=True).run_test(size=(80, 24)) as pilot:
            await pilot.press("space")
            assert "1 Again 3 d ↺   2 Hard 3 d ↺   3 Good 3 d   4 Easy 3 d" in picture(pilot.app)
            await pilot.press("3")
        memory = sessions.collection.memory("t.cost/shrug")
        assert memory.due == TODAY + timedelta(3)
        assert sessions.collection.next_due() == TODAY + timedelta(3)
        day.wait(days=3)
        assert sessions.collection.overview().due_today == 1
    # The same journal read with SM-2 again: the index notices, and folds the events anew.
    with sessions_over(tmp_path, BASIC, day=day) as sessions:
        assert sessions.collection.memory("t.cost/shrug").due == TODAY + timedelta(1)
        assert Quality.GOOD in [event.quality for event in sessions.collection.recent()]


def test_a_setting_can_name_it_once_it_is_in_the_registry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy = EveryThreeDays()
    monkeypatch.setitem(SCHEDULERS, toy.name, toy)
    file = tmp_path / "settings.toml"
    file.write_text('preset = "three-days"\ninterview_date = 2026-05-01\nmax_interval = 60\n')
    settings, diagnostics = read_settings(file)
    assert diagnostics == ()
    assert settings.scheduler == toy

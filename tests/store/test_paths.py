from pathlib import Path

import pytest

from quizapp.store.paths import HOME_VARIABLE, locate


def test_the_named_home_wins_over_the_environment(tmp_path: Path) -> None:
    paths = locate(home=tmp_path / "a", env={HOME_VARIABLE: str(tmp_path / "b")})
    assert paths.home == tmp_path / "a"


def test_with_a_home_everything_is_under_it(tmp_path: Path) -> None:
    paths = locate(home=None, env={HOME_VARIABLE: str(tmp_path)})
    places = (paths.journal, paths.device, paths.lock, paths.index, paths.decks, paths.settings)
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == len(places)


def test_an_empty_variable_is_no_home() -> None:
    assert locate(home=None, env={HOME_VARIABLE: ""}) == locate(home=None, env={})


def test_without_a_home_the_platform_chooses() -> None:
    paths = locate(home=None, env={})
    assert "quizapp" in paths.home.parts
    assert "quizapp" in paths.settings.parts


def test_a_relative_home_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate(home=Path("home"), env={}).home == tmp_path / "home"


def test_locating_creates_nothing(tmp_path: Path) -> None:
    locate(home=tmp_path / "home", env={})
    assert not list(tmp_path.iterdir())


def test_the_device_name_does_not_travel_with_the_journal(tmp_path: Path) -> None:
    paths = locate(home=tmp_path, env={})
    assert not paths.device.is_relative_to(paths.journal)

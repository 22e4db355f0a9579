import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from quizapp.store.backup.archive import LIST
from quizapp.store.backup.daily import back_up_daily
from quizapp.store.paths import Paths, locate
from quizapp.study.event import Moment
from tests.store.samples import NOON, TODAY, answered, write_journal


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The home of a learner with ten answers."""
    paths = locate(home=tmp_path / "home", env={})
    write_journal(paths, map(answered, range(10)))
    return paths


def call(home: Path, *words: object, typed: str = "") -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), *map(str, words)], input=typed)


def test_a_backup_says_how_many_events_it_has(paths: Paths, tmp_path: Path) -> None:
    told = call(paths.home, "backup", tmp_path / "b.zip")
    assert told.exit_code == 0
    assert "b.zip has 10 events and 2 files, read back and found good." in told.output


def test_a_backup_into_a_folder_is_named_after_the_day(paths: Paths, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert call(paths.home, "backup", folder).exit_code == 0
    [file] = folder.iterdir()
    assert file.match("quizapp-20??-??-??-??????.zip")


def test_a_backup_over_a_file_is_refused(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "thesis.zip"
    file.write_text("years of work")
    told = call(paths.home, "backup", file)
    assert told.exit_code == 1
    assert "is there already and stays as it is" in told.output
    assert file.read_text() == "years of work"


def test_a_backup_of_an_unsound_home_says_so(paths: Paths, tmp_path: Path) -> None:
    call(paths.home, "due")
    next(paths.journal.iterdir()).write_bytes(b"")
    told = call(paths.home, "backup", tmp_path / "b.zip")
    assert "has 0 events" in told.output
    assert "Not all is sound here, though:" in told.output
    assert "has lost 10 events" in told.output


def test_restoring_shows_what_would_happen_and_asks(paths: Paths, tmp_path: Path) -> None:
    file, other = tmp_path / "b.zip", tmp_path / "other"
    call(paths.home, "backup", file)
    for answer in ("", "n\n"):
        told = call(other, "restore", file, typed=answer)
        assert told.exit_code == 1
        assert "gains 10 events" in told.output
        assert "Restore this?" in told.output
        assert not other.exists()
    assert call(other, "restore", file, typed="y\n").exit_code == 0
    assert call(other, "restore", file, "--yes").output.endswith("This machine has all of it.\n")
    assert "10 events" in call(other, "doctor").output


def test_a_damaged_backup_restores_nothing(paths: Paths, tmp_path: Path) -> None:
    file, other = tmp_path / "b.zip", tmp_path / "other"
    call(paths.home, "backup", file)
    file.write_bytes(file.read_bytes()[:-40])
    told = call(other, "restore", file, "--yes")
    assert told.exit_code == 1
    assert "is damaged, or no backup" in told.output
    assert not other.exists()


def test_a_file_that_is_left_out_is_named(paths: Paths, tmp_path: Path) -> None:
    paths.decks.mkdir()
    (paths.decks / os.fsdecode(b"caf\xe9.yaml")).write_text("topic: c\n")
    told = call(paths.home, "backup", tmp_path / "b.zip")
    assert told.exit_code == 0
    assert r"Left out: decks/caf\udce9.yaml has a name that is not UTF-8." in told.output


def test_a_backup_with_a_name_that_is_not_utf_8_is_told_all_the_same(
    paths: Paths, tmp_path: Path
) -> None:
    told = call(paths.home, "backup", os.fsdecode(bytes(tmp_path) + b"/caf\xe9.zip"))
    assert told.exit_code == 0
    assert r"caf\udce9.zip has 10 events" in told.output


def test_the_next_start_is_told_of_a_backup_that_was_not_made(paths: Paths) -> None:
    paths.backups.write_text("a file where the folder should be")
    back_up_daily(paths, now=Moment(NOON, 0, TODAY))
    assert "The last automatic backup was not made." in call(paths.home, "due").output


def test_a_name_in_a_backup_never_speaks_to_the_terminal(paths: Paths, tmp_path: Path) -> None:
    paths.decks.mkdir()
    (paths.decks / "a\x1b]0;evil\x07.yaml").write_text("topic: a\n")
    file = tmp_path / "b.zip"
    call(paths.home, "backup", file)
    for words in (["restore", file, "--yes"], ["restore", file]):
        told = call(tmp_path / "other", *words)
        assert told.exit_code == 0
        assert "\x1b" not in told.output
    newer = tmp_path / "newer.zip"
    with ZipFile(newer, "w") as archive:
        archive.writestr(LIST, '{"format": 2, "quizapp": "\\u001b[31m9"}')
    told = call(tmp_path / "other", "restore", newer)
    assert r"newer version of quizapp (\x1b[31m9)" in told.output

"""Tests of `quizapp due --short`: the line for a shell's prompt, and when it is counted anew."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli.context import current_context
from quizapp.cli.main import quizapp
from quizapp.cli.prompt import FILE, data_folder, kept_line, kept_text
from quizapp.store.paths import locate
from tests.cli.homes import make_home

NEW = "topic: fresh\ncards:\n  - One more? ^one: Yes.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return make_home(tmp_path)


def words(home: Path) -> list[str]:
    return ["--home", str(home), "due", "--short"]


def counted(home: Path) -> str:
    """What the verb itself says; it keeps the line."""
    result = CliRunner().invoke(quizapp, words(home))
    assert result.exit_code == 0
    return result.output


def test_the_line_says_what_home_says_and_is_kept(home: Path) -> None:
    assert kept_line(words(home)) is None
    facts = json.loads(CliRunner().invoke(quizapp, ["--home", str(home), "due", "--json"]).output)
    line = counted(home)
    assert line.strip() in {
        f"{facts['due']} due · {facts['new']} new",
        f"{facts['new']} new",
    }
    assert kept_line(words(home)) == line.strip()


def test_the_line_is_counted_anew_after_an_answer_a_deck_or_a_setting(home: Path) -> None:
    counted(home)
    (home / "decks" / "fresh.yaml").write_text(NEW, encoding="utf-8")
    assert kept_line(words(home)) is None
    counted(home)
    (home / "settings.toml").write_text("new_per_day = 1\n", encoding="utf-8")
    assert kept_line(words(home)) is None
    assert "1 new" in counted(home)
    [journal] = (home / "journal").glob("*.jsonl")
    journal.write_bytes(journal.read_bytes() + journal.read_bytes().splitlines(keepends=True)[0])
    assert kept_line(words(home)) is None


def test_the_line_ends_with_its_day_and_under_another_clock(home: Path) -> None:
    now = datetime.now(UTC).timestamp()
    for since, until in ((now - 9, now - 1), (now + 60, now + 90)):
        text = kept_text("5 due", [], since=since, until=until)
        (home / FILE).write_text(text, encoding="utf-8")
        assert kept_line(words(home)) is None
    (home / FILE).write_text(kept_text("5 due", [], since=now - 9, until=now + 90), "utf-8")
    assert kept_line(words(home)) == "5 due"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"line": "5 due"}', "\x00"])
def test_a_kept_line_that_makes_no_sense_is_counted_anew(home: Path, text: str) -> None:
    (home / FILE).write_text(text, encoding="utf-8")
    assert kept_line(words(home)) is None


def test_a_pipe_of_that_name_is_not_waited_for(home: Path) -> None:
    os.mkfifo(home / FILE)
    assert kept_line(words(home)) is None


def test_nothing_is_said_where_nothing_is_due(home: Path) -> None:
    (home / "settings.toml").write_text("new_per_day = 0\n", encoding="utf-8")
    line = counted(home)
    assert line in {"", "2 due\n"}
    assert kept_line(words(home)) == line.strip()


def test_nothing_is_kept_where_there_is_no_home(tmp_path: Path) -> None:
    assert counted(tmp_path / "none") == "8 new\n"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "other",
    [["due"], ["--short", "due"], ["study", "--short"], ["--home", "x", "y", "due", "--short"]],
)
def test_only_the_very_words_are_answered_from_what_is_kept(other: list[str]) -> None:
    assert kept_line(other) is None


def test_a_kept_line_is_printed_without_the_command_line(home: Path) -> None:
    counted(home)
    program = (
        f"import sys; sys.argv[1:] = {words(home)!r}\n"
        "from quizapp.cli.prompt import start; start()\n"
        "sys.exit(len({'click', 'sqlite3', 'tomllib'} & set(sys.modules)))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert finished.stdout == counted(home)


def test_a_day_ends_at_its_rollover(home: Path) -> None:
    context = current_context(home)
    now = datetime.now(UTC).timestamp()
    end = context.end_of_day(now)
    assert 0 < end - now <= 25 * 3600
    day = context.clock()().day
    assert datetime.fromtimestamp(end).hour == context.settings.rollover_hour
    assert (datetime.fromtimestamp(end).date() - day).days == 1


@pytest.mark.parametrize(
    "env", [{}, {"XDG_DATA_HOME": ""}, {"XDG_DATA_HOME": "/a/b"}, {"XDG_DATA_HOME": "c"}]
)
def test_without_a_home_the_line_is_looked_for_where_the_files_lie(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for name, folder in env.items():
        monkeypatch.setenv(name, folder)
    assert data_folder(os.environ) == str(locate(home=None, env={}).home)

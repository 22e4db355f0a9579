import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp import __version__
from quizapp.cli.main import EXAMPLES, quizapp
from quizapp.text.brief import LONGEST_MESSAGE

SHIPPED = "ml.logreg-cost"


def call(*words: str) -> Result:
    return CliRunner().invoke(quizapp, list(words))


def modules_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded once the code has run."""
    report = "\nimport sys\nprint('\\n'.join(sys.modules))"
    finished = subprocess.run(
        [sys.executable, "-c", code + report], capture_output=True, text=True, check=True
    )
    return set(finished.stdout.splitlines())


@pytest.mark.parametrize("verb", [["--version"], ["due", "--json"], ["check", "content"]])
def test_the_small_verbs_load_neither_textual_nor_numpy(verb: list[str], tmp_path: Path) -> None:
    words = ["--home", str(tmp_path), *verb]
    loaded = modules_after(
        f"from quizapp.cli.main import quizapp\nquizapp({words!r}, standalone_mode=False)"
    )
    assert "click" in loaded
    assert not loaded & {"textual", "rich", "numpy", "fsrs", "importlib.metadata"}


def test_a_printed_lab_loads_no_other_lab_and_what_opens_the_app_not_at_all() -> None:
    words = ["lab", "log-loss", "--y", "1", "--p", "0.01"]
    loaded = modules_after(
        f"from quizapp.cli.main import quizapp\nquizapp({words!r}, standalone_mode=False)"
    )
    labs = {name for name in loaded if name.startswith("quizapp.labs.") and name.endswith(".lab")}
    assert labs == {"quizapp.labs.log_loss.lab"}
    assert not loaded & {"textual", "numpy", "sqlite3", "quizapp.cli.context"}


SESSION = """
import asyncio
import threading
from pathlib import Path
from quizapp.cli.lazy import settle
from tests.ui.sample_sessions import BASIC, app_at, sessions_over

async def study():
    with sessions_over(Path({folder!r}), BASIC) as sessions:
        async with app_at(sessions).run_test() as pilot:
            await pilot.press("s", "space", "3", "question_mark")

settle()
for thread in set(threading.enumerate()) - {{threading.main_thread()}}:
    thread.join()
asyncio.run(study())
"""
"""All that a learner meets who opens no lab and no chart, and what is loaded while home is read."""


def test_opening_the_app_and_studying_load_no_numpy(tmp_path: Path) -> None:
    loaded = modules_after(SESSION.format(folder=str(tmp_path)))
    assert {"quizapp.ui.screens.study", "quizapp.ui.screens.summary"} <= loaded
    assert "numpy" not in loaded


def test_importing_and_checking_create_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert call("--home", str(home), "check", "content").exit_code == 0
    assert call("--home", str(home), "--version").exit_code == 0
    assert not home.exists()


def test_the_version_is_printed() -> None:
    assert call("--version").output == f"quizapp {__version__}\n"


def test_due_says_what_a_newcomer_can_start_with(tmp_path: Path) -> None:
    told = call("--home", str(tmp_path), "due")
    assert told.exit_code == 0
    assert "0 due, 8 new today" in told.output
    assert SHIPPED in told.output


def test_due_speaks_json(tmp_path: Path) -> None:
    facts = json.loads(call("--home", str(tmp_path), "due", "--json").output)
    assert (facts["due"], facts["new"]) == (0, 8)
    [topic] = [each for each in facts["topics"] if each["topic"] == SHIPPED]
    # Interview questions stand beside what is new.
    assert topic["total"] > topic["new"] > 27
    assert topic["next_due"] is None


def test_due_names_a_deck_that_cannot_be_studied(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "bad.yaml").write_text("cards: [", encoding="utf-8")
    told = call("--home", str(tmp_path), "due")
    assert "bad.yaml" in told.output
    assert SHIPPED in told.output


def test_settings_that_are_wrong_get_a_sentence_and_the_default(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("new_per_dya = 3\n", encoding="utf-8")
    told = call("--home", str(tmp_path), "due")
    assert told.exit_code == 0
    assert 'settings.toml:1: There is no setting "new_per_dya"' in told.output
    assert "8 new today" in told.output


def test_an_unknown_topic_gets_the_nearest_one(tmp_path: Path) -> None:
    told = call("--home", str(tmp_path), "study", "ml.logreg-cots")
    assert told.exit_code == 2
    assert SHIPPED in told.output


def test_a_topic_may_be_named_by_as_much_as_only_it_begins_with(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    for name in ("notes", "notes-2"):
        deck = f"topic: {name}\ncards:\n  - {{q: Q?, a: A}}\n"
        (decks / f"{name}.yaml").write_text(deck, encoding="utf-8")
    wants_a_terminal = "The app needs a terminal"
    assert wants_a_terminal in call("--home", str(tmp_path), "study", "ml.logreg-c").output
    assert wants_a_terminal in call("--home", str(tmp_path), "study", "notes").output
    several = call("--home", str(tmp_path), "study", "note")
    assert several.exit_code == 2
    assert "Several topics begin with 'note': notes, notes-2." in several.output


def test_an_unknown_command_gets_the_nearest_one() -> None:
    told = call("chekc")
    assert told.exit_code == 2
    assert "check" in told.output


def test_a_file_without_a_topic_to_study_says_how_to_find_out_why(tmp_path: Path) -> None:
    deck = tmp_path / "bad.yaml"
    deck.write_text("cards: [", encoding="utf-8")
    told = call("--home", str(tmp_path / "home"), "study", str(deck))
    assert told.exit_code == 2
    assert "quizapp check" in told.output


def test_a_home_that_is_a_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    told = call("--home", str(file), "due")
    assert told.exit_code == 2
    assert "Traceback" not in told.output


def test_help_lists_every_verb() -> None:
    told = call("--help").output
    assert all(f"  {verb} " in told for verb in ("check", "due", "study"))


def test_help_says_where_the_files_lie(tmp_path: Path) -> None:
    home = tmp_path / ("long-" * 20)
    told = CliRunner().invoke(quizapp, ["--help"], env={"QUIZAPP_HOME": str(home)}).output
    assert f" {home}\n" in told
    assert f" {home / 'settings.toml'}\n" in told
    assert not home.exists()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_help_works(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my-deck.yaml").write_text("topic: t\ncards:\n  - Q?: A\n", encoding="utf-8")
    [command, *words] = shlex.split(example)
    assert command == "quizapp"
    # A filter that finds nothing in a fresh home is no error, and the app wants a terminal.
    result = call("--home", str(tmp_path / "home"), *words)
    assert result.exit_code == 0 or "needs a terminal" in result.output
    assert example in call("--help").output


def test_due_prints_no_control_character_of_a_file_name(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "a\x1b]0;owned\x07.yaml").write_text("cards: [", encoding="utf-8")
    for words in (["due"], ["due", "--json"]):
        told = call("--home", str(tmp_path), *words).output
        assert all(line.isprintable() for line in told.splitlines())


def test_without_a_terminal_the_app_says_so(tmp_path: Path) -> None:
    told = call("--home", str(tmp_path))
    assert told.exit_code == 2
    assert "needs a terminal; `quizapp due`" in told.output
    lab = call("--home", str(tmp_path), "lab", "stability")
    assert "`quizapp lab NAME --print` does without one" in lab.output


def test_an_unknown_user_in_the_settings_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('decks = ["~nosuchuser/x"]\n', encoding="utf-8")
    assert call("--home", str(tmp_path), "due").exit_code == 0


def test_due_says_how_many_items_cannot_be_asked_and_why(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    deck = "topic: notes\ncards:\n  - 'Odds? ^odds': '{=1/0}'\n"
    (tmp_path / "decks" / "notes.yaml").write_text(deck, encoding="utf-8")
    output = call("--home", str(tmp_path), "due").output
    assert "1 item of notes cannot be asked: " in output
    assert "notes.yaml:3:20: E-EXPRESSION" in output
    facts = json.loads(call("--home", str(tmp_path), "due", "--json").output)
    [topic] = [topic for topic in facts["topics"] if topic["topic"] == "notes"]
    assert (topic["new"], topic["unaskable"]) == (0, 1)
    assert "E-EXPRESSION" in topic["why_unaskable"]


@pytest.mark.parametrize(
    "words",
    [
        ("{}",),
        ("study", "{}"),
        ("study", "--filter", "{}:1"),
        ("check", "{}"),
        ("restore", "{}"),
        ("backup", "{}"),
        ("lab", "{}"),
        ("lab", "log-loss", "--p", "{}"),
        ("relink", "{}", "{}"),
        ("due", "{}"),
        ("--home", "{}", "due"),
    ],
)
def test_what_is_wrong_is_one_short_line_however_long_the_words(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    home = () if "--home" in words else ("--home", str(tmp_path))
    result = call(*home, *(word.format("x" * 10_000) for word in words))
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code in {1, 2}
    lines = [line for line in result.stderr.splitlines() if not line.startswith("Usage: ")]
    assert "x…x" in lines[-1]
    # click puts the name of the argument before the message.
    assert max(map(len, lines)) < LONGEST_MESSAGE + 40

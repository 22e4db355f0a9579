import json
from pathlib import Path

from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from quizapp.decks.ids import temporary_id
from tests.cli.homes import make_home

DECK = "topic: t\ncards:\n  - What is a nat?: A unit.\n"


def run(home: Path, *args: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "ids", *args])


def test_missing_ids_are_named_with_their_addresses(tmp_path: Path) -> None:
    deck = tmp_path / "t.yaml"
    deck.write_text(DECK, encoding="utf-8")
    result = run(tmp_path / "home", "--check", str(deck))
    assert (result.exit_code, result.stdout) == (1, f"{deck}:3:5: nat\n")
    assert deck.read_text(encoding="utf-8") == DECK
    assert run(tmp_path / "home", str(deck)).exit_code == 0


def test_ids_are_written_and_then_none_is_missing(tmp_path: Path) -> None:
    deck = tmp_path / "t.yaml"
    deck.write_text(DECK, encoding="utf-8")
    assert "They are in the file now." in run(tmp_path / "home", "--write", str(deck)).stderr
    assert deck.read_text(encoding="utf-8") == DECK.replace("nat?", "nat? ^nat")
    result = run(tmp_path / "home", "--check", str(deck))
    assert (result.exit_code, result.output) == (0, "")
    assert not (tmp_path / "home").exists()


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    deck = tmp_path / "t.yaml"
    deck.write_text(DECK + "  - q: No answer\n", encoding="utf-8")
    assert "1 error; what cannot be read gets no id" in run(tmp_path / "home", str(deck)).stderr


def test_what_gets_no_id_is_a_failure_that_says_why(tmp_path: Path) -> None:
    deck = tmp_path / "t.yaml"
    deck.write_text("topic: t\ncards:\n  - ? |\n      long\n    : x\n", encoding="utf-8")
    result = run(tmp_path / "home", "--write", str(deck))
    assert (result.exit_code, result.stdout) == (
        1,
        f"{deck}:3:7: give this one an id by hand; nothing can be put in here\n",
    )
    assert "in the file now" not in result.stderr
    deck.write_text(f"{DECK}  - q: [\n", encoding="utf-8")
    result = run(tmp_path / "home", "--write", str(deck))
    assert result.exit_code == 1
    assert f"{deck}:3:5: it gets an id once the file is well-formed" in result.stdout


def test_what_was_learnt_goes_on_under_the_id(tmp_path: Path) -> None:
    old = f"t/{temporary_id('What does a shrug cost?')}"
    home = make_home(tmp_path, keys=[old])
    deck = home / "decks" / "t.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace(" ^shrug", ""), encoding="utf-8")
    assert run(home, "--write", str(deck)).exit_code == 0
    [journal] = (home / "journal").glob("*.jsonl")
    move = json.loads(journal.read_text(encoding="utf-8").splitlines()[-1])
    assert (move["kind"], move["origin"], move["key"]) == ("relink", old, "t/shrug-cost")
    told = CliRunner().invoke(quizapp, ["--home", str(home), "relink"])
    assert told.output == "Every history has its card.\n"

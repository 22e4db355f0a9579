"""`quizapp new` writes decks that check has nothing to say of."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), *words])


def test_a_new_topic_passes_check_and_its_name_is_taken_then(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "topic", "my.notes", "--title", "What I'd forget")
    file = tmp_path / "decks" / "my.notes.yaml"
    assert made.exit_code == 0, made.output
    assert made.output.startswith(f"{file}:")
    checked = run(tmp_path, "check", "--strict", str(file))
    assert (checked.exit_code, checked.output) == (0, "")
    again = run(tmp_path, "new", "topic", "my.notes")
    assert again.exit_code == 1
    assert "there already" in again.output


def test_a_new_card_is_written_with_its_traps(tmp_path: Path) -> None:
    words = ["numeric=What are the odds of {=p}?", "vars=p: grid(0.1, 0.9, 0.1)", "tolerance=0.006"]
    words += ["answer=p/(1 - p)", "traps=1/p: Divide p by what is left of 1."]
    options = [word for text in words for word in ("--set", text)]
    made = run(tmp_path, "new", "card", "--kind", "numeric", "--deck", "notes", *options)
    assert made.exit_code == 0, made.output
    checked = run(tmp_path, "check", "--strict", str(tmp_path / "decks" / "notes.yaml"))
    assert (checked.exit_code, checked.output) == (0, "")


def test_a_card_that_asks_what_another_asks_is_written_and_told_so(tmp_path: Path) -> None:
    card = ("new", "card", "--deck", "notes", "--set", "q=Why?", "--set", "a=So.")
    assert run(tmp_path, *card).stderr == ""
    again = run(tmp_path, *card)
    file = tmp_path / "decks" / "notes.yaml"
    assert again.exit_code == 0
    assert again.stdout.startswith(f"{file}:")
    assert f"{file}:8:8: E-DUPLICATE" in again.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "numerc"), "Did you mean 'numeric'?"),
        (("--set", "questoin=Why"), "--set wants KEY=TEXT"),
        (("--set", "q=Why"), "Still to be filled in: answer."),
    ],
)
def test_what_cannot_be_written_is_refused_and_writes_nothing(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    refused = run(tmp_path, "new", "card", "--deck", "notes", *words)
    assert refused.exit_code != 0
    assert sentence in refused.output
    assert not (tmp_path / "decks").exists()


def test_a_card_for_a_shipped_topic_says_that_a_copy_stands_in_for_it(tmp_path: Path) -> None:
    card = ("--deck", "ml.logreg-cost", "--set", "q=What is new?", "--set", "a=This card.")
    made = run(tmp_path, "new", "card", *card)
    copy = tmp_path / "decks" / "ml.logreg-cost.yaml"
    assert made.exit_code == 0, made.output
    assert made.stdout.startswith(f"{copy}:")
    assert f"{copy} stands in for the shipped topic ml.logreg-cost." in made.stderr
    card = (*card[:3], "q=What is newer?", *card[4:])
    assert "stands in" not in run(tmp_path, "new", "card", *card).stderr

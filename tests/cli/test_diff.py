import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import context
from quizapp.cli.main import quizapp
from quizapp.store.user_decks import copy_topic

DECK = "topic: t\ncards:\n  - {id: a, q: What is a?, a: The first.}\n"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped topic of which the learner has a copy."""
    file = tmp_path / "shipped" / "t.yaml"
    file.parent.mkdir()
    file.write_text(DECK)
    for module in (context,):
        monkeypatch.setattr(module, "shipped_topics", lambda: file.parent)
    copy_topic(file, tmp_path / "decks", "t", originals=tmp_path / "originals")
    return file


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), *words])


def add(file: Path, name: str) -> None:
    file.write_text(f"{file.read_text()}  - {{id: {name}, q: What is {name}?, a: Added.}}\n")


def test_what_the_release_changed_stands_apart_from_what_one_changed(
    tmp_path: Path, shipped: Path
) -> None:
    add(shipped, "b")
    own = tmp_path / "decks" / "t.yaml"
    own.write_text(own.read_text().replace("The first.", "One."))
    assert run(tmp_path, "diff", "t").output.splitlines() == [
        "what is shipped, since you copied it: 1 new",
        "  + basic b  What is b?",
        "yours, since you copied it: 1 changed",
        "  ~ basic a  What is a?",
        "      answer",
        "        - The first.",
        "        + One.",
    ]


def test_home_and_due_tell_of_a_newer_shipped_topic_until_it_was_seen(
    tmp_path: Path, shipped: Path
) -> None:
    sentence = "That has changed since: `quizapp diff t`."
    assert sentence not in run(tmp_path, "due").output
    add(shipped, "b")
    assert sentence in run(tmp_path, "due").output
    assert run(tmp_path, "diff", "t", "--seen").exit_code == 0
    assert sentence not in run(tmp_path, "due").output
    assert (
        "what is shipped, since you copied it: nothing differs" in run(tmp_path, "diff", "t").output
    )


def test_a_copy_whose_original_was_not_kept_is_compared_with_what_is_shipped(
    tmp_path: Path, shipped: Path
) -> None:
    (tmp_path / "originals" / "t.yaml").unlink()
    add(shipped, "b")
    assert run(tmp_path, "diff", "t").output.splitlines() == [
        "yours, beside what is shipped: 1 gone",
        "  - basic b  What is b?",
    ]


def test_lines_and_json_say_the_same(tmp_path: Path, shipped: Path) -> None:
    add(tmp_path / "decks" / "t.yaml", "c")
    assert "+  - {id: c, q: What is c?, a: Added.}" in run(tmp_path, "diff", "t", "--text").output
    news, mine = json.loads(run(tmp_path, "diff", "t", "--json").output)
    assert news["changes"] == []
    [change] = mine["changes"]
    assert (change["part"], change["kind"], change["about"]) == ("basic c", "new", "What is c?")
    assert shipped.exists()


def test_a_topic_without_a_copy_has_nothing_to_compare(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / "decks" / "t.yaml").unlink()
    assert "You have no copy of your own of t" in run(tmp_path, "diff", "t").output
    assert run(tmp_path, "diff", "u").exit_code == 2
    assert shipped.exists()

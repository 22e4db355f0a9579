import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from quizapp.decks.ids import temporary_id
from quizapp.study.event import EventKind
from tests.cli.homes import TODAY, events, make_home
from tests.cli.test_front_door import modules_after


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a history whose card has another id now."""
    home = make_home(tmp_path, keys=("t/shrug", "t/convex-loss"))
    relink(home)
    return home


def relink(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "relink", *words])


def rewrite(home: Path, old: str, new: str) -> None:
    file = home / "decks" / "t.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_where_every_history_has_its_card_there_is_nothing_to_do(tmp_path: Path) -> None:
    told = relink(make_home(tmp_path))
    assert (told.exit_code, told.output) == (0, "Every history has its card.\n")


def test_a_lost_history_is_listed_with_the_card_that_is_most_like_it(home: Path) -> None:
    rewrite(home, "convex? ^convex", "convex? ^convex-losses")
    lines = relink(home).output.splitlines()
    last = TODAY - timedelta(days=60)
    assert lines == [
        f"t/convex-loss: 5 answers, last on {last}",
        "    like  Which loss is convex? (82 %)",
        "    quizapp relink t/convex-loss t/convex-losses",
    ]
    assert relink(home).output.splitlines() == lines, "a proposal is no deed"


def test_a_reworded_card_without_an_id_is_found_by_what_it_asked(tmp_path: Path) -> None:
    asked = "What does a shrug cost?"
    home = make_home(tmp_path, keys=[f"t/{temporary_id(asked)}"])
    rewrite(home, " ^shrug", "")
    assert relink(home).output == "Every history has its card.\n"
    rewrite(home, asked, "How much does a shrug cost?")
    told = relink(home).output
    assert f"was   {asked}" in told
    assert "like  How much does a shrug cost? (67 %)" in told


def test_the_command_that_is_proposed_can_be_pasted_and_printed(tmp_path: Path) -> None:
    home = make_home(tmp_path, keys=["t/open-gap#c1", "t/\x1b[31m"])
    rewrite(home, "cards:", "cards:\n  - {id: open-gaps, cloze: 'A [[c1::gap]].'}")
    told = relink(home).output
    assert "    quizapp relink 't/open-gap#c1' 't/open-gaps#c1'\n" in told
    assert "t/\\x1b[31m: 5 answers" in told


def test_the_list_speaks_json(home: Path) -> None:
    rewrite(home, "^convex", "^convex-losses")
    [lost] = json.loads(relink(home, "--json").output)
    assert (lost["key"], lost["answers"], lost["text"]) == ("t/convex-loss", 5, "")
    assert lost["proposal"]["key"] == "t/convex-losses"
    assert 0.6 <= lost["proposal"]["likeness"] < 1


def test_a_history_is_given_when_both_keys_are_named(home: Path) -> None:
    told = relink(home, "t/convex-loss", "t/convex")
    assert told.output == "t/convex now has the history of t/convex-loss: 5 answers.\n"
    days = {TODAY, datetime.now(UTC).date(), TODAY - timedelta(days=1)}
    [event] = [each for day in days for each in events(home, day)]
    assert (event.kind, event.key, event.origin) == (EventKind.RELINK, "t/convex", "t/convex-loss")
    assert relink(home).output == "Every history has its card.\n"


def test_a_gift_speaks_json(home: Path) -> None:
    facts = json.loads(relink(home, "t/convex-loss", "t/shrug", "--json").output)
    assert facts == {"old": "t/convex-loss", "new": "t/shrug", "answers": 5, "own": 5}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["t/convex-loss"], "Which item shall have the history of t/convex-loss?"),
        (["t/shrug", "t/convex"], "t/shrug is a card of the library and keeps its history."),
        (["t/convex-los", "t/convex"], "no history of 't/convex-los'. Did you mean 't/convex-loss"),
        (["t/convex-loss", "t/convx"], "There is no item 't/convx'. Did you mean 't/convex'?"),
    ],
)
def test_a_gift_that_makes_no_sense_is_refused(home: Path, words: list[str], sentence: str) -> None:
    told = relink(home, *words)
    assert told.exit_code == 2
    assert sentence in told.output
    assert "t/convex-loss: 5 answers" in relink(home).output


def test_a_history_is_given_once(home: Path) -> None:
    relink(home, "t/convex-loss", "t/convex")
    told = relink(home, "t/convex-loss", "t/shrug")
    assert told.exit_code == 2
    assert "The history of t/convex-loss belongs to t/convex already." in told.output


def test_a_renamed_card_has_its_history_by_its_deck(home: Path) -> None:
    card = "{id: convex, was: convex-loss, q: Which?, a: Log loss.}"
    rewrite(home, "Which loss is convex? ^convex: Log loss.", card)
    assert relink(home).output == "Every history has its card.\n"
    told = relink(home, "t/convex-loss", "t/shrug")
    assert "belongs to t/convex already" in told.output


def test_a_deck_with_errors_is_named_since_its_cards_may_only_seem_gone(home: Path) -> None:
    rewrite(home, "topic: t", "topic: [")
    told = relink(home)
    assert "t/shrug: 5 answers" in told.output
    assert "t.yaml has errors, so some of its cards may only seem to be gone" in told.output


def test_relinking_loads_neither_textual_nor_numpy(home: Path) -> None:
    words = ["--home", str(home), "relink"]
    loaded = modules_after(
        f"from quizapp.cli.main import quizapp\nquizapp({words!r}, standalone_mode=False)"
    )
    assert not loaded & {"textual", "rich", "numpy"}


def test_a_deck_whose_name_is_not_utf_8_stops_no_list(home: Path) -> None:
    (home / "decks" / os.fsdecode(b"caf\xe9.yaml")).write_text("topic: c\n")
    told = relink(home)
    assert told.exit_code == 0
    assert "t/" in told.output

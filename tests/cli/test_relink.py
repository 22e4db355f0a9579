import json
import os
from datetime import timedelta
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
    days = {TODAY, TODAY - timedelta(days=1)}
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


def test_a_renamed_topic_gets_all_its_histories_at_once(tmp_path: Path) -> None:
    home = make_home(tmp_path, keys=("t/shrug", "t/convex", "t/gone"))
    rewrite(home, "topic: t", "topic: u.new")
    told = relink(home, "t", "u.new")
    assert told.output == (
        "u.new now has 2 histories of t: 10 answers."
        " 1 found no card of their id; `quizapp relink` lists them.\n"
    )
    assert "t/gone: 5 answers" in relink(home).output
    assert "t/shrug" not in relink(home).output
    due = json.loads(CliRunner().invoke(quizapp, ["--home", str(home), "due", "--json"]).output)
    [facts] = [facts for facts in due["topics"] if facts["topic"] == "u.new"]
    assert facts["new"] == 0


def test_a_move_speaks_json_and_follows_renamed_and_retired_cards(tmp_path: Path) -> None:
    home = make_home(tmp_path, keys=("t/shrug", "t/convex", "t/out"))
    rewrite(home, "topic: t", "topic: u")
    rewrite(
        home,
        "  - Which loss is convex? ^convex: Log loss.",
        "  - {id: bowl, was: convex, q: Which?, a: Log loss.}",
    )
    rewrite(home, "cards:", "cards:\n  - {id: out, retired: true, q: Out?, a: Yes.}")
    assert json.loads(relink(home, "t", "u", "--json").output) == {
        "old": "t",
        "new": "u",
        "moved": {"t/convex": "u/bowl", "t/out": "u/out", "t/shrug": "u/shrug"},
        "answers": 15,
        "own": 0,
        "left": 0,
    }


def test_a_topic_that_says_what_it_was_keeps_its_histories(tmp_path: Path) -> None:
    home = make_home(tmp_path, keys=("t/shrug", "t/convex-loss", "t/out#rev"))
    rewrite(home, "topic: t", "topic: u\nwas: t")
    rewrite(
        home,
        "  - Which loss is convex? ^convex: Log loss.",
        "  - {id: convex, was: convex-loss, q: Which?, a: Log loss.}",
    )
    rewrite(home, "cards:", "cards:\n  - {id: out, retired: true, q: Out?, a: Yes.}")
    assert relink(home).output == "Every history has its card.\n"
    due = json.loads(CliRunner().invoke(quizapp, ["--home", str(home), "due", "--json"]).output)
    [facts] = [facts for facts in due["topics"] if facts["topic"] == "u"]
    assert (facts["new"], due["lost_topics"]) == (0, [])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["u", "t"], "u is a topic of the library and keeps its histories."),
        (["t", "uu"], "There is no topic 'uu'."),
        (["tt", "u"], "There is no lost history of a topic 'tt'."),
        (["t", "ml.logreg-cost"], "No card of ml.logreg-cost has the id of a card that t had."),
        (["t", "u/shrug"], "There is no history of 't'."),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(
    tmp_path: Path, words: list[str], sentence: str
) -> None:
    home = make_home(tmp_path, keys=("t/lone", "t/gone"))
    rewrite(home, "topic: t", "topic: u")
    told = relink(home, *words)
    assert told.exit_code == 2
    assert sentence in " ".join(told.output.split())
    assert "t/lone: 5 answers" in relink(home).output


def test_due_says_that_a_topic_was_renamed_until_its_histories_have_a_home(tmp_path: Path) -> None:
    home = make_home(tmp_path, shown="")
    rewrite(home, "topic: t", "topic: u")
    due = CliRunner().invoke(quizapp, ["--home", str(home), "due"])
    sentence = "t has gone and left 2 histories; u has the same cards. `quizapp relink t u`"
    assert sentence in due.output
    relink(home, "t", "u")
    assert "has gone" not in CliRunner().invoke(quizapp, ["--home", str(home), "due"]).output

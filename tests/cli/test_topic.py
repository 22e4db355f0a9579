"""Tests of `quizapp topic`: the headless twin of the topic page."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from tests.cli.homes import make_home

TOPIC = "ml.logreg-cost"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("home"))


def topic(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "topic", *words])


@pytest.fixture(scope="module")
def facts(home: Path) -> dict[str, Any]:
    done = topic(home, TOPIC, "--json")
    assert done.exit_code == 0
    facts: dict[str, Any] = json.loads(done.output)
    return facts


def test_the_list_says_what_is_due_new_and_known(home: Path, facts: dict[str, Any]) -> None:
    done = topic(home)
    assert done.exit_code == 0
    [row] = [line for line in done.output.splitlines() if TOPIC in line and " due" in line]
    assert f"{facts['counts']['new']} new" in row
    assert f"of {facts['counts']['total']} known" in row
    listed = json.loads(topic(home, "--json").output)
    assert facts["counts"] in [each["counts"] for each in listed]


def test_the_list_counts_as_the_day_does_and_names_all_that_a_topic_builds_on(
    tmp_path: Path,
) -> None:
    home = make_home(tmp_path)
    deck = "topic: u\nprereqs: [t]\ncards: [{q: A, a: B}, {q: C, a: '{=1/0}'}]\n"
    deck += "interview: [{id: i, q: Why?}]\n"
    (home / "decks" / "u.yaml").write_text(deck, encoding="utf-8")
    lines = [" ".join(line.split()) for line in topic(home).output.splitlines()]
    [row] = [place for place, line in enumerate(lines) if line.endswith(" u u")]
    assert lines[row : row + 3] == [
        "0 due 1 new 0 met 0 of 3 known u u",
        "and 1 interview question, 1 item not to be asked",
        "builds on t (2 of 2 known)",
    ]
    counts = json.loads(topic(home, "u", "--json").output)["counts"]
    assert (counts["new"], counts["interview"], counts["unaskable"]) == (1, 1, 1)


def test_the_data_has_all_that_a_topic_says(facts: dict[str, Any]) -> None:
    sections = (
        *("theory", "deepening", "interview_deepening", "tradeoffs", "notes", "examples", "flow"),
        *("labs", "sessions", "walkthrough", "interview", "senior_angle", "cards", "coverage"),
    )
    assert [name for name in sections if not facts[name]] == []
    assert {section["kind"] for section in facts["sections"]} >= {"theory", "flow", "coverage"}
    states = {item["state"] for point in facts["coverage"] for item in point["items"]}
    assert states <= {"new", "met", "known", "missed", "suspended"}


def test_the_page_prints_the_numbers_that_the_data_has(home: Path, facts: dict[str, Any]) -> None:
    page = " ".join(topic(home, TOPIC).output.split())
    assert "{=" not in page
    for section in facts["sections"]:
        assert section["title"].replace("`", "") in page
        assert " ".join(section["text"].split()) in page or section["kind"] == "tradeoffs"


def test_no_answer_stands_in_the_list_of_what_tests_a_section(home: Path) -> None:
    page = topic(home, TOPIC, "--section", "objective", "--width", "200").output
    tested = page.partition("tested by")[2]
    assert "is measured in […]" in tested
    assert "nats; with" not in tested
    assert "Log loss (binary" not in tested


def test_lines_are_as_wide_as_asked(home: Path) -> None:
    lines = topic(home, TOPIC, "--width", "50").output.splitlines()
    prose = [line for line in lines if not line.startswith("    ")]
    assert max(map(len, prose)) <= 50


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([TOPIC, "--section", "objectiv"], "Did you mean 'objective'?"),
        (["--section", "flow"], "--section wants a topic."),
        (["nowhere"], "There is no topic or file 'nowhere'."),
    ],
)
def test_what_there_is_not_is_a_sentence(home: Path, words: list[str], sentence: str) -> None:
    done = topic(home, *words)
    assert done.exit_code == 2
    assert sentence in done.output

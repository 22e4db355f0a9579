import json
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from tests.cli.homes import TODAY, make_home

SOON = TODAY + timedelta(days=40)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return make_home(tmp_path)


def plan(home: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "plan", *words], input=typed)


def planned(home: Path) -> object:
    file = home / "settings.toml"
    return tomllib.loads(file.read_text()).get("interview_date") if file.exists() else None


def test_the_effect_is_shown_before_the_date_is_accepted(home: Path) -> None:
    told = plan(home, "--date", str(SOON), typed="y\n")
    assert told.exit_code == 0
    assert f"{SOON}, 2 of 2 reviewed items come earlier and 0 later." in told.output
    effect, question, answer = told.output.partition(f"Plan for an interview on {SOON}?")
    assert "a day" in effect
    assert question
    assert "It is planned." in answer
    assert planned(home) == SOON


def test_the_table_counts_reviews_day_by_day_before_and_after(home: Path) -> None:
    told = plan(home, "--date", str(SOON), "--yes")
    rows = [line.split() for line in told.output.splitlines()]
    first = next(at for at, row in enumerate(rows) if row[-2:] == ["now", "then"])
    days, mean = rows[first + 1 : first + 15], rows[first + 15]
    # 60 days after the last answer both are overdue with the date, and not due without it.
    assert days[0][2:] == ["0", "2"]
    assert mean[:2] == ["a", "day"]
    for column in (2, 3):
        assert float(mean[column]) == pytest.approx(
            sum(int(row[column]) for row in days) / 14, abs=0.05
        )


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_without_a_yes_nothing_changes(home: Path, typed: str) -> None:
    assert plan(home, "--date", str(SOON), typed=typed).exit_code == 1
    assert planned(home) is None


def test_the_plan_is_ended_and_the_items_go_back(home: Path) -> None:
    plan(home, "--date", str(SOON), "--yes")
    told = plan(home, "--off", "--yes")
    assert "Without an interview, 0 of 2 reviewed items come earlier and 2 later." in told.output
    assert planned(home) == ""
    assert "No interview is planned" in plan(home).output


def test_a_preview_leaves_the_memories_as_they_were(home: Path) -> None:
    due = ["--home", str(home), "due", "--json"]
    before = CliRunner().invoke(quizapp, due).output
    plan(home, "--date", str(SOON), typed="n\n")
    assert CliRunner().invoke(quizapp, due).output == before
    plan(home, "--date", str(SOON), "--yes")
    assert CliRunner().invoke(quizapp, due).output != before


def test_the_plan_is_told_without_options(home: Path) -> None:
    assert "No interview is planned" in plan(home).output
    plan(home, "--date", str(SOON), "--yes")
    told = plan(home).output
    assert f"The interview is on {SOON:%a} {SOON}, " in told
    assert " days from today." in told
    assert plan(home, "--date", str(SOON)).output == told


def test_the_plan_says_how_many_new_items_the_days_hold(home: Path) -> None:
    """The words are those of `plan_sentences`; the shipped topics are among the items."""
    (home / "settings.toml").write_text("new_per_day = 1\n", encoding="utf-8")
    lines = plan(home, "--date", str(SOON), "--yes").output.splitlines()
    assert any(line.startswith("At 1 new a day, 40 days until then hold 40 of ") for line in lines)
    assert any(line.startswith("To meet every item takes new_per_day = ") for line in lines)
    rows = [line for line in lines if line.startswith("  ")]
    assert [row.split()[0] for row in rows] == ["core", "often", "rare"]
    assert set(rows) < set(plan(home).output.splitlines())


def test_programs_read_the_plan_and_change_nothing_unless_they_agree(home: Path) -> None:
    day = TODAY + timedelta(days=2)
    output = plan(home, "--date", str(day), "--json").output
    facts = json.loads(output)
    assert facts["interview"] == str(day)
    assert [len(row["new"]) for row in facts["days"]] == [8, 8]
    assert planned(home) is None
    assert plan(home, "--date", str(day), "--json", "--yes").output == output
    assert planned(home) == day
    assert plan(home, "--json").output == output
    assert json.loads(plan(home, "--off", "--json").output) == {
        "day": facts["day"],
        "interview": None,
    }


def test_an_interview_that_is_over_is_told_as_such(home: Path) -> None:
    (home / "settings.toml").write_text("interview_date = 2020-01-01\n")
    assert "The interview was on 2020-01-01; `quizapp plan --off` ends" in plan(home).output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--date", "tomorrow"], "a date is written like 2027-02-01"),
        (["--date", "2020-01-01"], "2020-01-01 is over"),
        (["--date", str(SOON), "--off"], "contradict"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(home: Path, words: list[str], sentence: str) -> None:
    told = plan(home, *words)
    assert told.exit_code == 2
    assert sentence in told.output


def test_a_newcomer_plans_as_well(tmp_path: Path) -> None:
    told = plan(tmp_path / "new", "--date", str(SOON), "--yes")
    assert "0 of 0 reviewed items" in told.output
    assert planned(tmp_path / "new") == SOON


def test_broken_settings_are_told_and_left_alone(home: Path) -> None:
    (home / "settings.toml").write_text("theme = = 1\n")
    told = plan(home, "--date", str(SOON), "--yes")
    assert told.exit_code == 1
    assert "settings.toml:1: this is not TOML" in told.output
    assert (home / "settings.toml").read_text() == "theme = = 1\n"

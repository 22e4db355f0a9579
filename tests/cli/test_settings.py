import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from quizapp.store.settings.rules import SETTING_RULES
from quizapp.store.settings.settings import read_settings
from quizapp.study.scheduler.registry import lacks
from tests.insight.learner import write_home, year


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "settings", *words])


def test_all_settings_are_listed_with_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("new_per_day = 20\n")
    rows = run(tmp_path).output.splitlines()
    assert [row.split()[0] for row in rows] == [*SETTING_RULES]
    assert "new_per_day         20                  default 8" in rows


def test_one_setting_says_its_range_and_its_effect(tmp_path: Path) -> None:
    output = run(tmp_path, "rollover_hour").output
    assert output.startswith("rollover_hour = 4\n")
    assert "a whole number from 0 to 23" in output
    assert SETTING_RULES["rollover_hour"].effect in output


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("new_per_day", "12"),
        ("confidence", "all"),
        ("six_grades", "true"),
        ("interview_date", "2027-02-01"),
        ("theme", "nord"),
        ("decks", '["/elsewhere"]'),
    ],
)
def test_a_setting_is_set_and_taken_back(tmp_path: Path, key: str, value: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine\nreviews_per_day = 9  # as agreed\n")
    assert f"{key} = {value} (it was " in run(tmp_path, key, value).output
    assert run(tmp_path, key).output.startswith(f"{key} = {value}\n")
    assert run(tmp_path, key, "--default").exit_code == 0
    assert file.read_text() == "# mine\nreviews_per_day = 9  # as agreed\n"


def test_a_value_out_of_range_is_refused_in_a_sentence(tmp_path: Path) -> None:
    result = run(tmp_path, "rollover_hour", "24")
    assert result.exit_code == 1
    assert '"rollover_hour" must be a whole number from 0 to 23.' in result.output
    assert not (tmp_path / "settings.toml").exists()


def test_an_unknown_setting_gets_the_nearest_one(tmp_path: Path) -> None:
    result = run(tmp_path, "new_per_dya")
    assert result.exit_code == 2
    assert "Did you mean 'new_per_day'?" in result.output


def test_json_has_value_default_range_and_effect_of_each(tmp_path: Path) -> None:
    facts = json.loads(run(tmp_path, "--json").output)
    assert [*facts] == [*SETTING_RULES]
    assert facts["preset"]["value"] == facts["preset"]["default"] == "sm2"
    assert (facts["new_per_day"]["value"], facts["max_interval"]["value"]) == (8, None)
    assert (facts["read_first"]["value"], facts["decks"]["value"]) == (True, [])
    assert json.loads(run(tmp_path, "interview_date", "2027-02-01", "--json").stdout)["value"] == (
        "2027-02-01"
    )
    assert all(set(fact) == {"value", "default", "range", "effect"} for fact in facts.values())


def test_a_broken_file_is_named_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("new_per_day = \n")
    result = run(tmp_path, "new_per_day", "3")
    assert result.exit_code == 1
    assert f"{file}:1:" in result.output
    assert file.read_text() == "new_per_day = \n"
    assert read_settings(file)[0].new_per_day == 8


def test_what_another_scheduler_moves_is_said_before_it_is_taken(tmp_path: Path) -> None:
    write_home(tmp_path, year(days=40))
    words = ["--home", str(tmp_path), "settings", "preset", "sm2-fit"]
    refused = CliRunner().invoke(quizapp, words, input="n\n")
    assert refused.exit_code == 1
    assert re.search(r"Of \d+ reviewed items \d+ come earlier and \d+ later", refused.output)
    assert "Take it?" in refused.output
    assert not (tmp_path / "settings.toml").exists()
    assert CliRunner().invoke(quizapp, words, input="y\n").exit_code == 0
    assert read_settings(tmp_path / "settings.toml")[0].preset == "sm2-fit"
    accepted = CliRunner().invoke(quizapp, [*words[:-1], "sm2", "--yes"])
    assert "come earlier" in accepted.output
    assert "Take it?" not in accepted.output


@pytest.mark.skipif(not lacks("fsrs"), reason="the package is here")
def test_a_scheduler_whose_package_is_missing_is_not_set_without_a_yes(tmp_path: Path) -> None:
    refused = CliRunner().invoke(
        quizapp, ["--home", str(tmp_path), "settings", "preset", "fsrs"], input="n\n"
    )
    assert refused.exit_code == 1
    assert "Until then nothing changes." in refused.output
    assert not (tmp_path / "settings.toml").exists()


@pytest.mark.skipif(bool(lacks("fsrs")), reason=lacks("fsrs"))
def test_a_log_goes_on_with_fsrs_and_comes_back_as_it_was(tmp_path: Path) -> None:
    write_home(tmp_path, year(days=40))
    listed = CliRunner().invoke(quizapp, ["--home", str(tmp_path), "list", "--json"]).output
    assert run(tmp_path, "preset", "fsrs", "--yes").exit_code == 0
    assert CliRunner().invoke(quizapp, ["--home", str(tmp_path), "doctor"]).exit_code == 0
    other = CliRunner().invoke(quizapp, ["--home", str(tmp_path), "list", "--json"]).output
    assert run(tmp_path, "scheduler", "sm2", "--yes").exit_code == 0
    back = CliRunner().invoke(quizapp, ["--home", str(tmp_path), "list", "--json"]).output
    assert listed == back != other

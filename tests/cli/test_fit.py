import json
from pathlib import Path

from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from quizapp.store.settings.settings import read_settings
from tests.insight.learner import write_home, year


def run(home: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "fit", *words], input=typed)


def test_few_reviews_are_counted_and_nothing_is_fitted(tmp_path: Path) -> None:
    write_home(tmp_path, year(days=20))
    result = run(tmp_path)
    assert result.exit_code == 0
    assert result.output.startswith("Not enough yet: ")
    assert json.loads(run(tmp_path, "--json").output)["is_better"] is False
    assert not (tmp_path / "settings.toml").exists()


def test_what_predicts_better_is_kept_with_a_yes(tmp_path: Path) -> None:
    write_home(tmp_path, year(seed=1, days=50))
    result = run(tmp_path, "--json", "--yes")
    facts = json.loads(result.stdout)
    assert facts["rows"] == sum(fold["rows"] for fold in facts["folds"])
    assert facts["is_better"] == (facts["fitted"] < facts["default"]) is True
    assert 'They hold once the setting preset is "fsrs"; it is "sm2".' in result.stderr
    kept = read_settings(tmp_path / "settings.toml")[0].fsrs_parameters
    assert kept == tuple(facts["parameters"])


def test_nothing_is_kept_without_a_yes_whatever_the_preset_is(tmp_path: Path) -> None:
    write_home(tmp_path, year(seed=1, days=50))
    (tmp_path / "settings.toml").write_text('preset = "fsrs"\n')
    result = run(tmp_path, typed="n\n")
    assert result.exit_code == 1
    assert "Take it?" in result.output
    assert result.stderr.endswith("Nothing is changed.\n")
    assert (tmp_path / "settings.toml").read_text() == 'preset = "fsrs"\n'

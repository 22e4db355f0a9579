"""Tests of `quizapp stats`."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from quizapp.insight.registry import PAGES
from tests.insight.learner import write_home as write_home_of
from tests.insight.learner import year

DAYS = 40


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("learner")
    write_home_of(folder, year(days=DAYS))
    return folder


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "stats", *words])


def test_json_has_every_page_with_its_window_and_what_counts(home: Path) -> None:
    facts = json.loads(run(home, "--json", "--topic", "ml.tr", "--days", "20000").output)
    assert (facts["topic"], facts["days"], facts["definitions"]) == ("ml.trees", 20000, 1)
    assert facts["counts"] == "first graded answer of a study day, item met before"
    assert set(facts["pages"]) == {page.name for page in PAGES}
    assert facts["pages"]["retention"]["scored_reviews"] > 50


def test_csv_has_a_line_a_figure_of_the_same(home: Path) -> None:
    facts = json.loads(run(home, "--json", "--page", "retention").output)["pages"]
    rows = list(csv.DictReader(io.StringIO(run(home, "--csv", "--page", "retention").output)))
    figures = {row["figure"]: row["value"] for row in rows if row["page"] == "retention"}
    young = facts["retention"]["windows"][-1]["young"]
    assert figures["windows.2.young.n"] == str(young["n"])
    assert float(figures["windows.2.young.low"]) == young["low"]


def test_the_text_has_each_page_below_its_title(home: Path) -> None:
    lines = run(home).output.splitlines()
    assert [page.title for page in PAGES if page.title in lines] == [page.title for page in PAGES]


def test_a_narrow_terminal_gets_every_figure(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = []
    for columns in ("80", "40"):
        monkeypatch.setenv("COLUMNS", columns)
        texts.append(run(home, "--page", "confidence").output)
    assert texts[0] == texts[1]
    assert "nats each" in texts[1]


def test_wrong_usage_is_a_sentence(home: Path, tmp_path: Path) -> None:
    assert "contradict" in run(home, "--json", "--csv").output
    assert "There is no topic" in run(home, "--topic", "none").output
    assert "counts here yet" in run(tmp_path, "--page", "retention").output

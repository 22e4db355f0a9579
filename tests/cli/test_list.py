"""`quizapp list` is the browser's twin: the same items by the same filter."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.context import current_context
from quizapp.cli.main import quizapp
from quizapp.collection.browsing.browser import Browser, Sort
from quizapp.study.filters import parse_filter


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "list", *words])


@pytest.mark.parametrize(
    ("line", "sort"),
    [("loss kind:numeric,task", "deck"), ("level:expert -tag:none", "text"), ("lab:curves", "due")],
)
def test_it_lists_what_the_browser_finds(line: str, sort: str, tmp_path: Path) -> None:
    listed = json.loads(run(tmp_path, line, "--sort", sort, "--json").stdout)
    with current_context(tmp_path).collection() as collection:
        browser = Browser(collection)
        browser.read_all()
        rows = browser.find(parse_filter(line), Sort(sort))
    assert listed
    assert [(item["key"], item["line"]) for item in listed] == [(row.key, row.line) for row in rows]
    assert listed[0]["last"] is None
    assert listed[0]["state"] == "new"


def test_it_prints_a_line_an_item_and_how_many(tmp_path: Path) -> None:
    lines = run(tmp_path, "-kind:basic", "kind:trace").stdout.splitlines()
    assert lines[-1] == f"{len(lines) - 1} items"
    assert lines[0].startswith("trace     new")


def test_what_is_no_filter_is_said(tmp_path: Path) -> None:
    outcome = run(tmp_path, "loss tga:x")
    assert outcome.exit_code == 2
    assert "A filter has no word 'tga:'. Did you mean 'tag'? (at sign 6)" in outcome.stderr
    outcome = run(tmp_path, "tag:nobody")
    assert (outcome.stdout, outcome.stderr) == ("0 items\n", "No card has the tag 'nobody'.\n")

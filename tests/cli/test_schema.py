import json
from pathlib import Path

from click.testing import CliRunner

from quizapp.cli.main import quizapp
from quizapp.decks.schema.document import deck_schema


def run(home: Path, *args: str) -> str:
    result = CliRunner().invoke(quizapp, ["--home", str(home), "schema", *args])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_schema_is_printed_and_nothing_is_made(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path / "home")) == deck_schema()
    assert list(tmp_path.iterdir()) == []


def test_a_written_schema_comes_with_the_line_that_names_it(tmp_path: Path) -> None:
    line = run(tmp_path, "--write").strip()
    file = tmp_path / "deck.schema.json"
    assert line == f"# yaml-language-server: $schema={file.as_uri()}"
    assert json.loads(file.read_text(encoding="utf-8")) == deck_schema()

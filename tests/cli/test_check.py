"""`quizapp check` says what is wrong, where, and with the right exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.check import check

TEN = """\
topic: t
titel: Ten mistakes
level: hard
cards:
  - One? ^one: 1
  - Two? ^one: 2
  - id: three
    q: Three?
  - id: four
    q: Four?
    a: [4]
  - id: five
    choice: Five?
    correct: five
    wrong: [five, six]
  - id: six
    cloze: No gap.
  - Seven? ^Seven: 7
  - id: eight
    q: Eight?
    a: "8\\e"
  - id: nine
    numeric: Nine?
    answer: 9
    tolerance: 0
    lab: {use: nowhere}
"""

GOOD = "topic: t\ncards:\n  - What? ^a: This.\n"


def run(*arguments: object, home: Path = Path("/nowhere")) -> Result:
    return CliRunner().invoke(check, [str(argument) for argument in arguments], obj=home)


def write(folder: Path, text: str, name: str = "deck.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def addresses(path: Path, output: str) -> list[tuple[int, int, str]]:
    pattern = rf"^{re.escape(str(path))}:(\d+):(\d+): ([EW]-[A-Z-]+) "
    found = re.findall(pattern, output, re.MULTILINE)
    return [(int(line), int(column), code) for line, column, code in found]


def test_ten_mistakes_in_one_file_show_ten_addresses(tmp_path: Path) -> None:
    path = write(tmp_path, TEN)
    result = run(path)
    found = [each for each in addresses(path, result.stdout) if each[2] != "E-VARIANTS"]
    assert found == [
        (2, 1, "E-KEY"),
        (3, 8, "E-VALUE"),
        (6, 5, "E-DUPLICATE-ID"),
        (7, 5, "E-MISSING"),
        (11, 8, "E-TYPE"),
        (15, 13, "E-OPTION"),
        (17, 12, "E-CLOZE"),
        (18, 5, "E-ID"),
        (21, 8, "E-CONTROL"),
        (26, 16, "E-REFERENCE"),
    ]
    assert result.exit_code == 1


def test_a_clean_deck_gets_silence(tmp_path: Path) -> None:
    result = run(write(tmp_path, GOOD))
    assert (result.output, result.stderr, result.exit_code) == ("", "", 0)


def test_the_line_stands_below_with_a_caret_and_then_the_hint(tmp_path: Path) -> None:
    path = write(tmp_path, "topic: t\ncards:\n  - {id: a, q: b, a: c, hnit: d}\n")
    assert run(path).stdout == (
        f"{path}:3:25: E-KEY a card has no key 'hnit'\n"
        "      - {id: a, q: b, a: c, hnit: d}\n"
        "                            ^\n"
        "    Did you mean 'hint'?\n"
    )


@pytest.mark.parametrize("before", ["日本", "e\u0301", "x\ty"])
def test_the_caret_stands_below_wide_and_combined_characters(tmp_path: Path, before: str) -> None:
    path = write(tmp_path, f"topic: t\ncards: [{{id: a, q: '{before}', a: b, hnit: d}}]\n")
    _, line, caret, *_ = run(path).stdout.splitlines()
    gap = {"日本": "    ", "e\u0301": " ", "x\ty": " \t "}[before]
    left = line[: line.index("hnit")]
    assert caret == re.sub(r"[^\t ]", " ", left.replace(before, gap)) + "^"


def test_warnings_count_only_when_asked(tmp_path: Path) -> None:
    path = write(tmp_path, "topic: t\ncards:\n  - What?: This.\n")
    relaxed, strict = run(path), run("--strict", path)
    assert (relaxed.exit_code, strict.exit_code) == (0, 1)
    assert addresses(path, relaxed.stdout) == [(3, 5, "W-NO-ID")]
    assert relaxed.stderr == "1 warning in 1 file\n"


def test_the_count_goes_to_standard_error(tmp_path: Path) -> None:
    write(tmp_path, "topic: t\ncards: x\n", "a.yaml")
    write(tmp_path, "topic: u\nx: y\ncards:\n  - What?: This.\n", "b.yaml")
    assert run(tmp_path).stderr == "2 errors and 1 warning in 2 files\n"


def test_programs_get_records(tmp_path: Path) -> None:
    path = write(tmp_path, "topic: t\nhnit: x\ncards:\n  - What? ^a: é\n")
    result = run("--format", "json", path)
    (record,) = json.loads(result.stdout)
    assert record == {
        "file": str(path),
        "line": 2,
        "column": 1,
        "code": "E-KEY",
        "level": "error",
        "message": "a topic has no key 'hnit'",
        "hint": record["hint"],
        "fix": record["fix"],
    }
    assert json.loads(run("--format", "json", write(tmp_path, GOOD)).stdout) == []


def test_ci_gets_annotations(tmp_path: Path) -> None:
    path = write(
        tmp_path, "topic: t\ncards:\n  - id: a\n    q: 100%?\n    a: b\n    '50%': c\n", "a,b.yaml"
    )
    place = str(path).replace(",", "%2C").replace(":", "%3A")
    assert run("--format", "github", path).stdout == (
        f"::error file={place},line=6,col=5,title=E-KEY::a card has no key '50%25'\n"
    )


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_without_a_path_the_library_is_checked(tmp_path: Path) -> None:
    assert (run(home=tmp_path).output, run(home=tmp_path).exit_code) == ("", 0)
    (tmp_path / "decks").mkdir()
    path = write(tmp_path / "decks", "topic: mine\nprereqs: [nowhere]\ncards:\n  - a ^b: c\n")
    write(tmp_path, 'decks = ["gone"]\n', "settings.toml")
    result = run(home=tmp_path)
    assert addresses(path, result.stdout) == [(2, 11, "E-PREREQ")]
    assert result.stderr.count("There is no deck folder") == 1


def test_prerequisites_may_stand_anywhere_in_the_library(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    write(tmp_path / "decks", GOOD.replace("topic: t", "topic: mine"))
    (tmp_path / "more").mkdir()
    path = write(tmp_path / "more", GOOD.replace("cards", "prereqs: [mine, {}]\ncards"))
    path.write_text(path.read_text().format("ml.logreg-cost"), encoding="utf-8")
    assert run(tmp_path / "more", home=tmp_path).output == ""
    path.write_text(path.read_text().replace("mine", "mime"), encoding="utf-8")
    result = run(tmp_path / "more", home=tmp_path)
    assert "E-PREREQ there is no topic 'mime'" in result.stdout
    assert "Did you mean 'mine'?" in result.stdout


def test_a_file_of_the_library_knows_its_neighbours_and_another_cannot(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    text = GOOD.replace("cards", "prereqs: [nowhere]\ncards")
    inside, outside = write(tmp_path / "decks", text), write(tmp_path, text)
    assert "E-PREREQ" in run(inside, home=tmp_path).stdout
    assert run(outside, home=tmp_path).output == ""


def test_a_folder_without_decks_is_not_passed_in_silence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "good").mkdir()
    good = write(tmp_path / "good", GOOD)
    (tmp_path / "empty").mkdir()
    result = run(good, tmp_path / "empty")
    assert result.exit_code == 2
    assert f"There is no deck in {tmp_path / 'empty'}" in result.stderr


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/null"])
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "pipe":
        os.mkfifo(path)
    result = run(path)
    assert f"{path}:1:1: E-FILE this is a pipe or a device, not a file\n" in result.stdout
    assert result.exit_code == 1


def test_a_folder_is_checked_as_a_library_file_by_file(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml"):
        write(tmp_path, GOOD.replace("cards", "prereqs: [x]\ncards"), name)
    found = re.findall(r"(\w\.yaml):(\d+):\d+: ([EW]-[A-Z-]+)", run(tmp_path).stdout)
    assert found == [
        ("a.yaml", "2", "E-PREREQ"),
        ("b.yaml", "1", "E-DUPLICATE-TOPIC"),
        ("b.yaml", "2", "E-PREREQ"),
    ]


def test_diagnostics_about_the_whole_library_show_their_line_too(tmp_path: Path) -> None:
    write(tmp_path, "topic: t\nprereqs: [nowhere]\ncards:\n  - What? ^a: This.\n")
    assert "    prereqs: [nowhere]\n              ^\n" in run(tmp_path).stdout


def test_an_expression_that_cannot_be_worked_out_is_shown_where_it_stands(tmp_path: Path) -> None:
    path = write(tmp_path, "topic: t\ncards:\n  - What? ^a: About {=1/0}.\n")
    result = run(path)
    assert [line for line, _, _ in addresses(path, result.stdout)] == [3]
    assert "  - What? ^a: About {=1/0}.\n" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "topic", ["Not an id", "t"], ids=["without an id", "with the id of a.yaml"]
)
def test_a_file_that_is_no_topic_of_the_library_is_checked_as_wholly(
    tmp_path: Path, topic: str
) -> None:
    write(tmp_path, GOOD, "a.yaml")
    wrong = f"topic: {topic}\nprereqs: [x]\ncards:\n  - What? ^a: About {{=1/0}}.\n"
    path = write(tmp_path, wrong, "b.yaml")
    found = [code for _, _, code in addresses(path, run(tmp_path).stdout)]
    assert sorted(found[1:]) == ["E-EXPRESSION", "E-PREREQ"]


def test_nothing_that_a_terminal_would_obey_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.yaml"
    path.write_text('topic: "\\e[2J"\ncards:\n  - \x1b]0;owned\x07: "\u202e"\n', encoding="utf-8")
    for form in ("text", "github", "json"):
        result = run("--format", form, path)
        assert result.exit_code == 1
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.output)


def test_checking_loads_neither_textual_nor_numpy_and_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    code = (
        "import sys; from quizapp.cli.check import check;"
        f"check([{str(path)!r}], standalone_mode=False);"
        "print([name for name in ('textual', 'rich', 'numpy', 'sqlite3') if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"
    assert list(tmp_path.iterdir()) == [path]

"""What Tab offers, and that each shell gets it as its own script wants it."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli.completion import SHELLS, BashCompletion
from quizapp.cli.main import COMPLETE_VARIABLE, VERBS, quizapp

SHIPPED = sorted(path.stem for path in Path("content").glob("*/*.yaml"))

DECK = """\
topic: notes
cards:
  - {q: Q?, a: A, tags: [loss, "log loss", "$(touch owned)"]}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a deck of the learner's own."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "notes.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


def offers(*words: str, home: Path | None = None) -> list[str]:
    """What may stand for the last of the words."""
    shell = BashCompletion(quizapp, {}, "quizapp", COMPLETE_VARIABLE)
    *before, start = [f"--home={home}", *words] if home else words
    return [item.value for item in shell.get_completions(before, start) if item.type == "plain"]


def test_verbs_are_offered_with_the_options() -> None:
    assert offers("")[: len(VERBS)] == list(VERBS)
    assert offers("do") == ["doctor"]
    assert "--home" in offers("--")


def test_topics_are_offered_by_their_beginning(home: Path) -> None:
    assert sorted(offers("study", "", home=home)) == sorted([*SHIPPED, "notes"])
    assert offers("study", "no", home=home) == ["notes"]


def test_the_last_term_of_a_filter_is_offered(home: Path) -> None:
    assert offers("study", "--filter", "tag:lo", home=home) == ["tag:loss"]
    assert offers("study", "--filter", "is:new -kind:nu", home=home) == ["is:new -kind:numeric"]
    assert offers("study", "--filter=is:le", home=home) == ["--filter=is:leech"]


def test_a_word_of_a_filter_that_is_certain_is_offered_with_its_values(home: Path) -> None:
    topics = sorted([*SHIPPED, "notes"])
    assert offers("study", "--filter", "de", home=home) == [f"deck:{topic}" for topic in topics]


def test_what_a_shell_would_run_is_never_offered(home: Path) -> None:
    tags = offers("study", "--filter", "tag:", home=home)
    assert "tag:loss" in tags
    assert not any(set(tag) & set("$()\" '`;") for tag in tags)


def test_labs_their_controls_and_the_words_of_a_control_are_offered() -> None:
    assert offers("lab", "c") == ["curves", "calibration"]
    assert offers("lab", "curves", "--a") == ["--axis", "--ascii"]
    assert offers("lab", "curves", "--axis", "") == ["z", "p"]
    assert offers("lab", "curves", "--axis=z") == ["--axis=z"]
    assert offers("lab", "calibration", "--bin-") == ["--bin-count"]
    assert offers("lab", "curves", "--z", "") == []
    assert {"--json", "--print"} <= set(offers("lab", "--"))


def test_pressing_tab_creates_nothing_and_complains_of_nothing(tmp_path: Path) -> None:
    home = tmp_path / "none"
    assert "ml.logreg-cost" in offers("study", "", home=home)
    assert not home.exists()
    file = tmp_path / "file"
    file.touch()
    assert sorted(offers("study", "", home=file / "below")) == SHIPPED
    assert offers("lab", "nosuchlab", "--ax") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_each_script_asks_the_program(shell: str) -> None:
    script = CliRunner().invoke(quizapp, ["completion", shell]).output
    assert f"{COMPLETE_VARIABLE}={shell}_complete" in script
    if program := shutil.which(shell):
        subprocess.run([program, "-n", "-c", script], check=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no Bash")
@pytest.mark.parametrize(
    ("line", "words", "reply"),
    [
        ("quizapp study no", ["quizapp", "study", "no"], ["notes"]),
        # Bash takes a colon for a word of its own, unless it stands in quotes.
        (
            "quizapp study --filter tag:lo",
            ["quizapp", "study", "--filter", "tag", ":", "lo"],
            ["loss"],
        ),
        (
            'quizapp study --filter "is:new tag:lo',
            ["quizapp", "study", "--filter", '"is:new tag:lo'],
            ["is:new tag:loss"],
        ),
        ("quizapp lab curves --axis=", ["quizapp", "lab", "curves", "--axis", "="], ["z", "p"]),
    ],
)
def test_bash_inserts_what_belongs_after_the_cursor(
    line: str, words: list[str], reply: list[str], home: Path
) -> None:
    command = f"{sys.executable} -m quizapp"
    script = f"""
        quizapp() {{ {command} "$@"; }}
        eval "$(quizapp completion bash)"
        COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)}
        COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}
        _quizapp_completion quizapp
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    finished = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**os.environ, "QUIZAPP_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (finished.stdout.split("\n")[:-1], finished.stderr) == (reply, "")

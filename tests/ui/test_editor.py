"""The editor is opened at the card's line, for real where a terminal is at hand."""

import os
import pty
import sys
from pathlib import Path

import pytest
from textual.app import App

from quizapp.ui.editor import EditResult, NoEditorError, edit, editor_command

FILE = Path("/decks/my cards.yaml")


def in_a_terminal(*words: str, **environment: str) -> str:
    """What the program shows in a terminal of its own, from its start to its end."""
    process, side = pty.fork()
    if process == 0:
        os.environ.pop("VISUAL", None)
        os.environ.update(environment, TERM="xterm-256color")
        os.execv(sys.executable, [sys.executable, *words])
    seen = b""
    try:
        while data := os.read(side, 65536):
            seen += data
    except OSError:
        pass  # on Linux the end of the program is an error on our side of the pty
    os.close(side)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0, seen[-2000:]
    return seen.decode()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    file = tmp_path / "my deck.yaml"
    file.write_text("topic: t\n", encoding="utf-8")
    return file


def script(folder: Path, body: str) -> str:
    """An editor made of shell lines, as the value of EDITOR."""
    file = folder / "vim"
    file.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    file.chmod(0o755)
    return f"'{file}' --calm"


def edited(deck: Path, editor: str, **environment: str) -> str:
    return in_a_terminal("-m", "tests.ui.editing", str(deck), "7", EDITOR=editor, **environment)


def test_the_editor_gets_the_terminal_the_line_and_the_environment(
    tmp_path: Path, deck: Path
) -> None:
    body = f'test -t 0 && test -t 1 || exit 5\necho "$MOOD" "$@" > "$3"\ncp "$3" {tmp_path}/told'
    shown = edited(deck, script(tmp_path, body), MOOD="calm")
    assert (tmp_path / "told").read_text() == f"calm --calm +7 {deck}\n"
    assert repr(EditResult(changed=True)) in shown


def test_the_app_draws_again_after_the_editor(tmp_path: Path, deck: Path) -> None:
    shown = edited(deck, script(tmp_path, "echo the editor speaks"))
    before, _, after = shown.partition("the editor speaks")
    assert "before" in before
    assert "\x1b[?1049l" in before
    assert "\x1b[?1049h" in after
    assert "afterwards" in after
    assert repr(EditResult()) in after


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("exit 3", "vim ended with exit code 3."),
        ("kill -KILL $$", "vim was ended by signal 9."),
    ],
)
def test_an_editor_that_fails_is_a_sentence(
    tmp_path: Path, deck: Path, body: str, sentence: str
) -> None:
    assert sentence in edited(deck, script(tmp_path, body))


def test_an_editor_that_is_not_there_is_a_sentence(deck: Path) -> None:
    shown = edited(deck, "no-such-editor")
    assert "The editor cannot be started as no-such-editor: no such file or directory." in shown


def test_an_interrupt_in_the_editor_is_not_ours(tmp_path: Path, deck: Path) -> None:
    shown = edited(deck, script(tmp_path, "trap 'exit 0' INT\nkill -INT 0\nexit 4"))
    assert "afterwards" in shown
    assert repr(EditResult()) in shown


async def test_where_nothing_can_be_suspended_the_place_is_told(deck: Path) -> None:
    app: App[None] = App()
    async with app.run_test():
        result = edit(app, deck, 7, env={"EDITOR": "vim"})
    assert result == EditResult(
        problem=f"No editor can be opened from here. The card is in {deck}, line 7."
    )


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["+12", str(FILE)]),
        ("/usr/bin/vim.tiny", ["+12", str(FILE)]),
        ("nano -w", ["+12", str(FILE)]),
        ("emacs-nox", ["+12", str(FILE)]),
        ("micro", ["+12", str(FILE)]),
        ("gvim", ["-f", "+12", str(FILE)]),
        ("code", ["--wait", "--goto", f"{FILE}:12"]),
        ("code-insiders --wait", ["--goto", f"{FILE}:12"]),
        ("subl", ["--wait", f"{FILE}:12"]),
        ("zed", ["--wait", f"{FILE}:12"]),
        ("hx", [f"{FILE}:12"]),
        ("kate", ["--block", "--line", "12", str(FILE)]),
        ("ed", [str(FILE)]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, words: list[str]) -> None:
    command = editor_command(FILE, 12, env={"EDITOR": editor})
    assert command == [*editor.split(), *words]


def test_no_shell_reads_the_variable() -> None:
    command = editor_command(FILE, 12, env={"EDITOR": "'/opt/My Editor/run' $HOME;ls"})
    assert command == ["/opt/My Editor/run", "$HOME;ls", str(FILE)]


def test_visual_goes_before_editor_and_an_empty_one_counts_as_none() -> None:
    both = {"VISUAL": "hx", "EDITOR": "vim"}
    assert editor_command(FILE, 1, env=both)[0] == "hx"
    assert editor_command(FILE, 1, env=both | {"VISUAL": " "})[0] == "vim"


def test_without_a_word_the_first_known_editor_on_the_path_is_taken(tmp_path: Path) -> None:
    script(tmp_path, "exit 0")
    assert editor_command(FILE, 1, env={"PATH": str(tmp_path)})[0] == str(tmp_path / "vim")


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PATH": "/nowhere"}, "No editor was found. Set EDITOR to the name of one, such as nano."),
        ({"VISUAL": "vim 'x"}, "VISUAL cannot be understood: no closing quotation."),
    ],
)
async def test_no_editor_is_a_sentence(
    deck: Path, environment: dict[str, str], sentence: str
) -> None:
    with pytest.raises(NoEditorError, match=sentence):
        editor_command(deck, 1, env=environment)
    app: App[None] = App()
    async with app.run_test():
        assert edit(app, deck, 1, env=environment) == EditResult(problem=sentence)

"""The editor: owns opening a deck file at a card's line in the program that the learner prefers."""

import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final

from textual.app import App, SuspendNotSupported

from quizapp.store.errors import disk_refusal

VARIABLES: Final = ("VISUAL", "EDITOR")
"""The environment variables that name an editor, the first one first."""

DEFAULTS: Final = ("nano", "vim", "vi")
"""Tried when no variable says anything: the first is the one that shows its own keys."""

AT_LINE: Final = {
    **dict.fromkeys(("vi", "vim", "nvim", "nano", "pico", "micro", "kak"), ("+{line}", "{file}")),
    **dict.fromkeys(("emacs", "emacsclient", "mg", "ne", "joe", "jed"), ("+{line}", "{file}")),
    **dict.fromkeys(("gvim", "mvim"), ("-f", "+{line}", "{file}")),
    **dict.fromkeys(("code", "codium", "cursor"), ("--wait", "--goto", "{file}:{line}")),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor"), ("--wait", "{file}:{line}")),
    **dict.fromkeys(("hx", "helix"), ("{file}:{line}",)),
    "kate": ("--block", "--line", "{line}", "{file}"),
}
"""How each editor wants to be told the line, and that somebody waits for it to end."""

PLAIN: Final = ("{file}",)
"""What every editor understands, though not at which line."""


@dataclass(frozen=True, slots=True)
class EditResult:
    """What came of it."""

    changed: bool = False
    """The file is not what it was, so the card has to be read again."""
    problem: str = ""
    """A sentence for the learner; empty when all went well."""


class NoEditorError(Exception):
    """No editor can be told from the environment; `str()` is a sentence for the learner."""


def edit(app: App[Any], file: Path, line: int, *, env: Mapping[str, str]) -> EditResult:
    """Hand the terminal to the editor, at the line, until it ends.

    Args:
        app: The running app; it is suspended meanwhile.
        file: The deck file.
        line: Where the card begins, from 1 on.
        env: The environment, which names the editor and is passed on to it.
    """
    try:
        command = editor_command(file, line, env=env)
    except NoEditorError as error:
        return EditResult(problem=str(error))
    before = _look(file)
    try:
        with app.suspend():
            # An exception here would leave the terminal with nobody to draw on it.
            problem = _run(command, env)
    except SuspendNotSupported:
        problem = f"No editor can be opened from here. The card is in {file}, line {line}."
    return EditResult(_look(file) != before, problem)


def editor_command(file: Path, line: int, *, env: Mapping[str, str]) -> list[str]:
    """The words that open the file at the line, to be run without a shell.

    Raises:
        NoEditorError: the environment names none that could be understood, and none was found.

    >>> editor_command(Path("/decks/a b.yaml"), 12, env={"EDITOR": "vim -u NONE"})
    ['vim', '-u', 'NONE', '+12', '/decks/a b.yaml']
    """
    words = _preferred(env)
    program = re.match(r"[a-z_]*", Path(words[0]).name.lower())
    form = AT_LINE.get(program[0] if program else "", PLAIN)
    parts = [part.format(file=file.absolute(), line=line) for part in form]
    return [*words, *(word for word in parts if word not in words)]


def _preferred(env: Mapping[str, str]) -> list[str]:
    """The editor's name with the options that the learner gave it."""
    for variable in VARIABLES:
        try:
            words = shlex.split(env.get(variable, ""))
        except ValueError as error:
            reason = str(error).lower()
            raise NoEditorError(f"{variable} cannot be understood: {reason}.") from error
        if words:
            return words
    for name in DEFAULTS:
        if program := shutil.which(name, path=env.get("PATH")):
            return [program]
    raise NoEditorError("No editor was found. Set EDITOR to the name of one, such as nano.")


def _run(command: Sequence[str], env: Mapping[str, str]) -> str:
    """Run the editor to its end; a sentence if that went wrong."""
    try:
        with (
            _deaf_to_keys(),
            subprocess.Popen(command, env=env) as editor,  # noqa: S603 - the learner's own editor, no shell
            _ending_together(editor),
        ):
            code = editor.wait()
    except OSError as error:
        return str(disk_refusal("The editor cannot be started as", Path(command[0]), error))
    if code < 0:
        return f"The editor {command[0]} was ended by signal {-code}."
    if code:
        return f"The editor {command[0]} ended with exit code {code}."
    return ""


@contextmanager
def _ending_together(editor: subprocess.Popen[bytes]) -> Iterator[None]:
    """While the block runs, what ends the app ends the editor, which keeps what it can.

    Left alone it would read the terminal together with the shell.
    """

    def pass_on(number: int, frame: FrameType | None) -> None:
        editor.send_signal(number)
        if callable(handler := before[number]):
            handler(number, frame)

    before: dict[int, Any] = {
        number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)
    }
    for number in before:
        signal.signal(number, pass_on)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _deaf_to_keys() -> Iterator[None]:
    """While the block runs, Ctrl+C and its like are the editor's alone.

    The terminal sends them to both programs. A handler that does nothing is not inherited, while
    a signal that is ignored would be ignored by the editor, too.
    """
    numbers = (signal.SIGINT, signal.SIGQUIT)
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _look(file: Path) -> tuple[int, int] | None:
    """What tells whether the file was written; none where it is gone."""
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.closing import ALLOWED_S
from tests.cli.terminals import LEAVE_ALTERNATE_SCREEN, Terminal

CHECKOUT = Path(__file__).parents[2]

DECK = "topic: t\ncards:\n" + "".join(
    f"  - Question number {n} ^q{n}: Reply {n}\n" for n in range(8)
)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    file = tmp_path / "deck.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


def saved(home: Path) -> list[str]:
    texts = [file.read_text(encoding="utf-8") for file in home.glob("journal/*.jsonl")]
    return [json.loads(line)["kind"] for text in texts for line in text.splitlines()]


def test_sigkill_in_the_middle_loses_nothing_that_was_acknowledged(home: Path, deck: Path) -> None:
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        for answered in range(1, 4):
            terminal.press(" ")
            terminal.wait_for("3 Good")
            terminal.press("3")
            terminal.wait_for(f"{answered + 1} of 8")
        terminal.end(signal.SIGKILL)
    assert saved(home) == ["review"] * 3
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 5")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_app_and_restores_the_terminal(
    home: Path, deck: Path, number: signal.Signals
) -> None:
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" 3")
        terminal.wait_for("2 of 8")
        assert terminal.end(number) == 128 + number
        assert LEAVE_ALTERNATE_SCREEN in terminal.seen
        told = terminal.seen.partition(LEAVE_ALTERNATE_SCREEN)[2].decode()
        assert f"Ended by {number.name}; every acknowledged answer is saved." in told
    assert saved(home) == ["review"]


def test_a_closed_terminal_leaves_the_answers_in_the_journal(home: Path, deck: Path) -> None:
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" ")
        terminal.wait_for("3 Good")
        terminal.press("3")
        terminal.wait_for("2 of 8")
        terminal.hang_up()
        terminal.wait()
    assert saved(home) == ["review"]


CLOSINGS = 20
"""`python -m tests.cli.closing FOLDER 50` tries more."""


def test_no_closing_of_the_terminal_leaves_a_process(
    home: Path, tmp_path: Path, deck: Path
) -> None:
    command = [sys.executable, "-m", "tests.cli.closing", str(tmp_path), str(CLOSINGS)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


EDITORS = {
    "obedient": "echo editing; read line",
    "deaf": "trap '' TERM HUP; echo editing; while true; do sleep 0.1; done",
}


@pytest.mark.parametrize("editor", EDITORS)
@pytest.mark.parametrize("number", [signal.SIGTERM, None])
def test_an_open_editor_keeps_nobody_alive(
    home: Path, tmp_path: Path, deck: Path, editor: str, number: int | None
) -> None:
    script = tmp_path / "vim"
    script.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/process\n{EDITORS[editor]}")
    script.chmod(0o755)
    with Terminal(home, "study", str(deck), EDITOR=str(script)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press("e")
        terminal.wait_for("editing")
        if number:
            os.kill(terminal.process, number)
        else:
            terminal.hang_up()
        gone = not terminal.outlives(ALLOWED_S)
        if editor == "deaf":
            os.kill(int((tmp_path / "process").read_text()), signal.SIGKILL)
        assert gone


def test_a_terminal_that_takes_nothing_keeps_nobody_alive(home: Path, deck: Path) -> None:
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        # What nobody reads fills the line, and then whoever writes waits.
        for _ in range(40):
            terminal.press("?\x1b")
        os.kill(terminal.process, signal.SIGTERM)
        assert not terminal.outlives(ALLOWED_S)


def test_a_terminal_that_sends_no_signal_is_missed(home: Path, deck: Path) -> None:
    far, near = pty.openpty()
    command = [sys.executable, "-m", "quizapp", "--home", str(home), "study"]
    with subprocess.Popen(
        [*command, str(deck)], stdin=near, stdout=near, stderr=near, start_new_session=True
    ) as process:
        os.close(near)
        seen = b""
        while b"1 of 8" not in seen:
            seen += os.read(far, 65536)
        os.close(far)
        assert process.wait(ALLOWED_S) == 128 + signal.SIGHUP


def test_the_app_draws_without_colour(home: Path, deck: Path) -> None:
    with Terminal(home, "study", str(deck), NO_COLOR="1") as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" ")
        terminal.wait_for("Reply")
        terminal.press("3")
        terminal.wait_for("2 of 8")
        terminal.press("q")
        terminal.wait_for("topic")


def test_quitting_from_home_ends_well(home: Path) -> None:
    with Terminal(home) as terminal:
        terminal.wait_for("Logistic regression")
        terminal.press("\x11")
        assert terminal.wait() == 0

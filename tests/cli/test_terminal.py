import json
import signal
from pathlib import Path

import pytest

from tests.cli.terminals import LEAVE_ALTERNATE_SCREEN, Terminal

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


def test_sigkill_in_the_middle_loses_nothing_that_was_acknowledged(
    tmp_path: Path, deck: Path
) -> None:
    home = tmp_path / "home"
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
    tmp_path: Path, deck: Path, number: signal.Signals
) -> None:
    home = tmp_path / "home"
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" 3")
        terminal.wait_for("2 of 8")
        assert terminal.end(number) == 128 + number
        assert LEAVE_ALTERNATE_SCREEN in terminal.seen
        told = terminal.seen.partition(LEAVE_ALTERNATE_SCREEN)[2].decode()
        assert f"Ended by {number.name}; every acknowledged answer is saved." in told
    assert saved(home) == ["review"]


def test_a_closed_terminal_leaves_the_answers_in_the_journal(tmp_path: Path, deck: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" ")
        terminal.wait_for("3 Good")
        terminal.press("3")
        terminal.wait_for("2 of 8")
        terminal.hang_up()
        terminal.wait()
    assert saved(home) == ["review"]


def test_the_app_draws_without_colour(tmp_path: Path, deck: Path) -> None:
    with Terminal(tmp_path / "home", "study", str(deck), NO_COLOR="1") as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" ")
        terminal.wait_for("Reply")
        terminal.press("3")
        terminal.wait_for("2 of 8")
        terminal.press("q")
        terminal.wait_for("topic")


def test_quitting_from_home_ends_well(tmp_path: Path) -> None:
    with Terminal(tmp_path / "home") as terminal:
        terminal.wait_for("Logistic regression")
        terminal.press("\x11")
        assert terminal.wait() == 0

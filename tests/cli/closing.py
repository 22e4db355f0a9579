"""Closing: the real app in terminals that go away soon after a key; which of them it outlives.

Run as a program of its own, `python -m tests.cli.closing FOLDER TIMES`.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.cli.forks import ForkedTerminal
from tests.cli.terminals import Terminal

ALLOWED_S: Final = 2.0

LONGEST_DELAY_S: Final = 0.1
"""From the key to the end of the terminal: the app is still drawing, or has just drawn."""

KEYS: Final = "s ?w3"

AT_ONCE: Final = 5


@dataclass(frozen=True, slots=True)
class Closing:
    """A key, and how soon after it the terminal goes away."""

    key: str
    delay_s: float

    def carry_out(self, terminal: Terminal) -> None:
        """Press the key, and close the terminal while the app draws."""
        terminal.wait_for("1 of 8")
        terminal.press(self.key)
        terminal.read_for(self.delay_s)
        terminal.hang_up()


def outlived(folder: Path, closings: Sequence[Closing]) -> list[Closing]:
    """The closings that the app outlived by more than is allowed, all started at once."""
    words = ("study", str(folder / "deck.yaml"))
    apps = [(closing, ForkedTerminal(folder / "home", *words)) for closing in closings]
    for closing, terminal in apps:
        closing.carry_out(terminal)
    return [closing for closing, terminal in apps if terminal.outlives(ALLOWED_S)]


def outlived_of_many(folder: Path, times: int) -> list[Closing]:
    """As above, a few at once, so that none of them starves another."""
    chance = Random(20)
    closings = [
        Closing(chance.choice(KEYS), chance.uniform(0, LONGEST_DELAY_S)) for _ in range(times)
    ]
    batches = [closings[first : first + AT_ONCE] for first in range(0, times, AT_ONCE)]
    return [closing for batch in batches for closing in outlived(folder, batch)]


if __name__ == "__main__":
    print(*outlived_of_many(Path(sys.argv[1]), int(sys.argv[2])), sep="\n")

"""Killing: the real app in a terminal, shot at a random instant while answers are typed.

Run as a program of its own, `python -m tests.cli.killing FOLDER TIMES SEED`; it prints the toll.
"""

import os
import re
import signal
import sys
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from random import Random
from threading import Timer
from typing import Final

from quizapp.collection.event_store import EventStore
from quizapp.store.journal.files import journal_files
from quizapp.store.journal.reader import JournalReader
from quizapp.store.paths import locate
from quizapp.study.scheduler.replay import replay
from quizapp.study.scheduler.sm2 import SM2
from tests.cli.forks import ForkedTerminal

QUESTION: Final = re.compile(rb"Question number (\d{4})")

MOST_SAFE: Final = 5
"""Answers that are waited for, however slow the machine is, before the shot is near."""

LONGEST_LIFE_S: Final = 0.1
"""From then on; time for a few more answers."""

CARDS: Final = 300
"""Few enough for a quick start."""

ENOUGH: Final = 100
"""More cards than anybody answers in one such life."""


@dataclass(frozen=True, slots=True)
class Toll:
    """What one kill, or many, has cost."""

    kills: int = 0
    acknowledged: int = 0
    """Answers after which the next card was painted."""
    lost: int = 0
    """Acknowledged answers that the journal does not have."""
    invented: int = 0
    """Answers in the journal that nobody gave."""

    def __add__(self, other: "Toll") -> "Toll":
        return Toll(
            self.kills + other.kills,
            self.acknowledged + other.acknowledged,
            self.lost + other.lost,
            self.invented + other.invented,
        )


class Typist(ForkedTerminal):
    """Grades one card after the other."""

    def answer_until_killed(self, safe: int, life_s: float) -> list[str]:
        """Answer until the process is killed, so long after so many answers.

        Returns:
            The keys of the cards that were painted, in order.
        """
        painted: list[str] = []
        killer = Timer(life_s, os.kill, (self.process, signal.SIGKILL))
        while self._read():
            for number in QUESTION.findall(self.seen):
                key = f"t/q{number.decode()}"
                if key not in painted[-1:]:
                    painted.append(key)
                    if len(painted) == safe + 1:
                        killer.start()
                    with suppress(OSError):
                        self.press(" 3")
            self.seen = self.seen[-len("Question number 0") :]
        self.wait()
        return painted


def kill(folder: Path, times: int, *, seed: int) -> Toll:
    """The toll of killing the app so many times; a home is used until its cards run short."""
    chance = Random(seed)
    toll = Toll()
    home = new_home(folder)
    for _ in range(times):
        before = len(answered_keys(home))
        if CARDS - before < ENOUGH:
            home, before = new_home(folder), 0
        with Typist(home, "study", str(home / "deck.yaml")) as typist:
            painted = typist.answer_until_killed(
                chance.randint(0, MOST_SAFE), chance.uniform(0, LONGEST_LIFE_S)
            )
        toll += judged(painted, answered_keys(home)[before:])
    return toll


def new_home(folder: Path) -> Path:
    """The home of a learner with many new cards and no limit."""
    home = folder / f"home-{len(list(folder.iterdir()))}"
    home.mkdir()
    (home / "settings.toml").write_text("new_per_day = 9999\n")
    cards = (f"  - Question number {n:04} ^q{n:04}: Reply\n" for n in range(CARDS))
    (home / "deck.yaml").write_text("topic: t\ncards:\n" + "".join(cards))
    return home


def judged(painted: list[str], saved: list[str]) -> Toll:
    """The toll of one kill: the last card's answer may have arrived, all others must have."""
    acknowledged = painted[:-1]
    return Toll(
        kills=bool(painted),
        acknowledged=len(acknowledged),
        lost=sum(key not in saved for key in acknowledged),
        invented=len(saved) - sum(key in painted for key in set(saved)),
    )


def answered_keys(home: Path) -> list[str]:
    """The items of all answers in the journal, in order."""
    files = journal_files(locate(home=home, env={}))
    return [fields["key"] for file in files for fields, _ in JournalReader(file)]


def index_agrees(home: Path) -> bool:
    """The memories are what the journal says, and nothing is found wrong."""
    paths = locate(home=home, env={})
    with EventStore.open(paths, scheduler=SM2, new_id=str) as event_store:
        events = (each for key in set(answered_keys(home)) for each in event_store.history(key))
        return (
            event_store.memories() == replay(events, scheduler=SM2) and event_store.problems == ()
        )


if __name__ == "__main__":
    print(*astuple(kill(Path(sys.argv[1]), int(sys.argv[2]), seed=int(sys.argv[3]))))

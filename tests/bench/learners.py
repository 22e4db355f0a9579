"""Simulated learners: what each preset costs in time and gives in recall over ninety days.

Assumptions, none of them measured on anybody: the truth has the shape and the default weights of
FSRS-5, rounded (stability grows with each success, more so the longer the item had lain and the
easier it is, and falls to a part with each failure; a drill adds a little); recall falls as a power
or, which is the second model, as an exponential of time; a learner knows a share of the items
beforehand; a choice is guessed right in one of four cases; a card takes 15 seconds, a number 40, a
failure half as long again. `python -m tests.bench.learners` prints the table.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from statistics import mean
from typing import Final, TypeAlias

from quizapp.study.event import EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.registry import SCHEDULERS

Forgetting: TypeAlias = Callable[[float, float], float]
"""Recall after so many days at a stability, in days."""

FIRST: Final = date(2025, 1, 1)
DAYS: Final = 90
ITEMS: Final = 200
NEW_PER_DAY: Final = 8
RUNS: Final = 12
SECONDS: Final = {"basic": 15, "choice": 15, "numeric": 40}
GUESSED: Final = {"basic": 0.0, "choice": 0.25, "numeric": 0.0}
WEAK: Final = 0.7
"""An item that is recalled less surely at the end is weak."""

FIRST_STABILITY: Final = {
    Quality.WRONG: 0.4,
    Quality.HARD: 1.2,
    Quality.GOOD: 3.2,
    Quality.EASY: 15.7,
}
"""Days, by the first look."""

GROWTH: Final = 4.69 / 4
"""A quarter of the default: at the default nobody forgets enough to tell the presets apart, and
interview questions are harder than the vocabulary on which it was fitted."""

PASSES: Final = {Quality.HARD: 0.23, Quality.GOOD: 1.0, Quality.EASY: 2.99}
"""What a success is worth."""

MODELS: Final[dict[str, Forgetting]] = {
    "power": lambda days, stability: (1 + 19 / 81 * days / stability) ** -0.5,
    "exponential": lambda days, stability: 0.9 ** (days / stability),
}


@dataclass
class Item:
    """One item as the simulated learner really holds it."""

    key: str
    kind: str
    stability: float
    """Days; 0 before the first look of one who knew nothing."""
    difficulty: float
    """1 easy to 10 hard."""
    known: bool
    """Before the first look."""
    seen: date | None = None

    def recall(self, today: date, model: Forgetting) -> float:
        """The probability of knowing it today."""
        if self.seen is None:
            return 0.95 if self.known else 0.05
        return model((today - self.seen).days, self.stability)

    def learn(self, today: date, recalled: float, quality: Quality) -> None:
        """Take in the first answer of a day, with its explanation."""
        if self.seen is None:
            self.stability = FIRST_STABILITY[quality]
        elif quality.passed:
            spaced = exp(1.02 * (1 - recalled)) - 1
            growth = GROWTH * (11 - self.difficulty) * self.stability**-0.12 * spaced
            self.stability *= 1 + growth * PASSES[quality]
        else:
            left = ((self.stability + 1) ** 0.3 - 1) * exp(2.27 * (1 - recalled))
            self.stability = min(self.stability, 1.94 * self.difficulty**-0.11 * left)
        self.seen = today

    def drill(self, quality: Quality) -> None:
        """Take in a repeat on the same day."""
        if quality.passed:
            self.stability *= 1.4


@dataclass
class Outcome:
    """What a run came to."""

    minutes: float
    """A day, on average."""
    recall: float
    """Of an item met, at the end."""
    weak: float
    """Share of the items met."""


def items(dice: random.Random, known_share: float) -> list[Item]:
    """As many as a topic or three hold."""
    kinds = ("basic", "basic", "choice", "numeric")
    return [
        Item(f"t/{n}", kinds[n % 4], 0.0, dice.uniform(3, 9.5), dice.random() < known_share)
        for n in range(ITEMS)
    ]


def quality_of(item: Item, recalled: float, dice: random.Random) -> Quality:
    """What the learner would press: hesitation is Hard, what comes at once Easy."""
    if dice.random() < recalled:
        if item.seen is None and item.known:
            return Quality.EASY if dice.random() < 0.4 else Quality.GOOD
        return Quality.HARD if dice.random() < 0.03 * item.difficulty else Quality.GOOD
    return Quality.GOOD if dice.random() < GUESSED[item.kind] else Quality.WRONG


def run(scheduler: Scheduler, model: Forgetting, known: float, seed: int) -> Outcome:
    """Ninety days of study without a day off."""
    dice = random.Random(seed)
    pool = {item.key: item for item in items(dice, known)}
    memories: dict[str, Memory] = {}
    waiting, seconds = list(pool), 0.0
    for day in range(DAYS):
        today = FIRST + timedelta(days=day)
        due = [key for key, memory in memories.items() if memory.due and memory.due <= today]
        fresh, waiting = waiting[:NEW_PER_DAY], waiting[NEW_PER_DAY:]
        queue = due + fresh
        while queue:
            key = queue.pop(0)
            item, memory = pool[key], memories.get(key, Memory())
            recalled = 0.9 if memory.last == today else item.recall(today, model)
            quality = quality_of(item, recalled, dice)
            kind, memories[key] = scheduler.answer(memory, quality, today=today, seed=key)
            seconds += SECONDS[item.kind] * (1 if quality.passed else 1.5)
            if kind is EventKind.DRILL:
                item.drill(quality)
            else:
                item.learn(today, recalled, quality)
            if memories[key].drilling:
                queue.append(key)
    end = FIRST + timedelta(days=DAYS)
    recalls = [pool[key].recall(end, model) for key in memories]
    weak = sum(recall < WEAK for recall in recalls) / len(recalls)
    return Outcome(seconds / 60 / DAYS, mean(recalls), weak)


def main() -> None:
    """Print the table: each preset, two learners, two models of forgetting."""
    print(
        f"\nsimulated learners: {RUNS} runs of {DAYS} days, {ITEMS} items, {NEW_PER_DAY} new a day"
    )
    print(f"{'learner':<11}{'forgets':<13}{'preset':<13}{'min/day':>8}{'recall':>8}{'weak':>7}")
    for learner, known in (("novice", 0.05), ("refresher", 0.6)):
        for forgets, model in MODELS.items():
            for name, scheduler in SCHEDULERS.items():
                outcomes = [run(scheduler, model, known, seed) for seed in range(RUNS)]
                minutes = mean(outcome.minutes for outcome in outcomes)
                recall = mean(outcome.recall for outcome in outcomes)
                weak = mean(outcome.weak for outcome in outcomes)
                row = f"{learner:<11}{forgets:<13}{name:<13}"
                print(f"{row}{minutes:>8.1f}{recall:>8.1%}{weak:>7.1%}")


if __name__ == "__main__":
    main()

"""Insight: how long a page takes over a long log, and how often the forecast holds what comes.

python -m tests.bench.insight [EVENTS]

The forecast is asked of simulated learners (tests/insight/learner.py) who study on every day, as it
takes for granted, and go on for fourteen days; what comes is beside the range in which four of five
courses lay.
"""

import sys
import tempfile
from datetime import timedelta
from math import sqrt
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from quizapp.cli.context import current_context
from quizapp.insight.ahead.numbers import FORECAST_DAYS, Ahead, days_ahead
from quizapp.insight.duel.bootstrap import item_intervals
from quizapp.insight.duel.contestants import Log
from quizapp.insight.losses import log_losses
from quizapp.insight.page import Scope
from quizapp.insight.reader import Reader
from quizapp.insight.registry import PAGES
from quizapp.study.scheduler.sm2 import SM2
from tests.bench.scale import write_home
from tests.insight.learner import TODAY, Learner, studied
from tests.insight.simulated import answers_of, daily

EVENTS: Final = 100_000
ANSWERS_AN_ITEM: Final = 10
LEARNERS: Final = 150
DAYS: Final = 120


def main(events: int = EVENTS) -> None:
    """Print every figure."""
    print_times(events)
    print_coverage(LEARNERS)
    print_intervals(LEARNERS)


def print_times(events: int) -> None:
    """Seconds until each page is drawn, the first time ever and when it is opened again."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        home = Path(name)
        write_home(home, max(1, events // ANSWERS_AN_ITEM), events)
        with current_context(home).collection() as collection:
            collection.memories()
            for what in ("first time", "again"):
                begun = perf_counter()
                reader = Reader(collection)
                assert len(reader.answers)
                print(f"{events:>9,} answers read, {what}: {perf_counter() - begun:.2f} s")
            for page in PAGES:
                begun = perf_counter()
                page.prepare(reader, Scope())().draw(78)
                print(f"{events:>9,} page {page.name}: {perf_counter() - begun:.2f} s", flush=True)


def print_coverage(learners: int) -> None:
    """How often what came lay in the range, for all the days together and for single ones."""
    inside, days_inside = [], []
    for seed in range(learners):
        learner = studied(seed, days=DAYS, attendance=1.0)
        value = forecast_of(learner)
        came = what_comes(learner)
        inside.append(value.low <= sum(came) <= value.high)
        days_inside += [
            day.low <= count <= day.high for day, count in zip(value.days, came, strict=True)
        ]
    print(
        f"forecast of {FORECAST_DAYS} days together: {share(inside)} of {learners} learners inside"
        f" 80 %; single days {np.mean(days_inside):.1%}"
    )


def print_intervals(learners: int) -> None:
    """How often the bootstrap's interval of a loss's difference holds that of all learners."""
    apart, items = [], []
    for seed in range(learners):
        answers = answers_of(studied(seed, days=DAYS))
        log = Log.of(answers, Scope(), TODAY.toordinal())
        rows = log.scored
        word = 0.9 ** (log.waited[rows] / np.maximum(1, log.answers.interval[rows]))
        passed = log.answers.passed[rows]
        apart.append(log_losses(word, passed) - log_losses(np.full(len(word), 0.8), passed))
        items.append(log.answers.item[rows])
    truth = np.concatenate(apart).mean()
    ends = [item_intervals(rows[:, None], item) for rows, item in zip(apart, items, strict=True)]
    inside = [pair is not None and pair[0, 0] <= truth <= pair[0, 1] for pair in ends]
    print(
        f"bootstrap of items, SM-2 at its word against one constant: {share(inside)} of"
        f" {learners} learners inside 95 %"
    )


def share(inside: list[bool]) -> str:
    """How many are, and how far that share would be another one with other learners."""
    rate = float(np.mean(inside))
    return f"{rate:.1%} (s.e. {sqrt(rate * (1 - rate) / len(inside)):.1%})"


def forecast_of(learner: Learner) -> Ahead:
    """What the page says to the learner."""
    return days_ahead(
        answers_of(learner), daily(learner), today=TODAY, scope=Scope(), scheduler=SM2
    )


def what_comes(learner: Learner) -> list[int]:
    """The reviews of the coming days, if the learner studies on each."""
    came = []
    for place in range(FORECAST_DAYS):
        day = TODAY + timedelta(days=place)
        came.append(sum(row.due is not None and row.due <= day for row in daily(learner).values()))
        spoken = {key: learner.memories.pop(key) for key in [*learner.memories] if "/iv" in key}
        learner.study(day, ())
        learner.memories |= spoken
    return came


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""The simulation: owns many possible courses of the coming days, all worked out at once.

Who studies every day meets each item on its due day and passes or fails; how likely that is comes
from the learner's own answers. Items in one state are moved together, as counts in each course, so
that a scheduler is asked once a state and not once an item and course.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log10
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import Ints
from quizapp.insight.retention.numbers import GROWN_DAYS
from quizapp.study.quality import LEAST_PASSED, Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory

COURSES: Final = 200
"""Courses of the coming days: the ends of an 80 % interval vary by a twentieth of its width."""

SINGLY: Final = 100
"""Up to so many items each keeps its own fuzz; more share that of some."""

FUZZES: Final = 6

TINY: Final = 1e-12
"""What is left of a whole that is used up, to divide by."""

JEFFREYS: Final = 0.5
"""Added to passes and to failures: what is not known of a share of few answers."""


@dataclass(frozen=True, slots=True)
class QualityCounts:
    """How a learner's scored reviews went: so many of each quality."""

    young: tuple[int, ...]
    grown: tuple[int, ...]

    def of(self, interval_days: int) -> tuple[int, ...]:
        """Those that tell of an item with this interval."""
        return self.grown if interval_days >= GROWN_DAYS else self.young


class _State(NamedTuple):
    """What decides how an item goes on."""

    seed: str
    memory: Memory


CountsByState: TypeAlias = dict[_State, Ints]


def courses(
    memories: Mapping[str, Memory],
    outcomes: QualityCounts,
    *,
    today: date,
    days: int,
    scheduler: Scheduler,
    random: np.random.Generator,
) -> Ints:
    """The reviews of each coming day in each course; shape (COURSES, days).

    Args:
        memories: of the items that count; those that are new or suspended are passed over.
        outcomes: how the learner's answers went.
        today: the first of the days; what is overdue falls on it.
        days: how many, 1 and up.
        scheduler: says when each comes back.
        random: decides the courses.
    """
    chances = {
        grown: _chances(outcomes.grown if grown else outcomes.young, random)
        for grown in (False, True)
    }
    waiting: list[CountsByState] = [
        defaultdict(lambda: np.zeros(COURSES, dtype=int)) for _ in range(days)
    ]
    for ahead, state in _first_states(memories, today, days):
        waiting[ahead][state] += 1
    totals = np.zeros((COURSES, days), dtype=int)
    for ahead in range(days):
        day = today + timedelta(days=ahead)
        for state, counts in waiting[ahead].items():
            if not counts.any():
                continue
            totals[:, ahead] += counts
            moves = _moves(state, scheduler, today=day, days=days - ahead)
            shares = chances[state.memory.interval_days >= GROWN_DAYS]
            taken = _drawn(counts, [shares[:, row].sum(axis=1) for row in moves.values()], random)
            for (later_days, after), part in zip(moves, taken, strict=True):
                waiting[ahead + later_days][state._replace(memory=after)] += part
    return totals


def _moves(
    state: _State, scheduler: Scheduler, *, today: date, days: int
) -> dict[tuple[int, Memory], list[int]]:
    """Where the qualities lead that bring the item back in time: few lead to different places."""
    moves: dict[tuple[int, Memory], list[int]] = defaultdict(list)
    for quality in Quality:
        after = scheduler.review(state.memory, quality, today=today, seed=state.seed)
        if after.due is not None and (after.due - today).days < days:
            moves[(after.due - today).days, _anyones(after)].append(quality)
    return moves


def _drawn(counts: Ints, shares: list[Floats], random: np.random.Generator) -> Iterable[Ints]:
    """How many of the counts go each way, one way after the other; the rest goes none."""
    remaining, whole = counts, np.ones(COURSES)
    for share in shares:
        part = random.binomial(remaining, np.clip(share / whole, 0, 1))
        yield part
        remaining, whole = remaining - part, np.maximum(whole - share, TINY)


def _chances(counts: tuple[int, ...], random: np.random.Generator) -> Floats:
    """The probability of each quality in each course; shape (COURSES, 6)."""
    qualities = np.array(counts, dtype=float)
    failed, passed = qualities[:LEAST_PASSED], qualities[LEAST_PASSED:]
    share = random.beta(passed.sum() + JEFFREYS, failed.sum() + JEFFREYS, size=(COURSES, 1))
    parts = (
        (1 - share) * _mix(failed, Quality.WRONG),
        share * _mix(passed, Quality(Quality.GOOD - LEAST_PASSED)),
    )
    return np.concatenate(parts, axis=1)


def _mix(counts: Floats, usual: int) -> Floats:
    """The share of each; all of it the usual one where there are none."""
    mix: Floats = counts / counts.sum() if counts.any() else np.eye(len(counts))[usual]
    return mix


def _first_states(
    memories: Mapping[str, Memory], today: date, days: int
) -> Iterable[tuple[int, _State]]:
    """When each item comes first within the days, and its state then."""
    due = [
        (max(0, (memory.due - today).days), key, memory)
        for key, memory in memories.items()
        if memory.due is not None and not memory.suspended and (memory.due - today).days < days
    ]
    for place, (ahead, key, memory) in enumerate(due):
        seed = key if len(due) <= SINGLY else str(place % FUZZES)
        yield ahead, _State(seed, _anyones(memory))


def _anyones(memory: Memory) -> Memory:
    """The memory without what sets it apart and moves no review, so that courses meet again."""
    return memory._replace(
        answers=0,
        lapses=0,
        flagged=False,
        buried=None,
        fingerprint="",
        # No rule counts further.
        streak=min(memory.streak, KNOWN_STREAK),
        stability=_coarse(memory.stability),
        difficulty=float(round(memory.difficulty)),
    )


def _coarse(days: float) -> float:
    """To the nearest tenth of a power of ten: left exact, no two courses would ever meet."""
    return 10 ** (round(10 * log10(days)) / 10) if days else 0.0

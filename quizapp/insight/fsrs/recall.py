"""Recall by FSRS: owns what it predicts of every answer in a log, in arrays, without its package.

The package moves one item at a time, as a session needs; to fit 21 numbers, a log is gone through
some thousand times. That both say the same is tested.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import Ints
from quizapp.study.scheduler.fsrs.parameters import FSRS_DEFAULTS, STABILITY_MIN
from quizapp.study.scheduler.fsrs.scheduler import LONGEST_STABILITY, RATINGS

RATING_OF: Final = np.array(RATINGS)

AGAIN, HARD, GOOD, EASY = range(1, 5)


class _States(NamedTuple):
    """Of many items under many parameters; shape (parameters, items)."""

    stability: Floats
    difficulty: Floats


def fsrs_recall(
    item: Ints, day: Ints, quality: Ints, parameters: ArrayLike = FSRS_DEFAULTS
) -> Floats:
    """The chance that each answer is a success, from strictly earlier answers to its item.

    Args:
        item: which item each answer is about; those of one stand together.
        day: the study day of each, in counting order within an item.
        quality: 0 to 5.
        parameters: 21 of them, or rows of 21.

    Returns:
        A chance an answer, NaN for the first one of an item; a row of them for each row of
        parameters.

    >>> fsrs_recall(np.array([0, 0]), np.array([100, 102]), np.array([4, 4])).round(3)
    array([  nan, 0.909])
    """
    w = np.atleast_2d(np.asarray(parameters, dtype=float))
    ratings = RATING_OF[np.asarray(quality, dtype=int)]
    recall = np.full((len(w), len(item)), np.nan)
    firsts, counts = _runs(item)
    states = _first_states(w, ratings[firsts])
    for place in range(1, int(counts.max(initial=0))):
        # Those with most answers come first, so that those that still have one are a prefix.
        rows = firsts[: np.searchsorted(-counts, -place)] + place
        states = _States(*(array[:, : len(rows)] for array in states))
        waited = np.maximum(0, day[rows] - day[rows - 1])
        recall[:, rows] = recalled = _retrievability(w, states.stability, waited)
        states = _next_states(w, states, ratings[rows], waited, recalled)
    return recall if np.ndim(parameters) > 1 else recall[0]


def _runs(item: Ints) -> tuple[Ints, Ints]:
    """Where the answers to each item begin, and how many they are, the most first."""
    firsts = np.flatnonzero(np.diff(item, prepend=-1))
    counts = np.diff(firsts, append=len(item))
    order = np.argsort(-counts, kind="stable")
    return firsts[order], counts[order]


def _first_states(w: Floats, ratings: Ints) -> _States:
    return _States(
        np.maximum(w[:, ratings - 1], STABILITY_MIN), np.clip(_difficulty_at(w, ratings), 1, 10)
    )


def _difficulty_at(w: Floats, ratings: Ints) -> Floats:
    """The difficulty that a first rating says, before its ends are kept."""
    first: Floats = w[:, 4:5] - np.exp(w[:, 5:6] * (ratings - 1)) + 1
    return first


def _retrievability(w: Floats, stability: Floats, waited: Ints) -> Floats:
    decay = -w[:, 20:21]
    factor = 0.9 ** (1 / decay) - 1
    left: Floats = (1 + factor * waited / stability) ** decay
    return left


def _next_states(
    w: Floats, states: _States, ratings: Ints, waited: Ints, recalled: Floats
) -> _States:
    """The states after answers that were given so many days after the ones before."""
    stability, difficulty = states
    later = np.where(
        ratings == AGAIN,
        _after_lapse(w, states, recalled),
        _after_recall(w, states, ratings, recalled),
    )
    moved = np.where(waited < 1, _after_repeat(w, stability, ratings), later)
    step = -w[:, 6:7] * (ratings - GOOD) * (10 - difficulty) / 9
    towards = _difficulty_at(w, np.array([EASY]))
    nearer = w[:, 7:8] * towards + (1 - w[:, 7:8]) * (difficulty + step)
    return _States(np.clip(moved, STABILITY_MIN, LONGEST_STABILITY), np.clip(nearer, 1, 10))


def _after_recall(w: Floats, states: _States, ratings: Ints, recalled: Floats) -> Floats:
    stability, difficulty = states
    penalty = np.where(ratings == HARD, w[:, 15:16], 1)
    bonus = np.where(ratings == EASY, w[:, 16:17], 1)
    growth = np.exp(w[:, 8:9]) * (11 - difficulty) * stability ** -w[:, 9:10]
    gain = growth * np.expm1((1 - recalled) * w[:, 10:11]) * penalty * bonus
    after: Floats = stability * (1 + gain)
    return after


def _after_lapse(w: Floats, states: _States, recalled: Floats) -> Floats:
    stability, difficulty = states
    kept = w[:, 11:12] * difficulty ** -w[:, 12:13] * ((stability + 1) ** w[:, 13:14] - 1)
    after: Floats = np.minimum(
        kept * np.exp((1 - recalled) * w[:, 14:15]), stability / np.exp(w[:, 17:18] * w[:, 18:19])
    )
    return after


def _after_repeat(w: Floats, stability: Floats, ratings: Ints) -> Floats:
    """After one more answer of the same day; a success never shortens it."""
    change = np.exp(w[:, 17:18] * (ratings - GOOD + w[:, 18:19])) * stability ** -w[:, 19:20]
    after: Floats = stability * np.where(ratings == AGAIN, change, np.maximum(change, 1))
    return after

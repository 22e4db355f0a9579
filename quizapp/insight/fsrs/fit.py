"""Fitting: owns which parameters of FSRS would have predicted a log best, by gradient descent.

The parameters move as logarithms of what they are by default times, which has no unit and keeps
their sign; a pull towards the defaults stands for all the logs that these were fitted on.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import Ints, RowMask
from quizapp.insight.fsrs.recall import fsrs_recall
from quizapp.insight.losses import log_losses
from quizapp.study.quality import LEAST_PASSED
from quizapp.study.scheduler.fsrs.parameters import FSRS_DEFAULTS, HIGHEST, LOWEST

FEWEST_REVIEWS: Final = 400
"""Scored reviews below which nothing is fitted: 21 numbers would follow chance."""

STEPS: Final = 40
RATE: Final = 0.08
"""Of the first step, in logarithms; it falls to nothing along a quarter of a cosine."""
MOMENTUM, SPREAD, TINY = 0.9, 0.99, 1e-8
"""Of Adam (Kingma and Ba 2015)."""

PULL: Final = 0.5
"""How far a parameter goes from its default without a reason, as a standard deviation of its
logarithm: to 0.6 or 1.6 times as much."""

DIFFERENCE: Final = 1e-5
"""Of a parameter's logarithm, for the slope."""

MOST_FITTED: Final = 20_000
"""Of a longer log some items speak for all: 21 numbers need no more, and a fit takes a minute."""

DECIMALS: Final = 4

RowObjective: TypeAlias = Callable[[Floats], Floats]
"""A value for each row of parameters."""


def fit_fsrs(
    item: Ints, day: Ints, quality: Ints, scored: RowMask, *, start: Sequence[float] = FSRS_DEFAULTS
) -> tuple[float, ...]:
    """The parameters with the least log loss on the scored rows, near enough, and not far away.

    Args:
        item: which item each answer is about; those of one stand together.
        day: the study day of each, in counting order within an item.
        quality: 0 to 5.
        scored: the answers whose loss counts; the others only move what is remembered.
        start: where the descent begins, and where it is pulled to.

    Returns:
        21 numbers that the package takes, with four decimals.
    """
    rows = _some_items(item)
    log = (item[rows], day[rows], quality[rows])
    is_scored, passed = scored[rows], quality[rows] >= LEAST_PASSED
    count = max(1, int(np.count_nonzero(is_scored)))
    centre = np.log(np.asarray(start))
    low, high = np.log(np.maximum(LOWEST, 1e-6)) - centre, np.log(HIGHEST) - centre

    def objective(moved: Floats) -> Floats:
        """The loss of each row of parameters, with the pull."""
        recall = fsrs_recall(*log, np.exp(centre + moved))[:, is_scored]
        losses = log_losses(recall, passed[is_scored])
        pulls = (moved**2).sum(axis=1) / (2 * PULL**2)
        summed: Floats = losses.sum(axis=1) + pulls
        return summed / count

    best = _descend(objective, np.clip(np.zeros(len(centre)), low, high), low, high)
    fitted = np.clip(np.round(np.exp(centre + best), DECIMALS), LOWEST, HIGHEST)
    return tuple(map(float, fitted))


def fit_before(
    first: int, item: Ints, day: Ints, quality: Ints, scored: RowMask
) -> tuple[float, ...]:
    """What `fit_fsrs` makes of the answers before a study day alone."""
    past = day < first
    return fit_fsrs(item[past], day[past], quality[past], scored[past])


def _descend(objective: RowObjective, start: Floats, low: Floats, high: Floats) -> Floats:
    """Where the objective was least on the way down."""
    point, best, least = start, start, np.inf
    mean, square = np.zeros_like(point), np.zeros_like(point)
    nudges = np.vstack([np.zeros_like(point), np.eye(len(point)) * DIFFERENCE])
    for step in range(1, STEPS + 1):
        values = objective(point + nudges)
        if values[0] < least:
            best, least = point, values[0]
        slope = (values[1:] - values[0]) / DIFFERENCE
        mean = MOMENTUM * mean + (1 - MOMENTUM) * slope
        square = SPREAD * square + (1 - SPREAD) * slope**2
        pace = np.sqrt(square / (1 - SPREAD**step)) + TINY
        rate = RATE * np.cos(np.pi / 2 * (step - 1) / STEPS)
        point = np.clip(point - rate * mean / (1 - MOMENTUM**step) / pace, low, high)
    return best


def _some_items(item: Ints) -> RowMask:
    """All rows, or those of every so many-th item where they are too many."""
    every = -(-len(item) // MOST_FITTED)
    chosen: RowMask = item % max(1, every) == 0
    return chosen

"""The bootstrap: owns how far a mean over rows would be another one with other items."""

import math
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import Ints
from quizapp.insight.proportion import Z_95

BOOTSTRAP_DRAWS: Final = 1000
BOOTSTRAP_SEED: Final = 20_261_127
"""The same log has the same intervals."""

ENDS: Final = (2.5, 97.5)
"""Percentiles, between which 95 % of the draws lie."""


def item_intervals(
    rows: Floats, item: Ints, *, draws: int = BOOTSTRAP_DRAWS, seed: int = BOOTSTRAP_SEED
) -> Floats | None:
    """The 95 % interval of each column's mean, with whole items drawn again; none of one item.

    Shape: (n, k) and (n,) to (k, 2).

    Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), section 13.3; the unit
    that is drawn is the item, since answers to one are not independent.
    """
    _, group, sizes = np.unique(item, return_inverse=True, return_counts=True)
    if len(sizes) < 2:
        return None
    sums = np.zeros((len(sizes), rows.shape[1]))
    np.add.at(sums, group, rows)
    random = np.random.default_rng(seed)
    means = np.empty((draws, rows.shape[1]))
    for draw in range(draws):
        drawn = random.integers(0, len(sizes), len(sizes))
        means[draw] = sums[drawn].sum(axis=0) / sizes[drawn].sum()
    mean = rows.mean(axis=0)[:, None]
    ends: Floats = mean + _widening(len(sizes)) * (np.percentile(means, ENDS, axis=0).T - mean)
    return ends


def _widening(items: int) -> float:
    """How much too narrow percentiles are for so many items: as Student's t is to the normal.

    Source: Efron and Tibshirani, section 12.5, and Abramowitz and Stegun, 26.7.5.
    """
    degrees = items - 1
    return math.sqrt(items / degrees) * (1 + (Z_95**2 + 1) / (4 * degrees))

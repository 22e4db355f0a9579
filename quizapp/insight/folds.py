"""Folds: owns how a log is cut by time, so that whatever predicts is judged on what came later."""

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from quizapp.insight.answers import Ints

FOLD_COUNT: Final = 5


class Fold(NamedTuple):
    """A run of study days to be predicted by those before it."""

    first: int
    """Its first day; all that is fitted is fitted on earlier ones."""
    end: int
    """The first day after it."""


def time_folds(day: Ints, *, folds: int = FOLD_COUNT) -> tuple[Fold, ...]:
    """So many runs of whole days with about as many rows each, after a first one for fitting only.

    Args:
        day: the study day of each scored row, in any order.
        folds: how many are predicted, 1 and up; fewer where there are not so many days.

    >>> time_folds(np.repeat([1, 2, 3, 4], 10), folds=3)
    (Fold(first=2, end=3), Fold(first=3, end=4), Fold(first=4, end=5))
    """
    days = np.sort(day)
    if not days.size:
        return ()
    cuts = {int(days[len(days) * place // (folds + 1)]) for place in range(1, folds + 1)}
    starts = [*sorted(cuts - {int(days[0])}), int(days[-1]) + 1]
    return tuple(Fold(*pair) for pair in pairwise(starts))

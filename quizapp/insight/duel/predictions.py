"""Predictions: owns which answers of a log are predicted, and what a contestant says of each."""

from collections.abc import Sequence

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import Ints
from quizapp.insight.duel.contestants import Contestant, Log
from quizapp.insight.folds import Fold
from quizapp.insight.losses import clipped


def predicted_rows(log: Log, folds: Sequence[Fold]) -> tuple[Ints, Ints]:
    """The rows that are predicted, and the place of the fold of each."""
    day = log.answers.day
    rows = np.flatnonzero(log.scored & (day >= folds[0].first))
    starts = np.array([fold.first for fold in folds])
    return rows, np.searchsorted(starts, day[rows], side="right") - 1


def predictions_of(
    contestant: Contestant, log: Log, folds: Sequence[Fold], rows: Ints, fold_of: Ints
) -> Floats:
    """What it says of each row, clipped."""
    chances = np.empty(len(rows))
    for place, fold in enumerate(folds):
        here = fold_of == place
        chances[here] = contestant.predict(log, fold)[rows[here]]
    return clipped(np.nan_to_num(chances, nan=0.5))

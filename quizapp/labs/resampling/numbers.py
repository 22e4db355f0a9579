"""What the resampling lab computes from a state."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.scalar.resampling import chance_of_wrong_sign, rows_for_sign, standard_error
from quizapp.labs.resampling.state import ResamplingState


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What two models' difference looks like on the data sets that were drawn."""

    differences: Floats
    """One a data set, shape (draws,)."""
    error: float
    """The standard error of each."""
    wrong: float
    """The chance that a data set puts the worse model first."""
    rows_needed: float
    """From how many rows on that is one in twenty; infinite without a difference."""
    wrong_draws: int
    """How many of them do."""


@lru_cache(maxsize=64)
def measured(state: ResamplingState) -> Measured:
    """The data sets of a state; a mean over many rows is drawn as the normal number it tends to."""
    error = standard_error(state.spread, state.rows)
    noise = np.random.default_rng(int(state.seed)).standard_normal(int(state.draws))
    differences = state.difference + error * noise
    wrong = differences <= 0 if state.difference >= 0 else differences >= 0
    return Measured(
        differences,
        error,
        chance_of_wrong_sign(state.difference, error),
        _whole(rows_for_sign(state.difference, state.spread)),
        int(wrong.sum()),
    )


def _whole(rows: float) -> float:
    """The first whole number of rows that is enough."""
    return rows if math.isinf(rows) else float(math.ceil(rows))

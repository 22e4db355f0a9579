"""Losses: owns how a prediction of an answer is judged, whoever makes it."""

from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.losses import log_loss
from quizapp.insight.answers import RowMask

LEAST_CHANCE: Final = 1e-4
"""A prediction is clipped to this and to 1 less this, wherever predictions are judged."""

ECE_BINS: Final = 10
"""Of equal count, over which the calibration error is averaged."""


def clipped(chances: Floats) -> Floats:
    """The chances as they are judged."""
    return np.clip(chances, LEAST_CHANCE, 1 - LEAST_CHANCE)


def log_losses(chances: Floats, passed: RowMask) -> Floats:
    """The loss of each prediction, clipped; unit: nats."""
    return log_loss(passed, clipped(chances))

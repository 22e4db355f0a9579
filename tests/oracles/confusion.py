"""The four counts at one threshold, from the definition."""

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import scored
from quizapp.engine.scalar.confusion import Confusion


def confusion(y: ArrayLike, scores: ArrayLike, threshold: float) -> Confusion:
    """The counts of right and wrong decisions at a threshold; a score equal to it says yes.

    Shape: (n,) and (n,). Range: y is 0 or 1; any scores and threshold but nan.

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, figure 1.

    >>> confusion([1, 1, 0, 0], [0.9, 0.4, 0.5, 0.1], 0.5)
    Confusion(tp=1, fp=1, fn=1, tn=1)
    """
    labels, numbers, positives, negatives = scored(y, scores)
    if np.isnan(threshold):
        raise ValueError("a threshold must not be nan")
    alarms = numbers >= threshold
    true = int(np.count_nonzero(alarms & (labels == 1)))
    false = int(np.count_nonzero(alarms)) - true
    return Confusion(true, false, positives - true, negatives - false)

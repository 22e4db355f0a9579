"""Shares: which part of a sum each of its terms is."""

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, floats


def shares(terms: ArrayLike) -> Floats:
    """How much of their sum each term is; infinite terms share the whole of it alike.

    Shape: (n,), kept. Range: terms in [0, inf]; results in [0, 1], all of them 0 where the sum is
    0.

    Raises:
        ValueError: a term is negative or nan.

    Source: the share of a row in the cost is its weighted loss over their sum (Bishop, "Pattern
    Recognition and Machine Learning", 2006, eq. 4.90).

    >>> shares([1.0, 3.0]).tolist(), shares([1.0, np.inf, np.inf]).tolist(), shares([0.0]).tolist()
    ([0.25, 0.75], [0.0, 0.5, 0.5], [0.0])
    """
    parts = floats(terms)
    if not (parts >= 0).all():
        raise ValueError("terms must not be negative or nan")
    endless = np.isinf(parts)
    if endless.any():
        parts = endless.astype(np.float64)
    largest = parts.max(initial=0.0)
    if largest == 0:
        return np.zeros_like(parts)
    scaled = parts / largest  # so that the sum of huge terms is still a float
    return np.asarray(scaled / scaled.sum())

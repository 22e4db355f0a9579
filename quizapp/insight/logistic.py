"""Logistic regression: owns how weights are fitted to answers, and how sure they are."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.margins import sigmoid
from quizapp.insight.answers import Ints, RowMask

NEWTON_STEPS: Final = 30
"""Newton's method on a convex cost needs about six."""

SHORT_STEP: Final = 1e-10
"""A step of this length changes nothing that is shown."""

WEIGHT_PULL: Final = 1.0
"""A weight's square, in standard deviations of its feature, counts as this part of an answer's
loss: separable answers get weights with an end, and hundreds of others do not feel it."""


@dataclass(frozen=True, eq=False)
class Logistic:
    """Weights, the bias first, for features as they are."""

    weights: Floats
    """Shape (k + 1,)."""
    covariance: Floats
    """Of the weights, with the answers to one item taken as one; shape (k + 1, k + 1)."""

    def chances(self, features: Floats) -> Floats:
        """The chance to pass of each row; shape (n, k) to (n,)."""
        return sigmoid(features @ self.weights[1:] + self.weights[0])

    @property
    def errors(self) -> Floats:
        """The standard error of each weight."""
        return np.sqrt(np.maximum(0.0, np.diag(self.covariance)))


def fit_logistic(features: Floats, passed: RowMask, item: Ints) -> Logistic:
    """The weights with the least log loss, found by Newton's method.

    Shape: (n, k), (n,) and (n,), n of 1 and up. A feature that is the same everywhere gets 0.

    Args:
        features: a column each.
        passed: whether each row did.
        item: whose row each is: rows of one are not independent of each other.

    Source: Bishop, "Pattern Recognition and Machine Learning" (2006), section 4.3.3; the
    covariance is Liang and Zeger's (1986).
    """
    middle, spread = features.mean(axis=0), features.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    columns = np.column_stack([np.ones(len(features)), (features - middle) / scale])
    pull = np.diag([0.0, *[WEIGHT_PULL] * features.shape[1]])
    weights = np.zeros(columns.shape[1])
    for _ in range(NEWTON_STEPS):
        chances = sigmoid(columns @ weights)
        slope = columns.T @ (chances - passed) + pull @ weights
        step = np.linalg.solve(_hessian(columns, chances, pull), slope)
        weights -= step
        if np.abs(step).max() < SHORT_STEP:
            break
    chances = sigmoid(columns @ weights)
    bread = np.linalg.inv(_hessian(columns, chances, pull))
    slopes = columns * (chances - passed)[:, None]
    _, group = np.unique(item, return_inverse=True)
    by_item = np.zeros((int(group.max()) + 1, columns.shape[1]))
    np.add.at(by_item, group, slopes)
    back = np.diag([1.0, *(1.0 / scale)])
    back[0, 1:] = -middle / scale
    covariance = back @ bread @ (by_item.T @ by_item) @ bread @ back.T
    return Logistic(back @ weights, covariance)


def _hessian(columns: Floats, chances: Floats, pull: Floats) -> Floats:
    # A chance that is 0 or 1 in floats still bends the cost a little.
    bend = np.maximum(chances * (1 - chances), 1e-12)
    hessian: Floats = (columns * bend[:, None]).T @ columns + pull
    hessian[0, 0] += 1e-9
    return hessian

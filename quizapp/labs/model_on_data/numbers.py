"""What model on data computes from a state: its rows, and the whole descent on them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.margins import sigmoid, softplus
from quizapp.labs.model_on_data.form import LAST_STEP
from quizapp.labs.model_on_data.state import ModelState

Labels: TypeAlias = NDArray[np.float64]

TEST_ROWS: Final = 400
"""Enough for a curve that is smooth; nothing is trained on them."""

TRUE_WEIGHT: Final = 1.5
"""The rows come from sigmoid(1.5 x), before labels are turned round."""

HALF_WIDTH: Final = 3.0
"""x lies between -3 and 3."""

REAL_RISE: Final = 0.005
"""Nats by which the test cost has to rise from its lowest before one speaks of it."""


@dataclass(frozen=True, slots=True, eq=False)
class RowsPart:
    """Some rows, and how the model does on them after each step."""

    x: Floats
    y: Labels
    costs: Floats
    """Mean log loss, shape (steps + 1,)."""
    accuracies: Floats
    """At a threshold of one half."""


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """The descent from weights of 0."""

    weights: Floats
    """The bias first, of powers that are scaled; shape (steps + 1, degree + 1)."""
    middle: Floats
    spread: Floats
    train: RowsPart
    test: RowsPart

    @property
    def best(self) -> int:
        """The step with the least test cost."""
        return int(self.test.costs.argmin())

    @property
    def overfits(self) -> bool:
        """The test cost rises after its best step, while the training cost falls."""
        falls = self.train.costs[-1] < self.train.costs[self.best]
        return bool(falls and self.test.costs[-1] > self.test.costs[self.best] + REAL_RISE)

    @property
    def overshoots(self) -> bool:
        """The training cost rises as well: the steps are too long."""
        return bool(self.train.costs[-1] > self.train.costs[self.best])

    def dearest(self, step: int) -> tuple[float, float]:
        """The x of the training row with the largest loss, and its share of all losses."""
        losses = self.losses(step)
        row, total = int(losses.argmax()), float(losses.sum())
        return float(self.train.x[row]), float(losses[row]) / total if total else 0.0

    def chances(self, x: Floats, step: int) -> Floats:
        """What the model says after a step."""
        columns = _powers(x, len(self.middle))
        scores = (columns - self.middle) / self.spread @ self.weights[step, 1:]
        return sigmoid(scores + self.weights[step, 0])

    def losses(self, step: int) -> Floats:
        """The loss of each training row after a step."""
        p = self.chances(self.train.x, step)
        of_label = np.where(self.train.y == 1, p, 1 - p)
        losses: Floats = -np.log(np.maximum(of_label, np.finfo(float).tiny))
        return losses


def true_chances(x: Floats, noise: float) -> Floats:
    """How often a label is 1 at x, with so many of them turned round."""
    return noise + (1 - 2 * noise) * sigmoid(TRUE_WEIGHT * x)


def training(state: ModelState) -> Training:
    """The whole descent of the state; a turn of `steps` only moves along it."""
    return _training(int(state.rows), state.noise, int(state.degree), state.rate, int(state.seed))


@lru_cache(maxsize=16)
def _training(rows: int, noise: float, degree: int, rate: float, seed: int) -> Training:
    random = np.random.default_rng(seed)
    x = random.uniform(-HALF_WIDTH, HALF_WIDTH, rows + TEST_ROWS)
    y = (random.random(rows + TEST_ROWS) < true_chances(x, noise)).astype(float)
    columns = _powers(x, degree)
    middle, spread = columns[:rows].mean(axis=0), columns[:rows].std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    design = np.column_stack([np.ones(len(x)), (columns - middle) / spread])
    weights = np.zeros((LAST_STEP + 1, degree + 1))
    own, labels = design[:rows], y[:rows]
    for step in range(LAST_STEP):
        slope = own.T @ (sigmoid(own @ weights[step]) - labels) / rows
        weights[step + 1] = weights[step] - rate * slope
    train, test = (
        _part(design[part], x[part], y[part], weights)
        for part in (slice(None, rows), slice(rows, None))
    )
    return Training(weights, middle, spread, train, test)


def _part(design: Floats, x: Floats, y: Labels, weights: Floats) -> RowsPart:
    scores = design @ weights.T
    costs = softplus(np.where(y[:, None] == 1, -scores, scores)).mean(axis=0)
    right = (scores >= 0) == (y[:, None] == 1)
    return RowsPart(x, y, costs, right.mean(axis=0))


def _powers(x: Floats, degree: int) -> Floats:
    """x, x squared and so on, of x between -1 and 1."""
    return (x / HALF_WIDTH)[:, None] ** np.arange(1, degree + 1)

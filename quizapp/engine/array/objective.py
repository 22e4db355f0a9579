"""The objective: the cost J of parameters (w1, ..., wd, b) over labelled examples, and its slopes.

J is the weighted mean loss plus half the penalty times the squared length of w; the bias b is free.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, both_classes, floats, weighed, weights_of
from quizapp.engine.array.margins import LOG_LOSS, Loss
from quizapp.engine.array.shares import shares
from quizapp.engine.scalar.in_full import in_full

TERMS: Final = 32_000
"""Losses computed at a time: memory stays bounded, and what is at work stays in the cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Objective:
    """A cost to minimise, made by `Objective.of`; what is too large for a float is inf or nan."""

    rows: Floats
    """(n, d+1): each example with a 1 for the bias, negated for y = 1: times a point it is u."""
    shares: Floats
    """(n,): the weights, adding up to 1."""
    penalties: Floats
    """(d+1,): the penalty of each parameter, 0 for the bias."""
    loss: Loss

    @classmethod
    def of(
        cls,
        x: ArrayLike,
        y: ArrayLike,
        *,
        loss: Loss = LOG_LOSS,
        penalty: float = 0.0,
        weights: ArrayLike | None = None,
    ) -> "Objective":
        """The objective of examples x with hard labels y.

        A soft label y is two examples: label 1 with weight y, and label 0 with weight 1 - y.

        Shape: x (n,) or (n, d), y and weights (n,). Range: x finite, y is 0 or 1, penalty finite
        and >= 0, weights finite, >= 0 and not all 0.

        Raises:
            ValueError: a number lies outside its range, or the shapes do not fit.

        Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, with the penalty
        of eq. 3.27.

        >>> Objective.of([2.0, 3.0], [0, 1]).rows.tolist()
        [[2.0, 1.0], [-3.0, -1.0]]
        """
        features = floats(x)
        labels, *_ = both_classes(y)
        if features.ndim not in (1, 2) or labels.shape != features.shape[:1]:
            raise ValueError("x must be (n,) or (n, d), and y (n,)")
        features = features.reshape(labels.size, -1 if labels.size else 1)
        masses = weights_of(labels.size, weights)
        if not np.isfinite(features).all():
            raise ValueError("x must be finite")
        if not masses.any():
            raise ValueError("no example has any weight")
        if not 0 <= penalty < np.inf:
            raise ValueError(f"a penalty must be finite and not negative, not {in_full(penalty)}")
        rows = np.column_stack([features, np.ones(labels.size)]) * (1 - 2 * labels)[:, np.newaxis]
        penalties = np.append(np.full(features.shape[1], penalty), 0.0)
        return cls(rows, shares(masses), penalties, loss)

    @np.errstate(over="ignore", invalid="ignore")
    def costs(self, points: ArrayLike) -> Floats:
        """J at each point.

        Shape: (k, d+1) to (k,). Range: any points; the result is >= 0.

        Raises:
            ValueError: the points have another number of parameters.

        Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, with the penalty
        of eq. 3.27.

        >>> Objective.of([2, -1, 0.5], [1, 0, 1]).costs([[-0.2, 0.1]]).round(6).tolist()
        [0.800619]
        """
        many = floats(points)
        if many.ndim != 2 or many.shape[1] != self.penalties.size:
            raise ValueError(f"points must be (k, {self.penalties.size})")
        step = max(1, TERMS // self.shares.size)
        blocks = [many[start : start + step] for start in range(0, len(many), step)]
        means = [self.loss.value(block @ self.rows.T) @ self.shares for block in blocks]
        lengths = weighed(self.penalties, many**2).sum(axis=1)
        return floats(np.concatenate([np.empty(0), *means]) + lengths / 2)

    @np.errstate(over="ignore", invalid="ignore")
    def gradient(self, point: Floats) -> Floats:
        """The slope of J in each parameter: X'(p-y)/n for log loss.

        Shape: (d+1,) or (k, d+1), kept.

        Raises:
            ValueError: the point has another number of parameters.

        Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.91, over n.

        >>> three = Objective.of([2, -1, 0.5], [1, 0, 1])
        >>> three.gradient(np.array([-0.2, 0.1])).round(6).tolist()
        [-0.657776, -0.166667]
        """
        return self.unguarded_gradient(point)

    def unguarded_gradient(self, point: Floats) -> Floats:
        """As `gradient`, for whoever asks often and has told NumPy once not to warn.

        Shape, unit, range and source are those of `gradient`.

        Raises:
            ValueError: the point has another number of parameters.

        >>> Objective.of([2, -1, 0.5], [1, 0, 1]).unguarded_gradient(np.zeros(2)).round(6).tolist()
        [-0.583333, -0.166667]
        """
        # For arrays as short as those of a lab `dot` takes half the time of `@`.
        pushes = self.loss.slope(point.dot(self.rows.T)) * self.shares
        return floats(pushes.dot(self.rows) + self.penalties * point)

    @np.errstate(over="ignore", invalid="ignore")
    def hessian(self, point: Floats) -> Floats:
        """The curvature of J between each two parameters: X' diag(p(1-p)) X/n for log loss.

        Shape: (d+1,) to (d+1, d+1).

        Raises:
            ValueError: the point has another number of parameters.

        Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.97, over n.

        >>> three = Objective.of([2, -1, 0.5], [1, 0, 1])
        >>> np.linalg.eigvalsh(three.hessian(np.array([-0.2, 0.1]))).round(6).tolist()
        [0.184171, 0.490398]
        """
        bends = self.loss.curvature(self.rows @ point) * self.shares
        hessian: Floats = (self.rows.T * bends) @ self.rows + np.diag(self.penalties)
        return hessian

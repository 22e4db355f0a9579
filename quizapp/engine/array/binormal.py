"""The binormal population: two classes with normal logits whose probabilities are honest.

A positive has the log-odds N(m + d^2/2, d^2) and a negative N(m - d^2/2, d^2), where m is the logit
of the prevalence and d how far the classes lie apart in standard deviations. Then the log-odds are
exactly those of being positive: p = sigmoid(z) is calibrated.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.scalar.confusion import Confusion
from quizapp.engine.scalar.losses import logit


@dataclass(frozen=True, slots=True)
class Population:
    """Cases of two classes, each with honest log-odds of being positive.

    Range: 0 < prevalence < 1, separation >= 0; at 0 all cases have the same log-odds.

    Source: Green and Swets, "Signal Detection Theory and Psychophysics", 1966, section 3.2, with
    equal variances.
    """

    prevalence: float
    separation: float

    def mean(self, y: int) -> float:
        """Where the log-odds of a class lie in the middle.

        Range: y is 0 or 1; any finite result.

        Raises:
            ValueError: the prevalence lies outside [0, 1].

        >>> Population(0.5, 2.0).mean(1), Population(0.5, 2.0).mean(0)
        (2.0, -2.0)
        """
        half = self.separation**2 / 2
        return logit(self.prevalence) + (half if y else -half)

    def share_above(self, y: int, z: float) -> float:
        """The share of a class whose log-odds are z or more.

        Range: any z, infinite ones too; the result lies in [0, 1].

        >>> round(Population(0.5, 2.0).share_above(1, 0.0), 4)
        0.8413
        """
        distance = z - self.mean(y)
        if self.separation == 0:
            return float(distance <= 0)
        return math.erfc(distance / self.separation / math.sqrt(2)) / 2

    def confusion(self, threshold: float, cases: float = 1000.0) -> Confusion:
        """Right and wrong answers among so many cases, when p >= threshold means yes.

        Range: threshold in [0, 1], cases >= 0.

        Raises:
            ValueError: the threshold lies outside [0, 1].

        >>> Population(0.3, 2.0).confusion(0.0)
        Confusion(tp=300.0, fp=700.0, fn=0.0, tn=0.0)
        """
        z = logit(threshold)
        positives = cases * self.prevalence
        tp = positives * self.share_above(1, z)
        fp = (cases - positives) * self.share_above(0, z)
        return Confusion(tp, fp, positives - tp, cases - positives - fp)

    def logits(self, y: int, count: int) -> Floats:
        """The log-odds of so many typical cases of a class: equal shares lie between them.

        Shape: (count,), rising. Range: count >= 0; finite results.

        >>> Population(0.5, 2.0).logits(1, 3).round(3).tolist()
        [0.065, 2.0, 3.935]
        """
        bell = NormalDist()
        shares = ((place + 0.5) / count for place in range(count))
        standard = np.array([bell.inv_cdf(share) for share in shares])
        return np.asarray(self.mean(y) + self.separation * standard)

    def best_f1_threshold(self) -> float:
        """The threshold with the highest F1: half of that F1.

        Range: in (0, 1/2).

        Source: Lipton, Elkan and Naryanaswamy, "Optimal Thresholding of Classifiers to Maximize F1
        Measure", 2014, theorem 1; F1(t) - 2t changes its sign once, so halving finds it.

        >>> population = Population(0.3, 2.0)
        >>> best = population.best_f1_threshold()
        >>> round(best, 3), round(population.confusion(best).f1 / 2, 3)
        (0.383, 0.383)
        """
        low, high = 0.0, 0.5
        for _ in range(50):
            middle = (low + high) / 2
            f1 = self.confusion(middle).f1 or 0.0
            low, high = (middle, high) if f1 > 2 * middle else (low, middle)
        return (low + high) / 2

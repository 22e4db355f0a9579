"""Metrics: what one threshold makes of scored examples, and which one is cheapest on paper.

An example counts as "yes" if its score is at least the threshold. A share of nothing, such as the
precision without an alarm, is None: it is not 0, and nobody should draw it as one.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine import decisions
from quizapp.engine.arrays import Floats, both_classes, floats


@dataclass(frozen=True, slots=True)
class Confusion:
    """The four counts of decisions, right and wrong: of examples, of weight, or expected ones."""

    tp: float
    fp: float
    fn: float
    tn: float

    @property
    def positives(self) -> float:
        """All that should get a yes.

        Shape: a scalar. Unit: that of the counts. Range: counts >= 0; >= 0.

        Raises:
            Nothing.

        Source: Fawcett, "An Introduction to ROC Analysis", 2006, section 2.

        >>> Confusion(8, 40, 2, 950).positives
        10
        """
        return self.tp + self.fn

    @property
    def negatives(self) -> float:
        """All that should get a no.

        Shape: a scalar. Unit: that of the counts. Range: counts >= 0; >= 0.

        Raises:
            Nothing.

        Source: Fawcett, "An Introduction to ROC Analysis", 2006, section 2.

        >>> Confusion(8, 40, 2, 950).negatives
        990
        """
        return self.fp + self.tn

    @property
    def precision(self) -> float | None:
        """The share of alarms that were right; None without an alarm.

        Shape: a scalar. Unit: none. Range: counts >= 0; in [0, 1], or None.

        Raises:
            ValueError: a count is negative.

        Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7.

        >>> Confusion(8, 2, 2, 950).precision, Confusion(0, 0, 2, 950).precision
        (0.8, None)
        """
        return decisions.precision(self.tp, self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """The share of positives that were found; None without a positive.

        Shape: a scalar. Unit: none. Range: counts >= 0; in [0, 1], or None.

        Raises:
            ValueError: a count is negative.

        Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7.

        >>> Confusion(8, 40, 2, 950).recall, Confusion(0, 40, 0, 950).recall
        (0.8, None)
        """
        return decisions.recall(self.tp, self.fn) if self.tp + self.fn else None

    @property
    def specificity(self) -> float | None:
        """The share of negatives that were left alone; None without a negative.

        Shape: a scalar. Unit: none. Range: counts >= 0; in [0, 1], or None.

        Raises:
            ValueError: a count is negative.

        Source: Fawcett, "An Introduction to ROC Analysis", 2006, section 2.

        >>> Confusion(8, 20, 2, 80).specificity, Confusion(8, 0, 2, 0).specificity
        (0.8, None)
        """
        return decisions.recall(self.tn, self.fp) if self.tn + self.fp else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None with neither alarm nor positive.

        Shape: a scalar. Unit: none. Range: counts >= 0; in [0, 1], or None.

        Raises:
            ValueError: a count is negative.

        Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7.

        >>> Confusion(8, 2, 2, 950).f1, Confusion(0, 0, 0, 950).f1
        (0.8, None)
        """
        return self.fbeta(1)

    @property
    def accuracy(self) -> float | None:
        """The share of decisions that were right; None without a decision.

        Shape: a scalar. Unit: none. Range: counts >= 0; in [0, 1], or None.

        Raises:
            ValueError: a count is negative.

        Source: Fawcett, "An Introduction to ROC Analysis", 2006, section 2.

        >>> Confusion(8, 40, 2, 950).accuracy, Confusion(0, 0, 0, 0).accuracy
        (0.958, None)
        """
        counts = (self.tp, self.fp, self.fn, self.tn)
        return decisions.accuracy(*counts) if any(counts) else None

    def fbeta(self, beta: float) -> float | None:
        """The F score that holds recall beta times as important; None if there is no share.

        Shape: scalars. Unit: none. Range: beta >= 0, counts >= 0; in [0, 1], or None.

        Raises:
            ValueError: beta or a count is negative.

        Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7.

        >>> round(Confusion(8, 40, 2, 950).fbeta(2), 4)
        0.4545
        """
        counts = (self.tp, self.fp, self.fn)
        return decisions.fbeta(beta, *counts) if self.tp or self.fp or beta * self.fn else None

    def cost(self, cost_fp: float, cost_fn: float) -> float:
        """What the errors cost in all, when right decisions are free.

        Shape: scalars. Unit: that of the two costs. Range: all >= 0; >= 0.

        Raises:
            ValueError: a number is negative.

        Source: Elkan, "The Foundations of Cost-Sensitive Learning", 2001, section 1.

        >>> Confusion(8, 40, 2, 950).cost(1, 50)
        140
        """
        return decisions.threshold_cost(self.fp, self.fn, cost_fp, cost_fn)


def confusion(y: ArrayLike, scores: ArrayLike, threshold: float) -> Confusion:
    """The counts of right and wrong decisions at a threshold; a score equal to it says yes.

    Shape: (n,) and (n,). Unit: examples. Range: y is 0 or 1; any scores and threshold but nan.

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, figure 1.

    >>> confusion([1, 1, 0, 0], [0.9, 0.4, 0.5, 0.1], 0.5)
    Confusion(tp=1, fp=1, fn=1, tn=1)
    """
    labels, each, positives, negatives = scored(y, scores)
    if np.isnan(threshold):
        raise ValueError("a threshold must not be nan")
    alarms = each >= threshold
    true = int(np.count_nonzero(alarms & (labels == 1)))
    false = int(np.count_nonzero(alarms)) - true
    return Confusion(true, false, positives - true, negatives - false)


def cheapest_threshold(
    cost_fp: float, cost_fn: float, cost_tp: float = 0.0, cost_tn: float = 0.0
) -> float:
    """The probability above which yes is the cheaper answer, if probabilities are honest.

    Shape: scalars. Unit: costs to probability. Range: an error costs more than the right answer of
    its class, in one class at least, and never less; all are finite; the result lies in [0, 1].

    Raises:
        ValueError: an error costs less than the right answer, or neither costs more, or a cost is
            not finite.

    Source: Elkan, "The Foundations of Cost-Sensitive Learning", 2001, eq. 2.

    >>> round(cheapest_threshold(1, 10), 4), round(cheapest_threshold(20, 500), 4)
    (0.0909, 0.0385)
    """
    if not np.isfinite([cost_fp, cost_fn, cost_tp, cost_tn]).all():
        raise ValueError("costs must be finite")
    # Fractions, because the sum of two huge costs is no float.
    fp, fn, tp, tn = map(Fraction, (cost_fp, cost_fn, cost_tp, cost_tn))
    alarm, miss = fp - tn, fn - tp
    if not (alarm >= 0 and miss >= 0 and alarm + miss > 0):
        raise ValueError("errors must cost more than right answers")
    return float(alarm / (alarm + miss))


def scored(y: ArrayLike, scores: ArrayLike) -> tuple[Floats, Floats, int, int]:
    """Labels and scores pass only if they belong together; with the sizes of both classes.

    Shape: (n,) and (n,), kept, with two scalars. Unit: that of the scores; examples. Range: y is 0
    or 1, any scores but nan.

    Raises:
        ValueError: a label is neither 0 nor 1, a score is nan, or the shapes do not fit.

    Source: none; it checks and counts.

    >>> scored([1, 0, 1], [0.9, 0.4, 0.5])[2:]
    (2, 1)
    """
    labels, positives, negatives = both_classes(y)
    each = floats(scores)
    if labels.ndim != 1 or labels.shape != each.shape:
        raise ValueError(f"{each.size} scores need as many labels, not {labels.size}")
    if np.isnan(each).any():
        raise ValueError("a score must not be nan")
    return labels, each, positives, negatives

"""The confusion matrix: what one threshold makes of scored examples.

An example counts as "yes" if its score is at least the threshold. A share of nothing, such as the
precision without an alarm, is None: it is not 0, and nobody should draw it as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.engine.scalar import decisions


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

        >>> Confusion(8, 40, 2, 950).positives
        10
        """
        return self.tp + self.fn

    @property
    def negatives(self) -> float:
        """All that should get a no.

        >>> Confusion(8, 40, 2, 950).negatives
        990
        """
        return self.fp + self.tn

    @property
    def precision(self) -> float | None:
        """The share of alarms that were right; None without an alarm.

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

        Raises:
            ValueError: a count is negative.

        Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7.

        >>> Confusion(8, 40, 2, 950).recall, Confusion(0, 40, 0, 950).recall
        (0.8, None)
        """
        return decisions.recall(self.tp, self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None with neither alarm nor positive.

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

        Range: beta >= 0, counts >= 0; in [0, 1], or None.

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

        Raises:
            ValueError: a number is negative.

        Source: Elkan, "The Foundations of Cost-Sensitive Learning", 2001, section 1.

        >>> Confusion(8, 40, 2, 950).cost(1, 50)
        140
        """
        return decisions.threshold_cost(self.fp, self.fn, cost_fp, cost_fn)


def weighted_confusion(rows: Iterable[tuple[float, float, float]], threshold: float) -> Confusion:
    """The weight of right and wrong decisions on rows of label, score and weight.

    Shape: (n, 3). Range: labels in [0, 1], weights >= 0; a soft label counts y as a
    positive and 1 - y as a negative.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, figure 1, with weights.

    >>> weighted_confusion([(1, 0.9, 1), (0, 0.5, 2), (1, 0.3, 1)], 0.5)
    Confusion(tp=1.0, fp=2.0, fn=1.0, tn=0.0)
    """
    tp = fp = fn = tn = 0.0
    for y, score, weight in rows:
        if score >= threshold:
            tp, fp = tp + y * weight, fp + (1 - y) * weight
        else:
            fn, tn = fn + y * weight, tn + (1 - y) * weight
    return Confusion(tp, fp, fn, tn)

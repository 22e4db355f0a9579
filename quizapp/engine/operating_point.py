"""The operating point: what deciding at one threshold does, and which one is cheapest."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.engine import decisions


@dataclass(frozen=True, slots=True)
class Counts:
    """Right and wrong answers of each kind; what they leave undefined is None.

    Shape: scalars. Unit: cases, or weight. Range: each finite and >= 0.

    >>> system = Counts(tp=8, fp=40, fn=2, tn=950)
    >>> round(system.f1, 4), system.accuracy, system.cost(1, 50), Counts(tn=9).precision
    (0.2759, 0.958, 140, None)
    """

    tp: float = 0.0
    fp: float = 0.0
    fn: float = 0.0
    tn: float = 0.0

    @property
    def positives(self) -> float:
        """All that should be found."""
        return self.tp + self.fn

    @property
    def negatives(self) -> float:
        """All that should be left alone."""
        return self.fp + self.tn

    @property
    def total(self) -> float:
        """All cases."""
        return self.positives + self.negatives

    @property
    def precision(self) -> float | None:
        """The share of alarms that were right; None where there was no alarm."""
        return decisions.precision(self.tp, self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """The share of positives that were found; None where there is none."""
        return decisions.recall(self.tp, self.fn) if self.positives else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there was neither an alarm nor a positive."""
        known = self.positives + self.fp
        return decisions.f1(self.tp, self.fp, self.fn) if known else None

    @property
    def accuracy(self) -> float | None:
        """The share of right answers; None where there was no case."""
        return decisions.accuracy(self.tp, self.fp, self.fn, self.tn) if self.total else None

    def cost(self, cost_fp: float, cost_fn: float) -> float:
        """What the errors cost in all."""
        return decisions.threshold_cost(self.fp, self.fn, cost_fp, cost_fn)


def counts_at(threshold: float, rows: Iterable[tuple[float, float, float]]) -> Counts:
    """The counts of rows of label, probability and weight, when p >= threshold means yes.

    Shape: (n, 3). Unit: that of the weights. Range: threshold, labels and probabilities in
    [0, 1], weights >= 0; a soft label counts y as a positive and 1 - y as a negative.

    Raises:
        Nothing in those ranges.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, section 2, with weights.

    >>> counts_at(0.5, [(1, 0.9, 1), (0, 0.5, 2), (1, 0.3, 1)])
    Counts(tp=1.0, fp=2.0, fn=1.0, tn=0.0)
    """
    tp = fp = fn = tn = 0.0
    for y, p, weight in rows:
        if p >= threshold:
            tp, fp = tp + y * weight, fp + (1 - y) * weight
        else:
            fn, tn = fn + y * weight, tn + (1 - y) * weight
    return Counts(tp, fp, fn, tn)


def cheapest_threshold(cost_fp: float, cost_fn: float) -> float | None:
    """From which honest p on it pays to say yes: cost_fp/(cost_fp + cost_fn); right is free.

    Shape: scalars. Unit: probability. Range: prices finite and >= 0; the result lies in [0, 1],
    and is None where both errors are free, so that all thresholds cost the same.

    Raises:
        ValueError: a price is negative.

    Source: Elkan, "The Foundations of Cost-Sensitive Learning", 2001, eq. 2.

    >>> round(cheapest_threshold(1, 10), 4), cheapest_threshold(0, 0)
    (0.0909, None)
    """
    if min(cost_fp, cost_fn) < 0:
        raise ValueError("prices must not be negative")
    whole = cost_fp + cost_fn
    return cost_fp / whole if whole else None

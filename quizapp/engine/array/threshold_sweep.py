"""The threshold sweep: what all thresholds together say: ROC, precision and recall, and costs.

Thresholds and shares of nothing are those of `confusion`: a score equal to the threshold says yes,
and what is not defined is None.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, counts_of, scored


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """What each threshold that matters makes of the examples, from "no" to all to "yes" to all."""

    thresholds: Floats
    """(k+1,): inf, then each distinct score from the highest to the lowest."""
    true_alarms: Floats
    """(k+1,): whole numbers that rise from 0 to the positives."""
    false_alarms: Floats
    """(k+1,): whole numbers that rise from 0 to the negatives."""

    @property
    def positives(self) -> float:
        """How many examples are positive."""
        return float(self.true_alarms[-1])

    @property
    def negatives(self) -> float:
        """How many examples are negative."""
        return float(self.false_alarms[-1])


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A curve through the points of all thresholds, and the area below it."""

    thresholds: Floats
    across: Floats
    up: Floats
    area: float


@dataclass(frozen=True, slots=True, eq=False)
class CostCurve:
    """What each threshold costs, and the cheapest; of several, the highest."""

    thresholds: Floats
    costs: Floats
    best: float
    least: float


def sweep(y: ArrayLike, scores: ArrayLike, *, counts: ArrayLike | None = None) -> Sweep:
    """The alarms at every threshold that makes a difference; equal scores fall together.

    With counts each row stands for so many examples.

    Shape: (n,), (n,) and (n,) to (k+1,). Unit: examples. Range: y is 0 or 1, any scores but nan,
    counts whole and >= 1.

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, algorithm 1.

    >>> sweep([1, 0, 1], [0.9, 0.9, 0.2]).true_alarms.tolist()
    [0.0, 1.0, 2.0]
    """
    labels, ranks, *_ = scored(y, scores)
    many = counts_of(ranks.size, counts)
    order = np.argsort(-ranks, kind="stable")
    falling, alarms, hits = ranks[order], np.cumsum(many[order]), np.cumsum((labels * many)[order])
    last_of_ties = np.flatnonzero(np.append(falling[1:] != falling[:-1], True)[: ranks.size])
    true = np.append(0.0, hits[last_of_ties])
    false = np.append(0.0, alarms[last_of_ties]) - true
    return Sweep(np.append(np.inf, falling[last_of_ties]), true, false)


def roc(y: ArrayLike, scores: ArrayLike, *, counts: ArrayLike | None = None) -> Curve | None:
    """The ROC curve: false positive rate across, recall up; None if a class is missing.

    Its area is the chance that a positive outranks a negative, where a tie counts half. With counts
    each row stands for so many examples.

    Shape: (n,), (n,) and (n,) to (k+1,). Unit: shares. Range: y is 0 or 1, any scores but nan,
    counts whole and >= 1; the area lies in [0, 1].

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, algorithms 1 and 2, section 7.

    >>> curve = roc([1, 1, 0, 0], [0.9, 0.4, 0.4, 0.1])
    >>> curve.area if curve else None
    0.875
    """
    swept = sweep(y, scores, counts=counts)
    if not (swept.positives and swept.negatives):
        return None
    across, up = swept.false_alarms / swept.negatives, swept.true_alarms / swept.positives
    # Whole numbers add up without rounding.
    doubled = np.diff(swept.false_alarms) * (swept.true_alarms[1:] + swept.true_alarms[:-1])
    area = float(doubled.sum()) / (2 * swept.positives * swept.negatives)
    return Curve(swept.thresholds, across, up, area)


def precision_recall(y: ArrayLike, scores: ArrayLike) -> Curve | None:
    """The precision-recall curve: recall across, precision up; None without a positive.

    Its area is the average precision: the precision at each threshold, weighed by the recall that
    it adds. Straight lines between the points would promise more than any threshold gives.

    Shape: (n,) and (n,) to (k,). Unit: shares. Range: y is 0 or 1, any scores but nan; the area
    lies in (0, 1].

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Davis and Goadrich, "The Relationship Between Precision-Recall and ROC Curves", 2006.

    >>> curve = precision_recall([1, 0, 1], [0.9, 0.5, 0.2])
    >>> (curve.up.round(3).tolist(), round(curve.area, 4)) if curve else None
    ([1.0, 0.5, 0.667], 0.8333)
    """
    swept = sweep(y, scores)
    if not swept.positives:
        return None
    found, alarms = swept.true_alarms[1:], swept.true_alarms[1:] + swept.false_alarms[1:]
    up = found / alarms
    area = float((np.diff(swept.true_alarms) * up).sum()) / swept.positives
    return Curve(swept.thresholds[1:], found / swept.positives, up, area)


def cost_curve(
    y: ArrayLike,
    scores: ArrayLike,
    cost_fp: float,
    cost_fn: float,
    *,
    prevalence: float | None = None,
) -> CostCurve:
    """The mean cost of an example at every threshold, when right decisions are free.

    With a prevalence the examples count as if so many of them were positive; the rates of each
    class stay, as they do where only the mix of the classes moves.

    Shape: (n,) and (n,) to (k+1,). Unit: that of the two costs. Range: y is 0 or 1, any scores but
    nan, costs finite and >= 0, prevalence in [0, 1]; the result lies from 0 to the greater cost.

    Raises:
        ValueError: a number lies outside its range, the shapes do not fit, there is no example, or
            a class is missing although a prevalence is given.

    Source: Elkan, "The Foundations of Cost-Sensitive Learning", 2001, section 1.

    >>> curve = cost_curve([1, 1, 0, 0], [0.9, 0.4, 0.5, 0.1], cost_fp=1, cost_fn=10)
    >>> curve.costs.tolist(), curve.best
    ([5.0, 2.5, 2.75, 0.25, 0.5], 0.4)
    """
    if not (0 <= cost_fp < np.inf and 0 <= cost_fn < np.inf):
        raise ValueError("costs must be finite and not negative")
    swept = sweep(y, scores)
    positives, negatives = swept.positives, swept.negatives
    if not positives + negatives:
        raise ValueError("there is no example")
    per_miss, per_alarm = cost_fn / (positives + negatives), cost_fp / (positives + negatives)
    if prevalence is not None:
        if not (0 <= prevalence <= 1 and positives and negatives):
            raise ValueError("a prevalence lies between 0 and 1 and needs both classes")
        per_miss = cost_fn * prevalence / positives
        per_alarm = cost_fp * (1 - prevalence) / negatives
    with np.errstate(over="ignore"):
        costs = swept.false_alarms * per_alarm + (positives - swept.true_alarms) * per_miss
    costs = np.minimum(costs, max(cost_fp, cost_fn))  # a mean that rounding took too far
    cheapest = int(costs.argmin())
    return CostCurve(
        swept.thresholds, costs, float(swept.thresholds[cheapest]), float(costs[cheapest])
    )

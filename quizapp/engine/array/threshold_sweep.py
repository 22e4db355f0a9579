"""The threshold sweep: what all thresholds together say, and the ROC curve.

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


def sweep(y: ArrayLike, scores: ArrayLike, *, counts: ArrayLike | None = None) -> Sweep:
    """The alarms at every threshold that makes a difference; equal scores fall together.

    With counts each row stands for so many examples.

    Shape: (n,), (n,) and (n,) to (k+1,). Range: y is 0 or 1, any scores but nan, counts whole and
    >= 1.

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, algorithm 1.

    >>> sweep([1, 0, 1], [0.9, 0.9, 0.2]).true_alarms.tolist()
    [0.0, 1.0, 2.0]
    """
    labels, numbers, *_ = scored(y, scores)
    many = counts_of(numbers.size, counts)
    order = np.argsort(-numbers, kind="stable")
    falling, alarms, hits = (
        numbers[order],
        np.cumsum(many[order]),
        np.cumsum((labels * many)[order]),
    )
    last_of_ties = np.flatnonzero(np.append(falling[1:] != falling[:-1], True)[: numbers.size])
    true = np.append(0.0, hits[last_of_ties])
    false = np.append(0.0, alarms[last_of_ties]) - true
    return Sweep(np.append(np.inf, falling[last_of_ties]), true, false)


def roc(y: ArrayLike, scores: ArrayLike, *, counts: ArrayLike | None = None) -> Curve | None:
    """The ROC curve: false positive rate across, recall up; None if a class is missing.

    Its area is the chance that a positive outranks a negative, where a tie counts half. With counts
    each row stands for so many examples.

    Shape: (n,), (n,) and (n,) to (k+1,). Range: y is 0 or 1, any scores but nan, counts whole and
    >= 1; the area lies in [0, 1].

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

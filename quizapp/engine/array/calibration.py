"""Calibration: whether what was given a probability happens as often, bin by bin and in all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.engine.array.arrays import Floats, counts_of, probabilities, scored
from quizapp.engine.scalar import decisions
from quizapp.engine.scalar.information import entropy2
from quizapp.engine.scalar.losses import bce, sq

BinRule: TypeAlias = Literal["width", "count", "value"]
"""Bins of equal width, bins of about equal count, or one bin for each probability that occurs."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The examples whose probabilities are alike."""

    low: float
    high: float
    mean_p: float
    positives: int
    count: int

    @property
    def share(self) -> float:
        """How many of them were positive, of 1."""
        return self.positives / self.count


@dataclass(frozen=True, slots=True)
class Split:
    """A score in three parts: score = reliability - resolution + uncertainty."""

    reliability: float
    """What dishonest probabilities cost: 0 where each bin's share is its mean probability."""
    resolution: float
    """What it earns to tell the bins apart."""
    uncertainty: float
    """What the base rate, said of every example, would cost."""

    @property
    def score(self) -> float:
        """The mean loss of the probabilities; where a bin holds several, that of their mean."""
        return self.reliability - self.resolution + self.uncertainty


def reliability_bins(
    y: ArrayLike,
    p: ArrayLike,
    *,
    bins: int = 10,
    rule: BinRule = "width",
    counts: ArrayLike | None = None,
) -> tuple[Bin, ...]:
    """The examples sorted into bins by their probability, the lowest first; no bin is empty.

    Bins of equal width hold their low end, and the last one its high end as well. Equal
    probabilities share a bin under every rule, so bins of equal count may differ in count. With
    counts each row stands for so many examples.

    Shape: (n,), (n,) and (n,). Range: y is 0 or 1, p in [0, 1], bins >= 1, counts whole and >= 1;
    the rule "value" makes as many bins as it needs.

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Guo et al., "On Calibration of Modern Neural Networks", 2017, section 2; Naeini, Cooper
    and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", 2015, for
    equal counts.

    >>> for row in reliability_bins([1, 0, 1], [0.75, 0.25, 1], bins=2): print(row)
    Bin(low=0.0, high=0.5, mean_p=0.25, positives=0, count=1)
    Bin(low=0.5, high=1.0, mean_p=0.875, positives=2, count=2)
    """
    labels, chances, *_ = scored(y, probabilities(p, "p"))
    if bins < 1:
        raise ValueError(f"there must be at least one bin, not {bins}")
    order = np.argsort(chances, kind="stable")
    many = counts_of(order.size, counts)[order]
    labels, chances = labels[order], chances[order]
    edges = np.arange(bins + 1) / bins
    place = _places(chances, many, edges, rule)
    rows = []
    for members in _runs(place):
        p_in_bin, size, number = chances[members], many[members], int(place[members][0])
        low, high = edges[number : number + 2] if rule == "width" else p_in_bin[[0, -1]]
        # Counted from the lowest, the mean of equal probabilities is that probability.
        mean = p_in_bin[0] + (p_in_bin - p_in_bin[0]) @ size / size.sum()
        positives, count = int(labels[members] @ size), int(size.sum())
        rows.append(Bin(float(low), float(high), float(mean), positives, count))
    return tuple(rows)


def _places(chances: Floats, many: Floats, edges: Floats, rule: BinRule) -> NDArray[np.intp]:
    """The number of the bin of each probability, which ascend, and stand for so many examples."""
    bins = edges.size - 1
    if rule == "width":
        return np.minimum(np.searchsorted(edges, chances, side="right") - 1, bins - 1)
    first_equal = np.searchsorted(chances, chances)
    if rule == "value":
        return first_equal
    before = (np.cumsum(many) - many)[first_equal]
    return np.asarray(before * bins // max(1.0, many.sum()), dtype=np.intp)


def binned_ece(rows: Sequence[Bin]) -> float:
    """Expected calibration error: how far shares are from mean probabilities, weighed by count.

    It depends on the bins, and a lower one need not be a better forecast: it is no proper score.

    Range: the result lies in [0, 1].

    Raises:
        ValueError: there is no bin.

    Source: Guo et al., "On Calibration of Modern Neural Networks", 2017, eq. 3.

    >>> round(binned_ece([Bin(0, 1, 0.9, 8, 10), Bin(0, 1, 0.6, 6, 10), Bin(0, 1, 0.2, 1, 10)]), 4)
    0.0667
    """
    if not rows:
        raise ValueError("there is no bin")
    triples = [number for row in rows for number in (row.mean_p, row.positives, row.count)]
    return decisions.ece(*triples)


def brier_split(rows: Sequence[Bin]) -> Split:
    """The Brier score in three parts, exactly if all probabilities in a bin are equal.

    Range: each part lies in [0, 1].

    Raises:
        ValueError: there is no bin.

    Source: Murphy, "A New Vector Partition of the Probability Score", 1973, eq. 7.

    >>> split = brier_split([Bin(0, 1, 0.9, 8, 10), Bin(0, 1, 0.2, 1, 10)])
    >>> [round(part, 4) for part in (split.reliability, split.resolution, split.uncertainty)]
    [0.01, 0.1225, 0.2475]
    """
    return _split(rows, sq, lambda rate: rate * (1 - rate))


def log_loss_split(rows: Sequence[Bin]) -> Split:
    """Log loss in three parts, exactly if all probabilities in a bin are equal.

    The squared distance of the Brier score's parts becomes a Kullback-Leibler divergence.

    Unit: nats. Range: the reliability lies in [0, inf], and is infinite where probability 0 was
    given to what happened; the others in [0, ln 2].

    Raises:
        ValueError: there is no bin.

    Source: Bröcker, "Reliability, Sufficiency, and the Decomposition of Proper Scores", 2009,
    section 3.

    >>> split = log_loss_split([Bin(0, 1, 0.9, 8, 10), Bin(0, 1, 0.2, 1, 10)])
    >>> [round(part, 4) for part in (split.reliability, split.resolution, split.uncertainty)]
    [0.0405, 0.2754, 0.6881]
    """
    return _split(rows, lambda share, p: max(0.0, bce(share, p) - entropy2(share)), entropy2)


def _runs(place: NDArray[np.intp]) -> list[slice]:
    """The stretches of equal numbers in a sorted array."""
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    ends = np.flatnonzero(np.diff(place, append=-1)) + 1
    return [slice(start, end) for start, end in zip(starts, ends, strict=True)]


def _split(
    rows: Sequence[Bin],
    apart: Callable[[float, float], float],
    uncertainty: Callable[[float], float],
) -> Split:
    """The parts of a proper score, from its divergence and its entropy."""
    if not rows:
        raise ValueError("there is no bin")
    total = sum(row.count for row in rows)
    rate = sum(row.positives for row in rows) / total
    reliability = sum(row.count * apart(row.share, row.mean_p) for row in rows) / total
    resolution = sum(row.count * apart(row.share, rate) for row in rows) / total
    return Split(reliability, resolution, uncertainty(rate))

"""Grouped calibration: how often each probability was given and came true, at any temperature.

A temperature divides all logits. It moves probabilities and keeps their order, so what depends on
the order alone, resolution and AUC, is the same at each.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats, floats
from quizapp.engine.array.calibration import (
    Bin,
    BinRule,
    Split,
    brier_split,
    log_loss_split,
    reliability_bins,
)
from quizapp.engine.array.losses import cost, log_loss_from_logits
from quizapp.engine.array.recalibration import fit_temperature
from quizapp.engine.array.threshold_sweep import roc
from quizapp.engine.scalar.in_full import in_full
from quizapp.engine.scalar.losses import logit, sigmoid

BIN_DECIMALS: Final = 12
"""Of a probability that is sorted into a bin."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Forecasts by their probability, made by `Groups.of`."""

    logits: tuple[float, ...]
    """Each once, the lowest first."""
    positives: tuple[int, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[float, int, int]], *, sharpen: float = 1.0) -> "Groups":
        """The groups of rows of probability, positives and count, their logits multiplied.

        Range: p strictly between 0 and 1, 0 <= positives <= count, count >= 1, sharpen > 0, finite
        logits.

        Raises:
            ValueError: a number lies outside its range, or there is no row.

        Source: Guo et al., "On Calibration of Modern Neural Networks", 2017, eq. 9 for two classes,
        with `sharpen` for 1/T.

        >>> Groups.of([(0.5, 1, 2), (0.5, 0, 1)])
        Groups(logits=(0.0,), positives=(1,), counts=(3,))
        """
        outcomes: dict[float, tuple[int, int]] = {}
        for p, positives, count in rows:
            if not (0 < p < 1 and 0 <= positives <= count and count >= 1):
                raise ValueError("a group needs 0 < p < 1, and positives up to its count")
            yes, all_ = outcomes.get(p, (0, 0))
            outcomes[p] = yes + positives, all_ + count
        if not outcomes or not 0 < sharpen < math.inf:
            raise ValueError("there must be a group, and a factor above 0")
        order = sorted(outcomes)
        logits = tuple(sharpen * logit(p) for p in order)
        if not all(map(math.isfinite, logits)):
            raise ValueError(f"a factor of {in_full(sharpen)} makes a logit that is no float")
        return cls(
            logits,
            tuple(outcomes[p][0] for p in order),
            tuple(outcomes[p][1] for p in order),
        )

    def probabilities(self, temperature: float = 1.0) -> tuple[float, ...]:
        """The probability of each group: sigmoid(z/T).

        Shape: (groups,). Range: T > 0; far out it rounds to 0 or 1.

        Raises:
            ValueError: T is not above 0.

        Source: Guo et al., "On Calibration of Modern Neural Networks", 2017, eq. 9 for two classes.

        >>> Groups.of([(0.5, 1, 2)]).probabilities(2.0)
        (0.5,)
        """
        _require_temperature(temperature)
        return tuple(sigmoid(z / temperature) for z in self.logits)

    def bins(self, temperature: float, *, count: int, rule: BinRule) -> tuple[Bin, ...]:
        """The bins of `reliability_bins`, at a temperature.

        Range: T > 0, count >= 1.

        Raises:
            ValueError: T is not above 0, or there is no bin.

        >>> [row.low for row in Groups.of([(0.9, 8, 10)]).bins(1.0, count=10, rule="width")]
        [0.9]
        """
        # On its way through the logits 0.9 becomes a little less, and would change its bin.
        near = [round(p, BIN_DECIMALS) for p in self.probabilities(temperature)]
        labels, chances, counts = self._by_label(near)
        return reliability_bins(labels, chances, bins=count, rule=rule, counts=counts)

    def brier(self, temperature: float) -> Split:
        """The Brier score in three parts, which is exact, as each group has one probability.

        Range: T > 0; parts in [0, 1].

        Raises:
            ValueError: T is not above 0.

        Source: Murphy, "A New Vector Partition of the Probability Score", 1973, eq. 7.

        >>> Groups.of([(0.5, 1, 2)]).brier(2.0).score
        0.25
        """
        return brier_split(self._rows(temperature))

    def log_loss(self, temperature: float) -> Split:
        """Log loss in three parts, finite even where a wrong probability rounds to 0 or 1.

        Unit: nats. Range: T > 0; parts >= 0, and the reliability is infinite where z/T, of a group
        with two outcomes, or a wrong one, is too large for a float.

        Raises:
            ValueError: T is not above 0.

        Source: Bröcker, "Reliability, Sufficiency, and the Decomposition of Proper Scores", 2009,
        section 3.

        >>> round(Groups.of([(0.9, 8, 10), (0.2, 1, 10)]).log_loss(1.0).reliability, 4)
        0.0405
        """
        _require_temperature(temperature)
        shares = floats(self.positives) / floats(self.counts)
        with np.errstate(over="ignore"):
            logits = floats(self.logits) / temperature
        losses = log_loss_from_logits(shares, logits)
        # At shares as probabilities nothing is infinite, and only the reliability is other.
        split = log_loss_split(self._honest)
        loss = cost(losses, self.counts)
        return replace(split, reliability=max(0.0, loss + split.resolution - split.uncertainty))

    @property
    def auc(self) -> float | None:
        """The area below the ROC curve, at each temperature; None if a class is missing.

        Range: in [0, 1]; a half for groups that tell nothing apart.

        >>> Groups.of([(0.9, 8, 10), (0.2, 2, 10)]).auc
        0.8
        """
        labels, logits, counts = self._by_label(self.logits)
        curve = roc(labels, logits, counts=counts)
        return curve.area if curve else None

    @property
    def best_temperature(self) -> float:
        """The temperature of the least log loss, from `fit_temperature`.

        Range: in [0, inf], both ends included.

        >>> round(Groups.of([(0.9, 8, 10), (0.6, 6, 10), (0.2, 1, 10)]).best_temperature, 3)
        1.108
        """
        labels, logits, counts = self._by_label(self.logits)
        return fit_temperature(labels, logits, counts=counts)

    def _by_label(self, values: Sequence[float]) -> tuple[Floats, Floats, Floats]:
        """Labels, values and counts, of at most two rows a group: its positives and the others."""
        all_, yes = floats(self.counts), floats(self.positives)
        labels, counts = np.repeat([1.0, 0.0], all_.size), np.append(yes, all_ - yes)
        there = counts > 0
        return labels[there], np.tile(floats(values), 2)[there], counts[there]

    def _rows(self, temperature: float) -> list[Bin]:
        chances = self.probabilities(temperature)
        parts = zip(chances, self.positives, self.counts, strict=True)
        return [Bin(p, p, p, positives, count) for p, positives, count in parts]

    @property
    def _honest(self) -> list[Bin]:
        return [replace(row, mean_p=row.share) for row in self._rows(1.0)]


def _require_temperature(temperature: float) -> None:
    if not temperature > 0:
        raise ValueError(f"a temperature must be above 0, not {in_full(temperature)}")

"""The sums of the threshold desk: its counts, what they say of a system, and the money."""

from dataclasses import dataclass
from typing import Final

from quizapp.engine.array.binormal import Population
from quizapp.engine.scalar.confusion import Confusion
from quizapp.engine.scalar.decisions import cheapest_threshold
from quizapp.labs.threshold.state import ThresholdState
from quizapp.plot.ticks import short

CASES: Final = 1000.0
"""The population is told in so many cases."""


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Every number of one state."""

    population: Population
    threshold: float
    cost_fp: float
    cost_fn: float
    set_counts: Confusion
    """Set by hand; all 0 where the classes speak."""

    @property
    def by_hand(self) -> bool:
        """The counts were set by hand, and the classes do not matter."""
        return self.set_counts.positives + self.set_counts.negatives > 0

    @property
    def counts(self) -> Confusion:
        """Right and wrong answers of each kind."""
        return self.set_counts if self.by_hand else self.counts_at(self.threshold)

    @property
    def cost(self) -> float:
        """What the errors cost in all."""
        return self.counts.cost(self.cost_fp, self.cost_fn)

    @property
    def cheapest(self) -> float | None:
        """The threshold that costs least where p is honest; none where all errors are free."""
        if self.cost_fp == self.cost_fn == 0:
            return None
        return cheapest_threshold(self.cost_fp, self.cost_fn)

    @property
    def never(self) -> Confusion:
        """What never saying yes would do."""
        return Confusion(0, 0, self.counts.positives, self.counts.negatives)

    @property
    def always(self) -> Confusion:
        """What always saying yes would do."""
        return Confusion(self.counts.positives, self.counts.negatives, 0, 0)

    def counts_at(self, threshold: float) -> Confusion:
        """What another threshold would do to the population."""
        return self.population.confusion(threshold, CASES)

    def price(self, counts: Confusion) -> float:
        """What the errors of those counts cost in all."""
        return counts.cost(self.cost_fp, self.cost_fn)


def operating_point(state: ThresholdState) -> OperatingPoint:
    """What a state comes to."""
    return OperatingPoint(
        Population(state.prevalence, state.separation),
        state.threshold,
        state.cost_fp,
        state.cost_fn,
        Confusion(*state.counts),
    )


def rates(counts: Confusion) -> dict[str, float | None]:
    """What the counts say of a system, by name; None where they leave it open."""
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "F1": counts.f1,
        "accuracy": counts.accuracy,
    }


def kinds(counts: Confusion) -> dict[str, str]:
    """The counts by their short names, as they are shown."""
    counts_by_kind = {"TP": counts.tp, "FP": counts.fp, "FN": counts.fn, "TN": counts.tn}
    return {name: short(value, 3) for name, value in counts_by_kind.items()}

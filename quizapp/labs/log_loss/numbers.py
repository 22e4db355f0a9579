"""The sums of the log-loss calculator: its rows, and all that follows from them.

The rows are few and their losses plain floats, so that a printed answer needs no NumPy: it would
take longer to load than all else together.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.engine.scalar.confusion import Confusion, weighted_confusion
from quizapp.engine.scalar.decisions import cheapest_threshold
from quizapp.labs.log_loss.state import LogLossState, ScoredExample


@dataclass(frozen=True, slots=True)
class LossSummary:
    """Every number of one state; losses in nats."""

    examples: tuple[ScoredExample, ...]
    at_hand: int
    """Which row, counted from 0."""
    losses: tuple[float, ...]
    shares: tuple[float, ...]
    total: float
    """The weighted sum of the losses."""
    mean: float
    """NaN where every weight is 0."""
    threshold: float
    cost_fp: float
    cost_fn: float
    counts: Confusion
    cheapest: float | None
    """The threshold that costs least if the probabilities are honest; none if errors are free."""
    cost: float
    cost_there: float | None
    """What these rows would cost at that threshold."""
    base: str

    @property
    def example(self) -> ScoredExample:
        """The row at hand."""
        return self.examples[self.at_hand]

    @property
    def weighs(self) -> bool:
        """Some row has a weight of its own."""
        return any(example.weight != 1 for example in self.examples)


def loss_summary(state: LogLossState) -> LossSummary:
    """What the rows of a state cost, as scores and as decisions."""
    examples = state.examples
    losses = tuple(example.loss for example in examples)
    # A weight of 0 silences even an infinite loss.
    parts = [row.weight * row.loss if row.weight else 0.0 for row in examples]
    total, mass = math.fsum(parts), math.fsum(row.weight for row in examples)
    prices = state.cost_fp, state.cost_fn
    threshold = state.threshold
    cheapest = cheapest_threshold(*prices) if any(prices) else None
    rows = [(example.y, example.probability, example.weight) for example in examples]
    counts = weighted_confusion(rows, threshold)
    return LossSummary(
        examples,
        int(state.row) - 1,
        losses,
        _shares_of(parts),
        total,
        total / mass if mass else math.nan,
        threshold,
        *prices,
        counts,
        cheapest,
        counts.cost(*prices),
        None if cheapest is None else weighted_confusion(rows, cheapest).cost(*prices),
        state.base,
    )


def _shares_of(parts: Sequence[float]) -> tuple[float, ...]:
    """How much of their sum each part is; infinite ones share the whole of it alike."""
    if math.inf in parts:
        parts = [float(part == math.inf) for part in parts]
    whole = math.fsum(parts) or math.inf
    return tuple(part / whole for part in parts)

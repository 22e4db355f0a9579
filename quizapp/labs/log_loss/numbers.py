"""The sums of the log-loss calculator: its rows, and all that follows from them."""

from dataclasses import dataclass

from quizapp.engine.array.arrays import floats, weighed
from quizapp.engine.array.losses import cost
from quizapp.engine.array.shares import shares
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
    weights = floats([example.weight for example in examples])
    parts = weighed(weights, floats(losses))
    prices = state.cost_fp, state.cost_fn
    threshold = state.threshold
    cheapest = cheapest_threshold(*prices) if any(prices) else None
    rows = [(example.y, example.probability, example.weight) for example in examples]
    counts = weighted_confusion(rows, threshold)
    return LossSummary(
        examples,
        int(state.row) - 1,
        losses,
        tuple(shares(parts).tolist()),
        float(parts.sum()),
        cost(losses, weights),
        threshold,
        *prices,
        counts,
        cheapest,
        counts.cost(*prices),
        None if cheapest is None else weighted_confusion(rows, cheapest).cost(*prices),
        state.base,
    )

"""The ledger of the log-loss calculator: its rows, and all that follows from them."""

from dataclasses import dataclass

from quizapp.engine.array.arrays import floats, weighed
from quizapp.engine.array.losses import cost
from quizapp.engine.array.shares import shares
from quizapp.engine.scalar.confusion import Confusion, weighted_confusion
from quizapp.engine.scalar.decisions import cheapest_threshold
from quizapp.labs.log_loss.state import Example, LogLossState


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every number of one state; losses in nats."""

    examples: tuple[Example, ...]
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
    def example(self) -> Example:
        """The row at hand."""
        return self.examples[self.at_hand]

    @property
    def weighs(self) -> bool:
        """Some row has a weight of its own."""
        return any(each.weight != 1 for each in self.examples)


def ledger(state: LogLossState) -> Ledger:
    """What the rows of a state cost, as scores and as decisions."""
    examples = state.examples
    losses = tuple(each.loss for each in examples)
    weights = floats([each.weight for each in examples])
    parts = weighed(weights, floats(losses))
    prices = state.cost_fp, state.cost_fn
    threshold = state.threshold
    cheapest = cheapest_threshold(*prices) if any(prices) else None
    rows = [(each.y, each.probability, each.weight) for each in examples]
    counts = weighted_confusion(rows, threshold)
    return Ledger(
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

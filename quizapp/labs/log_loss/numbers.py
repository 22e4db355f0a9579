"""The ledger of the log-loss calculator: its rows, and all that follows from them."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from quizapp.engine.array.arrays import floats, weighed
from quizapp.engine.array.losses import cost
from quizapp.engine.array.shares import shares
from quizapp.engine.scalar.confusion import Confusion, weighted_confusion
from quizapp.engine.scalar.decisions import cheapest_threshold
from quizapp.engine.scalar.losses import bce, bcez, logit, sigmoid
from quizapp.labs.base import number, table, word
from quizapp.labs.forms import Row, State

P_DIGITS: Final = ".4g"
"""Of the probability beside a logit: it only informs, as the logit decides."""


class Example(NamedTuple):
    """One row."""

    y: float
    p: float
    weight: float = 1.0
    given_z: float | None = None
    """The logit, where that was set and not the probability."""

    @property
    def z(self) -> float:
        """The logit, infinite for a probability of 0 or 1."""
        return logit(self.p) if self.given_z is None else self.given_z

    @property
    def probability(self) -> float:
        """The probability, to all its digits."""
        return self.p if self.given_z is None else sigmoid(self.given_z)

    @property
    def loss(self) -> float:
        """In nats, without the weight."""
        return bce(self.y, self.p) if self.given_z is None else bcez(self.y, self.given_z)

    @property
    def row(self) -> Row:
        """The example as a row of the state, as short as it can be told."""
        if self.given_z is not None:
            return self.y, float(format(sigmoid(self.given_z), P_DIGITS)), self.weight, self.given_z
        return (self.y, self.p) if self.weight == 1 else (self.y, self.p, self.weight)

    def kind(self, threshold: float) -> str:
        """Which kind of answer it is at that threshold; a soft label is what it is more."""
        yes = self.probability >= threshold
        return ("TP" if yes else "FN") if self.y >= 1 / 2 else ("FP" if yes else "TN")


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


def examples_of(state: State) -> tuple[Example, ...]:
    """The rows of a state."""
    return tuple(Example(*row) for row in table(state, "rows"))


def ledger(state: State) -> Ledger:
    """What the rows of a state cost, as scores and as decisions."""
    examples = examples_of(state)
    losses = tuple(each.loss for each in examples)
    weights = floats([each.weight for each in examples])
    parts = weighed(weights, floats(losses))
    prices = number(state, "cost_fp"), number(state, "cost_fn")
    threshold = number(state, "threshold")
    cheapest = cheapest_threshold(*prices) if any(prices) else None
    rows = [(each.y, each.probability, each.weight) for each in examples]
    counts = weighted_confusion(rows, threshold)
    return Ledger(
        examples,
        int(number(state, "row")) - 1,
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
        word(state, "base"),
    )

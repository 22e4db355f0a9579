"""The state of the log-loss calculator: its rows, the one at hand, and how they are judged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Self

from quizapp.engine.scalar.losses import bce, bcez, logit, sigmoid
from quizapp.labs.forms import Row
from quizapp.labs.state import LabState, clamped

P_DIGITS: Final = ".4g"
"""Of the probability beside a logit: it only informs, as the logit decides."""


class ScoredExample(NamedTuple):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLossState(LabState):
    """Rows of label and probability, and the decisions made of them."""

    rows: tuple[Row, ...]
    """Label, probability and, where they matter, weight and logit of each example."""
    row: float
    """Which one is at hand, counted from 1."""
    threshold: float
    cost_fp: float
    cost_fn: float
    base: str
    """Of the logarithm: `e`, `2` or `10`."""

    def __post_init__(self) -> None:
        """Rows are as short as they can be told, and one of them is at hand."""
        rows = tuple(example.row for example in self.examples)
        self._settle(rows=rows, row=clamped(self.row, 1.0, float(len(rows))))

    @property
    def examples(self) -> tuple[ScoredExample, ...]:
        """The rows."""
        return tuple(ScoredExample(*row) for row in self.rows)

    @property
    def example(self) -> ScoredExample:
        """The row at hand."""
        return ScoredExample(*self.rows[int(self.row) - 1])

    @property
    def y(self) -> float:
        """Its label."""
        return self.example.y

    @property
    def p(self) -> float:
        """Its probability."""
        return self.example.probability

    @property
    def z(self) -> float:
        """Its logit."""
        return self.example.z

    @property
    def weight(self) -> float:
        """Its weight."""
        return self.example.weight

    def with_y(self, y: float) -> Self:
        """The row at hand with another label."""
        return self._with_example(self.example._replace(y=y))

    def with_p(self, p: float) -> Self:
        """The row at hand with another probability, which pushes its logit out."""
        return self._with_example(self.example._replace(p=p, given_z=None))

    def with_z(self, z: float) -> Self:
        """The row at hand with another logit, which the probability follows."""
        return self._with_example(self.example._replace(given_z=z))

    def with_weight(self, weight: float) -> Self:
        """The row at hand with another weight."""
        return self._with_example(self.example._replace(weight=weight))

    def with_examples(self, examples: Sequence[ScoredExample], at_hand: int) -> Self:
        """Other rows, with the one of this number at hand."""
        rows = tuple(example.row for example in examples)
        return replace(self, rows=rows, row=float(at_hand))

    def _with_example(self, example: ScoredExample) -> Self:
        examples = list(self.examples)
        examples[int(self.row) - 1] = example
        return self.with_examples(examples, int(self.row))

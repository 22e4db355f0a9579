"""Confidence: what a learner states before the reveal, and what it costs to be wrong about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from quizapp.engine.scalar.losses import bce
from quizapp.study.event import Event
from quizapp.study.scheduler.replay import standing

LADDER: Final = (0.5, 0.6, 0.75, 0.9, 0.98)
"""The probabilities of being right on offer, from a shrug to as good as certain."""

SURE: Final = 0.9
"""From here on a stated confidence says "I know"."""


def ladder(options: int = 0) -> tuple[float, ...]:
    """The probabilities on offer: a choice starts where blind guessing would.

    Args:
        options: how many there are to choose one from; 0 or 1 for other kinds of question.

    Returns:
        Five probabilities in (0, 1), ascending.

    Source: A. R. Gardner-Medwin, "Confidence assessment in the teaching of basic science" (1995),
    for stating it in few steps.

    >>> ladder(), ladder(4)
    ((0.5, 0.6, 0.75, 0.9, 0.98), (0.25, 0.6, 0.75, 0.9, 0.98))
    """
    return (1 / max(2, options), *LADDER[1:])


def cost_in_nats(confidence: float, right: bool) -> float:
    """The log loss of one stated confidence: -ln p when right, -ln(1 - p) when wrong.

    It lies in [0, inf] nats and is infinite for a certainty that was wrong.

    Raises:
        ValueError: the confidence lies outside [0, 1].

    Source: I. J. Good, "Rational decisions" (1952), the logarithmic score.

    >>> round(cost_in_nats(0.9, True), 3), round(cost_in_nats(0.9, False), 3)
    (0.105, 2.303)
    """
    return bce(float(right), confidence)


@dataclass(frozen=True, slots=True)
class ConfidenceLedger:
    """What the stated confidences came to."""

    count: int = 0
    right: int = 0
    """Answers that passed."""
    nats: float = 0.0
    """What they cost together."""
    stated: float = 0.0
    """The sum of what was stated: beside `right`, it tells too sure from not sure enough."""

    @property
    def mean_nats(self) -> float | None:
        """The mean log loss; a shrug every time costs `COIN_FLIP_NATS`. None before the first."""
        return self.nats / self.count if self.count else None

    def entered(self, confidence: float, *, right: bool) -> "ConfidenceLedger":
        """The ledger with one more answer.

        Raises:
            ValueError: the confidence lies outside [0, 1].
        """
        return ConfidenceLedger(
            self.count + 1,
            self.right + right,
            self.nats + cost_in_nats(confidence, right),
            self.stated + confidence,
        )


def confidence_ledger(events: Iterable[Event]) -> ConfidenceLedger:
    """The ledger of all answers with a confidence that were not taken back."""
    book = ConfidenceLedger()
    for event in standing(events):
        stated, quality = event.confidence, event.quality
        if quality is not None and stated is not None and 0 <= stated <= 1:
            book = book.entered(stated, right=quality.passed)
    return book

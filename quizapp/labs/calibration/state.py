"""The state of the calibration bench: forecasts in groups, and what is done to their logits."""

from dataclasses import dataclass
from typing import Final

from quizapp.labs.forms import Row
from quizapp.labs.state import LabState, clamped

LEAST_PROBABILITY: Final = 1e-6
"""A certainty has no finite logit that a temperature could divide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationState(LabState):
    """Groups of forecasts, a temperature, and how they are binned."""

    temperature: float
    sharpen: float
    bin_count: float
    rule: str
    """How bins are made: of equal `width` or of equal `count`."""
    bins: tuple[Row, ...]
    """Probability, positives and examples of each group."""

    def __post_init__(self) -> None:
        """Groups have whole examples, and probabilities that have a logit."""
        self._settle(bins=tuple(map(_whole_group, self.bins)))


def _whole_group(row: Row) -> Row:
    p, positives, count = row
    examples = float(round(count))
    return (
        clamped(p, LEAST_PROBABILITY, 1 - LEAST_PROBABILITY),
        min(examples, float(round(positives))),
        examples,
    )

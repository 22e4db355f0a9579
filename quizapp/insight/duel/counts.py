"""Counts: owns from how many answers on anything is said of a model of memory."""

from typing import Final, NamedTuple

from quizapp.insight.page import PageFacts

FEWEST_RANKED: Final = 300
FEWEST_LAPSES: Final = 30
"""Below either nothing is ranked and no weight is given: it would be chance."""


class ScoredCounts(NamedTuple):
    """The answers that count; in a duel the first of them are only fitted on."""

    scored: int
    lapses: int

    @property
    def is_enough(self) -> bool:
        """There is enough to judge by."""
        return self.scored >= FEWEST_RANKED and self.lapses >= FEWEST_LAPSES

    @property
    def shortfall(self) -> str:
        """A sentence on how many there are of how many."""
        return (
            f"Not enough yet: {self.scored:,} of {FEWEST_RANKED} rows, {self.lapses:,} of"
            f" {FEWEST_LAPSES} lapses."
        )

    def facts(self) -> PageFacts:
        """For JSON."""
        return {
            "scored": self.scored,
            "lapses": self.lapses,
            "fewest_rows": FEWEST_RANKED,
            "fewest_lapses": FEWEST_LAPSES,
        }

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
        """A sentence on what there is too little of.

        >>> ScoredCounts(1970, 3).shortfall, ScoredCounts(7, 3).shortfall
        ('Not enough yet: 3 of 30 lapses.', 'Not enough yet: 7 of 300 rows, 3 of 30 lapses.')
        """
        counts = (
            (self.scored, FEWEST_RANKED, "rows"),
            (self.lapses, FEWEST_LAPSES, "lapses"),
        )
        missing = (f"{n:,} of {fewest} {what}" for n, fewest, what in counts if n < fewest)
        return f"Not enough yet: {', '.join(missing)}."

    def facts(self) -> PageFacts:
        """For JSON."""
        return {
            "scored": self.scored,
            "lapses": self.lapses,
            "fewest_rows": FEWEST_RANKED,
            "fewest_lapses": FEWEST_LAPSES,
        }

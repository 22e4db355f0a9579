"""Features: owns what the regression knows of an answer before it is given."""

from typing import Final, NamedTuple

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import REVIEW, Answers, Ints


class MemoryFeature(NamedTuple):
    """One column of the regression."""

    name: str
    """For JSON."""
    term: str
    """In the formula."""
    doubles: bool
    """It is a logarithm, so that twice as much adds ln 2."""
    effect: str
    """What multiplies the odds."""


MEMORY_FEATURES: Final = (
    MemoryFeature("waited", "ln(1+t)", True, "waiting twice as long"),
    MemoryFeature("interval", "ln(1+I)", True, "an interval twice as long"),
    MemoryFeature("lapses", "lapses", False, "one more lapse before"),
    MemoryFeature("reviews", "ln(1+n)", True, "twice as many reviews before"),
)
"""t are the days waited, I is the interval before, n counts reviews of the item before."""


def memory_features(answers: Answers) -> Floats:
    """A row for each answer; of its item it knows earlier answers alone.

    Shape: (n, 4), in the order of `MEMORY_FEATURES`.
    """
    waited = np.where(answers.previous_day < 0, 0, answers.day - answers.previous_day)
    reviews = (answers.kind == REVIEW).astype(int)
    lapses = reviews * ~answers.passed
    return np.column_stack(
        [
            np.log1p(np.maximum(0, waited)),
            np.log1p(np.maximum(0, answers.interval)),
            _before(lapses, answers.item),
            np.log1p(_before(reviews, answers.item)),
        ]
    )


def _before(counts: Ints, item: Ints) -> Ints:
    """The sum over earlier rows of the same item, whose rows stand together."""
    if not counts.size:
        return counts
    sums = np.cumsum(counts) - counts
    starts = np.flatnonzero(np.append(True, np.diff(item) != 0))
    lengths = np.diff(np.append(starts, len(item)))
    before: Ints = sums - np.repeat(sums[starts], lengths)
    return before

"""The comparison: owns whether fitted parameters of FSRS predict better than its own do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from quizapp.insight.answers import Answers, Ints, RowMask
from quizapp.insight.folds import Fold, time_folds
from quizapp.insight.fsrs.fit import FEWEST_REVIEWS, fit_before, fit_fsrs
from quizapp.insight.fsrs.recall import fsrs_recall
from quizapp.insight.losses import log_losses
from quizapp.study.quality import LEAST_PASSED
from quizapp.study.scheduler.fsrs.parameters import FSRS_DEFAULTS

AnswerLog: TypeAlias = tuple[Ints, Ints, Ints]
"""Item, day and quality of each answer."""


class FoldLosses(NamedTuple):
    """A fold, judged; each loss is summed over its rows, in nats."""

    fold: Fold
    rows: int
    default: float
    fitted: float
    """By what was fitted on the days before the fold."""


@dataclass(frozen=True)
class FitComparison:
    """How both predict the same answers, each from earlier ones."""

    reviews: int
    """Scored reviews in all."""
    folds: tuple[FoldLosses, ...] = ()
    """None where there are too few reviews to fit anything."""
    parameters: tuple[float, ...] = FSRS_DEFAULTS
    """Fitted on all of them."""

    @property
    def is_enough(self) -> bool:
        """There are so many reviews that something was fitted."""
        return bool(self.folds)

    @property
    def rows(self) -> int:
        """How many reviews were predicted."""
        return sum(fold.rows for fold in self.folds)

    @property
    def default(self) -> float:
        """The mean loss with the parameters that FSRS comes with, in nats."""
        return sum(fold.default for fold in self.folds) / self.rows

    @property
    def fitted(self) -> float:
        """The mean loss with fitted ones."""
        return sum(fold.fitted for fold in self.folds) / self.rows

    @property
    def is_better(self) -> bool:
        """Fitted ones predicted better what came later; nobody should take others."""
        return self.is_enough and self.fitted < self.default


def compare_fits(answers: Answers) -> FitComparison:
    """What fitting is worth on these answers.

    Args:
        answers: all of a learner; crams are left out, and drills only move what is remembered.
    """
    kept = answers.without_crams
    scored = kept.scored
    log = (kept.item, kept.day, kept.quality)
    reviews = int(scored.sum())
    if reviews < FEWEST_REVIEWS:
        return FitComparison(reviews)
    folds = tuple(_judged(log, scored, time_folds(log[1][scored])))
    return FitComparison(reviews, folds, fit_fsrs(*log, scored))


def _judged(log: AnswerLog, scored: RowMask, folds: tuple[Fold, ...]) -> Iterator[FoldLosses]:
    _, day, quality = log
    default = fsrs_recall(*log)
    for fold in folds:
        fitted = fsrs_recall(*log, fit_before(fold.first, *log, scored))
        rows = scored & (day >= fold.first) & (day < fold.end)
        passed = quality[rows] >= LEAST_PASSED
        yield FoldLosses(
            fold,
            int(np.count_nonzero(rows)),
            float(log_losses(default[rows], passed).sum()),
            float(log_losses(fitted[rows], passed).sum()),
        )

"""Stated confidence beside the regression: owns what both lose on the same answers."""

from dataclasses import dataclass
from typing import Final

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import Answers, Ints
from quizapp.insight.duel.bootstrap import item_intervals
from quizapp.insight.duel.contestants import MEMORY, Log
from quizapp.insight.duel.predictions import predicted_rows, predictions_of
from quizapp.insight.folds import time_folds
from quizapp.insight.losses import log_losses
from quizapp.insight.page import PageFacts, Scope
from quizapp.insight.proportion import FEWEST_FOR_SHARE

MOST_COMPARED: Final = 100_000
"""Answers: a longer log takes a second and more, and the page of confidence is to open at once."""


@dataclass(frozen=True, slots=True)
class StatedLoss:
    """The learner's own statements among the rows."""

    rows: int
    log_loss: float
    memory: float
    """What the regression has on the same rows."""
    interval: tuple[float, float] | None
    """Of the statements' loss less that of the regression: 95 %, by items; none of one item."""

    def facts(self) -> PageFacts:
        """For JSON."""
        low, high = self.interval or (None, None)
        return {
            "rows": self.rows,
            "log_loss": self.log_loss,
            "memory_log_loss": self.memory,
            "difference": self.log_loss - self.memory,
            "low": low,
            "high": high,
        }


def stated_loss(answers: Answers, rows: Ints, memory: Floats) -> StatedLoss | None:
    """What statements cost; None where there are too few to say.

    Args:
        answers: those of a log.
        rows: the ones that were predicted.
        memory: what the regression predicted of each of these.
    """
    has_statement = answers.is_stated[rows]
    if has_statement.sum() < FEWEST_FOR_SHARE:
        return None
    stated, passed = rows[has_statement], answers.passed[rows[has_statement]]
    own = log_losses(answers.confidence[stated], passed)
    model = log_losses(memory[has_statement], passed)
    ends = item_intervals((own - model)[:, None], answers.item[stated])
    interval = None if ends is None else (float(ends[0, 0]), float(ends[0, 1]))
    return StatedLoss(len(stated), float(own.mean()), float(model.mean()), interval)


def stated_beside_memory(answers: Answers, *, today: int, scope: Scope) -> StatedLoss | None:
    """As in the duel; None where little was stated, of too few answers, and of a very long log."""
    if len(answers) > MOST_COMPARED or answers.is_stated.sum() < FEWEST_FOR_SHARE:
        return None
    log = Log.of(answers, scope, today)
    folds = time_folds(log.answers.day[log.scored])
    if not log.counts.is_enough or not folds:
        return None
    rows, fold_of = predicted_rows(log, folds)
    return stated_loss(log.answers, rows, predictions_of(MEMORY, log, folds, rows, fold_of))

"""The duel in numbers: owns how predictions of the same answers are judged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.calibration import binned_ece, reliability_bins
from quizapp.engine.array.threshold_sweep import roc
from quizapp.insight.answers import Answers, Ints, RowMask
from quizapp.insight.duel.bootstrap import item_intervals
from quizapp.insight.duel.contestants import CONTESTANTS, MEAN, MEMORY, Contestant, Log
from quizapp.insight.duel.counts import ScoredCounts
from quizapp.insight.duel.predictions import predicted_rows, predictions_of
from quizapp.insight.duel.stated import StatedLoss, stated_loss
from quizapp.insight.folds import FOLD_COUNT, time_folds
from quizapp.insight.losses import ECE_BINS, LEAST_CHANCE, log_losses
from quizapp.insight.page import PageFacts, Scope


@dataclass(frozen=True, slots=True)
class DuelRow:
    """How one contestant did."""

    name: str
    title: str
    wanting: str = ""
    """Why it took no part; the numbers are nothing then."""
    log_loss: float = 0.0
    difference: float = 0.0
    """Of the log loss, from that of the mean."""
    interval: tuple[float, float] | None = None
    """95 %, by a bootstrap of items; none of one item, and of the mean itself."""
    brier: float = 0.0
    ece: float = 0.0
    auc: float | None = None
    folds: tuple[float, ...] = ()
    """The log loss of each fold."""

    def facts(self) -> PageFacts:
        """For JSON."""
        if self.wanting:
            return {"name": self.name, "title": self.title, "wanting": self.wanting}
        low, high = self.interval or (None, None)
        return {
            "name": self.name,
            "title": self.title,
            "log_loss": self.log_loss,
            "difference": self.difference,
            "low": low,
            "high": high,
            "brier": self.brier,
            "ece": self.ece,
            "auc": self.auc,
            "fold_log_losses": self.folds,
        }


@dataclass(frozen=True, slots=True)
class Duel:
    """All numbers of the page."""

    scope: Scope
    counts: ScoredCounts
    rows: int = 0
    """Answers that were predicted."""
    fold_rows: tuple[int, ...] = ()
    ranking: tuple[DuelRow, ...] = ()
    """The best first; none where there is too little."""
    stated: StatedLoss | None = None

    def facts(self) -> PageFacts:
        """Every number, for JSON."""
        return {
            "topic": self.scope.topic,
            "days": self.scope.days,
            **self.counts.facts(),
            "rows": self.rows,
            "folds": len(self.fold_rows),
            "fold_rows": self.fold_rows,
            "clipped_to": LEAST_CHANCE,
            "ece_bins": ECE_BINS,
            "contestants": [row.facts() for row in self.ranking],
            "stated": self.stated.facts() if self.stated else None,
        }


def duel(
    answers: Answers,
    *,
    today: int,
    scope: Scope,
    contestants: Sequence[Contestant] = CONTESTANTS,
) -> Duel:
    """How each contestant predicts the scored answers of the scope.

    Args:
        answers: all of them.
        today: the ordinal of the study day.
        scope: whose answers are predicted, and of how many days.
        contestants: those that take part, the mean among them.
    """
    log = Log.of(answers, scope, today)
    passed = log.answers.passed
    value = Duel(scope, log.counts)
    folds = time_folds(log.answers.day[log.scored], folds=FOLD_COUNT)
    if not value.counts.is_enough or not folds:
        return value
    rows, fold_of = predicted_rows(log, folds)
    chances = {
        each.name: predictions_of(each, log, folds, rows, fold_of)
        for each in contestants
        if not each.wanting(log)
    }
    judged = _judged(contestants, chances, log.answers.item[rows], passed[rows], fold_of)
    waiting = (
        DuelRow(each.name, each.title, each.wanting(log))
        for each in contestants
        if each.wanting(log)
    )
    ranking = (*sorted(judged, key=lambda row: row.log_loss), *waiting)
    fold_rows = tuple(int((fold_of == place).sum()) for place in range(len(folds)))
    memory = chances.get(MEMORY.name)
    stated = None if memory is None else stated_loss(log.answers, rows, memory)
    return Duel(scope, log.counts, len(rows), fold_rows, ranking, stated)


def _judged(
    contestants: Iterable[Contestant],
    chances: dict[str, Floats],
    item: Ints,
    passed: RowMask,
    fold_of: Ints,
) -> Iterator[DuelRow]:
    losses = {name: log_losses(own, passed) for name, own in chances.items()}
    names = [name for name in losses if name != MEAN.name]
    apart = np.column_stack([losses[name] - losses[MEAN.name] for name in names])
    ends = item_intervals(apart, item)
    intervals = (
        {}
        if ends is None
        else {
            name: (float(low), float(high)) for name, (low, high) in zip(names, ends, strict=True)
        }
    )
    for each in contestants:
        if each.name not in losses:
            continue
        own, loss = chances[each.name], losses[each.name]
        curve = roc(passed.astype(float), own)
        yield DuelRow(
            each.name,
            each.title,
            log_loss=float(loss.mean()),
            difference=float((loss - losses[MEAN.name]).mean()),
            interval=intervals.get(each.name),
            brier=float(((own - passed) ** 2).mean()),
            ece=binned_ece(reliability_bins(passed, own, bins=ECE_BINS, rule="count")),
            auc=curve.area if curve else None,
            folds=tuple(float(loss[fold_of == place].mean()) for place in np.unique(fold_of)),
        )

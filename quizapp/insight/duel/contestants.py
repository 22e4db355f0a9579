"""Contestants: owns what each predicts of an answer from what was known before its study day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.insight.answers import KINDS, Answers, Ints, RowMask
from quizapp.insight.duel.counts import ScoredCounts
from quizapp.insight.duel.features import memory_features
from quizapp.insight.folds import Fold
from quizapp.insight.fsrs.fit import FEWEST_REVIEWS, fit_before
from quizapp.insight.fsrs.recall import fsrs_recall
from quizapp.insight.logistic import fit_logistic
from quizapp.insight.page import Scope
from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import ReplayedEvent, follow
from quizapp.study.scheduler.sm2 import SM2, SM2_FIT

RECENT_ROWS: Final = 100
"""The moving average is over so many."""

SM2_RECALL: Final = 0.9
"""What an interval means, taken at its word: so likely is the answer when it is over."""

MOST_REPLAYED: Final = 200_000
"""Answers that another scheduler is led through; of more it would take minutes."""

Predictions: TypeAlias = Floats
"""A chance for each answer of the log; NaN where there is none."""


@dataclass(frozen=True, eq=False)
class Log:
    """What contestants are given, without crams."""

    answers: Answers
    scored: RowMask
    """The answers that are predicted."""

    @classmethod
    def of(cls, answers: Answers, scope: Scope, today: int) -> "Log":
        """The log of all answers, of whose scored ones those of the scope are predicted."""
        kept = answers.without_crams
        return cls(kept, kept.scored & scope.mask(kept, today))

    @cached_property
    def features(self) -> Floats:
        """What the regression knows of each."""
        return memory_features(self.answers)

    @cached_property
    def sm2_intervals(self) -> Ints:
        """The interval before each, had SM-2 been told the same answers, whoever was asked."""
        return _intervals_of(SM2, self.answers)

    @cached_property
    def sm2_fit_intervals(self) -> Ints:
        """The same of `sm2-fit`."""
        return _intervals_of(SM2_FIT, self.answers)

    @cached_property
    def fsrs_chances(self) -> Predictions:
        """What FSRS says with the parameters that it comes with."""
        return fsrs_recall(self.answers.item, self.answers.day, self.answers.quality)

    @cached_property
    def rows_by_day(self) -> Ints:
        """The places of the scored answers, in the order of their study days."""
        rows = np.flatnonzero(self.scored)
        return rows[np.lexsort((self.answers.item[rows], self.answers.day[rows]))]

    def scored_before(self, fold: Fold) -> RowMask:
        """The scored answers that may be fitted on for a fold."""
        return self.scored & (self.answers.day < fold.first)

    @property
    def counts(self) -> ScoredCounts:
        """How many are scored, and how many of those failed."""
        return ScoredCounts(int(self.scored.sum()), int((self.scored & ~self.answers.passed).sum()))

    @property
    def waited(self) -> Ints:
        """Days since the last earlier study day with an answer to the item."""
        return self.answers.day - self.answers.previous_day


Predict: TypeAlias = Callable[[Log, Fold], Predictions]


class Contestant(NamedTuple):
    """One that predicts."""

    name: str
    """For JSON."""
    title: str
    predict: Predict
    """For the rows of a fold, fitted on the days before it."""
    wanting: Callable[[Log], str] = lambda _: ""
    """Why it cannot take part; empty if it can."""


def _mean(log: Log, fold: Fold) -> Predictions:
    return np.full(len(log.answers), log.answers.passed[log.scored_before(fold)].mean())


def _moving_average(log: Log, fold: Fold) -> Predictions:
    """The share of the last scored rows of earlier study days."""
    del fold  # whoever looks back so far needs no fold
    order = log.rows_by_day
    days = log.answers.day[order]
    sums = np.concatenate(([0], np.cumsum(log.answers.passed[order])))
    before = np.searchsorted(days, days, side="left")
    first = np.maximum(0, before - RECENT_ROWS)
    chances = np.full(len(log.answers), np.nan)
    with np.errstate(invalid="ignore"):
        chances[order] = (sums[before] - sums[first]) / (before - first)
    return chances


def _sm2_at_its_word(log: Log, fold: Fold) -> Predictions:
    del fold  # nothing is fitted
    return SM2_RECALL ** (log.waited / np.maximum(1, log.sm2_intervals))


def _calibrated(log: Log, fold: Fold, interval: Ints) -> Predictions:
    """Of the waiting over the interval, in logarithms."""
    ratio = np.log(np.maximum(1, log.waited) / np.maximum(1, interval))[:, None]
    return _fitted(log, fold, ratio)


def _sm2(log: Log, fold: Fold) -> Predictions:
    return _calibrated(log, fold, log.sm2_intervals)


def _sm2_fit(log: Log, fold: Fold) -> Predictions:
    return _calibrated(log, fold, log.sm2_fit_intervals)


def _intervals_of(scheduler: Scheduler, answers: Answers) -> Ints:
    """What the scheduler would have said before each answer, had it been told the same ones."""
    intervals = np.zeros(len(answers), dtype=int)
    memory, item = Memory(), -1
    for row in range(len(answers)):
        if answers.item[row] != item:
            memory, item = Memory(), int(answers.item[row])
        intervals[row] = memory.interval_days
        event = ReplayedEvent(
            KINDS[answers.kind[row]],
            answers.items[item],
            date.fromordinal(int(answers.day[row])),
            Quality(int(answers.quality[row])),
            "",
            "",
        )
        memory = follow(memory, event, scheduler=scheduler)
    return intervals


def _fsrs(log: Log, fold: Fold) -> Predictions:
    del fold  # nothing is fitted
    return log.fsrs_chances


def _fsrs_fitted(log: Log, fold: Fold) -> Predictions:
    answers = log.answers
    columns = answers.item, answers.day, answers.quality
    return fsrs_recall(*columns, fit_before(fold.first, *columns, log.scored))


def _memory(log: Log, fold: Fold) -> Predictions:
    return _fitted(log, fold, log.features)


def _fitted(log: Log, fold: Fold, features: Floats) -> Predictions:
    past, answers = log.scored_before(fold), log.answers
    return fit_logistic(features[past], answers.passed[past], answers.item[past]).chances(features)


def _too_many(log: Log) -> str:
    return "" if len(log.answers) <= MOST_REPLAYED else f"over {MOST_REPLAYED:,} answers to replay"


def _too_few(log: Log) -> str:
    return "" if log.scored.sum() >= FEWEST_REVIEWS else f"fits from {FEWEST_REVIEWS} rows on"


MEAN: Final = Contestant("mean", "always the mean", _mean)
"""Beside which the others stand."""

MEMORY: Final = Contestant("memory", "memory as logistic reg.", _memory)

CONTESTANTS: Final = (
    MEMORY,
    Contestant("sm2-calibrated", "SM-2, calibrated", _sm2, _too_many),
    Contestant("sm2-fit-calibrated", "sm2-fit, calibrated", _sm2_fit, _too_many),
    Contestant("fsrs", "FSRS", _fsrs),
    Contestant("fsrs-fitted", "FSRS, fitted", _fsrs_fitted, _too_few),
    Contestant("moving-average", f"mean of the last {RECENT_ROWS}", _moving_average),
    MEAN,
    Contestant("sm2-word", "SM-2 read as 0.9^(t/I)", _sm2_at_its_word, _too_many),
)
"""All that take part; what each predicts, it predicts from earlier study days alone."""

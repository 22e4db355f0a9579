"""Confidence's numbers: owns what stated probabilities came to, and what they cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.calibration import binned_ece
from quizapp.engine.array.grouped_calibration import Groups
from quizapp.engine.scalar.information import COIN_FLIP_NATS, entropy2
from quizapp.insight.answers import KINDS, Answers, Ints
from quizapp.insight.confidence.forecasts import ScoredForecast, forecast_facts, scored_forecasts
from quizapp.insight.duel.stated import MOST_COMPARED, StatedLoss, stated_beside_memory
from quizapp.insight.losses import ECE_BINS, LEAST_CHANCE, clipped, log_losses
from quizapp.insight.page import PageFacts, Scope
from quizapp.insight.proportion import FEWEST_FOR_SHARE, PERCENT, Proportion
from quizapp.store.index.event_table import NamedMistake
from quizapp.study.interview.mocks import Mock

ForecastGroup: TypeAlias = tuple[float, int, int]
"""A stated probability, how often it came true, and how often it was stated."""

MOST_STATED_ROWS: Final = 10
"""Stated probabilities up to so many have a row each; more, as in another app's log, share them."""

DEAREST: Final = 5

AXIS: Final = (0.0, 0.5, 1.0)
"""What is written along the diagram."""


@dataclass(frozen=True, slots=True)
class StatedRow:
    """The answers of about one stated probability."""

    stated: float
    """Its mean."""
    share: Proportion
    nats: float
    """The mean log loss."""

    def facts(self) -> PageFacts:
        """For JSON."""
        return {"stated": self.stated, **self.share.facts(), "nats": self.nats}


class DearMistake(NamedTuple):
    """A wrong answer that cost much, since it was held to be right."""

    item: str
    day: date
    stated: float
    nats: float
    names: tuple[str, ...]
    """What it was traced to, if to anything."""


@dataclass(frozen=True, slots=True)
class ConfidenceScores:
    """What all statements together are worth."""

    log_loss: float
    best_constant: float
    """The share that came true: who had always stated it would have lost least."""
    brier: float
    ece: float
    """In `ECE_BINS` bins of about equal count."""
    auc: float | None
    """None where all or nothing came true."""
    best_temperature: float | None
    """None where it is 0 or infinite."""
    log_loss_at_best: float | None

    @property
    def constant_log_loss(self) -> float:
        """What the best constant costs."""
        return entropy2(self.best_constant)

    @property
    def gain_over_constant(self) -> float:
        """Nats an answer; below 0 where the constant would have been better."""
        return self.constant_log_loss - self.log_loss

    def facts(self) -> PageFacts:
        """For JSON."""
        return {
            "log_loss": self.log_loss,
            "coin_flip": COIN_FLIP_NATS,
            "best_constant": self.best_constant,
            "best_constant_log_loss": self.constant_log_loss,
            "gain_over_constant": self.gain_over_constant,
            "brier": self.brier,
            "ece": self.ece,
            "ece_bins": ECE_BINS,
            "auc": self.auc,
            "best_temperature": self.best_temperature,
            "log_loss_at_best_temperature": self.log_loss_at_best,
        }


@dataclass(frozen=True, slots=True)
class Confidence:
    """All numbers of the page."""

    scope: Scope
    total: Proportion
    rows: tuple[StatedRow, ...]
    """The lowest first."""
    groups: tuple[ForecastGroup, ...]
    """The answers by what was stated exactly, the lowest first."""
    scores: ConfidenceScores | None
    """None of too few answers."""
    dearest: tuple[DearMistake, ...]
    forecasts: tuple[ScoredForecast, ...]
    """Of mock interviews, the latest first; none where the page is about a topic."""
    beside_memory: StatedLoss | None
    """What the statements of scored reviews cost, beside the regression of the duel."""
    is_long: bool
    """The log is too long for that comparison here."""

    def facts(self) -> PageFacts:
        """Every number, for JSON."""
        return {
            "topic": self.scope.topic,
            "stated_answers": self.total.n,
            "right": self.total.facts(),
            "stated": [row.facts() for row in self.rows],
            "scores": self.scores.facts() if self.scores else None,
            "least_stated": LEAST_CHANCE,
            "interval_percent": PERCENT,
            "fewest_for_a_share": FEWEST_FOR_SHARE,
            "axis": AXIS,
            "dearest": [
                {**row._asdict(), "day": row.day.isoformat(), "names": row.names}
                for row in self.dearest
            ],
            "forecasts": forecast_facts(self.forecasts),
            "is_long": self.is_long,
            "most_compared": MOST_COMPARED,
            "beside_memory": self.beside_memory.facts() if self.beside_memory else None,
        }

    @property
    def off(self) -> tuple[StatedRow, ...]:
        """The rows whose probability lies outside the interval of what came true, worst first."""
        rows = (row for row in self.rows if row.share.interval)
        off = [row for row in rows if not _is_within(row)]
        return tuple(sorted(off, key=_excess, reverse=True))


def _is_within(row: StatedRow) -> bool:
    low, high = row.share.interval or (0.0, 1.0)
    return low <= row.stated <= high


def _excess(row: StatedRow) -> float:
    """What the row lost in all by not stating what came true."""
    return row.share.n * (row.nats - entropy2(row.share.passed / row.share.n))


def confidence(
    answers: Answers,
    mistakes: Iterable[NamedMistake],
    mocks: Iterable[Mock],
    *,
    today: date,
    scope: Scope,
) -> Confidence:
    """What the scope's stated confidences came to.

    Args:
        answers: with their details.
        mistakes: tells what a dear mistake was traced to.
        mocks: whose forecasts are scored.
        today: the study day.
        scope: what the page is about.
    """
    rows = answers.where(scope.mask(answers, today.toordinal()) & answers.is_stated)
    chances = clipped(rows.confidence)
    right = rows.passed.astype(float)
    nats = log_losses(chances, rows.passed)
    values, place = np.unique(chances, return_inverse=True)
    groups = _groups(values, place, right)
    if len(values) > MOST_STATED_ROWS:
        _, place = np.unique(np.floor(MOST_STATED_ROWS * chances), return_inverse=True)
    return Confidence(
        scope=scope,
        total=Proportion(int(right.sum()), len(rows)),
        rows=_rows(place, chances, right, nats),
        groups=groups,
        scores=_scores(Groups.of(groups), nats) if len(rows) >= FEWEST_FOR_SHARE else None,
        dearest=_dearest(rows, nats, mistakes),
        forecasts=scored_forecasts(mocks, today=today, scope=scope),
        beside_memory=stated_beside_memory(answers, today=today.toordinal(), scope=scope),
        is_long=len(answers) > MOST_COMPARED,
    )


def _groups(values: Floats, place: Ints, right: Floats) -> tuple[ForecastGroup, ...]:
    positives, counts = np.bincount(place, right).astype(int), np.bincount(place)
    return tuple(zip(values.tolist(), positives.tolist(), counts.tolist(), strict=True))


def _scores(groups: Groups, nats: Floats) -> ConfidenceScores:
    best = groups.best_temperature
    is_finite = 0 < best < np.inf
    return ConfidenceScores(
        log_loss=float(nats.mean()),
        best_constant=sum(groups.positives) / sum(groups.counts),
        brier=groups.brier(1.0).score,
        ece=binned_ece(groups.bins(1.0, count=ECE_BINS, rule="count")),
        auc=groups.auc,
        best_temperature=best if is_finite else None,
        log_loss_at_best=groups.log_loss(best).score if is_finite else None,
    )


def _rows(place: Ints, chances: Floats, right: Floats, nats: Floats) -> tuple[StatedRow, ...]:
    counts = np.bincount(place)
    lowest = np.ones(len(counts))
    np.minimum.at(lowest, place, chances)
    # Counted from the lowest, the mean of equal probabilities is that probability.
    means = lowest + np.bincount(place, chances - lowest[place]) / counts
    passed, nats_each = np.bincount(place, right).astype(int), np.bincount(place, nats) / counts
    columns = (column.tolist() for column in (means, passed, counts, nats_each))
    return tuple(
        StatedRow(stated, Proportion(part, n), cost)
        for stated, part, n, cost in zip(*columns, strict=True)
    )


def _dearest(
    rows: Answers, nats: Floats, mistakes: Iterable[NamedMistake]
) -> tuple[DearMistake, ...]:
    """The wrong answers that cost most, the latest of equal ones first."""
    wrong = np.flatnonzero(~rows.passed)
    if len(wrong) > DEAREST:
        # A long log has hundreds of thousands; only those that may be among the few are sorted.
        least = np.partition(nats[wrong], -DEAREST)[-DEAREST]
        wrong = wrong[nats[wrong] >= least]
    order = wrong[np.lexsort((-rows.day[wrong], -nats[wrong]))][:DEAREST].tolist()
    items = {rows.items[rows.item[row]] for row in order}
    names = {
        _mark(each.item, each.day, each.kind, each.confidence, each.thinking_ms): each.names
        for each in mistakes
        if each.item in items and each.confidence is not None
    }
    dearest = []
    for row in order:
        item, day = rows.items[rows.item[row]], date.fromordinal(int(rows.day[row]))
        stated, kind = float(rows.confidence[row]), KINDS[rows.kind[row]]
        traced = names.get(_mark(item, day, kind, stated, int(rows.thinking_ms[row])), ())
        dearest.append(DearMistake(item, day, stated, float(nats[row]), traced))
    return tuple(dearest)


def _mark(
    item: str, day: date, kind: str, stated: float, thinking_ms: int | None
) -> tuple[object, ...]:
    """What tells the answer from others to the item: a drill of its day may be wrong otherwise."""
    # The index writes out answers with fewer digits than a float may have, and no time as -1.
    return item, day, kind, round(stated, 9), -1 if thinking_ms is None else thinking_ms

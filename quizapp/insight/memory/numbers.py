"""Memory in numbers: owns the weights of one's own forgetting, and the rows that show it."""

from dataclasses import dataclass
from math import exp, log
from typing import Final

import numpy as np

from quizapp.insight.answers import Answers
from quizapp.insight.duel.contestants import Log
from quizapp.insight.duel.counts import ScoredCounts
from quizapp.insight.duel.features import MEMORY_FEATURES
from quizapp.insight.logistic import fit_logistic
from quizapp.insight.page import PageFacts, Scope
from quizapp.insight.proportion import PERCENT, Z_95

MOST_DESCENDED: Final = 200
"""Rows of one's own that the cost surface takes."""

FEWEST_DESCENDED: Final = 20


@dataclass(frozen=True, slots=True)
class OddsWeight:
    """One weight, and what it does to the odds of remembering."""

    name: str
    term: str
    effect: str
    weight: float
    odds: float
    """The odds are multiplied by this."""
    low: float
    high: float

    def facts(self) -> PageFacts:
        """For JSON."""
        return {
            "name": self.name,
            "weight": self.weight,
            "effect": self.effect,
            "odds": self.odds,
            "low": self.low,
            "high": self.high,
        }


@dataclass(frozen=True, slots=True)
class MemoryWeights:
    """All numbers of the page."""

    scope: Scope
    counts: ScoredCounts
    bias: float = 0.0
    weights: tuple[OddsWeight, ...] = ()
    """None where there is too little."""
    waiting: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    """Of the last scored reviews: ln(waited / interval), and whether it passed (1 or 0)."""

    def facts(self) -> PageFacts:
        """Every number, for JSON."""
        return {
            "topic": self.scope.topic,
            "days": self.scope.days,
            **self.counts.facts(),
            "percent": PERCENT,
            "bias": self.bias,
            "weights": [weight.facts() for weight in self.weights],
            "descent": {
                "n": len(self.waiting[0]),
                "fewest": FEWEST_DESCENDED,
                "x": self.waiting[0],
                "y": self.waiting[1],
            },
        }


def memory_weights(answers: Answers, *, today: int, scope: Scope) -> MemoryWeights:
    """The regression of passing, fitted on all scored answers of the scope.

    Args:
        answers: all of them.
        today: the ordinal of the study day.
        scope: whose answers.
    """
    log_ = Log.of(answers, scope, today)
    rows = log_.answers
    waiting = _waiting(log_)
    if not log_.counts.is_enough:
        return MemoryWeights(scope, log_.counts, waiting=waiting)
    features = log_.features[log_.scored]
    fit = fit_logistic(features, rows.passed[log_.scored], rows.item[log_.scored])
    weights = (
        OddsWeight(
            feature.name,
            feature.term,
            feature.effect,
            float(weight),
            *(
                exp(float(end) * (log(2) if feature.doubles else 1.0))
                for end in (weight, weight - Z_95 * error, weight + Z_95 * error)
            ),
        )
        for feature, weight, error in zip(
            MEMORY_FEATURES, fit.weights[1:], fit.errors[1:], strict=True
        )
    )
    return MemoryWeights(scope, log_.counts, float(fit.weights[0]), tuple(weights), waiting)


def _waiting(log_: Log) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The last scored reviews, in the order of their days."""
    order = log_.rows_by_day[-MOST_DESCENDED:]
    waited, interval = np.maximum(1, log_.waited[order]), log_.answers.interval[order]
    ratio = np.round(np.log(waited / np.maximum(1, interval)), 6)
    return tuple(map(float, ratio)), tuple(map(float, log_.answers.passed[order]))

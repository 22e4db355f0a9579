"""Scored forecasts: owns whether mock interviews ended where they were forecast to."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from quizapp.insight.page import PageFacts, Scope
from quizapp.insight.proportion import Proportion
from quizapp.study.interview.forecast import COVERAGE
from quizapp.study.interview.mocks import Mock


class ScoredForecast(NamedTuple):
    """One mock interview that is over, and between which shares it was to end."""

    day: date
    low: float
    high: float
    share: float
    """Of the weight that was named."""

    @property
    def is_inside(self) -> bool:
        """It ended between both ends, which count as inside."""
        # Shares are sums of weights, worked out here and there in another order.
        return self.low - 1e-9 <= self.share <= self.high + 1e-9


def scored_forecasts(
    mocks: Iterable[Mock], *, today: date, scope: Scope
) -> tuple[ScoredForecast, ...]:
    """The forecasts of the scope's mocks of which each planned question was answered.

    A mock holds questions of several topics, so that none is about one topic.
    """
    if scope.topic is not None:
        return ()
    return tuple(
        ScoredForecast(mock.day, *mock.expected, mock.share)
        for mock in mocks
        if mock.expected and mock.share is not None and not mock.unanswered
        if scope.days is None or (today - mock.day).days < scope.days
    )


def coverage_of(forecasts: Sequence[ScoredForecast]) -> Proportion:
    """How many of them ended inside."""
    return Proportion(sum(forecast.is_inside for forecast in forecasts), len(forecasts))


def forecast_facts(forecasts: Sequence[ScoredForecast]) -> PageFacts:
    """For JSON."""
    return {
        "meant_to_be_inside": COVERAGE,
        "inside": coverage_of(forecasts).facts(),
        "mocks": [
            {**row._asdict(), "day": row.day.isoformat(), "is_inside": row.is_inside}
            for row in forecasts
        ],
    }

"""The numbers of the calibration bench: forecasts in bins, and their scores at any temperature."""

import math
from functools import lru_cache
from typing import Final, NamedTuple

from quizapp.engine.array.calibration import Bin, BinRule, Split, binned_ece
from quizapp.engine.array.grouped_calibration import Groups
from quizapp.engine.scalar.losses import logit
from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.calibration.state import LEAST_PROBABILITY, CalibrationState
from quizapp.labs.state import clamped

TEMPERATURE_DECIMALS: Final = 3
"""Of a temperature: log loss is flat around the best one, and nobody reads more."""

SAME: Final = 1.02
LITTLE: Final = 1.25
"""Up to these factors a temperature is as good as the best one, or only a little off."""

SMALL_GAIN: Final = 0.1
"""Of what is left at the best temperature: whoever gains less by it has another fault."""

BY_CHANCE: Final = 2.0
"""So many standard errors a count may be off by chance."""


class Scores(NamedTuple):
    """What forecasts are worth at one temperature."""

    log_loss: Split
    brier: Split
    ece: float
    bins: tuple[Bin, ...]


class BinnedForecasts(NamedTuple):
    """Forecasts and the way they are binned, as a key to what is known of them."""

    groups: Groups
    temperature: float
    most_bins: int
    rule: BinRule

    @property
    def auc(self) -> float | None:
        """The same at every temperature; None if a class is missing."""
        return _auc(self.groups)

    @property
    def optimum(self) -> float:
        """The temperature of the least log loss; 0 or infinite where more is always better."""
        return _optimum(self.groups)

    @property
    def best(self) -> float:
        """The one that can be set."""
        return settable(self.optimum)

    @property
    def is_within(self) -> bool:
        """The best temperature lies where it can be set."""
        ends = CALIBRATION_FORM.control("temperature")
        return ends.low <= self.optimum <= ends.high

    @property
    def verdict(self) -> str:
        """Whether the forecasts are over- or under-confident, or off in a way that no T mends."""
        if not any(self.groups.logits):
            return "sure of nothing"
        if self._shift and self._is_near_best:
            return f"shifted, its p too {'high' if self._shift > 0 else 'low'} on the whole"
        off = self.optimum / self.temperature
        size = max(off, 1 / off) if off else float("inf")
        if size <= SAME:
            return "neither over- nor under-confident"
        side = "over-confident" if off > 1 else "under-confident"
        return f"a little {side}" if size <= LITTLE else side

    @property
    def _shift(self) -> float:
        """How many positives too many even the best temperature expects; 0 if that is chance."""
        cases = list(zip(self.groups.probabilities(self.best), self.groups.counts, strict=True))
        excess = sum(p * count for p, count in cases) - sum(self.groups.positives)
        scatter = math.sqrt(sum(p * (1 - p) * count for p, count in cases))
        return excess if abs(excess) > BY_CHANCE * scatter else 0.0

    @property
    def _is_near_best(self) -> bool:
        """The best temperature hardly lowers what the forecasts are off by."""
        now, best = (
            self.scores(temperature).log_loss.reliability
            for temperature in (self.temperature, self.best)
        )
        return now - best < SMALL_GAIN * best

    def scores(self, temperature: float) -> Scores:
        """What the forecasts are worth at a temperature."""
        return _scores(self.groups, temperature, self.most_bins, self.rule)


def binned_forecasts(state: CalibrationState) -> BinnedForecasts:
    """The forecasts of a state, in its bins."""
    rows = tuple((p, int(positives), int(count)) for p, positives, count in state.bins)
    rule: BinRule = "width" if state.rule == "width" else "count"
    return BinnedForecasts(
        _groups(rows, state.sharpen),
        state.temperature,
        int(state.bin_count),
        rule,
    )


def settable(temperature: float) -> float:
    """The temperature, or the end of the control that is nearest to it."""
    ends = CALIBRATION_FORM.control("temperature")
    return round(ends.within(temperature), TEMPERATURE_DECIMALS)


def temperature_pulled(forecasts: BinnedForecasts, p: float) -> float | None:
    """The temperature at which the nearest bin would have this mean probability, about."""
    nearest = min(
        (row.mean_p for row in forecasts.scores(forecasts.temperature).bins),
        key=lambda mean: abs(mean - p),
    )
    target, here = (
        logit(clamped(mean, LEAST_PROBABILITY, 1 - LEAST_PROBABILITY)) for mean in (p, nearest)
    )
    # No temperature takes a probability to the other side of one half.
    return forecasts.temperature * here / target if target * here > 0 else None


@lru_cache(maxsize=32)
def _groups(rows: tuple[tuple[float, int, int], ...], sharpen: float) -> Groups:
    return Groups.of(rows, sharpen=sharpen)


@lru_cache(maxsize=64)
def _scores(groups: Groups, temperature: float, count: int, rule: BinRule) -> Scores:
    bins = groups.bins(temperature, count=count, rule=rule)
    return Scores(
        groups.log_loss(temperature),
        groups.brier(temperature),
        binned_ece(bins),
        bins,
    )


@lru_cache(maxsize=32)
def _auc(groups: Groups) -> float | None:
    return groups.auc


@lru_cache(maxsize=32)
def _optimum(groups: Groups) -> float:
    return groups.best_temperature

"""The notes of the calibration bench: scores at three temperatures, their parts, and the bins."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from quizapp.engine.array.calibration import Bin, BinRule, Split, binned_ece
from quizapp.engine.array.grouped_calibration import Groups
from quizapp.labs.base import HIDDEN
from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.calibration.state import CalibrationState
from quizapp.plot.cells import Span
from quizapp.plot.side_notes import Note
from quizapp.plot.ticks import short

BEST: Final = "best"
"""The name of the lines that a click takes the best temperature from."""

TEMPERATURE_DECIMALS: Final = 3
"""Of a temperature: log loss is flat around the best one, and nobody reads more."""

SAME: Final = 1.02
LITTLE: Final = 1.25
"""Up to these factors a temperature is as good as the best one, or only a little off."""


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
        """Whether the forecasts are over-confident or under-confident."""
        if not any(self.groups.logits):
            return "sure of nothing"
        off = self.optimum / self.temperature
        size = max(off, 1 / off) if off else float("inf")
        if size <= SAME:
            return "neither over- nor under-confident"
        side = "over-confident" if off > 1 else "under-confident"
        return f"a little {side}" if size <= LITTLE else side

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


def best_in_words(forecasts: BinnedForecasts) -> str:
    """The best temperature in words."""
    if not any(forecasts.groups.logits):
        return "best T any"
    if forecasts.is_within:
        return f"best T {short(forecasts.best)}"
    ends = CALIBRATION_FORM.control("temperature")
    end = f"above {short(ends.high)}" if forecasts.optimum > 1 else f"below {short(ends.low)}"
    return f"best T {end}"


def calibration_notes(forecasts: BinnedForecasts, *, masked: bool) -> list[Note]:
    """The scores first; the bins from the top down, as far as there is room."""
    if masked:
        return [*_hidden(forecasts), Note((), rank=3), *_bins(forecasts, masked=True)]
    blank = Note((), rank=3)
    return [
        *_scores_table(forecasts),
        blank,
        *_parts(forecasts),
        blank,
        *_bins(forecasts, masked=False),
    ]


def _hidden(forecasts: BinnedForecasts) -> Iterator[Note]:
    """The names of what a question may be about."""
    yield Note((Span(f"now T {short(forecasts.temperature)}", "first"),))
    yield Note((Span(f"log loss {HIDDEN}   Brier {HIDDEN}   ECE {HIDDEN}   AUC {HIDDEN}"),))


def _scores_table(forecasts: BinnedForecasts) -> Iterator[Note]:
    """A column each for T = 1, for the temperature at hand, and for the best one."""
    here, best = f"now T {short(forecasts.temperature)}", best_in_words(forecasts)
    yield Note(
        (
            Span(f"{'':<8}{'T 1':>10}", "label"),
            Span(f"{here:>14}", "first"),
            Span(f"{best:>14}", "label"),
        ),
        name=BEST,
    )
    columns = [
        forecasts.scores(temperature)
        for temperature in (1.0, forecasts.temperature, forecasts.best)
    ]
    auc = "none" if forecasts.auc is None else f"{forecasts.auc:.4f}"
    rows = (
        ("log loss", [f"{scores.log_loss.score:.4f}" for scores in columns]),
        ("Brier", [f"{scores.brier.score:.4f}" for scores in columns]),
        ("ECE", [f"{scores.ece:.4f}" for scores in columns]),
        ("AUC", [auc] * len(columns)),
    )
    for name, (one, now, end) in rows:
        spans = Span(f"{name:<8}{one:>10}"), Span(f"{now:>14}", "first"), Span(f"{end:>14}")
        yield Note(spans)


def _parts(forecasts: BinnedForecasts) -> Iterator[Note]:
    """What each proper score is made of; only the first part moves with the temperature."""
    heads = f"{'':<8}{'reliability':>11}{'- resolution':>13}{'+ uncertainty':>14}"
    yield Note((Span(heads, "label"),), rank=1)
    scores = forecasts.scores(forecasts.temperature)
    for name, split in (("log loss", scores.log_loss), ("Brier", scores.brier)):
        rest = f"{split.resolution:>13.4f}{split.uncertainty:>14.4f}"
        yield Note(
            (Span(f"{name:<8}"), Span(f"{split.reliability:>11.4f}", "first"), Span(rest)), rank=1
        )


def _bins(forecasts: BinnedForecasts, *, masked: bool) -> Iterator[Note]:
    heads = f"{'bin':<13}{'mean p':>9}{'came true':>14}{'gap':>10}"
    yield Note((Span(heads, "label"),), rank=2)
    for row in reversed(forecasts.scores(forecasts.temperature).bins):
        ends = f"{short(row.low, 3)}-{short(row.high, 3)}"
        came = f"{row.positives} of {row.count}"
        gap = HIDDEN if masked else f"{round(row.mean_p - row.share, 3) + 0.0:+.3f}"
        yield Note((Span(f"{ends:<13.13}{row.mean_p:>9.3f}{came:>14}{gap:>10}"),), rank=4)


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

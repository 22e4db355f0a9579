"""The pictures of the threshold desk: two classes beside a cost curve, or a table of counts."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.binormal import Population
from quizapp.engine.scalar.losses import logit, sigmoid
from quizapp.labs.base import HIDDEN, View
from quizapp.labs.threshold.numbers import CASES, OperatingPoint, kinds, rates
from quizapp.plot.bars import Bar, bars
from quizapp.plot.cells import Picture, Span, fitted, joined
from quizapp.plot.curves import curves
from quizapp.plot.histograms import Group, histograms
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series
from quizapp.plot.tick_format import ODDS
from quizapp.plot.ticks import short
from quizapp.plot.vlines import Mark

_POINTS: Final = 161
"""Of the cost curve: twice as many as a narrow chart has dots for."""

MIDDLE: Final = 5.0
"""The axis of log-odds holds at least p = 0.007 to 0.993, so that it seldom moves."""

FARTHEST_LOG_ODDS: Final = 14.0
"""It ends at about one in a million, where stepping the threshold ends too."""

TWO_CHARTS: Final = 56
"""Cells from which on two charts stand side by side."""

CHART_GAP: Final = 2


def draw_population(point: OperatingPoint, view: View, reading: str) -> Picture:
    """The classes by score, what each threshold costs, and the sums at this one."""
    sums = [_counted(point, view), _priced(point, view)][: _lines_below(view)]
    rows = zip_longest(*(chart.lines for _, chart in _charts(point, view)))
    lines = [joined(row, CHART_GAP) for row in rows]
    return _picture([*lines, *sums], view, reading)


def draw_counts(point: OperatingPoint, view: View, reading: str) -> Picture:
    """The counts as a table, what they say of the system as bars, and the money."""
    counts = point.counts
    texts = kinds(counts)
    table = [
        [Span(f"{'':<10}{'said yes':>14}{'said no':>14}{'all':>10}", "label")],
        _kind_row("positive", ("TP", "good"), ("FN", "bad"), counts.positives, texts),
        _kind_row("negative", ("FP", "bad"), ("TN", "good"), counts.negatives, texts),
    ]
    parts = [
        Bar(name, value or 0.0, "first", _rate(value, view, 3))
        if not view.masked
        else Bar(name, 0.0, "first", HIDDEN)
        for name, value in rates(counts).items()
    ]
    chart = bars(parts, width=max(1, view.width - 1), whole=1.0, ascii=view.ascii)
    rated = [[Span(" "), *line] for line in chart.lines]
    room = view.height - len(table) - len(rated) - 1
    blank: list[list[Span]] = [[]]
    return _picture(
        [*table, *blank * (room > 0), *rated, *blank * (room > 1), _priced(point, view)],
        view,
        reading,
    )


def logit_at(point: OperatingPoint, view: View, column: int) -> float | None:
    """The log-odds at a column of the picture of the population."""
    for start, chart in reversed(_charts(point, view)):
        if column >= start + chart.frame.left:
            return chart.frame.x_at(column - start)
    return None


def _charts(point: OperatingPoint, view: View) -> list[tuple[int, Chart]]:
    """The charts that there is room for, each with the column where it starts."""
    height = max(1, view.height - _lines_below(view))
    if view.masked:
        return [(0, _classes(point, view, view.width, height))]
    if view.width < TWO_CHARTS:
        return [(0, _costs(point, view, view.width, height))]
    width = (view.width - CHART_GAP) // 2
    start = width + CHART_GAP
    return [
        (0, _classes(point, view, width, height)),
        (start, _costs(point, view, view.width - start, height)),
    ]


def _lines_below(view: View) -> int:
    return min(2, max(0, view.height // 4))


def _classes(point: OperatingPoint, view: View, width: int, height: int) -> Chart:
    across = _axis(point.population)
    positives, negatives = _groups(point.population)
    return histograms(
        positives,
        negatives,
        width=width,
        height=height,
        x_range=across,
        bins=max(8, width // 2),
        x_label="p",
        threshold=_on(across, point.threshold),
        guess=_on(across, view.guess),
        tick_format=ODDS,
        ascii=view.ascii,
    )


def _costs(point: OperatingPoint, view: View, width: int, height: int) -> Chart:
    across = _axis(point.population)
    here = _on(across, point.threshold)
    logits, prices = _cost_curve(point.population, point.cost_fp, point.cost_fn)
    if here is not None:
        # With the threshold among the points, the cost read at the cursor is not interpolated.
        place = int(np.searchsorted(logits, here))
        logits = np.insert(logits, place, here)
        prices = np.insert(prices, place, point.price(point.counts_at(sigmoid(here))))
    thresholds = (("cheapest", point.cheapest), ("best F1", point.population.best_f1_threshold()))
    marks = [Mark(x, name) for name, p in thresholds if (x := _on(across, p)) is not None]
    return curves(
        [Series("cost", logits, prices)],
        width=width,
        height=height,
        x_range=across,
        y_range=(0.0, float(prices.max()) or 1.0),
        x_label="threshold",
        marks=marks,
        cursor=here,
        guess=_on(across, view.guess),
        tick_format=ODDS,
        ascii=view.ascii,
    )


@lru_cache(maxsize=64)
def _axis(population: Population) -> tuple[float, float]:
    """The ends of the axis of log-odds: most of both classes, and always the middle."""
    aside = 2.5 * population.separation
    low = min(-MIDDLE, population.mean(0) - aside)
    high = max(MIDDLE, population.mean(1) + aside)
    return max(-FARTHEST_LOG_ODDS, math.floor(low)), min(FARTHEST_LOG_ODDS, math.ceil(high))


def _on(across: tuple[float, float], p: float | None) -> float | None:
    """A probability as log-odds; None beyond the axis, where a line would tell another one."""
    if p is None or not 0 < p < 1:
        return None
    low, high = across
    z = logit(p)
    return z if low <= z <= high else None


@lru_cache(maxsize=64)
def _groups(population: Population) -> tuple[Group, Group]:
    """A thousand typical cases, at least one of each class."""
    positives = min(int(CASES) - 1, max(1, round(CASES * population.prevalence)))
    return (
        Group("positives", population.logits(1, positives)),
        Group("negatives", population.logits(0, int(CASES) - positives)),
    )


@lru_cache(maxsize=64)
def _cost_curve(population: Population, cost_fp: float, cost_fn: float) -> tuple[Floats, Floats]:
    """Log-odds along the axis, and what the errors cost with the threshold there."""
    logits = np.linspace(*_axis(population), _POINTS)
    counts = (population.confusion(sigmoid(z), CASES) for z in logits.tolist())
    return logits, np.array([errors.cost(cost_fp, cost_fn) for errors in counts])


def _counted(point: OperatingPoint, view: View) -> list[Span]:
    pairs = kinds(point.counts)
    for name, value in rates(point.counts).items():
        pairs[{"precision": "P", "recall": "R"}.get(name, name)] = _rate(value, view, 2)
    if view.masked:
        pairs = dict.fromkeys(pairs, HIDDEN)
    return _labelled(pairs)


def _priced(point: OperatingPoint, view: View) -> list[Span]:
    never, always = short(point.price(point.never)), short(point.price(point.always))
    pairs = {"errors cost": short(point.cost)}
    if point.cheapest is not None and not point.by_hand:
        least = short(point.price(point.counts_at(point.cheapest)))
        pairs["least"] = f"{least} at {short(point.cheapest, 3)}"
    pairs |= {"never yes": never, "always yes": always}
    return _labelled(dict.fromkeys(pairs, HIDDEN) if view.masked else pairs)


def _kind_row(
    name: str, yes: tuple[str, str], no: tuple[str, str], total: float, texts: dict[str, str]
) -> list[Span]:
    cells = (Span(f"{f'{kind} {texts[kind]}':>14}", role) for kind, role in (yes, no))
    return [Span(f" {name:<9}", "label"), *cells, Span(f"{short(total):>10}", "label")]


def _rate(value: float | None, view: View, digits: int) -> str:
    if view.masked:
        return HIDDEN
    return "-" if value is None else f"{value:.{digits}f}"


def _labelled(pairs: dict[str, str]) -> list[Span]:
    return list(_spans(pairs))


def _spans(pairs: dict[str, str]) -> Iterator[Span]:
    for place, (name, value) in enumerate(pairs.items()):
        yield Span(f"{'  ' if place else ' '}{name} ", "label")
        yield Span(value)


def _picture(lines: Sequence[Iterable[Span]], view: View, reading: str) -> Picture:
    return Picture(tuple(fitted(line, view.width) for line in lines[: view.height]), reading)

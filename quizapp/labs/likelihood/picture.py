"""The picture of the likelihood lab: the flips, the curve over theta, and the table beside it."""

import math
from functools import lru_cache
from typing import Final

import numpy as np

from quizapp.engine.array.likelihood import (
    best_guess,
    excess,
    likelihood,
    log_likelihood,
    mean_negative_log_likelihood,
)
from quizapp.engine.scalar.information import entropy2
from quizapp.labs.base import View
from quizapp.labs.likelihood.state import LikelihoodState
from quizapp.plot.cells import Line, Picture, Span, fitted
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series, with_places
from quizapp.plot.ticks import short
from quizapp.plot.vlines import Mark

THETAS: Final = np.linspace(0.0, 1.0, 401)
"""Where the curve is drawn: more than a wide terminal has dots for."""

LIKELIHOOD_FUNCTIONS: Final = {
    "likelihood": likelihood,
    "log": log_likelihood,
    "mean_nll": mean_negative_log_likelihood,
}
"""What is drawn, as a function of successes, trials and theta."""

QUANTITY_NAMES: Final = {
    "likelihood": "likelihood",
    "log": "log likelihood",
    "mean_nll": "mean nll",
}
"""What each is called in the picture."""

TOP_NATS: Final = 2.0
"""How much of the mean negative log-likelihood is drawn; at 0 and 1 it has no end."""

TABLE: Final = 34
"""Cells of the table beside the curve: a name and two columns."""

LEAST_CURVE: Final = 40
"""With fewer cells left for the curve there is no table."""

DISCS: Final = str.maketrans("10", "●○")
"""How a success and a failure look."""


def counts(state: LikelihoodState) -> tuple[int, int, float]:
    """Successes, trials and theta."""
    return int(state.successes), int(state.trials), state.theta


def flips_of(state: LikelihoodState) -> str:
    """The single flips; those of counts come in order."""
    k, n, _ = counts(state)
    return state.data or "1" * k + "0" * (n - k)


@lru_cache(maxsize=64)
def value_of(name: str, k: int, n: int, theta: float) -> float:
    """One of the quantities at one theta."""
    return float(LIKELIHOOD_FUNCTIONS[name](k, n, [theta])[0])


def _shown(name: str, k: int, n: int, theta: float) -> str:
    """The value; a product that is no longer a float is told from one that is nothing."""
    value = value_of(name, k, n, theta)
    lost = value == 0 and math.isfinite(value_of("log", k, n, theta))
    return "0 (lost)" if name == "likelihood" and lost else short(value)


def named_values(k: int, n: int, theta: float) -> list[str]:
    """All quantities at one theta, each with its name."""
    return [
        f"{_name(quantity)} {_shown(quantity, k, n, theta)}" for quantity in LIKELIHOOD_FUNCTIONS
    ]


def _name(quantity: str) -> str:
    return quantity.replace("_", " ")


def draw_likelihood(state: LikelihoodState, view: View) -> Picture:
    """The flips, and under them the curve beside a table of what theta makes of them."""
    top, chart = chart_of(state, view)
    room = view.width - table_width(view)
    table = _table(state, view) if room < view.width else ()
    lines = [fitted(_flip_line(state, view), view.width)][:top]
    for row, line in enumerate(chart.lines):
        right = table[row] if row < len(table) else ()
        lines.append(fitted((*line, *right), view.width))
    return Picture(tuple(lines), chart.reading)


def table_width(view: View) -> int:
    """The cells that the table takes; none where the curve needs them."""
    return TABLE if view.width >= TABLE + LEAST_CURVE and not view.masked else 0


def chart_of(state: LikelihoodState, view: View) -> tuple[int, Chart]:
    """The lines above the chart, and the chart; while a question is open it has no curve."""
    top = 1 if view.height > 4 else 0
    k, n, theta = counts(state)
    draw = state.draw
    best = best_guess(k, n)
    chart = curves(
        [] if view.masked else list(_series(draw, k, n, theta, view.guess)),
        width=view.width - table_width(view),
        height=view.height - top,
        x_range=(0.0, 1.0),
        y_range=_heights(draw, k, n, masked=view.masked),
        x_label="theta",
        y_label=QUANTITY_NAMES[draw],
        marks=() if view.masked else (Mark(best, f"best {short(best)}"),),
        cursor=theta,
        guess=view.guess,
        ascii=view.ascii,
    )
    return top, chart


def _series(draw: str, k: int, n: int, *exact: float | None) -> tuple[Series, ...]:
    """The curve, and the entropy where it is a level of it; with these thetas among its points."""
    thetas = with_places(THETAS, *exact)
    curve = Series(
        QUANTITY_NAMES[draw], thetas, LIKELIHOOD_FUNCTIONS[draw](k, n, thetas), "first", "o"
    )
    if draw != "mean_nll":
        return (curve,)
    level = np.full_like(thetas, entropy2(best_guess(k, n)))
    return curve, Series("entropy", thetas, level, "second", ".")


def _heights(draw: str, k: int, n: int, *, masked: bool) -> tuple[float, float]:
    """The ends of the axis upwards; while a question is open they give nothing away."""
    if draw == "mean_nll":
        return 0.0, TOP_NATS
    if draw == "log":
        return -TOP_NATS * n, 0.0
    return 0.0, 1.0 if masked else value_of("likelihood", k, n, best_guess(k, n))


def _flip_line(state: LikelihoodState, view: View) -> Line:
    """The counts, and the flips one by one as far as there is room."""
    k, n, _ = counts(state)
    counted = f"{k} of {n}  "
    flips = flips_of(state)
    room = view.width - len(counted)
    cut = "~" if view.ascii else "…"
    signs = flips if len(flips) <= room else flips[: max(0, room - 1)] + cut
    spans = [Span(counted, "label")]
    for sign in signs:
        role = "first" if sign == "1" else "axis"
        spans.append(Span(sign if view.ascii else sign.translate(DISCS), role))
    return tuple(spans)


def _table(state: LikelihoodState, view: View) -> tuple[Line, ...]:
    """Every quantity at theta, or at the theta that was guessed, and at the best one."""
    k, n, theta = counts(state)
    best = best_guess(k, n)
    name, here = ("theta", theta) if view.guess is None else ("you", view.guess)
    here = min(1.0, max(0.0, here))
    rows = [Span(_columns("", f"{name} {short(here, 3)}", f"best {short(best, 3)}"), "label")]
    for quantity in LIKELIHOOD_FUNCTIONS:
        values = (_shown(quantity, k, n, at) for at in (here, best))
        role = "first" if quantity == state.draw else ""
        rows.append(Span(_columns(_name(quantity), *values), role))
    entropy = short(entropy2(best))
    drawn = "second" if state.draw == "mean_nll" else ""
    rows.append(Span(_columns("entropy", entropy, entropy), drawn))
    rows.append(Span(_columns("excess", short(excess(k, n, here).item()), "0")))
    return tuple((row,) for row in rows)


def _columns(name: str, here: str, best: str) -> str:
    return f"  {name:<10}{here:>11}{best:>11}"

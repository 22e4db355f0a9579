"""L5, likelihood: how probable one chance of success makes what was seen, with logs and without."""

import math
from functools import lru_cache
from typing import ClassVar, Final

import numpy as np

from quizapp.decks.lab_forms import MOST_ENTRIES, LabForm, State, Value
from quizapp.decks.labs import LIKELIHOOD
from quizapp.decks.substitution import show_number
from quizapp.engine.information import entropy2
from quizapp.engine.likelihood import (
    best_guess,
    likelihood,
    log_likelihood,
    mean_negative_log_likelihood,
)
from quizapp.plot.cells import Line, Picture, Span, fitted
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series
from quizapp.plot.ticks import short
from quizapp.plot.uprights import Mark
from quizapp.ui.labs.lab import Draft, Fact, Lab, View, number, word

THETAS: Final = np.linspace(0.0, 1.0, 401)
"""Where the curve is drawn: more than a wide terminal has dots for."""

QUANTITIES: Final = {
    "likelihood": likelihood,
    "log": log_likelihood,
    "mean_nll": mean_negative_log_likelihood,
}
"""What is drawn, as a function of successes, trials and theta."""

NAMES: Final = {"likelihood": "likelihood", "log": "log likelihood", "mean_nll": "mean nll"}
"""What each is called in the picture."""

TOP_NATS: Final = 2.0
"""How much of the mean negative log-likelihood is drawn; at 0 and 1 it has no end."""

TABLE: Final = 34
"""Cells of the table beside the curve: a name and two columns."""

LEAST_CURVE: Final = 40
"""With fewer cells left for the curve there is no table."""

DECIMALS: Final = 3
"""Of a theta that is clicked."""

FLIPS: Final = {"success": "1", "failure": "0"}
"""What each of the lab's own keys appends."""


class Likelihood(Lab):
    """One theta for all trials: the product of their probabilities, its logarithm, and its mean."""

    form: ClassVar[LabForm] = LIKELIHOOD
    explanation: ClassVar[str] = """
**Likelihood.** The data are fixed; theta varies. The likelihood of a theta is the probability that
it gives to exactly these flips: a product with one factor for each.

- Turn `draw` from `likelihood` to `log` to `mean_nll`. The numbers change, the curve is bent and
  turned upside down, and the **best theta stays where it is**. A logarithm turns the product into a
  sum and keeps the order.
- The lowest `mean_nll` is not 0 but the **entropy** of the rate that was seen. What lies above it,
  the excess, is the price of believing in another theta: a Kullback-Leibler divergence.
- `mean_nll` *is* log loss, for a model that says theta to every example.
- Order does not matter, only the counts do: append flips and see.
- With many trials the product becomes too small for any float, and the sum of logs does not.

Maximum likelihood says **what** to look for, not how. Here one can solve for it: successes over
trials. For a model with weights an optimiser has to search, and gradient descent is one of many.
"""

    def open(self, values: State) -> State:
        """The state with these values; successes alone bring as many trials as they need."""
        state = super().open(values)
        if "successes" in values and not values.keys() & {"trials", "data"}:
            state = self.put(state, "successes", values["successes"])
        return state

    def put(self, state: State, name: str, value: Value) -> State:
        """The state with one control set; a count that is set takes the place of single flips."""
        if name in {"successes", "trials"}:
            state = {**state, "data": ""}
        if name == "successes":
            assert isinstance(value, float)
            state = {**state, "trials": max(number(state, "trials"), value)}
        return super().put(state, name, value)

    def tidy(self, state: State) -> State:
        """The state with the counts of its flips, and with no more successes than trials."""
        if data := word(state, "data"):
            return {**state, "successes": float(data.count("1")), "trials": float(len(data))}
        fewer = min(number(state, "successes"), number(state, "trials"))
        return {**state, "successes": fewer}

    def act(self, state: State, action: str) -> State:
        """Append a flip, or take the last one away; one always stays."""
        data = _flips(state)
        data = data + FLIPS[action] if action in FLIPS else data[:-1] or data
        if len(data) > self.form.control("trials").high:
            return state
        counts = {"successes": float(data.count("1")), "trials": float(len(data))}
        return {**state, **counts, "data": data if len(data) <= MOST_ENTRIES else ""}

    def at(self, state: State, view: View, column: int, row: int) -> State | None:
        """Put theta where the click was on the curve."""
        top, chart = _chart(state, view)
        if row < top or column >= view.width - _table_width(view):
            return None
        return self.put(state, "theta", round(chart.frame.x_at(column), DECIMALS))

    def draw(self, state: State, view: View) -> Picture:
        """The flips, and under them the curve beside a table of what theta makes of them."""
        top, chart = _chart(state, view)
        room = view.width - _table_width(view)
        beside = _table(state, view) if room < view.width else ()
        lines = [fitted(_data(state, view), view.width)][:top]
        for row, line in enumerate(chart.lines):
            right = beside[row] if row < len(beside) else ()
            lines.append(fitted((*line, *right), view.width))
        return Picture(tuple(lines), chart.reading)

    def reading(self, state: State) -> str:
        """What theta makes of the data, and what the best theta makes of them."""
        k, n, theta = _counts(state)
        best = best_guess(k, n)
        here, there = (", ".join(_told(k, n, each)) for each in (theta, best))
        told = f"{k} of {n} at theta {short(theta)}: {here}."
        if short(theta) == short(best):
            return f"{told} This is the best theta; its mean nll is its entropy."
        less = short(_excess(k, n, theta))
        return f"{told} At the best, {short(best)}: {there}, its entropy, {less} nats less."

    def facts(self, state: State) -> dict[str, Fact]:
        """All three quantities at theta and at the best theta, and the entropy."""
        k, n, theta = _counts(state)
        best = best_guess(k, n)
        facts: dict[str, Fact] = {
            "theta": theta,
            "successes": k,
            "trials": n,
            "data": _flips(state),
        }
        facts |= {name: _value(name, k, n, theta) for name in QUANTITIES}
        facts |= {"best_theta": best, "entropy": entropy2(best)}
        facts |= {f"best_{name}": _value(name, k, n, best) for name in QUANTITIES}
        facts["excess"] = _excess(k, n, theta)
        return facts

    def card(self, state: State) -> Draft:
        """What theta costs, and what the best one does."""
        k, n, theta = _counts(state)
        shown = show_number(theta)
        cost = "It is infinite: that theta rules out what was seen."
        if math.isfinite(_value("mean_nll", k, n, theta)):
            cost = f"{{=mean_nll({k}, {n}, {shown})|.4f}} nats."
        return Draft(
            f"{k} successes in {n} trials: what is the mean negative log-likelihood at "
            f"theta = {shown}, and which theta has the least?",
            f"{cost} The least is {{=entropy2({k}/{n})|.4f}} nats at theta = "
            f"{k}/{n} = {{={k}/{n}|.3g}}: the entropy of the rate that was seen.",
        )


def _counts(state: State) -> tuple[int, int, float]:
    """Successes, trials and theta."""
    return int(number(state, "successes")), int(number(state, "trials")), number(state, "theta")


def _flips(state: State) -> str:
    """The single flips; those of counts come in order."""
    k, n, _ = _counts(state)
    return word(state, "data") or "1" * k + "0" * (n - k)


@lru_cache(maxsize=64)
def _value(name: str, k: int, n: int, theta: float) -> float:
    return float(QUANTITIES[name](k, n, [theta])[0])


def _shown(name: str, k: int, n: int, theta: float) -> str:
    """The value; a product that is no longer a float is told from one that is nothing."""
    value = _value(name, k, n, theta)
    lost = value == 0 and math.isfinite(_value("log", k, n, theta))
    return "0 (lost)" if name == "likelihood" and lost else short(value)


def _excess(k: int, n: int, theta: float) -> float:
    """What theta costs more than the best one."""
    return _value("mean_nll", k, n, theta) - _value("mean_nll", k, n, best_guess(k, n))


def _told(k: int, n: int, theta: float) -> list[str]:
    return [f"{_name(each)} {_shown(each, k, n, theta)}" for each in QUANTITIES]


def _name(quantity: str) -> str:
    return quantity.replace("_", " ")


# The picture


def _table_width(view: View) -> int:
    """The cells that the table takes; none where the curve needs them."""
    return TABLE if view.width >= TABLE + LEAST_CURVE and not view.veiled else 0


def _chart(state: State, view: View) -> tuple[int, Chart]:
    """The lines above the chart, and the chart; while a question is open it has no curve."""
    top = 1 if view.height > 4 else 0
    k, n, theta = _counts(state)
    draw = word(state, "draw")
    best = best_guess(k, n)
    chart = curves(
        [] if view.veiled else list(_series(draw, k, n)),
        width=view.width - _table_width(view),
        height=view.height - top,
        x_range=(0.0, 1.0),
        y_range=_heights(draw, k, n, veiled=view.veiled),
        x_label="theta",
        y_label=NAMES[draw],
        marks=() if view.veiled else (Mark(best, f"best {short(best)}"),),
        cursor=theta,
        ghost=view.ghost,
        ascii=view.ascii,
    )
    return top, chart


def _series(draw: str, k: int, n: int) -> tuple[Series, ...]:
    curve = Series(NAMES[draw], THETAS, QUANTITIES[draw](k, n, THETAS), "first", "o")
    if draw != "mean_nll":
        return (curve,)
    level = np.full_like(THETAS, entropy2(best_guess(k, n)))
    return curve, Series("entropy", THETAS, level, "second", ".")


def _heights(draw: str, k: int, n: int, *, veiled: bool) -> tuple[float, float]:
    """The ends of the axis upwards; while a question is open they give nothing away."""
    if draw == "mean_nll":
        return 0.0, TOP_NATS
    if draw == "log":
        return -TOP_NATS * n, 0.0
    return 0.0, 1.0 if veiled else _value("likelihood", k, n, best_guess(k, n))


def _data(state: State, view: View) -> Line:
    """The counts, and the flips one by one as far as there is room."""
    k, n, _ = _counts(state)
    counted = f"{k} of {n}  "
    flips = _flips(state)
    room = view.width - len(counted)
    cut = "~" if view.ascii else "…"
    shown = flips if len(flips) <= room else flips[: max(0, room - 1)] + cut
    spans = [Span(counted, "label")]
    for sign in shown:
        role = "first" if sign == "1" else "axis"
        spans.append(Span(sign if view.ascii else sign.translate(DISCS), role))
    return tuple(spans)


DISCS: Final = str.maketrans("10", "●○")
"""How a success and a failure look."""


def _table(state: State, view: View) -> tuple[Line, ...]:
    """Every quantity at theta, or at the theta that was guessed, and at the best one."""
    k, n, theta = _counts(state)
    best = best_guess(k, n)
    name, here = ("theta", theta) if view.ghost is None else ("you", view.ghost)
    here = min(1.0, max(0.0, here))
    rows = [Span(_columns("", f"{name} {short(here, 3)}", f"best {short(best, 3)}"), "label")]
    for each in QUANTITIES:
        values = (_shown(each, k, n, at) for at in (here, best))
        role = "first" if each == state["draw"] else ""
        rows.append(Span(_columns(_name(each), *values), role))
    entropy = short(entropy2(best))
    drawn = "second" if state["draw"] == "mean_nll" else ""
    rows.append(Span(_columns("entropy", entropy, entropy), drawn))
    rows.append(Span(_columns("excess", short(_excess(k, n, here)), "0")))
    return tuple((row,) for row in rows)


def _columns(name: str, here: str, best: str) -> str:
    return f"  {name:<10}{here:>11}{best:>11}"

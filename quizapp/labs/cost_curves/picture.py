"""The picture of cost curves: losses over logit or probability, their slopes or curvatures."""

from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.scalar.losses import bends_over_at, sigmoid
from quizapp.labs.base import View
from quizapp.labs.cost_curves.numbers import LOSS_FUNCTIONS
from quizapp.labs.cost_curves.state import CurvesState
from quizapp.labs.loss_styles import STYLES
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series, with_places
from quizapp.plot.vlines import Mark
from quizapp.text.numbers import show_number

_POINTS: Final = 241
"""Of each curve: more than a wide terminal has dots for."""

LEAST_P_ON_AXIS: Final = 1e-3
"""How near to 0 and 1 the axis of probabilities goes: the losses have no end there."""

REACH: Final = (6.0, 10.0)
"""How far the axis of logits goes, and how far where the cursor is beyond that."""


def draw_curves(state: CurvesState, view: View) -> Chart:
    """The curves of what is drawn, with the cursor on them."""
    z, y = state.z, state.y
    over_z = state.axis == "z"
    xs = _points(over_z, z, view.guess)
    logits = xs if over_z else np.log(xs / (1 - xs))
    draw = str(state.draw)
    series = [_series(name, xs, LOSS_FUNCTIONS[name][draw](y, logits)) for name in state.show]
    in_z = "" if over_z or draw == "loss" else " in z"
    place = float if over_z else sigmoid
    return curves(
        series,
        width=view.width,
        height=view.height,
        x_label="z" if over_z else "p",
        y_label=f"{draw}{in_z}, y = {show_number(y)}",
        marks=() if view.masked else _marks(state),
        cursor=place(z),
        guess=None if view.guess is None else place(view.guess),
        ascii=view.ascii,
    )


def _points(over_z: bool, z: float, guess: float | None) -> Floats:
    """Where the curves are drawn: as far as cursor and guess need, and exactly there."""
    logits = [z] if guess is None or abs(guess) > REACH[1] else [z, guess]
    if over_z:
        end = REACH[any(abs(logit) > REACH[0] for logit in logits)]
        return with_places(np.linspace(-end, end, _POINTS), *logits)
    places = [sigmoid(logit) for logit in logits]
    ends = min(LEAST_P_ON_AXIS, *places), max(1 - LEAST_P_ON_AXIS, *places)
    return with_places(np.linspace(*ends, _POINTS), *places)


def _marks(state: CurvesState) -> tuple[Mark, ...]:
    """Where squared error bends over; over p the loss itself does so nowhere."""
    over_z = state.axis == "z"
    if "squared_error" not in state.show or not (over_z or state.draw != "loss"):
        return ()
    bend = bends_over_at(state.y)
    return (Mark(bend if over_z else sigmoid(bend), "bends over"),)


def _series(loss: str, xs: Floats, ys: Floats) -> Series:
    style = STYLES[loss]
    return Series(style.name, xs, ys, style.role, style.sign)

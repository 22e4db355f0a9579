"""L2, cost curves: losses over logit or probability, what they cost, how they push and bend."""

from collections.abc import Callable
from typing import ClassVar, Final

import numpy as np

from quizapp.engine.array import curvatures, losses, slopes
from quizapp.engine.array.arrays import Floats
from quizapp.engine.scalar.losses import bends_over_at, push_ratio, sigmoid
from quizapp.labs.base import Draft, Fact, Lab, View
from quizapp.labs.cost_curves.form import CURVES_FORM
from quizapp.labs.cost_curves.state import CurvesState
from quizapp.labs.forms import LabForm
from quizapp.labs.loss_styles import STYLES
from quizapp.plot.cells import Picture
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series, with_places
from quizapp.plot.ticks import short
from quizapp.plot.vlines import Mark
from quizapp.text.numbers import show_number

_POINTS: Final = 241
"""Of each curve: more than a wide terminal has dots for."""

LEAST_P_ON_AXIS: Final = 1e-3
"""How near to 0 and 1 the axis of probabilities goes: the losses have no end there."""

REACH: Final = (6.0, 10.0)
"""How far the axis of logits goes, and how far where the cursor is beyond that."""

AT_BEND: Final = 5e-4
"""Nearer to the bend than this, the four digits of z say that it is there."""

LOSS_FUNCTIONS: Final[dict[str, dict[str, Callable[[float, Floats], Floats]]]] = {
    "log_loss": {
        "loss": losses.log_loss_from_logits,
        "slope": slopes.log_loss_slope_in_logits,
        "curvature": curvatures.log_loss_curvature_in_logits,
    },
    "squared_error": {
        "loss": losses.squared_error_from_logits,
        "slope": slopes.squared_error_slope_in_logits,
        "curvature": curvatures.squared_error_curvature_in_logits,
    },
    "hinge": {
        "loss": losses.hinge,
        "slope": slopes.hinge_slope,
        "curvature": curvatures.hinge_curvature,
    },
}
"""What is drawn of each loss, as a function of label and logits."""


class CostCurves(Lab[CurvesState]):
    """Log loss beside squared error and hinge."""

    form: ClassVar[LabForm] = CURVES_FORM
    state_class = CurvesState
    explanation: ClassVar[str] = """
**Cost curves.** One example with label y; the logit z runs along the axis, and p = sigmoid(z).

A loss does not push by being large, it pushes by being *steep*. Follow the cursor to the side
where the model is confidently wrong: log loss goes on rising with a slope near 1, squared error
flattens out below 1.

- `draw: slope` shows the push itself. Its ratio is `1/(2p(1-p))`.
- `draw: curvature` shows where squared error is **concave**: beyond z = -ln 2 for y = 1, where p
  is under 1/3.
- Over p, both losses are convex. Behind the sigmoid, only log loss is.
"""

    def at(self, state: CurvesState, view: View, column: int, row: int) -> CurvesState | None:  # noqa: ARG002
        """Put the cursor where the click was."""
        place = self._chart(state, view).frame.x_at(column)
        return state.put("z" if state.axis == "z" else "p", place)

    def draw(self, state: CurvesState, view: View) -> Picture:
        """The curves with the cursor on them."""
        return self._chart(state, view)

    def _chart(self, state: CurvesState, view: View) -> Chart:
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

    def reading(self, state: CurvesState) -> str:
        """Loss and push of each at the cursor, and which way squared error bends."""
        z, y = state.z, state.y
        names = ["log_loss", "squared_error"]
        names += ["hinge"] if "hinge" in state.show else []
        values = [
            f"{STYLES[name].name} {_at(name, 'loss', y, z)}, slope {_at(name, 'slope', y, z)}"
            for name in names
        ]
        push = f"The push of log loss is {short(push_ratio(z), 3)} times as strong."
        at = f"At z {short(z)} (p {short(sigmoid(z), 3)})"
        return f"{at}: {'; '.join(values)}. {push} {_bends(state)}"

    def facts(self, state: CurvesState) -> dict[str, Fact]:
        """Value, slope and curvature of each loss at the cursor."""
        z, y = state.z, state.y
        facts: dict[str, Fact] = {"y": y, "z": z, "p": sigmoid(z)}
        for name, kinds in LOSS_FUNCTIONS.items():
            for kind, function in kinds.items():
                key = name if kind == "loss" else f"{name}_{kind}"
                facts[key] = float(function(y, np.array([z]))[0])
        facts["push_ratio"] = push_ratio(z)
        curvature = facts["squared_error_curvature"]
        facts["squared_error_is_concave"] = isinstance(curvature, float) and curvature < 0
        return facts

    def card(self, state: CurvesState) -> Draft:
        """The ratio of the pushes at the cursor."""
        z, y = show_number(state.z), show_number(state.y)
        # Three digits of thousands would come out as a power of ten.
        digits = ".0f" if push_ratio(state.z) >= 1000 else ".3g"
        return Draft(
            f"At z = {z} with y = {y}, how many times as hard does log loss push as squared error?",
            f"{{=dbcez({y}, {z})/dsqz({y}, {z})|{digits}}} times, which is `1/(2p(1-p))`.",
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


def _bends(state: CurvesState) -> str:
    """Which way squared error bends over z, whatever the axis is."""
    z, y = state.z, state.y
    here = "here" if state.axis == "z" else "in z here"
    beyond = z - bends_over_at(y) if y == 0 else bends_over_at(y) - z
    if abs(beyond) < AT_BEND:
        return f"Squared error turns from convex to concave {here}."
    if beyond > 0:
        return f"Squared error is concave {here}: it flattens where the model is wrong."
    return f"Squared error is convex {here}."


def _at(name: str, kind: str, y: float, z: float) -> str:
    """One quantity of one loss at one logit."""
    return short(float(LOSS_FUNCTIONS[name][kind](y, np.array([z]))[0]))


def _series(loss: str, xs: Floats, ys: Floats) -> Series:
    style = STYLES[loss]
    return Series(style.name, xs, ys, style.role, style.sign)

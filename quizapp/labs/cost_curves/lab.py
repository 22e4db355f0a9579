"""L2, cost curves: losses over logit or probability, what they cost, how they push and bend."""

from typing import ClassVar, Final

import numpy as np

from quizapp.engine.scalar.losses import bends_over_at, push_ratio, sigmoid
from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.cost_curves.form import CURVES_FORM
from quizapp.labs.cost_curves.fresh_card import push_card
from quizapp.labs.cost_curves.numbers import LOSS_FUNCTIONS
from quizapp.labs.cost_curves.picture import draw_curves
from quizapp.labs.cost_curves.state import CurvesState
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm
from quizapp.labs.loss_styles import STYLES
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

AT_BEND: Final = 5e-4
"""Nearer to the bend than this, the four digits of z say that it is there."""


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
        place = draw_curves(state, view).frame.x_at(column)
        return state.put("z" if state.axis == "z" else "p", place)

    def draw(self, state: CurvesState, view: View) -> Picture:
        """The curves with the cursor on them."""
        return draw_curves(state, view)

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
        """The ratio of the pushes at the cursor, at a score that can be read."""
        z, y = show_number(float(f"{state.z:.4g}")), show_number(state.y)
        # Three digits of thousands would come out as a power of ten.
        digits = ".0f" if push_ratio(state.z) >= 1000 else ".3g"
        return Draft(
            f"At z = {z} with y = {y}, how many times as hard does log loss push as squared error?",
            f"{{=dbcez({y}, {z})/dsqz({y}, {z})|{digits}}} times, which is `1/(2p(1-p))`.",
            push_card(y),
        )


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

"""L2, cost curves: losses over score or probability, what they cost, how they push and bend."""

import math
from collections.abc import Callable
from typing import ClassVar, Final

import numpy as np

from quizapp.decks.lab_forms import LabForm, State, Value
from quizapp.decks.labs import CURVES
from quizapp.decks.substitution import show_number
from quizapp.engine import curvatures, losses, slopes
from quizapp.engine.arrays import Floats
from quizapp.engine.formulas import logit, sigmoid
from quizapp.plot.cells import Picture
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series
from quizapp.plot.uprights import Mark
from quizapp.ui.labs.lab import Draft, Fact, Lab, View, number, words

POINTS: Final = 241
"""Of each curve: more than a wide terminal has dots for."""

EDGE: Final = 1e-3
"""How near to 0 and 1 the axis of probabilities goes: the losses have no end there."""

QUANTITIES: Final[dict[str, dict[str, Callable[[float, Floats], Floats]]]] = {
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

DRESS: Final = {
    "log_loss": ("log loss", "first", "o"),
    "squared_error": ("squared error", "second", "."),
    "hinge": ("hinge", "third", "x"),
}
"""Name, role and sign of each loss in a picture."""


class CostCurves(Lab):
    """Log loss beside squared error and hinge."""

    form: ClassVar[LabForm] = CURVES
    explanation: ClassVar[str] = """
**Cost curves.** One example with label y; the score z runs along the axis, and p = sigmoid(z).

A loss does not push by being large, it pushes by being *steep*. Follow the cursor to the side
where the model is confidently wrong: log loss goes on rising with a slope near 1, squared error
flattens out below 1.

- `draw: slope` shows the push itself. Its ratio is `1/(2p(1-p))`.
- `draw: curvature` shows where squared error is **concave**: beyond z = -ln 2 for y = 1, where p
  is under 1/3.
- Over p, both losses are convex. Behind the sigmoid, only log loss is.
"""

    def put(self, state: State, name: str, value: Value) -> State:
        """The state with one control set; a probability moves the score."""
        if name == "p":
            assert isinstance(value, float)
            score = logit(value)
            return super().put(state, "z", min(10.0, max(-10.0, score)))
        return super().put(state, name, value)

    def value(self, state: State, name: str) -> Value:
        """What a control shows."""
        return sigmoid(number(state, "z")) if name == "p" else super().value(state, name)

    def at(self, state: State, view: View, column: int, row: int) -> State | None:  # noqa: ARG002
        """Put the cursor where the click was."""
        place = self._chart(state, view).frame.x_at(column)
        return self.put(state, "z" if state["axis"] == "z" else "p", place)

    def draw(self, state: State, view: View) -> Picture:
        """The curves with the cursor on them."""
        return self._chart(state, view)

    def _chart(self, state: State, view: View) -> Chart:
        z, y = number(state, "z"), number(state, "y")
        over_z = state["axis"] == "z"
        xs = np.linspace(-6.0, 6.0, POINTS) if over_z else np.linspace(EDGE, 1 - EDGE, POINTS)
        scores = xs if over_z else np.log(xs / (1 - xs))
        draw = str(state["draw"])
        flip = (math.log(2) if y == 0 else -math.log(2)) if over_z else (2 / 3 if y == 0 else 1 / 3)
        show = words(state, "show")
        shown = [
            Series(DRESS[name][0], xs, QUANTITIES[name][draw](y, scores), *DRESS[name][1:])
            for name in show
        ]
        marks = () if view.veiled or "squared_error" not in show else (Mark(flip, "bends over"),)
        ghost = view.ghost
        if ghost is not None and not over_z:
            ghost = sigmoid(ghost)
        return curves(
            shown,
            width=view.width,
            height=view.height,
            x_label="z" if over_z else "p",
            y_label=f"{draw}, y = {show_number(y)}",
            marks=marks,
            cursor=z if over_z else sigmoid(z),
            ghost=ghost,
            ascii=view.ascii,
        )

    def reading(self, state: State) -> str:
        """Loss and push of each at the cursor, and which way squared error bends."""
        facts = self.facts(state)
        z, p, ratio = facts["z"], facts["p"], facts["push_ratio"]
        concave = facts["squared_error_is_concave"]
        bends = (
            "Squared error is concave here: it flattens where the model is wrong."
            if concave
            else "Squared error is convex here."
        )
        told = [
            f"{DRESS[name][0]} {facts[name]:.4g}, slope {facts[f'{name}_slope']:.4g}"
            for name in ("log_loss", "squared_error")
        ]
        push = f"The push of log loss is {ratio:.3g} times as strong."
        return f"At z {z:.4g} (p {p:.3g}): {'; '.join(told)}. {push} {bends}"

    def facts(self, state: State) -> dict[str, Fact]:
        """Value, slope and curvature of each loss at the cursor."""
        z, y = number(state, "z"), number(state, "y")
        facts: dict[str, Fact] = {"y": y, "z": z, "p": sigmoid(z)}
        for name, kinds in QUANTITIES.items():
            for kind, function in kinds.items():
                key = name if kind == "loss" else f"{name}_{kind}"
                facts[key] = float(function(y, np.array([z]))[0])
        facts["push_ratio"] = 1 / (2 * sigmoid(z) * sigmoid(-z))
        curvature = facts["squared_error_curvature"]
        facts["squared_error_is_concave"] = isinstance(curvature, float) and curvature < 0
        return facts

    def card(self, state: State) -> Draft:
        """The ratio of the pushes at the cursor."""
        z, y = show_number(number(state, "z")), show_number(number(state, "y"))
        return Draft(
            f"At z = {z} with y = {y}, how many times as hard does log loss push as squared error?",
            f"{{=dbcez({y}, {z})/dsqz({y}, {z})|.3g}} times, which is `1/(2p(1-p))`.",
        )

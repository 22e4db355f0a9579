"""The state of cost curves: one example, and what is drawn of its losses."""

from dataclasses import dataclass, replace
from typing import Self

from quizapp.engine.scalar.losses import logit, sigmoid
from quizapp.labs.cost_curves.form import CURVES_FORM
from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvesState(LabState):
    """One example under the cursor."""

    z: float
    y: float
    axis: str
    """What runs along the axis: `z` or `p`."""
    draw: str
    """`loss`, `slope` or `curvature`."""
    show: tuple[str, ...]
    """The losses that are drawn."""

    @property
    def p(self) -> float:
        """The probability that belongs to the logit."""
        return sigmoid(self.z)

    def with_p(self, p: float) -> Self:
        """The cursor at this probability, as far out as it goes."""
        return replace(self, z=CURVES_FORM.control("z").within(logit(p)))

"""The state of the stability bench: one example, a kind of float, and the forms to compare."""

from dataclasses import dataclass

from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityState(LabState):
    """One logit and label in one kind of float."""

    y: float
    z: float
    dtype: str
    """`float16`, `float32` or `float64`."""
    forms: tuple[str, ...]
    """The ways of computing the loss that are compared."""

"""The state of model on data: which rows there are, how stiff the model is, how long it trained."""

from dataclasses import dataclass

from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelState(LabState):
    """A logistic regression on powers of one feature."""

    show: str
    """`costs` or `fit`."""
    steps: float
    degree: float
    rows: float
    noise: float
    rate: float
    seed: float

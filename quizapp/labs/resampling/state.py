"""The state of the resampling lab: two models, the rows they are measured on, and how often."""

from dataclasses import dataclass

from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class ResamplingState(LabState):
    """Model A's loss less model B's, on data sets of so many rows."""

    rows: float
    difference: float
    """True, in nats; above 0 model B is the better one."""
    spread: float
    """Of the difference from row to row."""
    draws: float
    seed: float

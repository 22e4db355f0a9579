"""The state of the slice: the rows, a point, and the parameter that varies through it."""

from dataclasses import dataclass

from quizapp.labs.cost_slice.form import SLICE_FORM
from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceState(LabState):
    """One cut through the cost of two losses."""

    b: float
    w: float
    vary: str
    """The parameter along the axis: `b` or `w`."""
    losses: tuple[str, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    range: tuple[float, ...]
    """The ends of the axis."""

    def __post_init__(self) -> None:
        """An axis has two ends, the smaller first, and a row has a feature and a label."""
        count = min(len(self.x), len(self.y))
        low, high = min(self.range), max(self.range)
        ends = (low, high) if low < high else SLICE_FORM.defaults["range"]
        self._settle(x=self.x[:count], y=self.y[:count], range=ends)

    @property
    def at(self) -> float:
        """Where on the axis the point is."""
        return self.w if self.vary == "w" else self.b

    @property
    def other(self) -> float:
        """The parameter that stays."""
        return self.b if self.vary == "w" else self.w

"""The state of the cost surface: the rows, and a descent over the cost that they make."""

from dataclasses import dataclass, replace
from typing import Self

from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceState(LabState):
    """The same start and rate on the landscape of each loss."""

    losses: tuple[str, ...]
    start: tuple[float, ...]
    """Weight and bias."""
    rate: float
    steps: float
    penalty: float
    x: tuple[float, ...]
    y: tuple[float, ...]
    span: float
    """Half the width of the picture."""

    def __post_init__(self) -> None:
        """A start is a weight and a bias, and a row has a feature and a label."""
        count = min(len(self.x), len(self.y))
        self._settle(x=self.x[:count], y=self.y[:count], start=(*self.start, 0.0, 0.0)[:2])

    @property
    def w(self) -> float:
        """The weight at the start."""
        return self.start[0]

    @property
    def b(self) -> float:
        """The bias at the start."""
        return self.start[1]

    def with_w(self, w: float) -> Self:
        """Another weight at the start."""
        return replace(self, start=(w, self.b))

    def with_b(self, b: float) -> Self:
        """Another bias at the start."""
        return replace(self, start=(self.w, b))

"""The state of the gradient bench: one example, a model, and how far its steps lead."""

from dataclasses import dataclass, replace
from typing import Final, Self

from quizapp.labs.state import LabState

MOST_FEATURES: Final = 8
"""As many as fit below each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradientState(LabState):
    """One row and one model, with one of its parameters at hand."""

    x: tuple[float, ...]
    y: float
    w: tuple[float, ...]
    entry: float
    """The weight at hand, counted from 1; 0 is the bias."""
    b: float
    rate: float
    steps: float

    def __post_init__(self) -> None:
        """There are as many weights as features, and the one at hand is one of them."""
        x = self.x[:MOST_FEATURES]
        w = (*self.w, *(0.0 for _ in x))[: len(x)]
        self._settle(x=x, w=w, entry=min(self.entry, float(len(x))))

    @property
    def weight(self) -> float:
        """The parameter at hand."""
        return self.w[int(self.entry) - 1] if self.entry else self.b

    @property
    def feature(self) -> float:
        """What it is multiplied by: the bias by 1."""
        return self.x[int(self.entry) - 1] if self.entry else 1.0

    def with_weight(self, weight: float) -> Self:
        """Another value of the parameter at hand."""
        return (
            replace(self, w=self._in_its_place(self.w, weight))
            if self.entry
            else replace(self, b=weight)
        )

    def with_feature(self, feature: float) -> Self:
        """Another value of the feature at hand; the bias has none of its own."""
        return replace(self, x=self._in_its_place(self.x, feature)) if self.entry else self

    def _in_its_place(self, values: tuple[float, ...], value: float) -> tuple[float, ...]:
        place = int(self.entry) - 1
        return (*values[:place], value, *values[place + 1 :])

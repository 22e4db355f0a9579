"""The numbers of the gradient bench: one row, a model, and where its steps lead."""

from functools import lru_cache
from typing import NamedTuple

from quizapp.engine.array import chain_rule
from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.chain_rule import Factors
from quizapp.engine.array.descent import descend
from quizapp.engine.array.objective import Objective
from quizapp.engine.scalar.losses import dbcez, sigmoid
from quizapp.labs.gradient.state import GradientState
from quizapp.labs.loss_styles import LOSSES


class Walk(NamedTuple):
    """Where the steps of a loss lead."""

    before: float
    """The loss at the start."""
    after: float
    point: tuple[float, ...]
    """The weights after the steps, and the bias last."""


class Example(NamedTuple):
    """One row and the model at the start, as a key to what is known of them."""

    x: tuple[float, ...]
    y: float
    w: tuple[float, ...]
    b: float

    @property
    def point(self) -> tuple[float, ...]:
        """The weights, and the bias last."""
        return *self.w, self.b

    @property
    def features(self) -> tuple[float, ...]:
        """What each of them is multiplied by: the bias by 1."""
        return *self.x, 1.0

    @property
    def names(self) -> tuple[str, ...]:
        """What each of them is called."""
        return *(f"w{place}" for place in range(1, len(self.w) + 1)), "b"

    @property
    def z(self) -> float:
        """The logit."""
        return chain_rule.logit_of(self.x, self.w, self.b)

    @property
    def p(self) -> float:
        """The probability."""
        return sigmoid(self.z)

    @property
    def error(self) -> float:
        """The error p - y, with its digits kept."""
        return dbcez(self.y, self.z)

    def factors(self, loss: str) -> Factors:
        """What the chain rule multiplies, before the feature."""
        if loss == "log_loss":
            return chain_rule.log_loss_factors(self.y, self.z)
        return chain_rule.squared_error_factors(self.y, self.z)

    def slopes(self, loss: str) -> tuple[float, ...]:
        """The gradient: for log loss (p - y)x, and p - y in the bias."""
        push = self.factors(loss).slope
        return tuple(push * feature + 0.0 for feature in self.features)

    def differences(self, loss: str) -> tuple[float, ...]:
        """The gradient once more, by looking at the loss a little to each side."""
        return _differences(self, loss)

    def walk(self, loss: str, rate: float, steps: float) -> Walk:
        """Gradient descent from here."""
        return _walk(self, loss, rate, int(steps))

    def along(self, loss: str, place: int, values: Floats) -> Floats:
        """The loss where the parameter in one place has other values, and all else stays."""
        logits = self.z + (values - self.point[place]) * self.features[place]
        return LOSSES[loss].value((1 - 2 * self.y) * logits)


def example_of(state: GradientState) -> Example:
    """The example of a state."""
    return Example(state.x, state.y, state.w, state.b)


class Exercise(NamedTuple):
    """An example, the parameter of it at hand, and how far descent goes."""

    example: Example
    entry: int
    """The weight at hand, from 1 on; 0 is the bias."""
    rate: float
    steps: int

    @property
    def place(self) -> int:
        """Where the parameter at hand stands in a gradient."""
        return self.entry - 1 if self.entry else len(self.example.w)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.example.names[self.place]

    @property
    def steps_in_words(self) -> str:
        """How many steps are taken, in words."""
        return f"{self.steps} step{'s' * (self.steps != 1)}"

    def walk(self, loss: str) -> Walk:
        """Where the steps of a loss lead."""
        return self.example.walk(loss, self.rate, self.steps)


def exercise_of(state: GradientState) -> Exercise:
    """The exercise of a state."""
    return Exercise(example_of(state), int(state.entry), state.rate, int(state.steps))


@lru_cache(maxsize=64)
def _objective(example: Example, loss: str) -> Objective:
    return Objective.of([example.x], [example.y], loss=LOSSES[loss])


@lru_cache(maxsize=64)
def _differences(example: Example, loss: str) -> tuple[float, ...]:
    gradient = chain_rule.differences(_objective(example, loss).costs, example.point)
    return tuple(map(float, gradient))


@lru_cache(maxsize=64)
def _walk(example: Example, loss: str, rate: float, steps: int) -> Walk:
    trace = descend(_objective(example, loss), example.point, rate=rate, steps=steps)
    return Walk(float(trace.costs[0]), float(trace.costs[-1]), tuple(map(float, trace.points[-1])))

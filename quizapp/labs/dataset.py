"""Datasets: the examples of a lab whose data are one feature and a label, and what they cost."""

import math
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

import numpy as np

from quizapp.engine.array.objective import Objective
from quizapp.engine.scalar.grammar import MAX_CHARACTERS
from quizapp.labs.loss_styles import LOSSES, STYLES
from quizapp.plot.ticks import short
from quizapp.text.numbers import quantity, show_number

MOST_ROWS_ON_A_CARD: Final = 12
"""A card names every row, and its expression has an end."""


class CostProblem(NamedTuple):
    """All that makes a cost, as a key to what is known of it."""

    loss: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    penalty: float = 0.0

    @property
    def name(self) -> str:
        """The loss in words."""
        return STYLES[self.loss].name

    @property
    def objective(self) -> Objective:
        """The cost as the engine knows it."""
        return _objective(self)


@lru_cache(maxsize=64)
def _objective(problem: CostProblem) -> Objective:
    loss, x, y, penalty = problem
    return Objective.of(x, y, loss=LOSSES[loss], penalty=penalty)


class HasRows(Protocol):
    """A state whose data are one feature and a label a row."""

    @property
    def losses(self) -> tuple[str, ...]:
        """The losses that are drawn."""
        ...

    @property
    def x(self) -> tuple[float, ...]:
        """The features."""
        ...

    @property
    def y(self) -> tuple[float, ...]:
        """As many labels."""
        ...


def cost_problems(
    state: HasRows, losses: tuple[str, ...] = (), *, penalty: float = 0.0
) -> tuple[CostProblem, ...]:
    """The cost of each loss that is drawn, or of these."""
    return tuple(CostProblem(loss, state.x, state.y, penalty) for loss in losses or state.losses)


def pointed_at(value: float, extent: float) -> float:
    """A number that was clicked on an axis of that extent, without digits that nobody aimed at.

    >>> pointed_at(-5.974683, 20.0), pointed_at(0.123456, 2.0)
    (-6.0, 0.12)
    """
    return round(value, 2 - math.floor(math.log10(extent)))


def place(value: float) -> str:
    """Where on an axis something is, in three digits; what is 0 but for rounding is 0.

    >>> place(5.998894599632553), place(-3.9e-15), place(-1558.4)
    ('6', '0', '-1558')
    """
    return short(round(value, 9), 3)


def boundary(w: float, b: float) -> float | None:
    """The x at which p is 1/2; none where the weight is 0.

    >>> boundary(2.0, -5.0), boundary(1.0, 0.0), boundary(0.0, 1.0)
    (2.5, 0.0, None)
    """
    return -b / w + 0.0 if w else None


def rows_in_words(state: HasRows) -> str:
    """The rows as a card writes them; of many, only how many there are."""
    if len(state.x) > MOST_ROWS_ON_A_CARD:
        return quantity(len(state.x), "row")
    features, labels = (", ".join(map(show_number, values)) for values in (state.x, state.y))
    return f"Rows x = {features} with y = {labels}"


def over_rows(problem: CostProblem, w: float, b: float, *, slope: bool = False) -> str:
    """The cost at a point, or its slope in b, as an expression; of many rows only its value."""
    function = {"log_loss": "bcez", "squared_error": "sqz"}[problem.loss]
    losses = ", ".join(
        f"{'d' * slope}{function}({y:.0f}, {_plain(w * x + b)})"
        for x, y in zip(problem.x, problem.y, strict=True)
    )
    penalty = "" if slope or not problem.penalty else f" + {problem.penalty:g}*{_plain(w)}**2/2"
    expression = f"mean({losses}){penalty}"
    if len(problem.x) <= MOST_ROWS_ON_A_CARD and len(expression) <= MAX_CHARACTERS:
        return expression
    point = np.array([w, b])
    value = problem.objective.gradient(point)[1] if slope else problem.objective.costs([point])[0]
    return f"{value:.6g}"


def _plain(value: float) -> str:
    """A number as expressions write it, with digits enough for four of the result."""
    return f"{value:.5f}".rstrip("0").rstrip(".")

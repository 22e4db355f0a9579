"""Descent: gradient descent and Newton's method on an objective, step by step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.arrays import Floats, floats
from quizapp.engine.objective import Objective

RUNAWAY: Final = 1e3
"""A cost so many times larger than that of the start (plus 1) will not come back by itself."""

NEAR: Final = 0.01
"""A learner who reads two decimals sees no difference to the minimum."""


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """The way that a method went; the point of step 0 is the start."""

    points: Floats
    """(k+1, d+1): k is the number of steps that were done; the last point may not be finite."""
    costs: Floats
    """(k+1,)"""
    arrived: bool
    """The last point is near a minimum: there J curves upwards, and a Newton step is small."""
    diverged_at: int | None
    """The step whose point or cost is not finite any more, or where the cost ran away."""


def descend(
    objective: Objective, start: ArrayLike, *, rate: float, steps: int, near: float = NEAR
) -> Trace:
    """Gradient descent: each step goes against the gradient, rate times as far as that is long.

    Shape: start (d+1,). Unit: rate in parameters per gradient. Range: any finite start, rate > 0,
    steps >= 0, near > 0 in every parameter. A descent that diverges ends there; nothing warns.

    Raises:
        ValueError: a number lies outside its range, or the start has another number of parameters.

    Source: Nocedal and Wright, "Numerical Optimization", 2006, section 2.2, with steps of one rate.

    >>> trace = descend(Objective.of([-1, 0, 1], [0, 1, 1]), [0.0, 0.0], rate=1.0, steps=1)
    >>> trace.points.round(3).tolist(), trace.arrived
    ([[0.0, 0.0], [0.333, 0.167]], False)
    """
    if not rate > 0:
        raise ValueError(f"a rate must be above 0, not {rate:g}")
    return _walk(objective, start, steps, near, lambda at: rate * objective.gradient(at))


def newton(
    objective: Objective, start: ArrayLike, *, steps: int, rate: float = 1.0, near: float = NEAR
) -> Trace:
    """Newton's method: each step goes to where the gradient would be 0 if J were a parabola.

    It is quick near a minimum of log loss. Far away it may overshoot and diverge, and where squared
    error curves downwards it climbs; a rate below 1 makes the steps shorter.

    Shape: start (d+1,). Unit: none for the rate. Range: any finite start, rate > 0, steps >= 0,
    near > 0 in every parameter. It diverges at a point where the Hessian has no inverse.

    Raises:
        ValueError: a number lies outside its range, or the start has another number of parameters.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.92.

    >>> trace = newton(Objective.of([-1, 0, 1, 2], [0, 1, 0, 1]), [0.0, 0.0], steps=9)
    >>> trace.arrived, trace.diverged_at
    (True, None)
    """
    if not rate > 0:
        raise ValueError(f"a rate must be above 0, not {rate:g}")
    return _walk(objective, start, steps, near, lambda at: rate * _newton_step(objective, at))


@np.errstate(over="ignore", invalid="ignore")
def _walk(
    objective: Objective,
    start: ArrayLike,
    steps: int,
    near: float,
    step: Callable[[Floats], Floats],
) -> Trace:
    points = np.empty((steps + 1, objective.penalties.size))
    points[0] = _finite_start(start, objective)
    stuck = None
    for number in range(steps):
        try:
            points[number + 1] = points[number] - step(points[number])
        except np.linalg.LinAlgError:
            stuck = number
            points = points[: number + 1]
            break
    costs = objective.costs(points)
    lost = np.flatnonzero(~(np.isfinite(costs) & (costs <= RUNAWAY * (1 + costs[0]))))
    diverged_at = int(lost[0]) if lost.size else stuck
    if diverged_at is not None:
        points, costs = points[: diverged_at + 1], costs[: diverged_at + 1]
    arrived = diverged_at is None and _is_near_minimum(objective, points[-1], near)
    return Trace(points, costs, arrived, diverged_at)


def _finite_start(start: ArrayLike, objective: Objective) -> Floats:
    point = floats(start)
    if point.shape != objective.penalties.shape:
        raise ValueError(f"a start has {objective.penalties.size} parameters, not {point.size}")
    if not np.isfinite(point).all():
        raise ValueError("a start must be finite")
    return point


def _newton_step(objective: Objective, point: Floats) -> Floats:
    return floats(np.linalg.solve(objective.hessian(point), objective.gradient(point)))


def _is_near_minimum(objective: Objective, point: Floats, near: float) -> bool:
    """On a plateau the gradient is as good as 0 too, so the curvature has to tell."""
    try:
        np.linalg.cholesky(objective.hessian(point))
        step = _newton_step(objective, point)
    except np.linalg.LinAlgError:
        return False
    return bool((np.abs(step) <= near).all())

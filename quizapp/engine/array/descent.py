"""Descent: gradient descent and Newton's method on an objective, step by step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.engine.array.arrays import Floats, floats
from quizapp.engine.array.objective import Objective
from quizapp.engine.scalar.in_full import in_full

RUNAWAY: Final = 1e3
"""A cost so many times larger than that of the start (plus 1) is worth a word; it may come back."""

NEAR: Final = 0.01
"""A learner who reads two decimals sees no difference to the minimum."""


@dataclass(frozen=True, slots=True, eq=False)
class DescentTrace:
    """The way that a method went; the point of step 0 is the start."""

    points: Floats
    """(k+1, d+1): k is the number of steps that were done; the last point may not be finite."""
    costs: Floats
    """(k+1,)"""
    arrived: bool
    """The last point is near a minimum: there J curves upwards, and a Newton step is small."""
    diverged_at: int | None
    """The step from which there is no way back: its point or cost is not finite any more, each
    further step is sure to go further, or, for Newton, there is no next one."""

    @property
    def ran_away_at(self) -> int | None:
        """The first step whose cost is more than `RUNAWAY` times that of the start (plus 1).

        Range: from 1 to k; None if there is no such step. The cost may have come down again since.

        >>> far = descend(Objective.of([100, -100], [1, 0]), [0.0, 0.0], rate=1.0, steps=1)
        >>> far.ran_away_at is None
        True
        """
        steps = np.flatnonzero(self.costs > RUNAWAY * (1 + self.costs[0]))
        return int(steps[0]) if steps.size else None


def descend(
    objective: Objective, start: ArrayLike, *, rate: float, steps: int, near: float = NEAR
) -> DescentTrace:
    """Gradient descent: each step goes against the gradient, rate times as far as that is long.

    Shape: start (d+1,). Range: any finite start, rate > 0, steps >= 0, near > 0 in every parameter.
    A descent that diverges ends there; nothing warns. It diverges where it leaves the floats, and
    where a penalty throws a weight further each time.

    Raises:
        ValueError: a number lies outside its range, or the start has another number of parameters.

    Source: Nocedal and Wright, "Numerical Optimization", 2006, section 2.2, with steps of one rate.

    >>> trace = descend(Objective.of([-1, 0, 1], [0, 1, 1]), [0.0, 0.0], rate=1.0, steps=1)
    >>> trace.points.round(3).tolist(), trace.arrived
    ([[0.0, 0.0], [0.333, 0.167]], False)
    """
    _require_above_0(rate=rate)
    slope = objective.unguarded_gradient
    trace = _walk(objective, start, steps, near, lambda at: rate * slope(at))
    hopeless = np.flatnonzero(_beyond_return(objective, trace.points, rate))
    return _cut(trace, int(hopeless[0])) if hopeless.size else trace


def resumed(objective: Objective, trace: DescentTrace, *, rate: float, steps: int) -> DescentTrace:
    """The trace with so many more steps of gradient descent; one that diverged stays as it is.

    Shape: (k+1, d+1) to (k+1+steps, d+1), or less where it diverges. Range: rate > 0, steps >= 0.

    Raises:
        ValueError: a number lies outside its range.

    Source: Nocedal and Wright, "Numerical Optimization", 2006, section 2.2, with steps of one rate.

    >>> bowl = Objective.of([-1, 0, 1], [0, 1, 1])
    >>> first = descend(bowl, [0.0, 0.0], rate=1.0, steps=3)
    >>> both = resumed(bowl, first, rate=1.0, steps=4)
    >>> both.points.tolist() == descend(bowl, [0.0, 0.0], rate=1.0, steps=7).points.tolist()
    True
    """
    if trace.diverged_at is not None:
        return trace
    more = descend(objective, trace.points[-1], rate=rate, steps=steps)
    done = len(trace.points) - 1
    return DescentTrace(
        np.concatenate([trace.points, more.points[1:]]),
        np.concatenate([trace.costs, more.costs[1:]]),
        more.arrived,
        None if more.diverged_at is None else done + more.diverged_at,
    )


def newton(
    objective: Objective, start: ArrayLike, *, steps: int, rate: float = 1.0, near: float = NEAR
) -> DescentTrace:
    """Newton's method: each step goes to where the gradient would be 0 if J were a parabola.

    It is quick near a minimum of log loss. Far away it may overshoot and diverge, and where squared
    error curves downwards it climbs; a rate below 1 makes the steps shorter.

    Shape: start (d+1,). Range: any finite start, rate > 0, steps >= 0, near > 0 in every parameter.
    It diverges at a point where the Hessian has no inverse.

    Raises:
        ValueError: a number lies outside its range, or the start has another number of parameters.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.92.

    >>> trace = newton(Objective.of([-1, 0, 1, 2], [0, 1, 0, 1]), [0.0, 0.0], steps=9)
    >>> trace.arrived, trace.diverged_at
    (True, None)
    """
    _require_above_0(rate=rate)
    return _walk(objective, start, steps, near, lambda at: rate * _newton_step(objective, at))


@np.errstate(over="ignore", invalid="ignore")
def _walk(
    objective: Objective,
    start: ArrayLike,
    steps: int,
    near: float,
    step: Callable[[Floats], Floats],
) -> DescentTrace:
    _require_above_0(near=near)
    if steps < 0:
        raise ValueError(f"steps must not be negative, not {steps}")
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
    lost = np.flatnonzero(~np.isfinite(costs))
    diverged_at = int(lost[0]) if lost.size else stuck
    arrived = diverged_at is None and _is_near_minimum(objective, points[-1], near)
    trace = DescentTrace(points, costs, arrived, diverged_at)
    return trace if diverged_at is None else _cut(trace, diverged_at)


def _cut(trace: DescentTrace, diverged_at: int) -> DescentTrace:
    """The trace up to the step at which it diverged."""
    finite = slice(diverged_at + 1)
    return DescentTrace(trace.points[finite], trace.costs[finite], False, diverged_at)


@np.errstate(over="ignore", invalid="ignore")
def _beyond_return(objective: Objective, points: Floats, rate: float) -> NDArray[np.bool_]:
    """Where some weight is so large that each step of descent must leave it larger still.

    A penalty l makes (1 - rate l) w of a weight w, and the losses, which slope by 1 a logit at
    most, move it by rate times the mean |x| at most: from (rate l - 2)|w| > rate mean |x| on,
    |w| grows, and the more so at the next step.
    """
    pushes = objective.shares @ np.abs(objective.rows)
    pulls = (objective.penalties - 2 / rate) * np.abs(points)
    return np.asarray((pulls > pushes).any(axis=1))


def _require_above_0(**numbers: float) -> None:
    for name, number in numbers.items():
        if not number > 0:
            raise ValueError(f"{name} must be above 0, not {in_full(number)}")


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

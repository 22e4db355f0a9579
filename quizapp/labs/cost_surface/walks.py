"""Descents: what a walk over a surface has come to, in numbers and words; each is walked once."""

import math
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from quizapp.engine.array.descent import DescentTrace, descend, resumed
from quizapp.engine.array.minima import Lowest, Obstacle, bends, lowest, obstacle
from quizapp.labs.base import Fact
from quizapp.labs.cost_surface.state import SurfaceState
from quizapp.labs.dataset import CostProblem, boundary, cost_problems, over_rows, place
from quizapp.plot.ticks import short

ALMOST: Final = 0.9995
"""Above it a share of the way would round to all of it."""

HARDLY: Final = 1e-4
"""Below it a share of the way is told as no more than that."""

AT_MINIMUM: Final = 1e-3
"""A descent that arrived higher than so much above the lowest cost arrived in another valley."""

WHY_NONE: Final[dict[Obstacle, str]] = {
    "one class": "No minimum: all labels are the same, so b grows without end.",
    "constant": "No single minimum: all x are the same, so only w x + b counts.",
    "separable": "No minimum: a threshold on x parts the classes, so w grows without end.",
    "touching": "No minimum: the classes meet in one x only, so w grows without end.",
}
"""Why there is no minimum."""


class _Way(NamedTuple):
    """How far a descent has come."""

    start: float
    now: float
    least: float
    """The lowest cost, or what the cost falls towards; nan where neither is known."""

    @property
    def share(self) -> float:
        """The part of the way down that is done; nan where that means nothing."""
        whole = self.start - self.least
        return (self.start - self.now) / whole if whole > 0 else math.nan


def problems_of(state: SurfaceState, losses: tuple[str, ...] = ()) -> tuple[CostProblem, ...]:
    """The cost of each loss that is drawn, or of these."""
    return cost_problems(state, losses, penalty=state.penalty)


def trace_of(state: SurfaceState, problem: CostProblem) -> DescentTrace:
    """The descent on one loss as far as the steps of a state take it."""
    w, b = state.start
    return walked(problem, (w, b), state.rate, int(state.steps))


@lru_cache(maxsize=256)
def walked(
    problem: CostProblem, start: tuple[float, float], rate: float, steps: int
) -> DescentTrace:
    """The descent, which goes on from a shorter one that is known.

    That one is shorter by the lowest bit of the number of steps. Step by step, log2(n)/2 steps are
    walked at a time on the average, and a walk of n steps is made of log2(n) others at most.
    """
    before = steps & (steps - 1)
    if not before:
        return descend(problem.objective, start, rate=rate, steps=steps)
    begun = walked(problem, start, rate, before)
    return resumed(problem.objective, begun, rate=rate, steps=steps - before)


@lru_cache(maxsize=256)
def obstacle_of(problem: CostProblem) -> Obstacle:
    """What keeps the ground from having one lowest point."""
    return obstacle(problem.x, problem.y, penalty=problem.penalty)


@lru_cache(maxsize=256)
def lowest_of(problem: CostProblem) -> Lowest | None:
    """The lowest point that is known: squared error is searched from that of log loss too."""
    if obstacle_of(problem):
        return None
    minima = [lowest(problem.objective)]
    if problem.loss != "log_loss" and (convex := lowest_of(problem._replace(loss="log_loss"))):
        minima.append(lowest(problem.objective, (convex.w, convex.b)))
    return min(filter(None, minima), key=lambda minimum: minimum.cost, default=None)


def _way(problem: CostProblem, trace: DescentTrace) -> _Way:
    minimum, blocked = lowest_of(problem), obstacle_of(problem)
    endless = 0.0 if blocked in ("one class", "separable") else math.nan
    start, now = (float(trace.costs[at]) for at in (0, -1))
    return _Way(start, now, minimum.cost if minimum else endless)


def went(problem: CostProblem, trace: DescentTrace) -> str:
    """What became of one loss, as a clause."""
    if trace.diverged_at is not None:
        return f"{problem.name} diverged at step {trace.diverged_at}: its steps are too long"
    way = _way(problem, trace)
    clause = f"{problem.name} {short(way.now)} at {_at(*trace.points[-1].tolist())}"
    if trace.arrived:
        near = not way.now - way.least > AT_MINIMUM
        return clause + (", at its minimum" if near else f", in a valley above {short(way.least)}")
    if uphill := _uphill(trace):
        return f"{clause}, uphill in {uphill} of them"
    if not 0 <= way.share <= 1:
        return clause
    if lowest_of(problem) and short(way.now) == short(way.least):
        return f"{clause}, as low as its minimum"
    share = f"{_percent(way.share)} of the way to {short(way.least)}"
    return f"{clause}, {share}{_not_in_place(problem, trace)}"


def _not_in_place(problem: CostProblem, trace: DescentTrace) -> str:
    """A share of the way is one of the cost: the point may walk away from the minimum meanwhile."""
    minimum = lowest_of(problem)
    if minimum is None:
        return ""
    start, now = (np.abs(trace.points[at] - (minimum.w, minimum.b)) for at in (0, -1))
    names = [name for name, farther in zip("wb", now > start, strict=True) if farther]
    walks = f", {' and '.join(names)} {'walk' if names[1:] else 'walks'} away" if names else ""
    return f" in cost{walks}"


def _percent(share: float) -> str:
    """A share of the way, which is neither nothing nor all of it while it is not.

    >>> _percent(0.2671), _percent(0.99999), _percent(2e-9), _percent(0.0)
    ('26.7%', '99.9%', 'under 0.01%', '0%')
    """
    if 0 < share < HARDLY:
        return f"under {100 * HARDLY:g}%"
    return "99.9%" if ALMOST < share < 1 else f"{100 * share:.3g}%"


def _at(w: float, b: float) -> str:
    return f"({place(w)}, {place(b)})"


def stands(problem: CostProblem, trace: DescentTrace) -> str:
    """What one loss is at the start, as a clause."""
    minimum = lowest_of(problem)
    least = f", lowest {short(minimum.cost)} at {_at(minimum.w, minimum.b)}" if minimum else ""
    cost, slope = short(float(trace.costs[0])), short(_slope(problem, trace), 3)
    return f"{problem.name} {cost}, slope {slope}{least}"


def cost_on_card(problem: CostProblem, trace: DescentTrace) -> str:
    """What a descent has come to, with its numbers as expressions."""
    if trace.diverged_at is not None:
        return f"{problem.name} diverged at step {trace.diverged_at}: its steps are too long"
    start, now = (over_rows(problem, *trace.points[at].tolist()) for at in (0, -1))
    minimum = lowest_of(problem)
    least = (
        f", the lowest is {{={over_rows(problem, minimum.w, minimum.b)}|.4g}}" if minimum else ""
    )
    return f"{problem.name}: from {{={start}|.4g}} to {{={now}|.4g}}{least}"


def _slope(problem: CostProblem, trace: DescentTrace) -> float:
    """How steep the ground is where the descent has come to."""
    return float(np.linalg.norm(problem.objective.gradient(trace.points[-1])))


def _uphill(trace: DescentTrace) -> int:
    """How many steps raised the cost, by more than rounding does."""
    return int(np.count_nonzero(np.diff(trace.costs) > 1e-12 * (1 + trace.costs[:-1])))


def facts_of(problem: CostProblem, trace: DescentTrace) -> dict[str, Fact]:
    """Where a descent has come to, how the ground lies there, and where it is lowest."""
    way, minimum = _way(problem, trace), lowest_of(problem)
    w, b = trace.points[-1].tolist()
    least, most = bends(problem.objective, trace.points[-1])
    return {
        "w": w,
        "b": b,
        "cost": way.now,
        "cost_at_start": way.start,
        "way_down": None if math.isnan(way.share) else way.share,
        "slope": _slope(problem, trace),
        "curvature": [least, most],
        "boundary": boundary(w, b),
        "arrived": trace.arrived,
        "diverged_at": trace.diverged_at,
        "ran_away_at": trace.ran_away_at,
        "steps_uphill": _uphill(trace),
        "minimum": {**minimum._asdict()} if minimum else None,
    }

"""Resuming: a descent that goes on from where it was left, so that no step is taken twice."""

import numpy as np

from quizapp.engine.descent import Trace, descend
from quizapp.engine.objective import Objective


def resumed(objective: Objective, trace: Trace, *, rate: float, steps: int) -> Trace:
    """The trace with so many more steps of gradient descent; one that diverged stays as it is.

    Shape: (k+1, d+1) to (k+1+steps, d+1), or less where it diverges. Unit: rate in parameters per
    gradient. Range: rate > 0, steps >= 0.

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
    return Trace(
        np.concatenate([trace.points, more.points[1:]]),
        np.concatenate([trace.costs, more.costs[1:]]),
        more.arrived,
        None if more.diverged_at is None else done + more.diverged_at,
    )

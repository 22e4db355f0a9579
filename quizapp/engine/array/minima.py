"""Minima: whether a cost of one feature has a lowest point, what prevents it, and where it is."""

from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, both_classes, floats
from quizapp.engine.array.descent import newton
from quizapp.engine.array.objective import Objective
from quizapp.engine.scalar.in_full import in_full

Obstacle: TypeAlias = Literal["", "one class", "constant", "separable", "touching"]
"""Why no single point is lowest: all labels are one, all x are one, a threshold on x tells the
classes apart, or it does but for the rows that lie on it."""

PACES: Final = ((1.0, 40), (0.3, 120))
"""Rates and numbers of Newton steps: a start from which the full steps overshoot needs shorter."""

LEAST_STEP: Final = 1e-6
"""A Newton step that is shorter changes no digit that is shown."""


class Lowest(NamedTuple):
    """The point at which a cost is least, and that cost."""

    w: float
    b: float
    cost: float


def obstacle(x: ArrayLike, y: ArrayLike, *, penalty: float = 0.0) -> Obstacle:
    """What keeps log loss from having one lowest point; nothing where it has one.

    It has one just where the classes overlap: then every direction in (w, b) makes some row worse.
    A penalty on w stands in for that, but the bias needs rows of both classes.

    Shape: x and y (n,). Range: any finite x, y is 0 or 1, penalty >= 0.

    Raises:
        ValueError: a number lies outside its range, or the shapes do not fit.

    Source: Albert and Anderson, "On the existence of maximum likelihood estimates in logistic
    regression models", 1984, theorems 1 to 3, for one feature.

    >>> obstacle([1, 2, 3, 4], [0, 1, 0, 1]), obstacle([1, 2, 3, 4], [0, 0, 1, 1])
    ('', 'separable')
    >>> obstacle([1, 2, 2, 4], [0, 0, 1, 1]), obstacle([1, 2], [0, 1], penalty=0.1)
    ('touching', '')
    """
    labels, positives, negatives = both_classes(y)
    features = floats(x)
    if labels.ndim != 1 or features.shape != labels.shape:
        raise ValueError(f"{features.size} features need as many labels, not {labels.size}")
    if not np.isfinite(features).all():
        raise ValueError("x must be finite")
    if not penalty >= 0:
        raise ValueError(f"a penalty must be 0 or more, not {in_full(penalty)}")
    if not positives or not negatives:
        return "one class"
    if penalty > 0:
        return ""
    yes, no = features[labels == 1], features[labels == 0]
    if np.ptp(features) == 0:
        return "constant"
    if yes.min() > no.max() or yes.max() < no.min():
        return "separable"
    return "touching" if yes.min() >= no.max() or yes.max() <= no.min() else ""


def lowest(objective: Objective, start: ArrayLike = (0.0, 0.0)) -> Lowest | None:
    """The minimum that Newton's method finds from the start, if it finds one.

    Shape: start (2,). Range: any finite start; where there is an obstacle, it may take ground that
    is flat to the last digit for a bottom. Squared error may have several minima: from the minimum
    of log loss, which has one, the way to a good one is short.

    Raises:
        ValueError: the examples have more than one feature, or the start is not finite.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.92.

    >>> found = lowest(Objective.of([-8, -4, 4, 8], [0, 1, 0, 1]))
    >>> found is not None and abs(found.b) < 1e-9
    True
    """
    for rate, steps in PACES:
        trace = newton(objective, start, steps=steps, rate=rate, near=LEAST_STEP)
        if trace.arrived:
            w, b = trace.points[-1].tolist()
            return Lowest(w, b, float(trace.costs[-1]))
    return None


def bends(objective: Objective, point: Floats) -> tuple[float, float]:
    """The least and the greatest curvature of a surface at a point, over all directions.

    Shape: point (2,). Range: any point; nan where it is not finite. For log loss neither is
    negative.

    Raises:
        ValueError: the point has another number of parameters.

    Source: Nocedal and Wright, "Numerical Optimization", 2006, theorem 2.3: the eigenvalues of
    the Hessian.

    >>> bends(Objective.of([-1, 1], [0, 1]), np.array([0.0, 0.0]))
    (0.25, 0.25)
    """
    hessian = objective.hessian(point)
    if not np.isfinite(hessian).all():
        return float("nan"), float("nan")
    least, *_, most = np.linalg.eigvalsh(hessian).tolist()
    return least, most

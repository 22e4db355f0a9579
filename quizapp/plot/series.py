"""Series: named curves of numbers, their values between the points, and their course in words."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from quizapp.plot.scale import Array
from quizapp.plot.ticks import short


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """A named polyline."""

    name: str
    xs: Array
    """Shape (n,); in any order, NaN breaks the line."""
    ys: Array
    """Shape (n,); infinite values leave the picture at its edge."""
    role: str = "first"
    sign: str = "o"
    """What draws it where there is no Unicode."""

    def __post_init__(self) -> None:
        if self.xs.ndim != 1 or self.xs.shape != self.ys.shape:
            raise ValueError(f"{self.name}: {self.xs.shape} xs cannot go with {self.ys.shape} ys")


def value_at(series: Series, x: float) -> float:
    """The height of a curve at x, on the straight line between the points around it.

    Range: any; NaN where there is no curve, and where a curve passes more than once its last
    passage counts.

    >>> value_at(Series("line", np.array([0.0, 2.0]), np.array([1.0, 3.0])), 0.5)
    1.5
    """
    xs, ys = series.xs, series.ys
    around = (np.minimum(xs[:-1], xs[1:]) <= x) & (x <= np.maximum(xs[:-1], xs[1:]))
    around &= ~(np.isnan(ys[:-1]) | np.isnan(ys[1:]))
    segments = np.flatnonzero(around)
    if not segments.size:
        exact = np.flatnonzero(xs == x)
        return float(ys[exact[-1]]) if exact.size else float("nan")
    before = int(segments[-1])
    x0, y0, x1, y1 = map(float, (xs[before], ys[before], xs[before + 1], ys[before + 1]))
    if x == x1 or y0 == y1:
        return y1
    if x == x0:
        return y0
    share = x / (x1 - x0) - x0 / (x1 - x0)
    return y0 * (1 - share) + y1 * share


def with_places(xs: Array, *places: float | None) -> Array:
    """The points of a curve with some more among them, so that it is read exactly there.

    Shape: (n,) and scalars. Range: what lies beyond the ends of the xs, which ascend, is left out,
    and so is None.

    >>> with_places(np.array([0.0, 1.0]), 0.25, 7.0, None).tolist()
    [0.0, 0.25, 1.0]
    """
    within = [place for place in places if place is not None and xs[0] <= place <= xs[-1]]
    return np.union1d(xs, within)


def extremes(series: Series, x_name: str, text_of: Callable[[float], str] = short) -> str:
    """Where a curve is lowest and highest, as a clause.

    >>> extremes(Series("loss", np.array([0.0, 1.0]), np.array([np.inf, 0.0])), "p")
    'loss is infinite at p 0 and 0 elsewhere'
    """
    xs, ys = series.xs, series.ys
    parts = [
        f"{extreme} at {x_name} {text_of(float(xs[np.flatnonzero(ys == value)[0]]))}"
        for extreme, value in (("infinite", np.inf), ("minus infinite", -np.inf))
        if (ys == value).any()
    ]
    finite = np.flatnonzero(np.isfinite(ys))
    if finite.size:
        lowest, highest = finite[ys[finite].argmin()], finite[ys[finite].argmax()]
        if ys[lowest] == ys[highest]:
            parts.append(f"{short(float(ys[lowest]))} {'elsewhere' if parts else 'throughout'}")
        else:
            ends = [("lowest", lowest)] if parts else [("lowest", lowest), ("highest", highest)]
            parts += [
                f"{extreme}, {short(float(ys[at]))}, at {x_name} {text_of(float(xs[at]))}"
                for extreme, at in ends
            ]
    return f"{series.name} is {' and '.join(parts) or 'undefined'}"

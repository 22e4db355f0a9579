"""Levels: sixteen levels for numbers of any size, and the edges between high and low ground."""

from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizapp.plot.canvas import PAIRS, SINGLES
from quizapp.plot.cells import LEVEL_COUNT
from quizapp.plot.scale import Array, range_of

Levels: TypeAlias = NDArray[np.intp]
"""From 0 to 15; -1 where there is no number."""

LevelScale: TypeAlias = Literal["linear", "rank", "log"]
"""Levels that hold equal parts of the range, equally many cells, or equal ratios."""

CONTRAST: Final = 6
"""By how many levels a contour differs from its ground."""


def levels_of(values: Array, scale: LevelScale = "linear") -> Levels:
    """The level of each number; equal numbers share one, and infinite ones lie at an end.

    Range: any; on the log scale 0 and less are coldest.

    >>> levels_of(np.array([0.0, 1.0, np.inf, np.nan])).tolist()
    [0, 15, 15, -1]
    >>> levels_of(np.array([1.0, 10.0, 100.0]), "log").tolist()
    [0, 8, 15]
    >>> levels_of(np.array([1.0, 2.0, 1e9]), "rank").tolist()
    [0, 8, 15]
    """
    if scale == "rank":
        return np.where(np.isnan(values), -1, _ranks(values))
    if scale == "log":
        positive = values > 0
        values = np.log(values, out=np.where(np.isnan(values), np.nan, -np.inf), where=positive)
    low, high = range_of(values)
    share = np.clip(values, low, high) / (high - low) - low / (high - low)
    share[np.isnan(share)] = -1
    return np.minimum(np.floor(share * LEVEL_COUNT), LEVEL_COUNT - 1).astype(np.intp).clip(-1)


def _ranks(values: Array) -> Levels:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return np.where(values > 0, LEVEL_COUNT - 1, 0)
    ordered = np.sort(finite)
    # The middle of the ranks that equal numbers share.
    rank = np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right") - 1
    return (rank * LEVEL_COUNT // (2 * max(1, finite.size - 1))).clip(0, LEVEL_COUNT - 1)


def resampled(values: Array, rows: int, columns: int) -> Array:
    """The numbers nearest to so many places at equal distances, the outermost at the edges.

    Shape: (m, n); result (rows, columns). Unit and range: kept; NaN of an empty matrix.

    >>> resampled(np.array([[1.0, 2.0, 3.0]]), 1, 2).tolist()
    [[1.0, 3.0]]
    """
    if not values.size:
        return np.full((rows, columns), np.nan)
    for axis, here in enumerate((rows, columns)):
        at = np.rint(np.linspace(0, values.shape[axis] - 1, here)).astype(np.intp)
        values = values.take(at, axis)
    return values


def contour(values: Array, level: float) -> NDArray[np.bool_]:
    """The outermost cells of the ground at or above the level.

    Shape: (m, n), kept. Range: any; NaN is neither high nor low.

    >>> contour(np.array([[0.0, 2.0, 2.0, 2.0]]), 1.0).tolist()
    [[False, True, False, False]]
    """
    high = values >= level
    walled = np.pad(high | np.isnan(values), 1, constant_values=True)
    inner = walled[1:-1, :-2] & walled[1:-1, 2:] & walled[:-2, 1:-1] & walled[2:, 1:-1]
    return high & ~inner


def contrasting(levels: Levels) -> Levels:
    """Levels that stand out from these."""
    return np.where(levels < LEVEL_COUNT // 2, levels + CONTRAST, levels - CONTRAST)


def half_blocks(levels: Levels) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Code points and roles of cells that show two levels, one over the other.

    Shape: (2m, n), the top row first; results (m, n).
    """
    upper, lower = levels[0::2], levels[1::2]
    codes = np.where(upper < 0, np.where(lower < 0, ord(" "), ord("▄")), ord("▀"))
    one = np.where(upper < 0, lower, upper)
    both = (upper >= 0) & (lower >= 0)
    roles = np.where(both, PAIRS + LEVEL_COUNT * upper + lower, np.where(one < 0, 0, SINGLES + one))
    return codes.astype(np.uint32), roles.astype(np.uint32)

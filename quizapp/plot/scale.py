"""Scales: where on the screen a number lies, and which number lies at a cell."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.plot.cells import Picture

Array: TypeAlias = NDArray[np.float64]

LARGEST_END: Final = 8e307
"""Ranges end here, so that their extent is still a float."""

FLAT_SHARE: Final = 1e-9
"""A range narrower than this share of its numbers is drawn as if it were one number."""

NARROWEST: Final = 1e-300
"""No range is narrower, so that dividing by its extent stays finite."""

BEYOND: Final = 1e3
"""Numbers further out than so many extents are drawn as if they were there: it looks the same."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from low to high along so many cells, each cut into dots; the ends are dots."""

    low: float
    high: float
    cells: int
    dots: int = 1

    def positions(self, values: Array) -> Array:
        """The numbers in dots from the first one, not rounded; an infinite one lies at its edge.

        Range: any; NaN stays NaN.

        >>> Scale(0.0, 2.0, cells=5).positions(np.array([0.0, 1.0, np.inf])).tolist()
        [0.0, 2.0, 4.0]
        """
        extent = self.high - self.low
        near = np.clip(values, self.low - BEYOND * extent, self.high + BEYOND * extent)
        endless = np.isinf(values)
        if endless.any():
            near[endless] = np.where(values[endless] > 0, self.high, self.low)
        return (near / extent - self.low / extent) * (self.cells * self.dots - 1)

    def cell(self, value: float) -> int | None:
        """The cell of a number, or none if it lies outside.

        >>> Scale(0.0, 1.0, cells=11).cell(0.5), Scale(0.0, 1.0, cells=11).cell(1.5)
        (5, None)
        """
        if not self.low <= value <= self.high:
            return None
        extent = self.high - self.low
        share = value / extent - self.low / extent
        last = self.cells * self.dots - 1
        return min(last, max(0, round(share * last))) // self.dots

    def at(self, cell: int) -> float:
        """The number of a cell; cells outside have that of the nearest end.

        >>> Scale(0.0, 1.0, cells=11).at(5), Scale(0.0, 1.0, cells=11).at(99)
        (0.5, 1.0)
        """
        share = min(1.0, max(0.0, cell / max(1, self.cells - 1)))
        return self.low * (1 - share) + self.high * share


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a picture that its axes enclose, for the way back from a cell to numbers."""

    left: int
    """Columns before it."""
    top: int
    """Lines above it."""
    x: Scale
    y: Scale

    @property
    def rows(self) -> range:
        """Its lines in the picture."""
        return range(self.top, self.top + self.y.cells)

    def column(self, value: float) -> int | None:
        """The column of the picture at an x."""
        cell = self.x.cell(value)
        return None if cell is None else self.left + cell

    def row(self, value: float) -> int | None:
        """The line of the picture at a y."""
        cell = self.y.cell(value)
        return None if cell is None else self.top + self.y.cells - 1 - cell

    def holds(self, column: int, row: int) -> bool:
        """That cell of the picture lies within the axes."""
        return self.left <= column < self.left + self.x.cells and row in self.rows

    def x_at(self, column: int) -> float:
        """The x at a column of the picture; beside the frame that of the nearest end."""
        return self.x.at(column - self.left)

    def y_at(self, row: int) -> float:
        """The y at a line of the picture; above and below the frame that of the nearest end."""
        return self.y.at(self.top + self.y.cells - 1 - row)


@dataclass(frozen=True, slots=True)
class Chart(Picture):
    """A picture with axes, in which a click means numbers."""

    frame: Frame


DrawChart: TypeAlias = Callable[[int, int], Chart]
"""What draws a chart in so many cells across and down."""


def range_of(*arrays: ArrayLike) -> tuple[float, float]:
    """From the least to the greatest finite number, widened until it can be drawn.

    Range: any; without a finite number it is 0 to 1.

    >>> range_of([3.0, 1.0, float("inf")]), range_of([0.0, 0.0]), range_of([])
    ((1.0, 3.0), (-0.5, 0.5), (0.0, 1.0))
    """
    flat = [np.asarray(array, dtype=np.float64).ravel() for array in arrays]
    numbers = np.concatenate(flat) if flat else np.empty(0)
    finite = numbers[np.isfinite(numbers)]
    if not finite.size:
        return 0.0, 1.0
    return drawable(float(finite.min()), float(finite.max()))


def drawable(low: float, high: float) -> tuple[float, float]:
    """The range, smaller end first, not wider and not narrower than can be drawn.

    Raises:
        ValueError: an end is not finite.

    >>> drawable(1.0, 0.0), drawable(10.0, 10.0)
    ((0.0, 1.0), (9.0, 11.0))
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError(f"a range needs two finite ends, not {low} and {high}")
    low, high = (min(LARGEST_END, max(-LARGEST_END, end)) for end in sorted((low, high)))
    if high - low > max(NARROWEST, FLAT_SHARE * max(abs(low), abs(high))):
        return low, high
    middle = low / 2 + high / 2
    aside = max(NARROWEST, 0.1 * abs(middle)) if middle else 0.5
    return drawable(middle - aside, middle + aside)

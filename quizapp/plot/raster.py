"""The raster: which dots and cells a polyline touches."""

from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizapp.plot.scale import Array, Scale

Whole: TypeAlias = NDArray[np.intp]
Bytes: TypeAlias = NDArray[np.uint8]
Mask: TypeAlias = NDArray[np.bool_]

BRAILLE: Final = 0x2800
"""The code point of the empty braille cell; what a code point is more than that are its dots."""

BIT: Final = np.array([[0, 3], [1, 4], [2, 5], [6, 7]])
"""The bit of a dot by its row, from the top, and its column."""

DASHES: Final = {"second": (2, 1), "third": (8, 4), "axis": (2, 1)}
"""Of so many dots in a row only the first so many are drawn, to tell lines without colour."""

EDGE_MARGIN: Final = 0.49
"""The frame reaches half a dot beyond the middles of its outer dots, or a little less."""

LEVEL: Final = 1e-9
"""A segment that moves by fewer dots in one direction does not move in it."""


class Dots(NamedTuple):
    """Dots by column and row, the row counted from the bottom; the same dot may come twice."""

    x: Whole
    y: Whole


def trace(xs: Array, ys: Array, x: Scale, y: Scale, *, role: str = "") -> Dots:
    """The dots of a polyline: jumps are joined, NaN breaks it, what lies outside is cut off.

    Shape: xs (n,), ys (n,). Range: any; an infinite number leaves the frame at its edge, and
    between two of them there is no line.

    >>> line = trace(np.array([0.0, 2.0]), np.array([0.0, 1.0]), Scale(0, 2, 3), Scale(0, 1, 2))
    >>> line.x.tolist(), line.y.tolist()
    ([0, 1, 2], [0, 0, 1])
    """
    at_x, at_y = x.positions(xs), y.positions(ys)
    first, second = _segments(np.isnan(at_x) | np.isnan(at_y), np.isinf(xs) | np.isinf(ys))
    ends = np.stack([at_x[first], at_y[first], at_x[second], at_y[second]])
    last_x, last_y = x.cells * x.dots - 1, y.cells * y.dots - 1
    return _joined(_clipped(ends, last_x, last_y), DASHES.get(role))


def _segments(missing: Mask, endless: Mask) -> tuple[Whole, Whole]:
    """Which points are joined to which; a point without a neighbour is joined to itself."""
    joined = ~(missing[1:] | missing[:-1] | (endless[1:] & endless[:-1]))
    lonely = ~(missing | endless)
    lonely[1:] &= ~joined
    lonely[:-1] &= ~joined
    starts, alone = np.flatnonzero(joined), np.flatnonzero(lonely)
    return np.concatenate([starts, alone]), np.concatenate([starts + 1, alone])


def _joined(ends: Array, dash: tuple[int, int] | None) -> Dots:
    """All dots from the start of each segment to its end."""
    x, y = ends[0], ends[1]
    across, up = ends[2] - x, ends[3] - y
    steps = np.ceil(np.maximum(np.abs(across), np.abs(up))).astype(np.intp)
    of = np.repeat(np.arange(steps.size), steps + 1)
    before = np.cumsum(steps + 1) - (steps + 1)
    share = (np.arange(of.size) - before[of]) / np.maximum(steps, 1)[of]
    at_x = np.rint(x[of] + share * across[of]).astype(np.intp)
    at_y = np.rint(y[of] + share * up[of]).astype(np.intp)
    if dash is None:
        return Dots(at_x, at_y)
    period, length = dash
    # By place and not by length, so that a curve of many points is dashed as one of few.
    along = np.where((np.abs(up) > np.abs(across))[of], at_y, at_x)
    solid = (along % period < length) | (steps == 0)[of]
    return Dots(at_x[solid], at_y[solid])


def _clipped(ends: Array, last_x: int, last_y: int) -> Array:
    """The parts of the segments inside the frame (Liang and Barsky, 1984)."""
    if _inside(ends[0::2], last_x) and _inside(ends[1::2], last_y):
        return ends
    x, y = ends[0], ends[1]
    across, up = ends[2] - x, ends[3] - y
    enter, leave = np.zeros_like(x), np.ones_like(x)
    edges = (
        (-across, x + EDGE_MARGIN),
        (across, last_x + EDGE_MARGIN - x),
        (-up, y + EDGE_MARGIN),
        (up, last_y + EDGE_MARGIN - y),
    )
    for way, room in edges:
        at = np.divide(
            room, way, out=np.where(room < 0, np.inf, -np.inf), where=np.abs(way) > LEVEL
        )
        enter = np.where(way <= LEVEL, np.maximum(enter, at), enter)
        leave = np.where(way > LEVEL, np.minimum(leave, at), leave)
    inside = enter <= leave
    x, y, across, up, enter, leave = (part[inside] for part in (x, y, across, up, enter, leave))
    return np.stack([x + enter * across, y + enter * up, x + leave * across, y + leave * up])


def _inside(positions: Array, last: int) -> bool:
    return not positions.size or bool(
        positions.min() >= -EDGE_MARGIN and positions.max() <= last + EDGE_MARGIN
    )


def braille(dots: Dots, columns: int, rows: int) -> Bytes:
    """The dots as bits of braille cells, the top row first.

    Shape: (rows, columns). Range: dots within 2 columns by 4 rows of dots.

    >>> braille(Dots(np.array([0, 1]), np.array([3, 0])), 1, 1).tolist()
    [[129]]
    """
    bits = np.zeros(rows * columns * 8, dtype=np.bool_)
    down = 4 * rows - 1 - dots.y
    bits[((down >> 2) * columns + (dots.x >> 1)) * 8 + BIT[down & 3, dots.x & 1]] = True
    return np.packbits(bits, bitorder="little").reshape(rows, columns)


@lru_cache(maxsize=16)
def sample(role: str) -> str:
    """How a level line in that role looks, for a legend.

    >>> sample("first"), sample("second"), sample("third")
    ('⠒⠒⠒', '⠂⠂⠂', '⠒⠒ ')
    """
    ends = np.array([0.0, 1.0])
    dots = trace(
        ends, np.full(2, 2.0), Scale(0.0, 1.0, 3, dots=2), Scale(0.0, 3.0, 1, dots=4), role=role
    )
    return "".join(chr(BRAILLE + bits) if bits else " " for bits in braille(dots, 3, 1)[0].tolist())


def touched(dots: Dots, columns: int, rows: int) -> Bytes:
    """One where a cell holds a dot, cells being dots, and the top row first.

    Shape: (rows, columns). Range: dots within columns by rows of dots.
    """
    cells = np.zeros((rows, columns), dtype=np.uint8)
    cells[rows - 1 - dots.y, dots.x] = 1
    return cells

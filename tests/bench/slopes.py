"""Slopes: how a cost grows with the size of what it is for."""

import math
from collections.abc import Sequence


def slope(sizes: Sequence[int], values: Sequence[float]) -> float:
    """Of the line through the points on log axes, by least squares."""
    xs, ys = list(map(math.log, sizes)), list(map(math.log, values))
    middle = sum(xs) / len(xs)
    spread = sum((x - middle) ** 2 for x in xs)
    return sum((x - middle) * y for x, y in zip(xs, ys, strict=True)) / spread if spread else 0.0

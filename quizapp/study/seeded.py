"""Choices of a replay: places and orders that a seed decides, on every machine alike."""

from collections.abc import Sequence
from typing import TypeVar

from quizapp.engine.scalar.chance import SEEDED_BITS, seeded_bits

T = TypeVar("T")


def seeded_int(limit: int, *seed: str | int) -> int:
    """A whole number in 0..`limit` - 1, decided by the seed alone.

    The draw only moves up when `limit` grows: the same seed keeps its place in the range.

    Args:
        limit: how many numbers there are to choose from; 1 to 2**32 keeps the bias below 1e-9.
        seed: what the number hangs on; ("a", "bc") and ("ab", "c") are different seeds.

    Raises:
        ValueError: `limit` is below 1.

    >>> seeded_int(6, "ml.cost/shrug", 0), seeded_int(6, "ml.cost/shrug", 1)
    (0, 5)
    """
    if limit < 1:
        raise ValueError(f"there is no number to choose below {limit}")
    return seeded_bits(*seed) * limit >> SEEDED_BITS


def seeded_shuffle(values: Sequence[T], *seed: str | int) -> tuple[T, ...]:
    """The values in an order decided by the seed alone."""
    places = sorted(range(len(values)), key=lambda place: seeded_bits(*seed, place))
    return tuple(values[place] for place in places)

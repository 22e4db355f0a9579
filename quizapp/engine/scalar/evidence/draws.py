"""Draws: how a seed moves the figures of evidence, so that a ticket returns with other numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.engine.scalar.chance import SEEDED_BITS, seeded_bits

OWN_PART: Final = 0.25
"""The part of the spread by which losses of one ticket move each on their own."""


@dataclass(frozen=True, slots=True)
class Draws:
    """The draws of one panel; each hangs on its own name, so none of them disturbs another."""

    seed: str
    panel: str
    spread: float
    """The part of itself by which a figure moves at most, from 0 to below 1."""

    def chance(self, *name: str | int) -> float:
        """A number in [0, 1) that belongs to the panel and the name."""
        return _fraction(self.seed, self.panel, *name)

    def swing(self, *name: str | int) -> float:
        """From -1 to 1: where a sample lies about what it is drawn from; 0 if nothing is moved."""
        return 2 * self.chance(*name) - 1 if self.spread else 0.0

    def factor(self, *name: str | int) -> float:
        """What a figure of the panel is multiplied by, about 1."""
        return self._about_one(self.chance(*name))

    def common_factor(self, name: str) -> float:
        """What a figure is multiplied by in every panel of the ticket that has it."""
        return self._about_one(_fraction(self.seed, name))

    def loss_level(self, *name: str | int) -> float:
        """What a loss is multiplied by: the level of the whole ticket, and a little of its own."""
        return self.common_factor("loss") * (1 + OWN_PART * (self.factor(*name) - 1))

    def shuffled(self, count: int, *name: str | int) -> list[int]:
        """The places 0 to `count` - 1 in an order of the seed's."""
        return sorted(range(count), key=lambda place: self.chance(*name, place))

    def _about_one(self, chance: float) -> float:
        return 1 + self.spread * (2 * chance - 1)


def _fraction(*seed: str | int) -> float:
    return seeded_bits(*seed) * 2.0**-SEEDED_BITS


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers, each 1 at least, that add up to the total in about these proportions.

    Range: weights > 0, at most `total` of them.

    Source: Balinski and Young, "Fair Representation", 1982, on the method of largest remainders.

    >>> apportion(100, [0.92, 0.08]), apportion(3, [0.98, 0.01, 0.01]), apportion(10, [1, 1, 1])
    ([92, 8], [1, 1, 1], [4, 3, 3])
    """
    whole = sum(weights)
    shares = [total * weight / whole for weight in weights]
    parts = [max(1, int(share)) for share in shares]
    # What was rounded up to 1 is taken from the largest; what is still missing goes by remainders.
    while sum(parts) > total:
        parts[parts.index(max(parts))] -= 1
    order = sorted(range(len(parts)), key=lambda place: parts[place] - shares[place])
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts

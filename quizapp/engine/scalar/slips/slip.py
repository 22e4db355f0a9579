"""Slips as values: their names, and what one of them does to an expression."""

import ast
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

SLIP_OPENING: Final = "This is what you get if"
"""How the sentence about a slip begins: what the learner did, nobody knows."""


class SlipName(StrEnum):
    """Every kind of slip, the most common first; the journal keeps these words."""

    LABEL = "label"
    """The other label."""
    BASE = "base"
    """Bits for nats, or another base of the logarithm."""
    COMPLEMENT = "complement"
    """1 - x for x, or the reverse."""
    SIGN = "sign"
    """Minus for plus, or the reverse."""
    INVERSE = "inverse"
    """A fraction upside down."""
    MEAN = "mean"
    """A sum for a mean, or the reverse."""
    FACTOR = "factor"
    """A factor, a divisor or a power left out."""
    ODDS = "odds"
    """Odds for a probability, or the reverse."""
    SWAP = "swap"
    """Two things in each other's place."""


class Change(NamedTuple):
    """One wrong step at one place of an expression."""

    name: SlipName
    node: ast.expr
    """What stands there instead."""
    condition: str
    """Ends the sentence that `SLIP_OPENING` begins; `{}` for each of the parts."""
    parts: tuple[ast.expr, ...] = ()
    probability: ast.expr | None = None
    """What must lie between 0 and 1, or else nobody would take the step."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An expression with one wrong step in it."""

    name: SlipName
    expression: str
    condition: str
    """Ends the sentence that `SLIP_OPENING` begins; `{}` for each of the parts."""
    parts: tuple[str, ...] = ()
    """Expressions whose values the sentence names."""
    probability: str = ""
    """An expression that must lie between 0 and 1 for the slip to be made; empty is none."""

    def sentence(self, *parts: str) -> str:
        """What is said of it, with its parts as they shall be read.

        >>> Slip(SlipName.FACTOR, "x", "the factor {} is left out", ("n",)).sentence("3")
        'This is what you get if the factor 3 is left out.'
        """
        return f"{SLIP_OPENING} {self.condition.format(*parts)}."

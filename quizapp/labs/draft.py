"""Drafts: a card about one state of a lab, in the words of the deck format."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericDraft:
    """A question with fresh numbers each time, of the sort that the state shows."""

    question: str
    """Markdown; its numbers are computed, as in `{=p}`."""
    variables: Mapping[str, str]
    """How each number is drawn."""
    answer: str
    """An expression."""
    tolerance: str
    unit: str = ""
    traps: tuple[tuple[str, str], ...] = ()
    """Mistakes that the lab is there to cure: the expression of each, and what is said of it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card that asks what a state shows."""

    question: str
    answer: str
    """Markdown; its numbers are computed, as in `{=bce(1, 0.01)|.3f}`."""
    numeric: NumericDraft | None = None
    """The same with fresh numbers, where the lab knows how to ask it so."""

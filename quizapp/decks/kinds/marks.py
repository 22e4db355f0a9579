"""Marks: how an author may rank any card. Whoever only plans with them need not load what reads."""

from typing import Final

LEVELS: Final = ("beginner", "intermediate", "expert")

PRIORITIES: Final = ("core", "often", "rare")
"""How often interviews ask an item."""

UNMARKED: Final = "often"
"""The priority of a card that names none: between what is surely asked and what hardly is."""

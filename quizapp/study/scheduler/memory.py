"""Memories: what the scheduler knows of each item, folded from the events."""

from datetime import date
from typing import Final, NamedTuple

INITIAL_EASE: Final = 250
"""SM-2's 2.5 (Wozniak 1990)."""

KNOWN_STREAK: Final = 2
"""An item with this streak counts as known: where topics open, on the map, and in a test."""

UNSCHEDULED: Final = 9
"""From this place on a memory has what no review by SM-2 moves."""


class Memory(NamedTuple):
    """What the scheduler remembers about one item.

    A tuple, since a replay makes a new one of every event of a long life.
    """

    streak: int = 0
    """Successful graded reviews in the current cycle (SM-2's n)."""
    interval_days: int = 0
    """Whole days, before fuzz (SM-2's I)."""
    ease: int = INITIAL_EASE
    """The ease factor in hundredths; each success multiplies the interval by it."""
    due: date | None = None
    """The first study day on which the item should be shown again; none while new."""
    lapses: int = 0
    """Failed reviews of an item that had a streak."""
    last: date | None = None
    """Study day of the last graded review; the day before for what was set to known without one."""
    answers: int = 0
    """Answers of every kind so far: the seed of the next draw, shuffle and fuzz."""
    drills: int = 0
    """Drills since the last graded review."""
    drilling: bool = False
    """The item waits in the drill queue of the day `last`."""
    buried: date | None = None
    """The study day on which the item is not asked any more."""
    suspended: bool = False
    """The item is not asked until it is resumed."""
    flagged: bool = False
    """The learner wants to mend the card."""
    fingerprint: str = ""
    """Of what was shown at the last answer, or decided about at the last edit."""
    stability: float = 0.0
    """Days until the chance of recall has sunk to 0.9 (FSRS's S); 0 where it is not known."""
    difficulty: float = 0.0
    """From 1 to 10 (FSRS's D); 0 where it is not known."""

    def rests_on(self, today: date) -> bool:
        """The item is not asked on that study day: it is suspended, or buried for the day."""
        return self.suspended or self.buried == today

"""The drill queue: what was hard or wrong today and comes back before the sitting ends."""

from dataclasses import dataclass
from typing import Final

from quizapp.study.memory import Memory

DRILL_GAP: Final = 5
"""Other items between an answer and its drill: enough to push it out of mind."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that waits for its drill."""

    key: str
    memory: Memory
    since: int
    """How many answers the session had seen when it came here."""


@dataclass(frozen=True, slots=True)
class DrillQueue:
    """Items that wait for their drills, in two lines, each in order of arrival."""

    urgent: tuple[Waiting, ...] = ()
    """Wrong with confidence: they go before the others."""
    plain: tuple[Waiting, ...] = ()

    def __len__(self) -> int:
        return len(self.urgent) + len(self.plain)

    def turn(self, answered: int, *, others_left: bool) -> Waiting | None:
        """The item whose drill comes next, if one may come now.

        Args:
            answered: how many answers the session has seen.
            others_left: other items are still to be asked; without any, the gap cannot be kept,
                only an item just answered lets the other line go first.
        """
        heads = [line[0] for line in (self.urgent, self.plain) if line]
        for gap in (DRILL_GAP,) if others_left else (DRILL_GAP, 1, 0):
            for head in heads:
                if answered - head.since >= gap:
                    return head
        return None

    def joined(self, item: Waiting, *, urgent: bool) -> "DrillQueue":
        """The queue with one more item at the end of its line."""
        if urgent:
            return DrillQueue((*self.urgent, item), self.plain)
        return DrillQueue(self.urgent, (*self.plain, item))

    def without(self, item: Waiting) -> "DrillQueue":
        """The queue after the item had its turn."""
        if self.urgent[:1] == (item,):
            return DrillQueue(self.urgent[1:], self.plain)
        return DrillQueue(self.urgent, self.plain[1:])

"""The drill queue: what was hard or wrong today and comes back before the sitting ends."""

from dataclasses import dataclass
from typing import Final

from quizapp.study.queue.candidates import Planned
from quizapp.study.scheduler.memory import Memory

DRILL_GAP: Final = 5
"""Other items between an answer and its drill: enough to push it out of mind."""


@dataclass(frozen=True, slots=True)
class DrillQueue:
    """Items that wait for their drills, in two lines, each in order of arrival."""

    urgent: tuple[Planned, ...] = ()
    """Wrong with confidence: they go before the others."""
    plain: tuple[Planned, ...] = ()

    def __len__(self) -> int:
        return len(self.urgent) + len(self.plain)

    def __contains__(self, key: str) -> bool:
        return any(item.key == key for item in (*self.urgent, *self.plain))

    def head(self, turn: int, *, gap: int) -> Planned | None:
        """The first in line that has waited for so many other turns, if one has.

        Args:
            turn: how many turns the sitting has seen.
            gap: 0 also gives what had the very last turn.
        """
        for line in (self.urgent, self.plain):
            if line and turn - line[0].since >= gap:
                return line[0]
        return None

    def pushed(self, item: Planned, *, urgent: bool) -> "DrillQueue":
        """The queue with one more item at the end of its line."""
        if urgent:
            return DrillQueue((*self.urgent, item), self.plain)
        return DrillQueue(self.urgent, (*self.plain, item))

    def without(self, key: str) -> "DrillQueue":
        """The queue after the item had its turn, or left."""
        return DrillQueue(_others(self.urgent, key), _others(self.plain, key))

    def with_memory(self, key: str, memory: Memory) -> "DrillQueue":
        """The queue with another memory of the item, in the same place."""
        return DrillQueue(_changed(self.urgent, key, memory), _changed(self.plain, key, memory))

    def waiting_from(self, turn: int) -> "DrillQueue":
        """The queue with all waiting anew."""
        urgent, plain = (
            tuple(item._replace(since=turn) for item in line) for line in (self.urgent, self.plain)
        )
        return DrillQueue(urgent, plain)


def _others(line: tuple[Planned, ...], key: str) -> tuple[Planned, ...]:
    return tuple(item for item in line if item.key != key)


def _changed(line: tuple[Planned, ...], key: str, memory: Memory) -> tuple[Planned, ...]:
    return tuple(item._replace(memory=memory) if item.key == key else item for item in line)

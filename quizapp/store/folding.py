"""Folding: owns how an item's events become its memory, and how that memory lies in a table."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from quizapp import __version__
from quizapp.store.lines import QUALITIES, day_of
from quizapp.study.event import Event
from quizapp.study.memory import Memory
from quizapp.study.replay import Deed, follow, replay_item
from quizapp.study.sm2 import Preset

Row: TypeAlias = tuple[str, str, str, str, int | None, str, str]
"""Of an event: item, id, kind, study day, quality, fingerprint, decision."""

NEW: Final = Memory()


@dataclass(frozen=True, slots=True)
class Fold:
    """The scheduler that the learner chose."""

    preset: Preset
    deadline: date | None = None

    @property
    def signature(self) -> str:
        """Differs whenever the memories might."""
        return f"{__version__} {self.preset} {self.deadline}"

    def memory(self, events: Iterable[Event]) -> Memory:
        """The memory of one item from its events."""
        return replay_item(events, preset=self.preset, deadline=self.deadline)

    def memories(
        self, rows: Iterable[Row], undone: Collection[tuple[str, str]]
    ) -> dict[str, Memory]:
        """The memory of every item from rows of events, in the order in which they count.

        Args:
            rows: What the index keeps of the events for this.
            undone: Item and id of each event that was taken back.
        """
        memories: dict[str, Memory] = {}
        preset, deadline = self.preset, self.deadline
        for item, identity, kind, day, quality, fingerprint, decision in rows:
            if undone and (item, identity) in undone:
                continue
            grade = None if quality is None else QUALITIES[quality]
            memories[item] = follow(
                memories.get(item, NEW),
                Deed(kind, item, day_of(day), grade, fingerprint, decision),
                preset=preset,
                deadline=deadline,
            )
        return {item: memory for item, memory in memories.items() if memory != NEW}


def to_row(memory: Memory) -> tuple[object, ...]:
    """The memory's fields in their order, dates as text.

    >>> to_row(Memory(streak=1, interval_days=1, due=date(2026, 3, 2)))
    (1, 1, 250, '2026-03-02', 0, None, 0, 0, False, None, False, False, '')
    """
    return (
        *(memory.streak, memory.interval_days, memory.ease),
        memory.due.isoformat() if memory.due else None,
        memory.lapses,
        memory.last.isoformat() if memory.last else None,
        *(memory.answers, memory.drills, memory.drilling),
        memory.buried.isoformat() if memory.buried else None,
        *(memory.suspended, memory.flagged, memory.fingerprint),
    )


def from_row(row: Iterable[Any]) -> Memory:
    """The memory that `to_row` made the row of."""
    streak, interval_days, ease, due, lapses, last, answers, drills, drilling, *rest = row
    buried, suspended, flagged, fingerprint = rest
    return Memory(
        streak=streak,
        interval_days=interval_days,
        ease=ease,
        due=date.fromisoformat(due) if due else None,
        lapses=lapses,
        last=date.fromisoformat(last) if last else None,
        answers=answers,
        drills=drills,
        drilling=bool(drilling),
        buried=date.fromisoformat(buried) if buried else None,
        suspended=bool(suspended),
        flagged=bool(flagged),
        fingerprint=fingerprint,
    )

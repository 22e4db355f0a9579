"""The projection: owns how an item's events become its memory, and how that lies in a table."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from types import NoneType
from typing import Any, Final, NamedTuple, TypeAlias

from quizapp.decks.revision import Fingerprint
from quizapp.store.index.schema import DamagedRowError
from quizapp.store.journal.codec import QUALITIES, day_of
from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import ReplayedEvent, follow, replay

EventRow: TypeAlias = tuple[str, str, str, str, int | None, str, str]
"""Of an event: item, id, kind, study day, quality, fingerprint, decision."""

NEVER_ANSWERED: Final = Memory()

MOST: Final = date.max.toordinal()
"""No number of a memory is larger: days, and answers that each took a moment."""

ROW_TYPES: Final[tuple[type | tuple[type, ...], ...]] = (
    *(int, int, int, (int, NoneType), int, (int, NoneType)),
    *(int, int, int, (int, NoneType), int, int, str, (int, NoneType), float, float),
)
"""Of the fields of a memory, as `to_row` gives them."""

MOST_STABLE: Final = 1e9
MOST_DIFFICULT: Final = 10.0

PROJECTION_FORMAT: Final = "0.3.0"
"""Names how events become memories, since that release: a release alone changes nothing.

It changes when the same events make other memories, or when lines say something to this version
that said nothing before: a kind of event that moves memories, a version or a field of the codec.
Then all memories are made anew, and lines that could not be read are tried again. The folder
`tests/store/formats/` has events with their memories, so that no such change goes unnoticed.
"""

FORMER_FORMAT: Final = "0.1.0"

ADDED_KINDS: Final = (EventKind.PLACE,)
"""What the former format passed over, and all in which it differs: only items of which such an
event had come in, from a newer device, have other memories now."""


class Projection(NamedTuple):
    """How events become memories: with the scheduler that the learner chose."""

    scheduler: Scheduler

    @property
    def signature(self) -> str:
        """Differs whenever the memories might."""
        return f"{PROJECTION_FORMAT} {self.scheduler.signature}"

    @property
    def former_signature(self) -> str:
        """That of the same scheduler in the former format."""
        return f"{FORMER_FORMAT} {self.scheduler.signature}"

    def memory(self, item: str, events: Iterable[Event], former: Collection[str] = ()) -> Memory:
        """The memory of one item from its events, and from those of its former keys."""
        memories = replay(events, scheduler=self.scheduler, was={item: former})
        return memories.get(item, NEVER_ANSWERED)

    def memories(self, rows: Iterable[EventRow], *, successor: str = "") -> dict[str, Memory]:
        """The memory of every item from rows of events, each item's in the order that counts.

        Args:
            rows: What the index keeps of the events for this, without what was taken back.
            successor: The item that has all of these histories as its own.
        """
        memories: dict[str, Memory] = {}
        for item, _, kind, day, quality, fingerprint, decision in rows:
            grade = None if quality is None else QUALITIES[quality]
            memories[successor or item] = follow(
                memories.get(successor or item, NEVER_ANSWERED),
                ReplayedEvent(kind, item, day_of(day), grade, fingerprint, decision),
                scheduler=self.scheduler,
            )
        return {item: memory for item, memory in memories.items() if memory != NEVER_ANSWERED}


def to_row(memory: Memory) -> tuple[object, ...]:
    """The memory's fields, days as ordinals, and the revision it has seen before the last two.

    >>> to_row(Memory(streak=1, interval_days=1, due=date(2026, 3, 2)))
    (1, 1, 250, 739677, 0, None, 0, 0, False, None, False, False, '', None, 0.0, 0.0)
    """
    due, last, buried, fingerprint = memory.due, memory.last, memory.buried, memory.fingerprint
    return (
        *(memory.streak, memory.interval_days, memory.ease),
        due.toordinal() if due else None,
        memory.lapses,
        last.toordinal() if last else None,
        *(memory.answers, memory.drills, memory.drilling),
        buried.toordinal() if buried else None,
        *(memory.suspended, memory.flagged, fingerprint),
        Fingerprint.read(fingerprint).rev if fingerprint else None,
        *(memory.stability, memory.difficulty),
    )


def from_row(row: Iterable[Any]) -> Memory:
    """The memory that `to_row` made the row of.

    Raises:
        DamagedRowError: It made no such row.
    """
    values = tuple(row)
    streak, interval_days, ease, due, lapses, last, answers, drills, drilling, *rest = values
    buried, suspended, flagged, fingerprint, _, stability, difficulty = rest
    numbers = (streak, interval_days, ease, lapses, answers, drills)
    if not (
        _is_memory(tuple(map(type, values)))
        and 0 <= min(numbers) <= max(numbers) <= MOST
        and 0 <= stability <= MOST_STABLE
        and 0 <= difficulty <= MOST_DIFFICULT
    ):
        raise DamagedRowError("a memory in it is none")
    return Memory(
        streak=streak,
        interval_days=interval_days,
        ease=ease,
        due=due and date.fromordinal(due),
        lapses=lapses,
        last=last and date.fromordinal(last),
        answers=answers,
        drills=drills,
        drilling=bool(drilling),
        buried=buried and date.fromordinal(buried),
        suspended=bool(suspended),
        flagged=bool(flagged),
        fingerprint=fingerprint,
        stability=stability,
        difficulty=difficulty,
    )


@lru_cache(maxsize=64)
def _is_memory(types: tuple[type, ...]) -> bool:
    """The row has the types of a memory's fields; rows are of few shapes."""
    return len(types) == len(ROW_TYPES) and all(map(issubclass, types, ROW_TYPES))


def is_of_this_format(signature: str) -> bool:
    """A projection of this version made the memories, though perhaps of another scheduler."""
    return signature.startswith(f"{PROJECTION_FORMAT} ")

"""Candidates: what planning knows of an item, and what of it a day asks."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, islice
from operator import itemgetter
from typing import Final, NamedTuple, Self, TypeAlias

from quizapp.study.scheduler.memory import Memory

SPOKEN_KIND: Final = "interview"
"""The kind whose items are answered aloud, for minutes: few of a day, and none of its limits."""

LOOK_AHEAD: Final = 12
"""From how far back a kind's next item may be fetched, so that the urgent ones stay in front."""


def asked_when_due(memories: Mapping[str, Memory], kinds: Mapping[str, str]) -> dict[str, Memory]:
    """What a day asks because its day has come: interview questions come by appointment.

    Args:
        memories: by key.
        kinds: of what can be asked, by key.
    """
    return {
        key: memory
        for key, memory in memories.items()
        if key in kinds and kinds[key] != SPOKEN_KIND
    }


class Origin(StrEnum):
    """Why an item is asked today."""

    DUE = "due"
    NEW = "new"
    DRILL = "drill"
    AHEAD = "ahead"
    """Its day has not come; the learner wanted it all the same."""
    CRAM = "cram"
    """A filter chose it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One item of the library, with what the scheduler knows of it."""

    key: str
    topic: str
    kind: str
    memory: Memory | None = None
    """None while new."""
    core: bool = True
    """It counts when the topics that build on its own open."""

    @property
    def family(self) -> str:
        """The key of the card: candidates that share it are siblings."""
        return family_of(self.key)


def family_of(key: str) -> str:
    """The key of the card that an item belongs to."""
    return key.partition("#")[0]


Lane: TypeAlias = deque[tuple[int, Candidate]]
"""Candidates of one kind with their ranks, in rank order."""


class Planned(NamedTuple):
    """One item to be asked, from the day's plan to its turn."""

    key: str
    memory: Memory
    """As it is now, before the answer; `Memory()` for a new item."""
    origin: Origin
    since: int = 0
    """Of a drill: how many turns the sitting had seen when it began to wait."""
    once: bool = False
    """It is not drilled, however it went: what is spoken for two minutes is asked once a day."""

    @property
    def drill(self) -> bool:
        """A same-day repeat, which does not move the schedule."""
        return self.origin is Origin.DRILL


class Limits(NamedTuple):
    """How much of a day's work is wanted; none is no limit."""

    new_per_day: int = 8
    reviews_per_day: int | None = None
    new_per_deck: int | None = None
    reviews_per_deck: int | None = None
    interviews_per_day: int = 1

    def more(self, new: int) -> Self:
        """The limits with room for so many more new items."""
        return self._replace(new_per_day=self.new_per_day + new)


def ready_topics(
    topics: Iterable[str],
    *,
    core: Mapping[str, int],
    known_counts: Mapping[str, int],
    prereqs: Mapping[str, Collection[str]],
) -> frozenset[str]:
    """The topics of whose prerequisites, taken together, 80 % of the core items are known.

    A prerequisite that the library does not have is met, and an item that was suspended does not
    count.

    Args:
        topics: all of the library.
        core: how many core items each has, without those that were suspended.
        known_counts: how many of these are known.
        prereqs: the topics that each topic builds on.
    """
    return frozenset(
        topic
        for topic in topics
        if _enough(prereqs.get(topic, ()), core=core, known_counts=known_counts)
    )


def interleaved(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The same candidates with topics and kinds mixed, each near its old place.

    No two siblings in a row and not three of one kind in a row where another choice exists; after
    that, another topic than the last one.
    """
    lanes: dict[str, Lane] = {}
    for rank, row in enumerate(candidates):
        lanes.setdefault(row.kind, deque()).append((rank, row))
    recent: deque[Candidate] = deque(maxlen=2)
    while lanes:
        *_, place, kind = min(_pick(lane, recent) for lane in lanes.values())
        row = lanes[kind][place][1]
        del lanes[kind][place]
        if not lanes[kind]:
            del lanes[kind]
        recent.append(row)
        yield row


def _pick(lane: Lane, recent: Sequence[Candidate]) -> tuple[bool, bool, bool, int, int, str]:
    """The lane's best next: what speaks against it, heaviest first, its rank, place and kind."""
    last = recent[-1] if recent else None
    place = _best_place(lane, last)
    rank, row = lane[place]
    third = len(recent) == 2 and all(row.kind == earlier.kind for earlier in recent)
    same_topic = last is not None and row.topic == last.topic
    sibling = last is not None and same_topic and row.family == last.family
    return sibling, third, same_topic, rank, place, row.kind


def _best_place(lane: Lane, last: Candidate | None) -> int:
    if last is None:
        return 0
    near = enumerate(islice(lane, LOOK_AHEAD))
    other_topic = (place for place, (_, row) in near if row.topic != last.topic)
    other_card = (place for place, (_, row) in enumerate(lane) if row.family != last.family)
    return next(chain(other_topic, other_card), 0)


def mixed(due: Sequence[Candidate], new: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Both in their own order, the fewer spread evenly among the more."""
    shares = [
        ((place + 0.5) / len(part), row) for part in (due, new) for place, row in enumerate(part)
    ]
    return tuple(row for _, row in sorted(shares, key=itemgetter(0)))


def one_a_family(rows: Iterable[Candidate], met: Collection[str]) -> Iterator[Candidate]:
    """The first of each family, of those that were not met before."""
    families = set(met)
    for row in rows:
        if row.family not in families:
            families.add(row.family)
            yield row


def _enough(
    topics: Iterable[str], *, core: Mapping[str, int], known_counts: Mapping[str, int]
) -> bool:
    """80 % of the core items of these topics, taken together, are known."""
    topic_names = tuple(topics)
    return is_enough(
        sum(known_counts.get(t, 0) for t in topic_names), sum(core.get(t, 0) for t in topic_names)
    )


def is_enough(known: int, core: int) -> bool:
    """So many core items that are known are enough of so many to go on; nothing is ever locked."""
    return 5 * known >= 4 * core


def rests(row: Candidate, today: date) -> bool:
    """The item is not asked today, whatever else speaks for it: suspended, or buried for today."""
    return row.memory is not None and row.memory.rests_on(today)


def is_new(row: Candidate) -> bool:
    """No answer was ever graded; a crammed item is still new."""
    return row.memory is None or row.memory.last is None

"""The table of memories: owns that each item's memory is what its events say, whatever its key."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Final

from quizapp.store.index.event_table import EventTable
from quizapp.store.index.projection import EventRow, Projection, from_row, to_row
from quizapp.store.progress import MANY_ITEMS, ShowProgress, say_nothing, tracked
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import aliases, taken_back

# Memories are made of events in the order in which these count, as in every selection of events.
EVENTS_OF_ITEMS: Final = """
SELECT item, id, kind, day, quality, fingerprint, decision FROM event
WHERE item IN (SELECT value FROM json_each(?))
ORDER BY day, at, device, sequence"""

UNDOS_OF_ITEMS: Final = """
SELECT item, id, undoes FROM event WHERE undoes <> '' AND kind = 'undo'
    AND item IN (SELECT value FROM json_each(?))"""

NEXT_MEMORY: Final = """
SELECT item FROM memory WHERE item > ? ORDER BY item LIMIT 1"""

MEMORIES_OF_TOPIC: Final = """
-- The keys that begin with `topic/`: `0` follows `/`, so that they are a range.
SELECT * FROM memory WHERE item > :topic || '/' AND item < :topic || '0'"""

MEMORIES_OF_ITEMS: Final = """
SELECT * FROM memory WHERE item IN (SELECT value FROM json_each(?))"""

FORGET_MEMORIES: Final = """
DELETE FROM memory WHERE item IN (SELECT value FROM json_each(?))"""

INSERT_MEMORY: Final = """
INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

FORGET_COUNTS: Final = """
-- The counts of a deck hold until the memory of one of its items changes.
DELETE FROM tally WHERE deck IN (
    SELECT deck FROM item WHERE key IN (SELECT value FROM json_each(?))
)"""

REPLAYED_TOGETHER: Final = 200
"""Items whose events one statement brings: each by its own would take three times as long.

Between two of them, nothing is held for which another window would wait to write.
"""


class MemoryTable:
    """The memories in an open index; every method may raise `sqlite3.DatabaseError`.

    Those that change it are called within a transaction.
    """

    def __init__(
        self, database: sqlite3.Connection, events: EventTable, projection: Projection
    ) -> None:
        self._db = database
        self._events = events
        self._projection = projection

    def all(self) -> dict[str, Memory]:
        """The memory of every item that was answered, by key."""
        return {item: from_row(row) for item, *row in self._db.execute("SELECT * FROM memory")}

    def of(self, item: str) -> Memory:
        """The memory of one item."""
        return self.of_items([item]).get(item, Memory())

    def of_items(self, items: Iterable[str]) -> dict[str, Memory]:
        """The memory of each of the items that was answered, by key."""
        rows = self._db.execute(MEMORIES_OF_ITEMS, (json.dumps(tuple(items)),))
        return {item: from_row(row) for item, *row in rows}

    def topics(self) -> tuple[str, ...]:
        """The topics of all items that were answered, in one step each however many items."""
        topics: dict[str, None] = {}
        last = ""
        while row := self._db.execute(NEXT_MEMORY, (last,)).fetchone():
            topic, slash, _ = str(row[0]).partition("/")
            topics[topic] = None
            last = f"{topic}0" if slash else topic
        return tuple(topics)

    def of_topic(self, topic: str) -> dict[str, Memory]:
        """The memory of every item of the topic that was answered, by key."""
        rows = self._db.execute(MEMORIES_OF_TOPIC, {"topic": topic})
        return {item: from_row(row) for item, *row in rows}

    def former(self) -> dict[str, tuple[str, ...]]:
        """The earlier keys of each item that goes on with their histories."""
        former: dict[str, tuple[str, ...]] = {}
        for old, new in self._db.execute("SELECT old, new FROM heir ORDER BY rowid"):
            former[new] = (*former.get(new, ()), old)
        return former

    def signature(self) -> str:
        """Of the projection that made the memories; empty while none did."""
        row = self._db.execute("SELECT signature FROM fold").fetchone()
        return str(row[0]) if row else ""

    def preview(
        self, projection: Projection, progress: ShowProgress = say_nothing
    ) -> dict[str, Memory]:
        """What another projection makes of the same events; nothing is kept."""
        (count,) = self._db.execute("SELECT count(*) FROM event").fetchone()
        # Neighbours in the order of keys lie together in what finds events by item.
        items = iter(sorted(self._events.items()))
        batches = iter(lambda: tuple(islice(items, REPLAYED_TOGETHER)), ())
        rows = chain.from_iterable(map(self._standing_rows, batches))
        replayed = tracked(rows, f"replaying {count:,} answers", count, progress)
        memories = projection.memories(replayed)
        # What has the histories of other keys is replayed with all of them in one order.
        for successor, olds in self.former().items():
            memories.pop(successor, None)
            memories |= self._replayed(projection, (*olds, successor), successor=successor)
        return memories

    def start_over(self, progress: ShowProgress) -> None:
        """Every memory is made anew, because events count otherwise now."""
        for statement in ("DELETE FROM memory", "DELETE FROM tally"):
            self._db.execute(statement)
        self.sign()
        self._keep(self.preview(self._projection, progress))

    def sign(self) -> None:
        """This projection stands for the memories from now on."""
        self._db.execute("DELETE FROM fold")
        self._db.execute("INSERT INTO fold VALUES (?)", (self._projection.signature,))

    def update(self, items: Collection[str], progress: ShowProgress = say_nothing) -> None:
        """The items' memories are what their events say, and so are those of their successors."""
        former = self.former()
        successors = {new for new, olds in former.items() if not set(items).isdisjoint(olds)}
        concerned = {*items, *successors}
        what = f"replaying the answers to {len(concerned):,} items"
        waiting = tracked(concerned, what, len(concerned), progress, many=MANY_ITEMS)
        while batch := tuple(islice(waiting, REPLAYED_TOGETHER)):
            self._update(batch, former)

    def _update(self, items: Collection[str], former: Mapping[str, tuple[str, ...]]) -> None:
        keys = json.dumps(items)
        # A memory that is empty again has no row.
        self._db.execute(FORGET_MEMORIES, (keys,))
        own = [item for item in items if item not in former]
        self._keep(self._replayed(self._projection, own))
        for item in items:
            if item in former:
                olds = former[item]
                self._keep(self._replayed(self._projection, (*olds, item), successor=item))
        self._db.execute(FORGET_COUNTS, (keys,))

    def declare(self, renamed: Iterable[tuple[str, str]]) -> None:
        """The library's own renames are these: former and present key of each item."""
        self._db.execute("DELETE FROM declared")
        self._db.executemany("INSERT INTO declared (old, new) VALUES (?, ?)", renamed)

    def declared(self) -> list[tuple[str, str]]:
        """The renames that the library asked for last."""
        return self._db.execute("SELECT old, new FROM declared ORDER BY place").fetchall()

    def find_successors(self) -> set[str]:
        """Who goes on with whose history, by the relinks and by what the library declares.

        Returns:
            The items for which that changed.
        """
        before, after = self._successors(), self._successors_by_law()
        if before == after:
            return set()
        self._db.execute("DELETE FROM heir")
        self._db.executemany("INSERT INTO heir VALUES (?, ?)", after)
        return {key for pair in {*before} ^ {*after} for key in pair}

    def has_wrong_successors(self) -> bool:
        """Histories go on elsewhere than relinks and library say."""
        return self._successors() != self._successors_by_law()

    def _successors(self) -> list[tuple[str, str]]:
        return self._db.execute("SELECT old, new FROM heir ORDER BY rowid").fetchall()

    def _successors_by_law(self) -> list[tuple[str, str]]:
        declared: dict[str, list[str]] = {}
        for old, new in self.declared():
            declared.setdefault(new, []).append(old)
        relinks = (*self._events.relinks(), *self._events.undos_of_relinks())
        return list(aliases(relinks, declared).items())

    def count_wrong(self) -> int:
        """How many items have a memory that is not what their events say."""
        memories, former = self.all(), self.former()
        return sum(
            self._by_law(item, former.get(item, ())) != memories.get(item, Memory())
            for item in self._events.items() | memories.keys() | former.keys()
        )

    def _by_law(self, item: str, olds: Collection[str]) -> Memory:
        """The item's memory by a replay of its events as the journal has them."""
        events = (event for key in (*olds, item) for event in self._events.history(key))
        return self._projection.memory(item, events, olds)

    def _replayed(
        self, projection: Projection, items: Iterable[str], *, successor: str = ""
    ) -> dict[str, Memory]:
        """The memory of each of the items, or of the one that has all their histories as its own.

        None of what is new.
        """
        return projection.memories(self._standing_rows(tuple(items)), successor=successor)

    def _standing_rows(self, items: Collection[str]) -> Iterator[EventRow]:
        """What replaying these items takes: their events without those that were taken back.

        All are read by the time the first is given.
        """
        keys = json.dumps(items)
        rows = self._db.execute(EVENTS_OF_ITEMS, (keys,)).fetchall()
        # What was taken back leaves no trace, whenever that was.
        undone = self._undone(keys)
        return (row for row in rows if row[:2] not in undone) if undone else iter(rows)

    def _keep(self, memories: Mapping[str, Memory]) -> None:
        self._db.executemany(
            INSERT_MEMORY, ((item, *to_row(memory)) for item, memory in memories.items())
        )

    def _undone(self, keys: str) -> set[tuple[str, str]]:
        """Item and id of the events of these items that were taken back."""
        undos: dict[str, dict[str, str]] = {}
        for item, identity, undoes in self._db.execute(UNDOS_OF_ITEMS, (keys,)):
            undos.setdefault(item, {})[identity] = undoes
        return {(item, target) for item, links in undos.items() for target in taken_back(links)}

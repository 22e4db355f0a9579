"""The index: owns the derived database, so that opening and browsing need not read every journal.

It can be deleted at any time and is built anew. It forgets no event, though: what a journal has
lost, the table `event` still has, marked as lost.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import starmap
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from quizapp.store.atomic import free_name
from quizapp.store.errors import faults, loss
from quizapp.store.index.ingest import COUNT_LOST, forget_unread, take_in
from quizapp.store.index.projection import Projection, from_row, is_of_this_format, to_row
from quizapp.store.index.schema import prepare
from quizapp.store.journal.codec import decode
from quizapp.store.journal.reader import tail_of
from quizapp.study.event import Event
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import aliases, taken_back

PATIENCE_SECONDS: Final = 60
"""How long one window waits for another that builds a large index."""

# Every selection of events is in the order in which they count, on every device alike.
BY_ITEM: Final = "SELECT line FROM event WHERE item = ? ORDER BY day, at, device, sequence"
BY_DAY: Final = "SELECT line FROM event WHERE day = ? ORDER BY day, at, device, sequence"
RELINKS: Final = """
SELECT line FROM event INDEXED BY event_relink WHERE kind = 'relink'
ORDER BY day, at, device, sequence"""
"""Left to choose, SQLite would rather go through all events than sort these few."""

UNDOS_OF_RELINKS: Final = """
SELECT line FROM event
WHERE undoes <> '' AND item IN (SELECT item FROM event WHERE kind = 'relink')
ORDER BY day, at, device, sequence"""
UNDOS_BY_DAY: Final = """
SELECT line FROM event
WHERE undoes <> '' AND item IN (SELECT item FROM event WHERE day = ?)
ORDER BY day, at, device, sequence"""
NEWEST: Final = "SELECT max(at) FROM event WHERE day = (SELECT max(day) FROM event)"

LAST_WRITTEN: Final = """
SELECT line FROM event WHERE rowid IN (
    SELECT * FROM (SELECT rowid FROM event ORDER BY at DESC, sequence DESC LIMIT ?1)
    UNION SELECT * FROM (SELECT rowid FROM event ORDER BY rowid DESC LIMIT ?1)
) ORDER BY at DESC, sequence DESC"""
"""The latest by the clock, and the last to come in: a clock that was set back hides none."""

INSERT_MEMORY: Final = """
INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

DEEDS: Final = "SELECT item, id, kind, day, quality, fingerprint, decision FROM event "
IN_ORDER: Final = " ORDER BY day, at, device, sequence"
AMONG: Final = "item IN (SELECT value FROM json_each(?))"
UNDOS: Final = "SELECT item, id, undoes FROM event WHERE undoes <> '' AND kind = 'undo'"

KINDS_OF: Final = """
SELECT key, kind FROM item WHERE key IN (SELECT value FROM json_each(?))"""
INSERT_ITEM: Final = """
INSERT INTO item VALUES ((SELECT number FROM deck WHERE path = ?), ?, ?, ?, ?, ?, ?)"""
EMPTY_DECK: Final = (
    "DELETE FROM item WHERE deck = (SELECT number FROM deck WHERE path = ?)",
    "DELETE FROM tally WHERE deck = (SELECT number FROM deck WHERE path = ?)",
)
KEEP_DECK: Final = """
INSERT INTO deck (path, stamp, head, entry) VALUES (?, ?, ?, ?) ON CONFLICT (path)
DO UPDATE SET stamp = excluded.stamp, head = excluded.head, entry = excluded.entry"""
STALE: Final = "DELETE FROM tally WHERE deck IN (SELECT deck FROM item WHERE key = ?)"

IndexFailure: TypeAlias = sqlite3.DatabaseError
"""What any method of an index may raise."""

BEYOND_REPAIR: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""What SQLite says of a file that is not, or no longer, an index; `ERROR`: a table is missing."""


class KeptDeck(NamedTuple):
    """A deck file as the index keeps it."""

    stamp: str
    head: str
    entry: str
    items: tuple[tuple[object, ...], ...]
    """Rows of the table `item`, without the deck's number."""


class Index:
    """One open database; every method may raise `sqlite3.DatabaseError`."""

    def __init__(self, path: Path | None, projection: Projection) -> None:
        """Open the index at the path, or one in memory without a path."""
        self.path = path
        self._fold = projection
        self._db = sqlite3.connect(
            path or ":memory:", timeout=PATIENCE_SECONDS, isolation_level=None
        )
        try:
            self._db.execute("PRAGMA synchronous = NORMAL")
            prepare(self._db)
        except sqlite3.DatabaseError:
            self._db.close()
            raise

    def close(self) -> None:
        """The database's file is let go."""
        self._db.close()

    def refresh(self, files: Mapping[Path, int]) -> bool:
        """The index knows all that the journal files say; only what is new in them is read.

        Args:
            files: The journal files with their settled lengths.

        Returns:
            Another version of quizapp had made the memories, and they were made anew.
        """
        if self.is_current(files):
            return False
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            before = self._signature()
            anew = before != self._fold.signature
            if anew:
                forget_unread(self._db)
            empty = not self._db.execute("SELECT 1 FROM event LIMIT 1").fetchone()
            touched = take_in(self._db, files)
            touched |= self._find_heirs()
            if anew or empty:
                self._start_over()
            else:
                self._refold(touched)
        return bool(before) and not is_of_this_format(before)

    def follow(self, declared: Iterable[tuple[str, str]]) -> None:
        """Histories go on under the keys that the library has for them now.

        Args:
            declared: Former and present key of each item that was renamed.
        """
        wanted = list(declared)
        if wanted == self._db.execute("SELECT old, new FROM declared ORDER BY place").fetchall():
            return
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("DELETE FROM declared")
            self._db.executemany("INSERT INTO declared (old, new) VALUES (?, ?)", wanted)
            self._refold(self._find_heirs())

    def former(self) -> dict[str, tuple[str, ...]]:
        """The earlier keys of each item that goes on with their histories."""
        former: dict[str, tuple[str, ...]] = {}
        for old, new in self._db.execute("SELECT old, new FROM heir ORDER BY rowid"):
            former[new] = (*former.get(new, ()), old)
        return former

    def is_current(self, files: Mapping[Path, int]) -> bool:
        """Nothing new stands in the files, as far as their lengths and last bytes tell."""
        rows = self._db.execute("SELECT name, bytes, tail FROM file")
        known = {name: (end, tail) for name, end, tail in rows}
        present = {path.name for path in files}
        return (
            self._signature() == self._fold.signature
            and all(name in present for name, (end, _) in known.items() if end)
            and all(known.get(path.name) == tail_of(path, size) for path, size in files.items())
        )

    def memories(self) -> dict[str, Memory]:
        """The memory of every item that was answered, by key."""
        return {item: from_row(row) for item, *row in self._db.execute("SELECT * FROM memory")}

    def memory(self, item: str) -> Memory:
        """The memory of one item."""
        row = self._db.execute("SELECT * FROM memory WHERE item = ?", (item,)).fetchone()
        return from_row(row[1:]) if row else Memory()

    def kinds(self, items: Iterable[str]) -> dict[str, str]:
        """The kind of each of the items that some deck has."""
        keys = json.dumps(tuple(items))
        return dict(self._db.execute(KINDS_OF, (keys,)))

    def preview(self, projection: Projection) -> dict[str, Memory]:
        """What another fold makes of the same events; nothing is kept."""
        rows = self._db.execute(DEEDS + "WHERE item <> ''" + IN_ORDER)
        memories = projection.memories(rows, self._undone())
        for new, olds in self.former().items():
            memories.pop(new, None)
            memories |= self._folded(projection, new, olds)
        return memories

    def history(self, item: str) -> tuple[Event, ...]:
        """The item's events in order, with the undo events that concern it."""
        return self._events(BY_ITEM, item)

    def events_on(self, day: date) -> tuple[Event, ...]:
        """The events that count for the study day, in order."""
        return self._events(BY_DAY, day.isoformat())

    def undos_about(self, day: date) -> tuple[Event, ...]:
        """The undo events, of whatever day, that concern items with an event on the day."""
        return self._events(UNDOS_BY_DAY, day.isoformat())

    def last_written(self, least: int) -> tuple[Event, ...]:
        """The events that were written last, the latest first: so many at least, or all."""
        rows = self._db.execute(LAST_WRITTEN, (least,))
        return tuple(decode(line) for (line,) in rows)

    def relinks(self) -> tuple[Event, ...]:
        """The events that give an item another key's history, in order."""
        return self._events(RELINKS)

    def undos_of_relinks(self) -> tuple[Event, ...]:
        """The undo events that concern items with such an event."""
        return self._events(UNDOS_OF_RELINKS)

    def newest(self) -> datetime | None:
        """The latest instant of the latest study day; none without events."""
        (at,) = self._db.execute(NEWEST).fetchone()
        return datetime.fromisoformat(at) if at else None

    def troubles(self) -> tuple[str, ...]:
        """A sentence for each journal file that has lines which do not count, or has lost some."""
        rows = self._db.execute("SELECT name, damaged, unread FROM file ORDER BY name").fetchall()
        lost = self._db.execute(COUNT_LOST).fetchall()
        return (*(fault for row in rows for fault in faults(*row)), *starmap(loss, lost))

    def lines(self) -> Iterator[tuple[str, str]]:
        """Every event's id, and its line."""
        rows = self._db.execute("SELECT id, line FROM event")
        return ((str(identity), str(line)) for identity, line in rows)

    def wrong_memories(self) -> int:
        """How many items have a memory that is not what their events say."""
        kept = self.memories()
        items = {item for (item,) in self._db.execute("SELECT DISTINCT item FROM event")} - {""}
        former = self.former()
        return sum(
            self._fold.memory(
                item,
                [event for key in (*former.get(item, ()), item) for event in self.history(key)],
                former.get(item, ()),
            )
            != kept.get(item, Memory())
            for item in items | kept.keys() | former.keys()
        )

    def decks(self) -> dict[str, tuple[str, str]]:
        """The deck files as they were last read: path to stamp and head."""
        rows = self._db.execute("SELECT path, stamp, head FROM deck")
        return {path: (stamp, head) for path, stamp, head in rows}

    def has_decks(self, paths: Iterable[str]) -> bool:
        """All of these deck files are kept."""
        known = {path for (path,) in self._db.execute("SELECT path FROM deck")}
        return known.issuperset(paths)

    def deck_text(self, path: str) -> str:
        """The rest of the deck's entry; empty for one that is not kept."""
        row = self._db.execute("SELECT entry FROM deck WHERE path = ?", (path,)).fetchone()
        return str(row[0]) if row else ""

    def keep_decks(self, read: Mapping[str, KeptDeck], *, gone: Iterable[str]) -> None:
        """The deck files that were read anew are remembered; those that are gone, forgotten."""
        gone = tuple(gone)
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for statement in EMPTY_DECK:
                self._db.executemany(statement, [(path,) for path in (*read, *gone)])
            self._db.executemany("DELETE FROM deck WHERE path = ?", [(path,) for path in gone])
            for path, (stamp, head, entry, items) in read.items():
                self._db.execute(KEEP_DECK, (path, stamp, head, entry))
                self._db.executemany(INSERT_ITEM, ((path, *item) for item in items))

    def select(self, statement: str, values: Mapping[str, object]) -> Iterator[Any]:
        """The rows of a question about the tables, one after the other."""
        return self._db.execute(statement, values)

    def topic_counts(self, today: int) -> dict[int, str]:
        """The counts of each deck, by its number, as far as they are known for the day."""
        return dict(self._db.execute("SELECT deck, counts FROM tally WHERE today = ?", (today,)))

    def keep_tallies(self, today: int, topic_counts: Mapping[int, str]) -> None:
        """The counts are remembered until an event or an edit changes them."""
        if topic_counts:
            rows = ((deck, today, counts) for deck, counts in topic_counts.items())
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany("INSERT OR REPLACE INTO tally VALUES (?, ?, ?)", rows)

    def _signature(self) -> str:
        row = self._db.execute("SELECT signature FROM fold").fetchone()
        return str(row[0]) if row else ""

    def _start_over(self) -> None:
        """Every memory is made anew, because events fold otherwise now."""
        for statement in ("DELETE FROM memory", "DELETE FROM tally", "DELETE FROM fold"):
            self._db.execute(statement)
        self._db.execute("INSERT INTO fold VALUES (?)", (self._fold.signature,))
        self._keep(self.preview(self._fold))

    def _find_heirs(self) -> set[str]:
        """Who goes on with whose history, by the relinks and by what the library declares.

        Returns:
            The items for which that changed.
        """
        declared: dict[str, list[str]] = {}
        for old, new in self._db.execute("SELECT old, new FROM declared ORDER BY place"):
            declared.setdefault(new, []).append(old)
        before = self._db.execute("SELECT old, new FROM heir ORDER BY rowid").fetchall()
        events = (*self.relinks(), *self.undos_of_relinks())
        after = list(aliases(events, declared).items())
        if before == after:
            return set()
        self._db.execute("DELETE FROM heir")
        self._db.executemany("INSERT INTO heir VALUES (?, ?)", after)
        return {key for pair in {*before} ^ {*after} for key in pair}

    def _refold(self, items: set[str]) -> None:
        """The items' memories are what their events say, and so are those of their heirs."""
        former = self.former()
        heirs = (
            {new for new, olds in former.items() if not items.isdisjoint(olds)} if former else ()
        )
        for item in {*items, *heirs}:
            self._db.execute("DELETE FROM memory WHERE item = ?", (item,))
            self._keep(self._folded(self._fold, item, former.get(item, ())))
            self._db.execute(STALE, (item,))

    def _folded(
        self, projection: Projection, item: str, olds: Collection[str]
    ) -> dict[str, Memory]:
        """The item's memory, which goes on from those of earlier keys; none while new."""
        keys = json.dumps((*olds, item))
        rows = self._db.execute(DEEDS + "WHERE " + AMONG + IN_ORDER, (keys,))
        return projection.memories(rows, self._undone(keys), heir=item)

    def _keep(self, memories: Mapping[str, Memory]) -> None:
        self._db.executemany(
            INSERT_MEMORY, ((item, *to_row(memory)) for item, memory in memories.items())
        )

    def _undone(self, keys: str = "") -> set[tuple[str, str]]:
        """Item and id of the events of these items, or of all, that were taken back."""
        undos: dict[str, dict[str, str]] = {}
        rows = self._db.execute(UNDOS + (" AND " + AMONG if keys else ""), [keys] if keys else [])
        for item, identity, undoes in rows:
            undos.setdefault(item, {})[identity] = undoes
        return {(item, target) for item, links in undos.items() for target in taken_back(links)}

    def _events(self, selection: str, *values: str) -> tuple[Event, ...]:
        return tuple(decode(line) for (line,) in self._db.execute(selection, values))


def set_aside(index: Path) -> Path:
    """The index is out of the way under another name, and so is its rollback journal."""
    aside = free_name(index.with_name(f"{index.name}.damaged"))
    rollback = index.with_name(f"{index.name}-journal")
    if rollback.exists():
        rollback.rename(aside.with_name(f"{aside.name}-journal"))
    index.rename(aside)
    return aside


def is_misuse(error: IndexFailure) -> bool:
    """The program asked wrongly: a new index would not help."""
    return isinstance(error, sqlite3.ProgrammingError)


def is_beyond_repair(error: IndexFailure) -> bool:
    """The file is no index any more, so that another may take its place."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in BEYOND_REPAIR

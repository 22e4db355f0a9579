"""The index: owns the derived database, so that opening and browsing need not read every journal.

It can be deleted at any time and is built anew. It forgets no event, though: what a journal has
lost, the table `event` still has, marked as lost.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import starmap
from pathlib import Path
from typing import Final

from quizapp.store.durable import free_name
from quizapp.store.folding import Fold, from_row, to_row
from quizapp.store.journal_reader import JournalReader, tail_of
from quizapp.store.lines import decode
from quizapp.store.schema import SEARCHES, prepare
from quizapp.store.troubles import faults, loss
from quizapp.study.event import Event, EventKind
from quizapp.study.memory import Memory

PATIENCE_SECONDS: Final = 60
"""How long one window waits for another that builds a large index."""

BUILDING_KIB: Final = 65_536
"""Ids come in no order, so a large index is built in memory or it is built slowly."""

# Every selection of events is in the order in which they count, on every device alike.
BY_ITEM: Final = "SELECT line FROM event WHERE item = ? ORDER BY day, at, device, sequence"
BY_DAY: Final = "SELECT line FROM event WHERE day = ? ORDER BY day, at, device, sequence"
RELINKS: Final = "SELECT line FROM event WHERE kind = ? ORDER BY day, at, device, sequence"
UNDOS_OF_RELINKS: Final = """
SELECT line FROM event
WHERE undoes <> '' AND item IN (SELECT item FROM event WHERE kind = ?)
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

INSERT_EVENT: Final = """
INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET file = excluded.file WHERE file IS NULL"""
"""An event given twice counts once; one that was lost and turns up again is no longer lost."""

INSERT_MEMORY: Final = """
INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

UPDATE_FILE: Final = """
UPDATE file SET bytes = ?, lines = ?, tail = ?, damaged = ?, unread = ? WHERE number = ?"""

FORGET_FILE: Final = """
UPDATE file SET bytes = 0, lines = 0, tail = x'', damaged = '[]', unread = '[]' WHERE """

LOSE_UNREAD: Final = """
UPDATE event SET file = NULL WHERE file IN (SELECT number FROM file WHERE unread <> '[]')"""

COUNT_LOST: Final = """
SELECT device, count(*) FROM event WHERE file IS NULL GROUP BY device ORDER BY device"""

SETTLE_UNDOS: Final = """
UPDATE event SET item = (SELECT target.item FROM event AS target WHERE target.id = event.undoes)
WHERE item = '' AND EXISTS (
    SELECT 1 FROM event AS target WHERE target.id = event.undoes AND target.item <> ''
) RETURNING item"""
"""An undo belongs to the item of what it undoes, which may arrive later, from another device."""


class Index:
    """One open database; every method may raise `sqlite3.DatabaseError`."""

    def __init__(self, path: Path | None, fold: Fold) -> None:
        """Open the index at the path, or one in memory without a path."""
        self.path = path
        self._fold = fold
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

    def refresh(self, files: Mapping[Path, int]) -> None:
        """The index knows all that the journal files say; only what is new in them is read.

        Args:
            files: The journal files with their settled lengths.
        """
        if self.is_current(files):
            return
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            anew = self._signature() != self._fold.signature
            if anew:
                # A line that said nothing to another version may say something to this one.
                self._db.execute(LOSE_UNREAD)
                self._db.execute(FORGET_FILE + "unread <> '[]'")
            touched = self._read_up(files)
            while settled := self._db.execute(SETTLE_UNDOS).fetchall():
                touched.update(item for (item,) in settled)
            if anew:
                touched = self._start_over()
            self._refold(touched - {""})

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

    def preview(self, fold: Fold) -> dict[str, Memory]:
        """What another fold makes of the same events; nothing is kept."""
        items = self._db.execute("SELECT item FROM memory").fetchall()
        return {item: fold.memory(self.history(item)) for (item,) in items}

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
        return self._events(RELINKS, EventKind.RELINK)

    def undos_of_relinks(self) -> tuple[Event, ...]:
        """The undo events that concern items with such an event."""
        return self._events(UNDOS_OF_RELINKS, EventKind.RELINK)

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
        return sum(
            self._fold.memory(self.history(item)) != kept.get(item, Memory())
            for item in items | kept.keys()
        )

    def decks(self) -> dict[str, tuple[str, str]]:
        """The deck files as they were last read: path to stamp and entry."""
        rows = self._db.execute("SELECT path, stamp, entry FROM deck")
        return {path: (stamp, entry) for path, stamp, entry in rows}

    def keep_decks(self, read: Mapping[str, tuple[str, str]], *, gone: Iterable[str]) -> None:
        """The deck files that were read anew are remembered; those that are gone, forgotten."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("DELETE FROM deck WHERE path = ?", [(path,) for path in gone])
            self._db.executemany(
                "INSERT OR REPLACE INTO deck VALUES (?, ?, ?)",
                [(path, stamp, entry) for path, (stamp, entry) in read.items()],
            )

    def _read_up(self, files: Mapping[Path, int]) -> set[str]:
        """Read what is new in the files, and mark what none of them has any more.

        Returns:
            The items concerned.
        """
        fresh = not self._db.execute("SELECT 1 FROM event LIMIT 1").fetchone()
        lost = self._lost()
        touched: set[str] = set()
        if fresh:
            self._db.execute(f"PRAGMA cache_size = -{BUILDING_KIB}")
            for name in SEARCHES:
                self._db.execute(f"DROP INDEX {name}")
        for path, size in files.items():
            touched |= self._take_in(path, size)
        if fresh:
            for statement in SEARCHES.values():
                self._db.execute(statement)
        self._mark_missing({path.name for path in files})
        if self._lost() > lost:
            # What one file lost, another may have had all along.
            self._db.execute(FORGET_FILE + "bytes > 0")
            for path, size in files.items():
                self._take_in(path, size)
        return touched

    def _take_in(self, path: Path, size: int) -> set[str]:
        """Read what the file says beyond what is known of it.

        Returns:
            The items concerned.
        """
        self._db.execute("INSERT OR IGNORE INTO file (name) VALUES (?)", (path.name,))
        number, end, lines, tail, damaged, unread = self._db.execute(
            "SELECT number, bytes, lines, tail, damaged, unread FROM file WHERE name = ?",
            (path.name,),
        ).fetchone()
        if size < end or tail_of(path, end) != (end, tail):
            self._db.execute("UPDATE event SET file = NULL WHERE file = ?", (number,))
            end, lines, damaged, unread = 0, 0, "[]", "[]"
        reader = JournalReader(path, start=end, lines=lines, size=size)
        touched: set[str] = set()
        self._db.executemany(INSERT_EVENT, _rows(reader, number, touched))
        _, tail = tail_of(path, reader.end)
        faults = (json.loads(damaged) + reader.damaged, json.loads(unread) + reader.unread)
        self._db.execute(
            UPDATE_FILE, (reader.end, reader.lines, tail, *map(json.dumps, faults), number)
        )
        return touched

    def _mark_missing(self, present: set[str]) -> None:
        """A file that is gone has lost all its events; should it come back, it is read anew."""
        rows = self._db.execute("SELECT number, name FROM file WHERE bytes > 0").fetchall()
        for number, name in rows:
            if name not in present:
                self._db.execute(FORGET_FILE + "number = ?", (number,))
                self._db.execute("UPDATE event SET file = NULL WHERE file = ?", (number,))

    def _lost(self) -> int:
        return sum(count for _, count in self._db.execute(COUNT_LOST))

    def _signature(self) -> str:
        row = self._db.execute("SELECT signature FROM fold").fetchone()
        return str(row[0]) if row else ""

    def _start_over(self) -> set[str]:
        """No memory is kept, because events fold otherwise now.

        Returns:
            Every item.
        """
        self._db.execute("DELETE FROM memory")
        self._db.execute("DELETE FROM fold")
        self._db.execute("INSERT INTO fold VALUES (?)", (self._fold.signature,))
        return {item for (item,) in self._db.execute("SELECT DISTINCT item FROM event")}

    def _refold(self, items: Iterable[str]) -> None:
        """The items' memories are what their events say."""
        for item in items:
            memory = self._fold.memory(self.history(item))
            if memory == Memory():
                self._db.execute("DELETE FROM memory WHERE item = ?", (item,))
            else:
                self._db.execute(INSERT_MEMORY, (item, *to_row(memory)))

    def _events(self, selection: str, value: str) -> tuple[Event, ...]:
        return tuple(decode(line) for (line,) in self._db.execute(selection, (value,)))


def set_aside(index: Path) -> Path:
    """The index is out of the way under another name, and so is its rollback journal."""
    aside = free_name(index.with_name(f"{index.name}.damaged"))
    rollback = index.with_name(f"{index.name}-journal")
    if rollback.exists():
        rollback.rename(aside.with_name(f"{aside.name}-journal"))
    index.rename(aside)
    return aside


def _rows(reader: JournalReader, file: int, touched: set[str]) -> Iterator[tuple[object, ...]]:
    """Rows for `INSERT_EVENT`, telling on the way which items come up."""
    for fields, line in reader:
        get, moment = fields.get, fields["moment"]
        item = get("key", "")
        touched.add(item)
        yield (
            *(fields["id"], item, moment.day.isoformat(), moment.at.isoformat()),
            *(get("device", ""), get("sequence", 0), fields["kind"], get("undoes", ""), file, line),
        )

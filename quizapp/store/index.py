"""The index: owns the derived database, so that opening and browsing need not read every journal.

It can be deleted at any time and is built anew. It forgets no event, though: what a journal has
lost, the table `event` still has, marked as lost.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import starmap
from pathlib import Path
from typing import Final

from quizapp.store.durable import free_name
from quizapp.store.folding import Fold, from_row, to_row
from quizapp.store.intake import COUNT_LOST, forget_unread, take_in
from quizapp.store.journal_reader import tail_of
from quizapp.store.lines import decode
from quizapp.store.schema import prepare
from quizapp.store.troubles import faults, loss
from quizapp.study.event import Event, EventKind
from quizapp.study.memory import Memory
from quizapp.study.replay import taken_back

PATIENCE_SECONDS: Final = 60
"""How long one window waits for another that builds a large index."""

# Every selection of events is in the order in which they count, on every device alike.
BY_ITEM: Final = "SELECT line FROM event WHERE item = ? ORDER BY day, at, device, sequence"
BY_DAY: Final = "SELECT line FROM event WHERE day = ? ORDER BY day, at, device, sequence"
RELINKS: Final = """
SELECT line FROM event WHERE kind = 'relink' ORDER BY day, at, device, sequence"""
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
INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

DEEDS: Final = "SELECT item, id, kind, day, quality, fingerprint, decision FROM event "
IN_ORDER: Final = " ORDER BY day, at, device, sequence"
UNDOS: Final = "SELECT item, id, undoes FROM event WHERE undoes <> '' AND kind = ?"


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
                forget_unread(self._db)
            touched = take_in(self._db, files)
            if anew:
                self._start_over()
            else:
                self._refold(touched)

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
        return fold.memories(
            self._db.execute(DEEDS + "WHERE item <> ''" + IN_ORDER), self._undone("")
        )

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

    def _signature(self) -> str:
        row = self._db.execute("SELECT signature FROM fold").fetchone()
        return str(row[0]) if row else ""

    def _start_over(self) -> None:
        """Every memory is made anew, because events fold otherwise now."""
        self._db.execute("DELETE FROM memory")
        self._db.execute("DELETE FROM fold")
        self._db.execute("INSERT INTO fold VALUES (?)", (self._fold.signature,))
        self._keep(self.preview(self._fold))

    def _refold(self, items: Collection[str]) -> None:
        """The items' memories are what their events say."""
        for item in items:
            rows = self._db.execute(DEEDS + "WHERE item = ?" + IN_ORDER, (item,))
            self._db.execute("DELETE FROM memory WHERE item = ?", (item,))
            self._keep(self._fold.memories(rows, self._undone(item)))

    def _keep(self, memories: Mapping[str, Memory]) -> None:
        self._db.executemany(
            INSERT_MEMORY, ((item, *to_row(memory)) for item, memory in memories.items())
        )

    def _undone(self, item: str) -> set[tuple[str, str]]:
        """Item and id of the events of the item, or of all, that were taken back."""
        undos: dict[str, dict[str, str]] = {}
        only = " AND item = ?" if item else ""
        values = (EventKind.UNDO, *([item] if item else []))
        for each, identity, undoes in self._db.execute(UNDOS + only, values):
            undos.setdefault(each, {})[identity] = undoes
        return {(each, target) for each, links in undos.items() for target in taken_back(links)}

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

"""The index: owns the derived database, so that opening and browsing need not read every journal.

It can be deleted at any time and is built anew. It forgets no event, though: where a journal file
has lost lines, the table `event` still has them, file by file.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from quizapp.store.folding import Fold, from_row, to_row
from quizapp.store.journal_reader import JournalReader, tail_of
from quizapp.store.lines import decode
from quizapp.store.schema import prepare
from quizapp.study.event import Event, EventKind
from quizapp.study.memory import Memory

PATIENCE_SECONDS: Final = 60
"""How long one window waits for another that builds a large index."""

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

NEWEST: Final = "SELECT line FROM event ORDER BY at DESC, sequence DESC LIMIT ?"

INSERT_EVENT: Final = "INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

INSERT_MEMORY: Final = """
INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

UPDATE_FILE: Final = """
UPDATE file SET bytes = ?, lines = ?, tail = ?, damaged = ?, lost = ? WHERE number = ?"""

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

    def refresh(self, files: Iterable[Path]) -> None:
        """The index knows all that the journal files say; only what is new in them is read."""
        present = {path.name: path for path in files}
        if self._is_current(present):
            return
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            touched: set[str] = set()
            for path in present.values():
                touched |= self._take_in(path)
            self._mark_missing(present)
            while settled := self._db.execute(SETTLE_UNDOS).fetchall():
                touched.update(item for (item,) in settled)
            if self._signature() != self._fold.signature:
                touched = self._start_over()
            self._refold(touched - {""})

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

    def newest(self, most: int) -> tuple[Event, ...]:
        """The events that were written last, the newest first, at most so many."""
        rows = self._db.execute(NEWEST, (most,))
        return tuple(decode(line) for (line,) in rows)

    def relinks(self) -> tuple[Event, ...]:
        """The events that give an item another key's history, in order."""
        return self._events(RELINKS, EventKind.RELINK)

    def undos_of_relinks(self) -> tuple[Event, ...]:
        """The undo events that concern items with such an event."""
        return self._events(UNDOS_OF_RELINKS, EventKind.RELINK)

    def troubles(self) -> tuple[str, ...]:
        """A sentence for each journal file that has damaged lines or has lost some."""
        rows = self._db.execute("SELECT name, damaged, lost FROM file ORDER BY name")
        return tuple(fault for row in rows for fault in _faults(*row))

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

    def _is_current(self, present: Mapping[str, Path]) -> bool:
        """Nothing new stands in the files, as far as their lengths and last bytes tell."""
        rows = self._db.execute("SELECT name, bytes, tail FROM file")
        known = {name: (end, tail) for name, end, tail in rows}
        return (
            self._signature() == self._fold.signature
            and all(name in present for name, (end, _) in known.items() if end)
            and all(known.get(name) == tail_of(path) for name, path in present.items())
        )

    def _take_in(self, path: Path) -> set[str]:
        """Read what the file says beyond what is known of it.

        Returns:
            The items concerned.
        """
        self._db.execute("INSERT OR IGNORE INTO file (name) VALUES (?)", (path.name,))
        number, end, lines, tail, damaged, lost = self._db.execute(
            "SELECT number, bytes, lines, tail, damaged, lost FROM file WHERE name = ?",
            (path.name,),
        ).fetchone()
        if not lost and tail_of(path, end) == (end, tail):
            reader = JournalReader(path, start=end, lines=lines)
            skipped: list[int] = json.loads(damaged)
            unseen: set[str] = set()
        else:
            reader, skipped, unseen = JournalReader(path), [], self._ids(number)
        touched: set[str] = set()
        self._db.executemany(INSERT_EVENT, _rows(reader, number, touched, unseen))
        _, tail = tail_of(path, reader.end)
        damage = json.dumps(skipped + reader.damaged)
        self._db.execute(UPDATE_FILE, (reader.end, reader.lines, tail, damage, len(unseen), number))
        return touched

    def _mark_missing(self, present: Mapping[str, Path]) -> None:
        """A file that is gone has lost all its events; should it come back, it is read anew."""
        for number, name in self._db.execute("SELECT number, name FROM file").fetchall():
            if name not in present:
                self._db.execute(
                    "UPDATE file SET bytes = 0, lines = 0, tail = x'', lost = ? WHERE number = ?",
                    (len(self._ids(number)), number),
                )

    def _ids(self, file: int) -> set[str]:
        rows = self._db.execute("SELECT id FROM event WHERE file = ?", (file,))
        return {identity for (identity,) in rows}

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


def _rows(
    reader: JournalReader, file: int, touched: set[str], unseen: set[str]
) -> Iterator[tuple[object, ...]]:
    """Rows for `INSERT_EVENT`, telling on the way which items come up and which ids."""
    for event, line in reader:
        touched.add(event.key)
        unseen.discard(event.id)
        moment = event.moment
        yield (
            *(event.id, event.key, moment.day.isoformat(), moment.at.isoformat()),
            *(event.device, event.sequence, event.kind, event.undoes, file, line),
        )


def _faults(name: str, damaged: str, lost: int) -> Iterator[str]:
    """Sentences on what is wrong with one journal file."""
    if lines := json.loads(damaged):
        numbers = ", ".join(map(str, lines[:5])) + (" ..." if len(lines) > 5 else "")
        yield f"{name} has damaged lines, which are skipped and kept: {numbers}."
    if lost:
        yield f"{name} has lost {lost} events; the index still has them, so do not delete it."

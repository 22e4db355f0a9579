"""The index's tables: owns their shape, and the number that tells one shape from another."""

import sqlite3
from typing import Final
from zlib import crc32

from quizapp.store.progress import MANY_ANSWERS, ShowProgress, tracked

SEARCHES: Final = {
    "event_by_id": "CREATE UNIQUE INDEX event_by_id ON event (id)",
    "event_by_item": "CREATE INDEX event_by_item ON event (item)",
    "event_by_day": "CREATE INDEX event_by_day ON event (day, at, device, sequence)",
    "event_by_time": "CREATE INDEX event_by_time ON event (at, sequence)",
}
"""What finds events; a large table is filled without them, since made at once they cost a third."""

SLIP_SEARCH: Final = "CREATE INDEX event_slip ON event (item) WHERE slip IS NOT NULL"
"""Named mistakes are few, and browsing asks for all of them."""

# Not one byte of these statements may change unless the shape of the tables is meant to: `NUMBER`
# is made of them, and an index with another number is put aside. So names are those of 0.1.0:
# `fold` has the projection's signature, `heir` the successors of keys, `tally` the counts of decks;
# in `deck`, `head` and `entry` are a record's summary and the rest of it.
TABLES: Final = (
    """CREATE TABLE fold (signature TEXT NOT NULL)""",
    """CREATE TABLE heir (old TEXT PRIMARY KEY, new TEXT NOT NULL)""",
    """CREATE TABLE declared (place INTEGER PRIMARY KEY, old TEXT NOT NULL, new TEXT NOT NULL)""",
    """CREATE TABLE file (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        bytes INTEGER NOT NULL DEFAULT 0,
        lines INTEGER NOT NULL DEFAULT 0,
        tail BLOB NOT NULL DEFAULT x'',
        damaged TEXT NOT NULL DEFAULT '[]',
        unread TEXT NOT NULL DEFAULT '[]'
    )""",
    """CREATE TABLE event (
        id TEXT NOT NULL,
        item TEXT NOT NULL,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        device TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        kind TEXT NOT NULL,
        undoes TEXT NOT NULL,
        quality INTEGER,
        fingerprint TEXT NOT NULL,
        decision TEXT NOT NULL,
        file INTEGER,
        line TEXT NOT NULL,
        confidence REAL,
        thinking_ms INTEGER,
        interval_before INTEGER,
        slip TEXT
    )""",
    """CREATE INDEX event_lost ON event (device) WHERE file IS NULL""",
    """CREATE INDEX event_undo ON event (item) WHERE undoes <> ''""",
    """CREATE INDEX event_relink ON event (item) WHERE kind = 'relink'""",
    SLIP_SEARCH,
    *SEARCHES.values(),
    """CREATE TABLE memory (
        item TEXT PRIMARY KEY,
        streak INTEGER NOT NULL,
        interval_days INTEGER NOT NULL,
        ease INTEGER NOT NULL,
        due INTEGER,
        lapses INTEGER NOT NULL,
        last INTEGER,
        answers INTEGER NOT NULL,
        drills INTEGER NOT NULL,
        drilling INTEGER NOT NULL,
        buried INTEGER,
        suspended INTEGER NOT NULL,
        flagged INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        rev INTEGER,
        stability REAL NOT NULL DEFAULT 0,
        difficulty REAL NOT NULL DEFAULT 0
    ) WITHOUT ROWID""",
    """CREATE INDEX memory_by_last ON memory (last)""",
    """CREATE TABLE deck (
        number INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        stamp TEXT NOT NULL,
        head TEXT NOT NULL,
        entry TEXT NOT NULL
    )""",
    """CREATE TABLE item (
        deck INTEGER NOT NULL,
        place INTEGER NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        core INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        family INTEGER NOT NULL,
        PRIMARY KEY (deck, place)
    ) WITHOUT ROWID""",
    """CREATE INDEX item_by_key ON item (key)""",
    """CREATE TABLE tally (
        deck INTEGER PRIMARY KEY,
        today INTEGER NOT NULL,
        counts TEXT NOT NULL
    )""",
)
"""`file` says how far each journal was read; `event` has every line as written, under the item that
it is about (an undo: the item of what it takes back), with all that a replay needs of it, and in
which file, if any still has it, and last what statistics ask of an answer. `memory` has the fields
of `Memory`, days as ordinals, and before those of FSRS the revision that the fingerprint tells;
where `heir` says that an item goes on with the histories of other keys, they are part of it.
`declared` are the renames that the library asks for, which with the relinks make `heir`. `item` has
what can be asked of each deck, in its order; `tally` its counts for a day, until an answer or an
edit changes them."""

NUMBER: Final = crc32("".join(TABLES).encode()) >> 1
"""SQLite keeps it in the file's header as a signed number; any change of the tables changes it."""

FORMER_NUMBER: Final = 2_081_332_340
"""Of 0.1.0 and 0.2.0, whose table of events ended with the line, and of memories with `rev`."""

ADDITIONS: Final = (
    "ALTER TABLE memory ADD COLUMN stability REAL NOT NULL DEFAULT 0",
    "ALTER TABLE memory ADD COLUMN difficulty REAL NOT NULL DEFAULT 0",
    "ALTER TABLE event ADD COLUMN confidence REAL",
    "ALTER TABLE event ADD COLUMN thinking_ms INTEGER",
    "ALTER TABLE event ADD COLUMN interval_before INTEGER",
    "ALTER TABLE event ADD COLUMN slip TEXT",
    SLIP_SEARCH,
)

FILL_COLUMNS: Final = """
UPDATE event SET
    confidence = json_extract(line, '$.confidence'),
    thinking_ms = json_extract(line, '$.thinking_ms'),
    interval_before = json_extract(line, '$.interval_before')
-- Nothing of that version wrote a slip.
WHERE rowid BETWEEN ? AND ?"""

FILLED_TOGETHER: Final = 10_000


class ForeignIndexError(sqlite3.DatabaseError):
    """The file is a database, but not an index of this shape."""


class DamagedRowError(sqlite3.DatabaseError):
    """A row says what nothing of ours has written there."""


def prepare(connection: sqlite3.Connection, progress: ShowProgress) -> None:
    """The tables are there: an empty database gets them, those of a former version grow.

    Args:
        connection: To the database.
        progress: Shows how far a large one has grown.

    Raises:
        ForeignIndexError: There are tables of another shape.
    """
    if number_of(connection) == NUMBER:
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Another window may have made the tables while this one waited.
        number = number_of(connection)
        if number == NUMBER:
            return
        if number == FORMER_NUMBER:
            _upgrade(connection, progress)
        elif connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise ForeignIndexError("the tables have another shape")
        else:
            for statement in TABLES:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {NUMBER}")


def _upgrade(connection: sqlite3.Connection, progress: ShowProgress) -> None:
    """Memories and decks stay as they are; an upgrade of quizapp makes nobody read all anew."""
    for statement in ADDITIONS:
        connection.execute(statement)
    (last,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM event").fetchone()
    what = f"moving {last:,} answers to a larger table"
    firsts = range(1, last + 1, FILLED_TOGETHER)
    for first in tracked(firsts, what, len(firsts), progress, many=MANY_ANSWERS // FILLED_TOGETHER):
        connection.execute(FILL_COLUMNS, (first, first + FILLED_TOGETHER - 1))


def number_of(connection: sqlite3.Connection) -> int:
    """Which shape the tables have; 0 where there are none."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number

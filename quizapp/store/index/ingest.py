"""Ingest: owns how what the journals say gets into the index's table of events."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from quizapp.store.index.schema import SEARCHES
from quizapp.store.journal.codec import Facts, day_of, instant
from quizapp.store.journal.reader import JournalReader, count_lines, tail_of
from quizapp.store.progress import ShowProgress, tracked
from quizapp.study.event import Decision, EventKind

BUILDING_KIB: Final = 65_536
"""Sorting a large table for its searches goes through files unless it has room in memory."""

MUCH_TO_READ: Final = 8 << 20
"""Bytes of a journal that take most of a second, so that whoever waits should see it."""

INSERT: Final = """
INSERT INTO event (
    -- As `columns_of` has them, ...
    id, item, day, at, device, sequence, kind, undoes, quality, fingerprint, decision,
    confidence, thinking_ms, interval_before, slip,
    -- ... and where the line stands.
    file, line
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

ONCE: Final = """
-- An event given twice counts once; one that was lost and turns up again is no longer lost.
ON CONFLICT (id) DO UPDATE SET file = excluded.file WHERE file IS NULL"""

DROP_TWINS: Final = """
DELETE FROM event WHERE rowid NOT IN (SELECT min(rowid) FROM event GROUP BY id)"""

EDIT_DECISIONS: Final = frozenset(Decision)

EXACT: Final = 2**53
"""Up to here a number is the same for JSON, Python and SQLite."""

UPDATE_FILE: Final = """
UPDATE file SET bytes = ?, lines = ?, tail = ?, damaged = ?, unread = ? WHERE number = ?"""

FORGET_FILE: Final = """
UPDATE file SET bytes = 0, lines = 0, tail = x'', damaged = '[]', unread = '[]' WHERE """

LOSE_UNREAD: Final = """
UPDATE event SET file = NULL WHERE file IN (SELECT number FROM file WHERE unread <> '[]')"""

COUNT_LOST: Final = """
SELECT device, count(*) FROM event WHERE file IS NULL GROUP BY device ORDER BY device"""

SETTLE_UNDOS: Final = """
-- An undo belongs to the item of what it undoes, which may arrive later, from another device.
UPDATE event SET item = (SELECT target.item FROM event AS target WHERE target.id = event.undoes)
WHERE item = '' AND EXISTS (
    -- Its target may be an undo that waits itself.
    SELECT 1 FROM event AS target WHERE target.id = event.undoes AND target.item <> ''
) RETURNING item"""


def forget_unread(database: sqlite3.Connection) -> None:
    """Files with lines that said nothing to another version are read anew: they may to this one."""
    database.execute(LOSE_UNREAD)
    database.execute(FORGET_FILE + "unread <> '[]'")


def ingest(
    database: sqlite3.Connection, files: Mapping[Path, int], progress: ShowProgress
) -> set[str]:
    """Read what is new in the files, and mark what none of them has any more.

    Args:
        database: The index.
        files: The journals with their settled lengths.
        progress: Shows how far the reading of a long one has come.

    Returns:
        The items concerned.
    """
    lost = _lost(database)
    if database.execute("SELECT 1 FROM event LIMIT 1").fetchone():
        touched = {
            item for path, size in files.items() for item in _read(database, path, size, progress)
        }
    else:
        touched = _fill(database, files, progress)
    _mark_missing(database, {path.name for path in files})
    if _lost(database) > lost:
        # What one file lost, another may have had all along.
        database.execute(FORGET_FILE + "bytes > 0")
        for path, size in files.items():
            _read(database, path, size, progress)
    # Last, once everything is in, and again and again: an undo of an undo has its item from that.
    while settled := database.execute(SETTLE_UNDOS).fetchall():
        touched.update(item for (item,) in settled)
    return touched - {""}


def _fill(
    database: sqlite3.Connection, files: Mapping[Path, int], progress: ShowProgress
) -> set[str]:
    """Read all of the files into a table that is empty.

    Returns:
        The items concerned.
    """
    (usual,) = database.execute("PRAGMA cache_size").fetchone()
    database.execute(f"PRAGMA cache_size = -{BUILDING_KIB}")
    for name in SEARCHES:
        database.execute(f"DROP INDEX {name}")
    touched = {
        item
        for path, size in files.items()
        for item in _read(database, path, size, progress, insert=INSERT)
    }
    for statement in SEARCHES.values():
        try:
            database.execute(statement)
        except sqlite3.IntegrityError:
            # Two files have an event in common, as after a copy: the first that was read stays.
            database.execute(DROP_TWINS)
            database.execute(statement)
    database.execute(f"PRAGMA cache_size = {usual}")
    return touched


def _read(
    database: sqlite3.Connection,
    path: Path,
    size: int,
    progress: ShowProgress,
    *,
    insert: str = INSERT + ONCE,
) -> set[str]:
    """Read what the file says beyond what is known of it.

    Returns:
        The items concerned.
    """
    database.execute("INSERT OR IGNORE INTO file (name) VALUES (?)", (path.name,))
    number, end, lines, tail, damaged, unread = database.execute(
        "SELECT number, bytes, lines, tail, damaged, unread FROM file WHERE name = ?",
        (path.name,),
    ).fetchone()
    if size < end or tail_of(path, end) != (end, tail):
        # What was read of it is not what it was: a sync, a repair, a restore. All is read anew, and
        # what does not come up again stays marked as lost.
        database.execute("UPDATE event SET file = NULL WHERE file = ?", (number,))
        end, lines, damaged, unread = 0, 0, "[]", "[]"
    reader = JournalReader(path, start=end, lines=lines, size=size)
    touched: set[str] = set()
    count = count_lines(path, end, size) if size - end > MUCH_TO_READ else 0
    events = tracked(reader, f"reading {count:,} answers", count, progress)
    database.executemany(insert, _rows(events, number, touched))
    _, tail = tail_of(path, reader.end)
    faults = (json.loads(damaged) + reader.damaged, json.loads(unread) + reader.unread)
    database.execute(
        UPDATE_FILE, (reader.end, reader.lines, tail, *map(json.dumps, faults), number)
    )
    return touched


def _rows(
    events: Iterable[tuple[Facts, str]], file: int, touched: set[str]
) -> Iterator[tuple[object, ...]]:
    """Rows for `INSERT`, noting on the way which items come up."""
    for facts, line in events:
        touched.add(facts.get("key", ""))
        yield (*columns_of(facts), file, line)


def columns_of(facts: Facts) -> tuple[object, ...]:
    """What replay and statistics need of an event, as it lies in the table.

    The item of an undo comes later.
    """
    get, kind, answer, slip = facts.get, facts["kind"], facts.get("answer", ""), facts.get("slip")
    return (
        facts["id"],
        get("key", ""),
        day_of(facts["day"]).isoformat(),
        instant(facts),
        get("device", ""),
        get("sequence", 0),
        kind,
        get("undoes", ""),
        get("quality"),
        get("fingerprint", ""),
        answer if kind == EventKind.EDIT and answer in EDIT_DECISIONS else "",
        *map(_exact, (get("confidence"), get("thinking_ms"), get("interval_before"))),
        slip or None,
    )


def _exact(number: float | None) -> float | None:
    """The number, unless the table would hold another one: JSON has NaN, and any size."""
    return number if number is not None and -EXACT <= number <= EXACT else None


def _mark_missing(database: sqlite3.Connection, present: set[str]) -> None:
    """A file that is gone has lost all its events; should it come back, it is read anew."""
    rows = database.execute("SELECT number, name FROM file WHERE bytes > 0").fetchall()
    for number, name in rows:
        if name not in present:
            database.execute(FORGET_FILE + "number = ?", (number,))
            database.execute("UPDATE event SET file = NULL WHERE file = ?", (number,))


def _lost(database: sqlite3.Connection) -> int:
    return sum(count for _, count in database.execute(COUNT_LOST))

"""Checking an index: owns what makes one that opens untrue all the same. It changes nothing."""

import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path

from quizapp.store.index.database import Index
from quizapp.store.index.projection import Projection
from quizapp.store.index.schema import NUMBER
from quizapp.store.journal.codec import is_whole


def index_fault(
    path: Path, files: Mapping[Path, int], projection: Projection, ids: Collection[str]
) -> tuple[str, bool]:
    """What is wrong with an index that is a file.

    Args:
        path: The index.
        files: The journal files with the lengths to which they can be read.
        projection: What ought to have made the memories.
        ids: The events in those files.

    Returns:
        The reason not to trust it, empty when there is none; and whether it is behind the files.
    """
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as database:
            reason = _damage(database)
        if reason:
            return reason, False
        with closing(Index(path, projection)) as index:
            current = index.is_current(files)
            # An index that is behind lacks events and memories for no other reason.
            reason = _untruth(index, ids if current else ())
            if current and not reason and (wrong := index.memories.count_wrong()):
                reason = f"it has {wrong} memories that do not follow from the events"
            return reason, not current
    except sqlite3.DatabaseError as error:
        return str(error), False


def _damage(database: sqlite3.Connection) -> str:
    """What is wrong with the file as a database; empty when nothing is."""
    (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        return str(verdict)
    (number,) = database.execute("PRAGMA user_version").fetchone()
    tables = database.execute("SELECT 1 FROM sqlite_master").fetchone()
    return "it is of another version" if tables and number != NUMBER else ""


def _untruth(index: Index, ids: Collection[str]) -> str:
    """What is wrong with the events of an index that ought to have at least these."""
    missing = set(ids)
    for identity, line in index.events.lines():
        missing.discard(identity)
        if not is_whole(f"{line}\n".encode()):
            return "an event in it is damaged"
    return f"it lacks {len(missing)} events" if missing else ""

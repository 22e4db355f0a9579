"""Checking an index: owns what makes one that opens untrue all the same. It changes nothing.

Every row of every table is read and compared with what it was made of.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from quizapp.store.index.database import Index, reason_of
from quizapp.store.index.deck_cache import is_readable, rows_of
from quizapp.store.index.deck_record import details_of, record_from_text, summary_from_text
from quizapp.store.index.due import DECK_COUNTS
from quizapp.store.index.ingest import columns_of
from quizapp.store.index.projection import Projection
from quizapp.store.index.schema import FORMER_NUMBER, NUMBER, number_of
from quizapp.store.journal.codec import is_whole, read_facts
from quizapp.text.numbers import quantity


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
            is_former = number_of(database) == FORMER_NUMBER
        if reason or is_former:
            return reason, is_former
        with closing(Index(path, projection)) as index:
            current = index.is_current(files)
            # An index that is behind lacks events and memories for no other reason.
            faults = _faults(index, ids if current else (), current=current)
            return next(faults, ""), not current
    # One wrong byte makes SQLite, or what reads a row, raise anything: it says that all the same.
    except Exception as error:  # noqa: BLE001
        return reason_of(error), False


def _damage(database: sqlite3.Connection) -> str:
    """What is wrong with the file as a database; empty when nothing is."""
    (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        return str(verdict)
    number = number_of(database)
    tables = database.execute("SELECT 1 FROM sqlite_master").fetchone()
    is_foreign = tables and number not in (NUMBER, FORMER_NUMBER)
    return "it is of another version" if is_foreign else ""


def _faults(index: Index, ids: Collection[str], *, current: bool) -> Iterator[str]:
    """What is untrue in an index that ought to have at least these events."""
    yield from _event_faults(index, set(ids))
    # They are asked for at every start, and must be lists of numbers.
    index.events.problems()
    if current and index.memories.has_wrong_successors():
        yield "it gives histories to other items than they have"
    if current and (wrong := index.memories.count_wrong()):
        memories = quantity(wrong, "memory", several="memories")
        yield f"it has {memories} not made of the events"
    yield from _deck_faults(index)


def _event_faults(index: Index, missing: set[str]) -> Iterator[str]:
    for *columns, line in index.events.rows():
        raw = f"{line}\n".encode()
        if not is_whole(raw):
            yield "an event in it is damaged"
            continue
        identity, item, *rest = columns_of(read_facts(raw))
        missing.discard(str(identity))
        # An undo lies under the item of what it takes back.
        if columns != [identity, item or columns[1], *rest]:
            yield "an event in it says something else than its line"
    if index.events.has_unknown_file():
        yield "an event in it belongs to no journal"
    if missing:
        yield f"it lacks {quantity(len(missing), 'event')}"


def _deck_faults(index: Index) -> Iterator[str]:
    for number, path, stamp, head, entry in index.decks.rows():
        # What another version has written is read anew, whatever it says.
        if not is_readable(stamp):
            continue
        record = record_from_text(summary_from_text(head), entry)
        details_of(record)
        if record.file != path or list(rows_of(record)) != index.decks.items_of(number):
            yield "it has other items than a deck"
    if index.decks.has_stray_items():
        yield "it has items of no deck"
    for number, today, text in index.decks.all_counts():
        values = {"today": today, "deck": number}
        if [(text,)] != list(index.select(DECK_COUNTS, values)):
            yield "it has counts that do not follow from the memories"

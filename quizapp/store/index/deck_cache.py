"""The deck cache: owns which deck files have to be read again, and what is known of the others."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from quizapp.decks.read.files import deck_files
from quizapp.store.index.database import Index
from quizapp.store.index.deck_record import (
    RECORD_FORMAT,
    DeckRecord,
    DeckSummary,
    record_from_text,
    summary_from_text,
    to_texts,
    with_gone_items,
)
from quizapp.store.index.deck_table import KeptDeck
from quizapp.study.kinds import asked_kinds
from quizapp.study.queue.candidates import family_of

ReadRecord: TypeAlias = Callable[[Path], DeckRecord]
"""Makes a record of a file that is new or has changed."""


def read_records(
    roots: Iterable[Path], index: Index, read_record: ReadRecord
) -> tuple[DeckRecord, ...]:
    """A record of each deck file below the roots; only files that changed are read.

    Args:
        roots: Folders and files; what stands below two of them counts once.
        index: Remembers the records for the next time.
        read_record: Called with the other files.

    Returns:
        The records in the order of the roots.

    Raises:
        sqlite3.DatabaseError: The index failed.
    """
    return tuple(
        full_record(summary, index) for summary in read_summaries(roots, index, read_record)
    )


def read_summaries(
    roots: Iterable[Path], index: Index, read_record: ReadRecord
) -> tuple[DeckSummary, ...]:
    """The same without the items, which the index has from now on: what opening needs."""
    folders = [root.absolute() for root in roots]
    cached = index.decks.summaries()
    summaries: dict[str, DeckSummary] = {}
    fresh: dict[str, KeptDeck] = {}
    for path in deck_files(folders):
        # Looked at before it is read, so that what is written meanwhile is noticed next time.
        file, stamp = str(path), stamp_of(path)
        cached_stamp, text = cached.get(file, ("", ""))
        if cached_stamp and cached_stamp == stamp:
            summaries[file] = summary_from_text(text)
            continue
        record = read_record(path)
        if is_readable(cached_stamp):
            before = full_record(summary_from_text(text), index)
            record = with_gone_items(before, record)
        text, rest = to_texts(record)
        summaries[file] = summary_from_text(text)
        # An unreadable file may become readable without changing.
        if stamp and all(diagnostic.code != "E-FILE" for diagnostic in record.diagnostics):
            fresh[file] = KeptDeck(stamp, text, rest, tuple(rows_of(record)))
    missing = [file for file in cached if file not in summaries and is_below(file, folders)]
    if fresh or missing:
        index.decks.keep(fresh, missing=missing)
    return tuple(summaries.values())


def full_record(summary: DeckSummary, index: Index) -> DeckRecord:
    """The record that the summary is of, as the index has it."""
    return record_from_text(summary, index.decks.rest(summary.file))


def rows_of(record: DeckRecord) -> Iterator[tuple[object, ...]]:
    """What can be asked, as the index keeps it: siblings have one number."""
    kinds = asked_kinds()
    families: dict[str, int] = {}
    for place, item in enumerate(record.items):
        if item.kind in kinds and item.key not in record.unaskable:
            family = families.setdefault(family_of(item.key), place)
            yield place, item.key, item.kind, item.core, item.rev, family


def stamp_of(path: Path) -> str:
    """Differs whenever the file, or what this version makes of it, may have changed.

    Returns:
        The stamp; empty for a file that is not there.
    """
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{RECORD_FORMAT} {state.st_mtime_ns} {state.st_size}"


def is_readable(stamp: str) -> bool:
    """The record with this stamp is one that this version can read."""
    return stamp.startswith(f"{RECORD_FORMAT} ")


def is_below(file: str, folders: Iterable[Path]) -> bool:
    """The file is one of the roots or stands below one."""
    return any(Path(file).is_relative_to(folder) for folder in folders)

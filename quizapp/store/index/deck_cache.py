"""The deck cache: owns which deck files have to be read again, and what is known of the others."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias
from zlib import crc32

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
from quizapp.store.regular import read_regular
from quizapp.study.kinds import asked_kinds
from quizapp.study.queue.candidates import family_of

FEW_FILES: Final = 3
"""So many are read without a word."""

ReadRecord: TypeAlias = Callable[[Path], DeckRecord | None]
"""Makes a record of a file that is new, was changed or was never judged; None leaves it so."""


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
    paths = tuple(deck_files(folders))
    work = f"reading {len(paths):,} deck files"
    for place, path in enumerate(paths):
        if len(fresh) >= FEW_FILES:
            index.progress(work, place, len(paths))
        # Looked at before it is read, so that what is written meanwhile is noticed next time.
        file, stamp = str(path), stamp_of(path)
        cached_stamp, text = cached.pop(file, ("", ""))
        before = summary_from_text(text) if is_readable(cached_stamp) else None
        if before:
            summaries[file] = before
            if before.judged and cached_stamp.startswith(f"{stamp} "):
                continue
        digest = digest_of(path)
        moved = bool(digest) and cached_stamp.endswith(f" {digest}")
        record = _record_of(path, before, index, read_record, moved=moved)
        if record is None:
            continue
        text, rest = to_texts(record)
        summaries[file] = summary_from_text(text)
        # An unreadable file may become readable without changing.
        if stamp and all(diagnostic.code != "E-FILE" for diagnostic in record.diagnostics):
            fresh[file] = KeptDeck(f"{stamp} {digest}", text, rest, tuple(rows_of(record)))
    if len(fresh) >= FEW_FILES:
        index.progress(work, len(paths), len(paths))
    missing = [file for file in cached if is_below(file, folders)]
    if fresh or missing:
        index.decks.keep(fresh, missing=missing)
    return tuple(summaries.values())


def _record_of(
    path: Path, before: DeckSummary | None, index: Index, read_record: ReadRecord, *, moved: bool
) -> DeckRecord | None:
    """The record of a file that looks different, or was not judged; None leaves it for later.

    Where only its time differs, as after an upgrade of quizapp, it is `moved` and as it was.
    """
    if before and before.judged and moved:
        return full_record(before, index)
    record = read_record(path)
    return with_gone_items(full_record(before, index), record) if before and record else record


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


def digest_of(path: Path) -> str:
    """Differs when the bytes of the file do; empty where they cannot be read."""
    try:
        return f"{crc32(read_regular(path)):08x}"
    except OSError:
        return ""


def is_readable(stamp: str) -> bool:
    """The record with this stamp is one that this version can read."""
    return stamp.startswith(f"{RECORD_FORMAT} ")


def is_below(file: str, folders: Iterable[Path]) -> bool:
    """The file is one of the roots or stands below one."""
    return any(Path(file).is_relative_to(folder) for folder in folders)

"""The check-up: owns comparing journal and index with each other, and saying what is wrong.

It changes nothing.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from quizapp.store.atomic import locked
from quizapp.store.backup.daily import last_backup
from quizapp.store.errors import listed, refusal
from quizapp.store.index.database import Index, set_aside
from quizapp.store.index.projection import Projection
from quizapp.store.index.schema import NUMBER
from quizapp.store.journal.codec import Facts, LineError, is_whole, read_facts
from quizapp.store.journal.reader import JournalReader
from quizapp.store.journal.repair import mend
from quizapp.store.journal.writer import DEVICE, journal_files
from quizapp.store.paths import Paths


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    code: str
    """`torn`, `damaged`, `lost`, `index` or `backup`."""
    file: str
    says: str
    """A sentence on what was found."""
    remedy: str
    """A sentence on what a repair does about it."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a look at all of the learner's events has shown."""

    files: int
    """Journal files, one a device as a rule."""
    events: int
    """Events in them, each counted once."""
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    """What is worth knowing and needs no repair."""
    lost: Mapping[Path, tuple[bytes, ...]]
    """Whole lines that only an index still has, by the journal file that they are missing from."""
    mendable: frozenset[Path]
    """The journal files that a repair would write anew."""
    index_fails: bool
    """A repair would put the index aside."""


def check_up(paths: Paths, files: Mapping[Path, int], projection: Projection) -> Checkup:
    """Everything that a reading of journal and index finds wrong.

    Args:
        paths: Where everything lies.
        files: The journal files with their settled lengths.
        projection: How the index ought to have folded the events.

    Raises:
        OSError: A journal cannot be read.
    """
    readers = {path: JournalReader(path, size=size) for path, size in files.items()}
    ids = {fields["id"] for reader in readers.values() for fields, _ in reader}
    lost = lost_lines(paths, ids)
    faulty = [
        *(each for path, reader in readers.items() for each in _faults(path, reader, files[path])),
        *(_loss(path, len(lines)) for path, lines in lost.items()),
    ]
    ends = {path: reader.end for path, reader in readers.items()}
    known = len(ids) + sum(map(len, lost.values()))
    fault, note = _index_state(paths.index, ends, projection, ids)
    newer = (
        f"{path.name} has lines of a newer version of quizapp, which are kept:"
        f" {listed(reader.unread)}."
        for path, reader in readers.items()
        if reader.unread
    )
    return Checkup(
        files=len(files),
        events=len(ids),
        findings=(*faulty, *([fault] if fault else []), *_missed(paths, known)),
        notes=(*newer, note) if note else tuple(newer),
        lost=lost,
        mendable=frozenset(paths.journal / each.file for each in faulty),
        index_fails=fault is not None,
    )


def lost_lines(paths: Paths, ids: set[str]) -> dict[Path, tuple[bytes, ...]]:
    """The whole lines of events that no journal has, from the index and all that were put aside.

    Args:
        paths: Where everything lies.
        ids: The events that the journals have.

    Returns:
        The lines in the order of their numbers, by the file of the device that wrote them.
    """
    found: dict[str, tuple[str, int, bytes]] = {}
    for fields, raw in chain.from_iterable(map(_lines_of, _indexes(paths))):
        if fields["id"] not in ids:
            device = fields.get("device", "")
            # The name becomes a file's, and a journal may have come from anywhere.
            home = device if DEVICE.fullmatch(device) else "recovered"
            found[fields["id"]] = (home, fields.get("sequence", 0), raw)
    lost: dict[Path, list[bytes]] = {}
    for home, _, raw in sorted(found.values()):
        lost.setdefault(paths.journal / f"{home}.jsonl", []).append(raw)
    return {path: tuple(lines) for path, lines in lost.items()}


def _indexes(paths: Paths) -> Iterator[str]:
    """The index, and all that were put aside, as addresses for SQLite; those are left as is."""
    if paths.index.is_file():
        yield f"{paths.index.as_uri()}?mode=rw"
    for aside in sorted(paths.home.glob(f"{paths.index.name}.damaged-*")):
        if aside.is_file() and not aside.name.endswith("-journal"):
            yield f"{aside.as_uri()}?mode=ro&immutable=1"


def _lines_of(index: str) -> Iterator[tuple[Facts, bytes]]:
    """The events of an index of any version, as far as it can be read, in lines that are whole."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(index, uri=True)) as database:
        for (line,) in database.execute("SELECT line FROM event"):
            raw = f"{line}\n".encode()
            if is_whole(raw):
                with suppress(LineError):
                    yield read_facts(raw), raw


def _faults(path: Path, reader: JournalReader, size: int) -> Iterator[Finding]:
    """What is wrong with one journal file in itself."""
    if reader.damaged:
        one = len(reader.damaged) == 1
        yield Finding(
            "damaged",
            path.name,
            f"{path.name} has {'a damaged line' if one else 'damaged lines'}:"
            f" {listed(reader.damaged)}.",
            f"The damaged bytes go to a file beside it, and {path.name} keeps every whole line.",
        )
    if size > reader.end:
        yield Finding(
            "torn",
            path.name,
            f"{path.name} ends in {size - reader.end} bytes that are no whole line: an answer that"
            " was cut off before it was acknowledged, or a copy that is still under way.",
            "The torn end goes to a file beside it.",
        )


def _loss(path: Path, count: int) -> Finding:
    events = "an event" if count == 1 else f"{count} events"
    return Finding(
        "lost",
        path.name,
        f"{path.name} has lost {events} that the index still has.",
        "They are written back where they were.",
    )


def _missed(paths: Paths, known: int) -> Iterator[Finding]:
    """The last automatic backup, if it has more than journal and index together."""
    backup = last_backup(paths)
    if backup and backup.events > known:
        yield Finding(
            "backup",
            backup.file.name,
            f"The backup of {backup.made:%Y-%m-%d} has {backup.events:,} events, journal and index"
            f" together only {known:,}.",
            f"A repair cannot bring them back, but `quizapp restore {backup.file}` does.",
        )


def _index_state(
    path: Path, files: Mapping[Path, int], projection: Projection, ids: set[str]
) -> tuple[Finding | None, str]:
    """What is wrong with the index, and else what is worth knowing of it."""
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return None, "There is no index yet; the next opening builds it." if files else ""
    if not path.is_file():
        return Finding("index", path.name, f"{path} is not a file.", "It is put aside."), ""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as database:
            reason = _damage(database)
        if not reason:
            with closing(Index(path, projection)) as index:
                current = index.is_current(files)
                reason = _untruth(index, ids if current else set())
                if current and not reason and (wrong := index.memories.count_wrong()):
                    reason = f"it has {wrong} memories that do not follow from the events"
    except sqlite3.DatabaseError as error:
        reason = str(error)
    if reason:
        says = f"The index cannot be trusted ({reason}); no answer depends on it."
        return Finding("index", path.name, says, "It is put aside and built anew."), ""
    behind = "The index is behind the journal or the settings; the next opening reads it up."
    return None, "" if current else behind


def _damage(database: sqlite3.Connection) -> str:
    """What is wrong with the file as a database; empty when nothing is."""
    (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        return str(verdict)
    (number,) = database.execute("PRAGMA user_version").fetchone()
    tables = database.execute("SELECT 1 FROM sqlite_master").fetchone()
    return "it is of another version" if tables and number != NUMBER else ""


def _untruth(index: Index, ids: set[str]) -> str:
    """What is wrong with the events of an index that ought to have at least these."""
    missing = set(ids)
    for identity, line in index.events.lines():
        missing.discard(identity)
        if not is_whole(f"{line}\n".encode()):
            return "an event in it is damaged"
    return f"it lacks {len(missing)} events" if missing else ""


def repair(paths: Paths, projection: Projection) -> tuple[str, ...]:
    """Every event that either still has is in the journal; the index is right or gets built anew.

    Answers in other windows wait meanwhile. Nothing is deleted: damaged bytes go to files beside
    the journal, and an index that fails goes aside under another name.

    Returns:
        A sentence for each thing done.

    Raises:
        StoreError: The disk refused; what was not yet repaired is as it was.
    """
    try:
        with locked(paths.lock):
            # `settled_files` would wait for the lock that is held here.
            sizes = {path: path.stat().st_size for path in journal_files(paths)}
            found = check_up(paths, sizes, projection)
            done = []
            for path in sorted(found.mendable):
                lines = found.lost.get(path, ())
                aside = mend(path, lines)
                back = f" and has {len(lines)} of its events back" if lines else ""
                kept = f"; the damaged bytes are kept as {aside}" if aside else ""
                done.append(f"{path.name} is whole{back}{kept}.")
            if found.index_fails:
                aside = set_aside(paths.index)
                done.append(f"The next opening builds the index; the old one is kept as {aside}.")
    except OSError as error:
        raise refusal("The repair could not be finished in", paths.home, error) from error
    return tuple(done)

"""The catalogue: owns what is known of each deck file without reading it again."""

import json
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from quizapp import __version__
from quizapp.decks.complaints import Complaint
from quizapp.decks.files import deck_files
from quizapp.decks.kinds import Kind
from quizapp.store.index import Index


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One item, as light as planning needs it."""

    key: str
    kind: Kind
    core: bool
    """It counts when its topic's successors are unlocked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckEntry:
    """One deck file; without a topic when it could not be read."""

    file: str
    line: int = 1
    """Where the topic is named."""
    topic: str = ""
    title: str = ""
    track: str = ""
    level: str = ""
    prereqs: tuple[str, ...] = ()
    items: tuple[ItemEntry, ...] = ()
    complaints: tuple[Complaint, ...] = ()


def read_catalogue(
    roots: Iterable[Path], index: Index, read: Callable[[Path], DeckEntry]
) -> tuple[DeckEntry, ...]:
    """An entry for each deck file below the roots; only files that changed are read.

    Args:
        roots: Folders and files; what stands below two of them counts once.
        index: Remembers the entries for the next time.
        read: What makes an entry of a file that is new or has changed.

    Returns:
        The entries in the order of the roots. Of two files with one topic, the second has no items.

    Raises:
        sqlite3.DatabaseError: The index failed.
    """
    folders = [root.absolute() for root in roots]
    known = index.decks()
    entries: dict[str, DeckEntry] = {}
    fresh: dict[str, tuple[str, str]] = {}
    for path in deck_files(folders):
        file, stamp = str(path), stamp_of(path)
        if file in known and known[file][0] == stamp:
            entries[file] = from_json(known[file][1])
            continue
        entry = entries[file] = read(path)
        # An unreadable file may become readable without changing.
        if stamp and all(complaint.code != "E-FILE" for complaint in entry.complaints):
            fresh[file] = (stamp, to_json(entry))
    gone = [file for file in known if file not in entries and is_below(file, folders)]
    if fresh or gone:
        index.keep_decks(fresh, gone=gone)
    return without_twins(entries.values())


def stamp_of(path: Path) -> str:
    """Differs whenever the file, or what this version makes of it, may have changed.

    Returns:
        The stamp; empty for a file that is not there.
    """
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{__version__} {state.st_mtime_ns} {state.st_size}"


def is_below(file: str, folders: Iterable[Path]) -> bool:
    """The file is one of the roots or stands below one."""
    return any(Path(file).is_relative_to(folder) for folder in folders)


def without_twins(entries: Iterable[DeckEntry]) -> tuple[DeckEntry, ...]:
    """Of two files with one topic, the first counts; the second says so and has no items."""
    first: dict[str, DeckEntry] = {}
    return tuple(
        twin_of(first[entry.topic], entry)
        if entry.topic and first.setdefault(entry.topic, entry) is not entry
        else entry
        for entry in entries
    )


def twin_of(first: DeckEntry, second: DeckEntry) -> DeckEntry:
    """The second file's entry, with a complaint in place of its items."""
    complaint = Complaint(
        file=second.file,
        line=second.line,
        column=1,
        code="E-DUPLICATE-TOPIC",
        message=f"the topic '{second.topic}' stands already in {first.file}, line {first.line}",
        hint="Give one of the two another id.",
    )
    return replace(second, items=(), complaints=(*second.complaints, complaint))


def to_json(entry: DeckEntry) -> str:
    """The entry as text for the index; items and complaints are lists of their fields."""
    facts = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return json.dumps(facts, separators=(",", ":"), default=astuple)


def from_json(text: str) -> DeckEntry:
    """The entry that `to_json` wrote."""
    facts = json.loads(text)
    items = (ItemEntry(key, Kind(kind), core) for key, kind, core in facts.pop("items"))
    complaints = (Complaint(*complaint) for complaint in facts.pop("complaints"))
    prereqs = tuple(facts.pop("prereqs"))
    return DeckEntry(**facts, items=tuple(items), complaints=tuple(complaints), prereqs=prereqs)

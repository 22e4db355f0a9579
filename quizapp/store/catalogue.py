"""The catalogue: owns what is known of each deck file without reading it again."""

import json
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from quizapp import __version__
from quizapp.decks.complaints import Complaint
from quizapp.decks.files import deck_files
from quizapp.decks.kinds import Kind
from quizapp.store.details import Details, ItemDetails, read_details, with_gone, write_details
from quizapp.store.index import Index


class ItemEntry(NamedTuple):
    """One item, as light as planning needs it."""

    key: str
    kind: Kind
    core: bool
    """It counts when its topic's successors are unlocked."""
    rev: int = 1
    """A memory of an earlier revision is due at once."""


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
    renamed: tuple[tuple[str, str], ...] = ()
    """Each former key of an item, and the key that it has now."""
    retired: tuple[str, ...] = ()
    """The keys of cards that were taken out; what was learnt of them is kept."""
    complaints: tuple[Complaint, ...] = ()
    details: str = ""
    """More about the items, for `details_of`."""


KINDS: Final = {kind.value: kind for kind in Kind}
"""Looked up a hundred thousand times in a large library, and three times as quick as the enum."""

SHAPE: Final = crc32(
    repr(
        [
            *(field.name for kind in (DeckEntry, Complaint, Details) for field in fields(kind)),
            *(ItemEntry._fields, ItemDetails._fields),
        ]
    ).encode()
)
"""Any change of what an entry holds changes it, and all files are read again."""

MAKER: Final = f"{__version__}-{SHAPE}"
"""What made an entry; another one would make another of the same file."""


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
        entry = read(path)
        if file in known and is_readable(known[file][0]):
            entry = with_gone_items(from_json(known[file][1]), entry)
        entries[file] = entry
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
    return f"{MAKER} {state.st_mtime_ns} {state.st_size}"


def is_readable(stamp: str) -> bool:
    """The entry with this stamp was written by this version."""
    return stamp.startswith(f"{MAKER} ")


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
    return replace(
        second,
        items=(),
        renamed=(),
        retired=(),
        complaints=(*second.complaints, complaint),
        details="",
    )


def details_of(entry: DeckEntry) -> Details:
    """What is known of the deck's items beyond planning; worth keeping by those who ask often."""
    return read_details(entry.details)


def renames(entries: Iterable[DeckEntry]) -> dict[str, tuple[str, ...]]:
    """The earlier keys of each item that has any, for a replay that follows them."""
    earlier: dict[str, tuple[str, ...]] = {}
    for old, new in (pair for entry in entries for pair in entry.renamed):
        earlier[new] = (*earlier.get(new, ()), old)
    return earlier


def with_gone_items(before: DeckEntry, now: DeckEntry) -> DeckEntry:
    """The entry of a file that was read again, which also knows the items that are gone."""
    details = with_gone(details_of(now), details_of(before))
    return replace(now, details=write_details(details))


def to_json(entry: DeckEntry) -> str:
    """The entry as two lines of JSON: its items column by column, and the details apart."""
    facts = {field.name: getattr(entry, field.name) for field in fields(entry)}
    facts["items"] = list(zip(*entry.items, strict=True))
    details = facts.pop("details")
    return json.dumps(facts, separators=(",", ":"), default=astuple) + f"\n{details}"


def from_json(text: str) -> DeckEntry:
    """The entry that `to_json` wrote."""
    first, _, details = text.partition("\n")
    facts = json.loads(first)
    items: Iterable[ItemEntry] = ()
    if columns := facts.pop("items"):
        keys, kinds, cores, revs = columns
        rows = zip(keys, map(KINDS.__getitem__, kinds), cores, revs, strict=True)
        items = map(ItemEntry._make, rows)
    return DeckEntry(
        items=tuple(items),
        complaints=tuple(Complaint(*each) for each in facts.pop("complaints")),
        prereqs=tuple(facts.pop("prereqs")),
        renamed=tuple((old, new) for old, new in facts.pop("renamed")),
        retired=tuple(facts.pop("retired")),
        details=details,
        **facts,
    )

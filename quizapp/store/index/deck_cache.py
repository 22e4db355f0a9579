"""The catalogue: owns what is known of each deck file without reading it again."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar
from zlib import crc32

from quizapp import __version__
from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.read.files import deck_files
from quizapp.store.index.database import Index, KeptDeck
from quizapp.store.index.item_details import (
    Details,
    ItemDetails,
    read_details,
    with_gone,
    write_details,
)
from quizapp.study.queue.candidates import ASKABLE, family_of


class ItemEntry(NamedTuple):
    """One item, as light as planning needs it."""

    key: str
    kind: str
    core: bool
    """It counts when its topic's successors are unlocked."""
    rev: int = 1
    """A memory of an earlier revision is due at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSummary:
    """One deck file without its items; without a topic when it could not be read."""

    file: str
    line: int = 1
    """Where the topic is named."""
    topic: str = ""
    title: str = ""
    track: str = ""
    level: str = ""
    prereqs: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Each former key of an item, and the key that it has now."""
    retired: tuple[str, ...] = ()
    """The keys of cards that were taken out; what was learnt of them is kept."""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRecord(DeckSummary):
    """One deck file with its items."""

    items: tuple[ItemEntry, ...] = ()
    details: str = ""
    """More about the items, for `details_of`."""


Entry = TypeVar("Entry", bound=DeckSummary)

SHAPE: Final = crc32(
    repr(
        [
            *(field.name for kind in (DeckRecord, Diagnostic, Details) for field in fields(kind)),
            *(ItemEntry._fields, ItemDetails._fields, sorted(ASKABLE)),
        ]
    ).encode()
)
"""Any change of what an entry holds changes it, and all files are read again."""

MAKER: Final = f"{__version__}-{SHAPE}"
"""What made an entry; another one would make another of the same file."""


def read_catalogue(
    roots: Iterable[Path], index: Index, read: Callable[[Path], DeckRecord]
) -> tuple[DeckRecord, ...]:
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
    return without_twins(whole(head, index) for head in _heads(roots, index, read))


def read_heads(
    roots: Iterable[Path], index: Index, read: Callable[[Path], DeckRecord]
) -> tuple[DeckSummary, ...]:
    """The same without the items, which the index has from now on: what opening needs."""
    return without_twins(_heads(roots, index, read))


def whole(head: DeckSummary, index: Index) -> DeckRecord:
    """The entry that the head is of, as the index has it."""
    facts = {field.name: getattr(head, field.name) for field in fields(DeckSummary)}
    return DeckRecord(**facts, **_rest_from_json(index.deck_text(head.file)))


def _heads(
    roots: Iterable[Path], index: Index, read: Callable[[Path], DeckRecord]
) -> Iterable[DeckSummary]:
    folders = [root.absolute() for root in roots]
    known = index.decks()
    heads: dict[str, DeckSummary] = {}
    fresh: dict[str, KeptDeck] = {}
    for path in deck_files(folders):
        file, stamp = str(path), stamp_of(path)
        if file in known and known[file][0] == stamp:
            heads[file] = _head_from_json(known[file][1])
            continue
        entry = read(path)
        if file in known and is_readable(known[file][0]):
            before = whole(_head_from_json(known[file][1]), index)
            entry = with_gone_items(before, entry)
        head, _, rest = to_json(entry).partition("\n")
        heads[file] = _head_from_json(head)
        # An unreadable file may become readable without changing.
        if stamp and all(diagnostic.code != "E-FILE" for diagnostic in entry.diagnostics):
            fresh[file] = KeptDeck(stamp, head, rest, tuple(_rows(entry.items)))
    gone = [file for file in known if file not in heads and is_below(file, folders)]
    if fresh or gone:
        index.keep_decks(fresh, gone=gone)
    return heads.values()


def _rows(items: Sequence[ItemEntry]) -> Iterator[tuple[object, ...]]:
    """What can be asked, as the index keeps it: siblings have one number."""
    families: dict[str, int] = {}
    for place, item in enumerate(items):
        if item.kind in ASKABLE:
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
    return f"{MAKER} {state.st_mtime_ns} {state.st_size}"


def is_readable(stamp: str) -> bool:
    """The entry with this stamp was written by this version."""
    return stamp.startswith(f"{MAKER} ")


def is_below(file: str, folders: Iterable[Path]) -> bool:
    """The file is one of the roots or stands below one."""
    return any(Path(file).is_relative_to(folder) for folder in folders)


def without_twins(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of two files with one topic, the first counts; the second says so and has no items."""
    first: dict[str, Entry] = {}
    return tuple(
        twin_of(first[entry.topic], entry)
        if entry.topic and first.setdefault(entry.topic, entry) is not entry
        else entry
        for entry in entries
    )


def twin_of(first: DeckSummary, second: Entry) -> Entry:
    """The second file's entry, with a diagnostic in place of its items."""
    diagnostic = Diagnostic(
        file=second.file,
        line=second.line,
        column=1,
        code="E-DUPLICATE-TOPIC",
        message=f"the topic '{second.topic}' stands already in {first.file}, line {first.line}",
        hint="Give one of the two another id.",
    )
    inside: dict[str, Any] = {"items": (), "details": ""} if isinstance(second, DeckRecord) else {}
    return replace(
        second, renamed=(), retired=(), diagnostics=(*second.diagnostics, diagnostic), **inside
    )


def details_of(entry: DeckRecord) -> Details:
    """What is known of the deck's items beyond planning; worth keeping by those who ask often."""
    return read_details(entry.details)


def renames(entries: Iterable[DeckSummary]) -> dict[str, tuple[str, ...]]:
    """The earlier keys of each item that has any, for a replay that follows them."""
    earlier: dict[str, tuple[str, ...]] = {}
    for old, new in (pair for entry in entries for pair in entry.renamed):
        earlier[new] = (*earlier.get(new, ()), old)
    return earlier


def with_gone_items(before: DeckRecord, now: DeckRecord) -> DeckRecord:
    """The entry of a file that was read again, which also knows the items that are gone."""
    details = with_gone(details_of(now), details_of(before))
    return replace(now, details=write_details(details))


def to_json(entry: DeckRecord) -> str:
    """The entry as three lines of JSON: its head, its items column by column, and the details."""
    facts = {field.name: getattr(entry, field.name) for field in fields(DeckSummary)}
    lines = (facts, list(zip(*entry.items, strict=True)))
    texts = (json.dumps(line, separators=(",", ":"), default=astuple) for line in lines)
    return "\n".join((*texts, entry.details))


def from_json(text: str) -> DeckRecord:
    """The entry that `to_json` wrote."""
    head, _, rest = text.partition("\n")
    return DeckRecord(**_head_facts(head), **_rest_from_json(rest))


def _head_from_json(text: str) -> DeckSummary:
    return DeckSummary(**_head_facts(text))


def _head_facts(text: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(text)
    return facts | {
        "diagnostics": tuple(Diagnostic(*each) for each in facts["diagnostics"]),
        "prereqs": tuple(facts["prereqs"]),
        "renamed": tuple((old, new) for old, new in facts["renamed"]),
        "retired": tuple(facts["retired"]),
    }


def _rest_from_json(text: str) -> dict[str, Any]:
    columns, _, details = text.partition("\n")
    items: Iterable[ItemEntry] = ()
    if columns and (found := json.loads(columns)):
        keys, kinds, cores, revs = found
        rows = zip(keys, kinds, cores, revs, strict=True)
        items = map(ItemEntry._make, rows)
    return {"items": tuple(items), "details": details}

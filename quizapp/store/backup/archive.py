"""The backup archive: owns one file with all that is the learner's, proved good before it is named.

It is a ZIP archive of files as they lie, so that any tool can open it, and a list of them.
"""

import json
import os
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from lzma import LZMAError
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from quizapp import __version__
from quizapp.store.atomic import make_folder, sync_folder
from quizapp.store.backup.sources import Sources, find_sources, read_backup_source
from quizapp.store.errors import StoreError, disk_refusal
from quizapp.store.journal.codec import is_whole
from quizapp.store.paths import Paths
from quizapp.store.regular import open_regular
from quizapp.text.numbers import quantity

BACKUP_FORMAT: Final = 1
"""Raised when an older program would misread the archive."""

LIST: Final = "quizapp-backup.json"

QUICKLY: Final = 1
"""Of zlib's levels: the usual one takes nearly twice as long and saves an eighth of a journal."""

MEMBER: Final = re.compile(r"device|settings\.toml|journal/[^/\0]+|decks/[^\0]+")

FACT_TYPES: Final = {"format": int, "made": str, "events": int, "stamp": str, "files": dict}

DAMAGE_ERRORS = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    LZMAError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a damaged archive, or one that was made up, comes to."""

LONGEST_LIST_BYTES: Final = 2**24
"""Room for some hundred thousand names."""

LONGEST_REASON: Final = 120
"""In signs; it may quote the archive."""

MOST_BYTES: Final = 2**32
"""Of all files together, unpacked."""

MOST_TIMES: Final = 200
"""A journal packs to a tenth; what unpacks to far more than its archive was made to fill a disk."""

NEVER_TOO_MUCH_BYTES: Final = 2**26
"""However small the archive is."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    file: Path
    made_at: datetime
    """In UTC."""
    events: int
    """Events in its journals, each counted once."""
    sizes: Mapping[str, int]
    """Bytes of each file in it, by name."""
    stamp: str
    """Differs whenever any of the files had changed."""
    left_out: tuple[str, ...] = ()
    """A sentence for each file that could not be taken, when it was made just now."""


def write_backup(paths: Paths, file: Path, *, made_at: datetime, at_least: int = 0) -> Backup:
    """A backup has its name only once it was opened again, read through and counted.

    Args:
        paths: Where everything lies.
        file: What the backup shall be; its folder is made.
        made_at: The instant, aware.
        at_least: How many events there have to be.

    Raises:
        StoreError: There is such a file already, there are too few events, or the disk refused.
    """
    if os.path.exists(file):  # noqa: PTH110 - a name too long is refused below
        raise StoreError(f"{file} is there already and stays as it is; name another file.")
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        make_folder(file.parent)
        with draft.open("wb") as handle:
            events, left_out = _pack(find_sources(paths), handle, made_at)
            handle.flush()
            os.fsync(handle.fileno())
        backup = read_backup(draft)
        if backup.events != events:
            raise StoreError(f"{file} was not written as it should be; there is no backup.")
        if events < at_least:
            raise StoreError(
                f"The journal has {quantity(events, 'event')}, the last backup {at_least:,};"
                " `quizapp doctor` says more."
            )
        draft.rename(file)
        sync_folder(file.parent)
    except OSError as error:
        raise disk_refusal("The backup is not written to", file, error) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return replace(backup, file=file, left_out=left_out)


def read_backup(file: Path) -> Backup:
    """What a backup holds, after every byte of it has been read and checked.

    Raises:
        StoreError: It is damaged, or no backup of a kind that this version knows.
    """
    with opened(file) as archive:
        backup = _peek(file, archive)
        lines: set[int] = set()
        _refuse_flood(file, backup, archive)
        for name, size in backup.sizes.items():
            with archive.open(name) as member:
                length = sum(len(raw) for raw in counted(member, name, lines))
            if length != size:
                raise StoreError(f"{file} is damaged: {name} has {length} bytes and not {size}.")
        if len(lines) != backup.events:
            raise StoreError(
                f"{file} is damaged: it has {quantity(len(lines), 'event')}, not {backup.events}."
            )
    return backup


def peek_backup(file: Path) -> Backup:
    """What a backup says that it holds, unchecked.

    Raises:
        StoreError: It does not even say that.
    """
    with opened(file) as archive:
        return _peek(file, archive)


@contextmanager
def opened(file: Path) -> Iterator[ZipFile]:
    """The archive, open; whatever is wrong with it is a sentence.

    Raises:
        StoreError: It cannot be read, or it is damaged.
    """
    try:
        with open_regular(file) as handle, ZipFile(handle) as archive:
            yield archive
    except OSError as error:
        raise disk_refusal("The backup cannot be read from", file, error) from error
    except DAMAGE_ERRORS as error:
        reason = str(error)[:LONGEST_REASON] or type(error).__name__
        raise StoreError(f"{file} is damaged, or no backup of quizapp's ({reason}).") from error


def counted(raws: Iterable[bytes], name: str, lines: set[int]) -> Iterator[bytes]:
    """The lines of a file; whole ones of a journal join the set, by their hashes."""
    holds_events = is_journal(name)
    for raw in raws:
        if holds_events and is_whole(raw):
            lines.add(hash(raw))
        yield raw


def is_journal(name: str) -> bool:
    """The file of that name in an archive is a journal."""
    return name.startswith("journal/") and name.endswith(".jsonl")


def _pack(sources: Sources, handle: IO[bytes], made_at: datetime) -> tuple[int, tuple[str, ...]]:
    """Write the archive.

    Returns:
        How many events it should have, and what is left out.
    """
    lines: set[int] = set()
    sizes: dict[str, int] = {}
    left_out = list(sources.left_out)
    with ZipFile(handle, "w", ZIP_DEFLATED, compresslevel=QUICKLY) as archive:
        for name, source in sources.files.items():
            failures: list[str] = []
            raws: Iterable[bytes] = read_backup_source(name, source, failures)
            if not is_journal(name):
                # Half a journal is worth having, since each of its lines stands for itself.
                raws = list(raws)
            if not failures:
                with archive.open(_member(name, source.changed), "w", force_zip64=True) as member:
                    sizes[name] = sum(map(member.write, counted(raws, name, lines)))
            left_out += failures
        facts = {
            "format": BACKUP_FORMAT,
            "made": made_at.isoformat(),
            "quizapp": __version__,
            "events": len(lines),
            "stamp": sources.stamp,
            "files": sizes,
        }
        archive.writestr(_member(LIST, made_at), json.dumps(facts, indent=1))
    return len(lines), tuple(left_out)


def _member(name: str, instant: datetime) -> ZipInfo:
    info = ZipInfo(name, _zip_time(instant))
    info.compress_type = ZIP_DEFLATED
    return info


def _zip_time(instant: datetime) -> tuple[int, int, int, int, int, int]:
    """The instant as an archive writes it, which knows the years 1980 to 2107 alone.

    Python's clock, which `writestr` asks for itself, is not held to them.

    >>> _zip_time(datetime(1970, 1, 1, tzinfo=UTC))
    (1980, 1, 1, 0, 0, 0)
    """
    first, last = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)
    year, month, day, hour, minute, second, *_ = max(first, min(instant, last)).timetuple()
    return year, month, day, hour, minute, second


def _refuse_flood(file: Path, backup: Backup, archive: ZipFile) -> None:
    """The backup unpacks to what it lists, and that has a bound.

    Raises:
        StoreError: It does not.
    """
    for name, size in backup.sizes.items():
        # No more than this is ever unpacked of it.
        if archive.getinfo(name).file_size != size:
            raise StoreError(f"{file} is damaged: {name} has not the {size} bytes that are listed.")
    total = sum(backup.sizes.values())
    bound = min(MOST_BYTES, max(NEVER_TOO_MUCH_BYTES, MOST_TIMES * file.stat().st_size))
    if total > bound:
        raise StoreError(
            f"{file} would unpack to {total / 1e6:,.0f} MB, and of an archive of its size no more"
            f" than {bound / 1e6:,.0f} MB are taken."
        )


def _peek(file: Path, archive: ZipFile) -> Backup:
    with archive.open(LIST) as member:
        text = member.read(LONGEST_LIST_BYTES + 1)
    if len(text) > LONGEST_LIST_BYTES:
        raise ValueError("the list of its files is too long")
    facts: dict[str, Any] = json.loads(text)
    if facts["format"] > BACKUP_FORMAT:
        raise StoreError(f"{file} is of a newer version of quizapp ({facts['quizapp']}).")
    if fault := _fault_in(facts):
        raise ValueError(fault)
    sizes: dict[str, int] = facts["files"]
    for name in sizes:
        if not MEMBER.fullmatch(name) or not {"", ".", ".."}.isdisjoint(name.split("/")):
            raise StoreError(f"{file} is no backup of quizapp's: it has a file {name!r}.")
    made_at = datetime.fromisoformat(facts["made"]).astimezone(UTC)
    return Backup(file, made_at, facts["events"], sizes, facts["stamp"])


def _fault_in(facts: Mapping[str, Any]) -> str:
    """What of the facts is none of quizapp's; empty when all are."""
    for name, kind in FACT_TYPES.items():
        if type(facts[name]) is not kind:
            return f"{name} is no {kind.__name__}"
    numbers = (facts["events"], *facts["files"].values())
    if any(type(number) is not int or number < 0 for number in numbers):
        return "a size is none"
    return ""

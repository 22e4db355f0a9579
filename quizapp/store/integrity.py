"""Integrity: owns comparing journal and index with each other, and what is done when they differ.

A check changes nothing, and a repair deletes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from quizapp.store.atomic import locked
from quizapp.store.backup.daily import last_backup
from quizapp.store.errors import disk_refusal, first_numbers
from quizapp.store.index.check import index_fault
from quizapp.store.index.database import set_aside
from quizapp.store.index.projection import Projection
from quizapp.store.journal.files import journal_files, odd_entries
from quizapp.store.journal.reader import JournalReader
from quizapp.store.journal.repair import repair_file
from quizapp.store.lost_events import lost_lines
from quizapp.store.paths import Paths
from quizapp.store.settings.settings import read_settings
from quizapp.text.numbers import quantity


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    code: str
    """`odd`, `torn`, `damaged`, `lost`, `index`, `backup` or `settings`."""
    file: str
    says: str
    """A sentence on what was found."""
    remedy: str
    """A sentence on what a repair does about it."""


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """What a look at all of the learner's events has shown."""

    files: int
    """Journal files, one a device as a rule."""
    events: int
    """Events in them, each counted once."""
    findings: tuple[Fault, ...]
    notes: tuple[str, ...]
    """What is worth knowing and needs no repair."""
    lost: Mapping[Path, tuple[bytes, ...]]
    """Whole lines that only an index still has, by the journal file that they are missing from."""
    repairable: frozenset[Path]
    """The journal files that a repair would write anew."""
    index_fails: bool
    """A repair would put the index aside."""


def check_integrity(
    paths: Paths, files: Mapping[Path, int], projection: Projection
) -> IntegrityReport:
    """Everything that a reading of journal and index finds wrong.

    Args:
        paths: Where everything lies.
        files: The journal files with their settled lengths.
        projection: What ought to have made the memories.

    Raises:
        OSError: A journal cannot be read.
    """
    readers = {path: JournalReader(path, size=size) for path, size in files.items()}
    ids = {facts["id"] for reader in readers.values() for facts, _ in reader}
    lost = lost_lines(paths, ids)
    in_files = [
        *(
            fault
            for path, reader in readers.items()
            for fault in _faults(path, reader, files[path])
        ),
        *(_loss(path, len(lines)) for path, lines in lost.items()),
    ]
    ends = {path: reader.end for path, reader in readers.items()}
    in_index, note = _index_state(paths.index, ends, projection, ids)
    return IntegrityReport(
        files=len(files),
        events=len(ids),
        findings=(
            *_oddities(paths),
            *in_files,
            *in_index,
            *_missed(paths, len(ids) + sum(map(len, lost.values()))),
            *_settings(paths),
        ),
        notes=(*_newer(readers), *([note] if note else [])),
        lost=lost,
        repairable=frozenset(paths.journal / fault.file for fault in in_files),
        index_fails=bool(in_index),
    )


def _oddities(paths: Paths) -> Iterator[Fault]:
    """What stands among the journals and is none."""
    for entry in odd_entries(paths):
        yield Fault(
            "odd", entry.name, entry.says, "A repair leaves it; move it elsewhere yourself."
        )


def _faults(path: Path, reader: JournalReader, size: int) -> Iterator[Fault]:
    """What is wrong with one journal file in itself."""
    if reader.damaged:
        one = len(reader.damaged) == 1
        yield Fault(
            "damaged",
            path.name,
            f"{path.name} has {'a damaged line' if one else 'damaged lines'}:"
            f" {first_numbers(reader.damaged)}.",
            f"The damaged bytes go to a file beside it, and {path.name} keeps every whole line.",
        )
    if size > reader.end:
        yield Fault(
            "torn",
            path.name,
            f"{path.name} ends in {size - reader.end} bytes that are no whole line: an answer that"
            " was cut off before it was acknowledged, or a copy that is still under way.",
            "The torn end goes to a file beside it.",
        )


def _loss(path: Path, count: int) -> Fault:
    events = "an event" if count == 1 else f"{count} events"
    return Fault(
        "lost",
        path.name,
        f"{path.name} has lost {events} that the index still has.",
        "They are written back where they were.",
    )


def _newer(readers: Mapping[Path, JournalReader]) -> Iterator[str]:
    """A sentence for each file with lines that this version cannot read, and a newer one can."""
    for path, reader in readers.items():
        if reader.unread:
            yield (
                f"{path.name} has lines of a newer version of quizapp, which are kept:"
                f" {first_numbers(reader.unread)}."
            )


def _missed(paths: Paths, count: int) -> Iterator[Fault]:
    """The last automatic backup, if it has more events than journal and index together."""
    backup = last_backup(paths)
    if backup and backup.events > count:
        yield Fault(
            "backup",
            backup.file.name,
            f"The backup of {backup.made_at:%Y-%m-%d} has {quantity(backup.events, 'event')},"
            f" journal and index together only {count:,}.",
            f"A repair cannot bring them back, but `quizapp restore {backup.file}` does.",
        )


def _settings(paths: Paths) -> Iterator[Fault]:
    """What of the settings is not used."""
    for sentence in read_settings(paths.settings)[1]:
        name, remedy = paths.settings.name, "A repair leaves it; edit the file yourself."
        yield Fault("settings", name, sentence, remedy)


def _index_state(
    path: Path, files: Mapping[Path, int], projection: Projection, ids: set[str]
) -> tuple[tuple[Fault, ...], str]:
    """What is wrong with the index, and else what is worth knowing of it."""
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return (), "There is no index yet; the next opening builds it." if files else ""
    if not path.is_file():
        return (Fault("index", path.name, f"{path} is not a file.", "It is put aside."),), ""
    reason, behind = index_fault(path, files, projection, ids)
    if reason:
        sentence = f"The index cannot be trusted ({reason}); no answer depends on it."
        return (Fault("index", path.name, sentence, "It is put aside and built anew."),), ""
    note = "The index is behind the journal or the settings; the next opening reads it up."
    return (), note if behind else ""


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
        # Held from the check to the last repair: what is written back must still be missing then.
        with locked(paths.lock):
            # `settled_files` would wait for the lock that is held here.
            sizes = {path: path.stat().st_size for path in journal_files(paths)}
            report = check_integrity(paths, sizes, projection)
            sentences = [
                _repaired(path, report.lost.get(path, ())) for path in sorted(report.repairable)
            ]
            if report.index_fails:
                aside = set_aside(paths.index)
                sentences.append(
                    f"The next opening builds the index; the old one is kept as {aside}."
                )
    except OSError as error:
        raise disk_refusal("The repair could not be finished in", paths.home, error) from error
    return tuple(sentences)


def _repaired(path: Path, lines: tuple[bytes, ...]) -> str:
    """The journal file is whole and has these lines back; a sentence says so."""
    aside = repair_file(path, lines)
    back = f" and has {len(lines)} of its events back" if lines else ""
    debris = f"; the damaged bytes are kept as {aside}" if aside else ""
    return f"{path.name} is whole{back}{debris}."

"""Restoring a backup: owns how a backup comes back without anything that is here being lost.

Journals are united, event by event. Another file that differs takes its place, and the one that
was there is kept beside it. This machine keeps its name in the journal, or gets a new one: the
machine that made the backup may live on, and two must never write under one name.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from quizapp.store.atomic import free_name, locked, make_folder, replace_file
from quizapp.store.backup.archive import Backup, counted, is_journal, opened, read_backup
from quizapp.store.errors import PASSING, disk_refusal
from quizapp.store.journal.codec import is_whole
from quizapp.store.journal.files import journal_files
from quizapp.store.journal.repair import repair_file
from quizapp.store.paths import Paths
from quizapp.store.regular import oddity, read_regular


@dataclass(frozen=True, slots=True)
class Restoration:
    """What a backup would bring back."""

    backup: Backup
    events: dict[str, int]
    """How many events each journal would gain, by its name in the archive."""
    missing: tuple[str, ...]
    """Files that are not here."""
    differing: tuple[str, ...]
    """Files that say something else here."""
    blocked: tuple[str, ...]
    """A sentence for each file in whose place stands what is no file."""

    def __bool__(self) -> bool:
        return bool(self.events or self.missing or self.differing)


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """What became of a restoration."""

    asides: tuple[Path, ...]
    """Where the files are kept that were there before, and damaged bytes of the journals."""
    failures: tuple[str, ...]
    """A sentence for each file that the disk does not take."""


def plan_restoration(paths: Paths, file: Path) -> Restoration:
    """What restoring would do, after the backup has been verified; nothing is changed.

    Raises:
        StoreError: The backup is damaged, or the files here cannot be read.
    """
    backup = read_backup(file)
    try:
        with opened(file) as archive:
            return _plan(paths, backup, archive)
    except OSError as error:
        raise disk_refusal("The files cannot be compared with", paths.home, error) from error


def carry_out(paths: Paths, plan: Restoration) -> RestoreResult:
    """The learner's files have all that the backup has, but for what their disk does not take.

    Raises:
        StoreError: The disk refused all; whatever is restored by then is whole.
    """
    asides: list[Path | None] = []
    failures: list[str] = []
    try:
        make_folder(paths.home)
        # An answer in another window waits, lest it go to a journal that is being replaced.
        with locked(paths.lock), opened(plan.backup.file) as archive:
            hashes = _lines_here(paths)
            for name in (*plan.events, *plan.missing, *plan.differing):
                try:
                    asides.append(_bring_back(paths, archive, name, hashes))
                except OSError as error:
                    if error.errno in PASSING:
                        raise
                    # Such as a name that is too long here: the rest is wanted all the same.
                    failures.append(str(disk_refusal("It is not put back:", Path(name), error)))
    except OSError as error:
        raise disk_refusal("The backup is not restored in", paths.home, error) from error
    return RestoreResult(tuple(filter(None, asides)), tuple(failures))


def _bring_back(paths: Paths, archive: ZipFile, name: str, hashes: set[int]) -> Path | None:
    """The file has what the backup has.

    Returns:
        Where its old or damaged content is kept, if there is any.
    """
    place = place_of(paths, name)
    if is_journal(name):
        return repair_file(place, _new_lines(archive, name, hashes))
    return _put(place, archive.read(name))


def place_of(paths: Paths, name: str) -> Path:
    """Where a file of a backup belongs on this machine."""
    return paths.settings if name == "settings.toml" else paths.home / name


def _plan(paths: Paths, backup: Backup, archive: ZipFile) -> Restoration:
    hashes = _lines_here(paths)
    events: dict[str, int] = {}
    missing, differing, blocked = [], [], []
    for name in sorted(backup.sizes.keys() - {"device"}):
        place = place_of(paths, name)
        if os.path.lexists(place) and (reason := oddity(place)):
            blocked.append(f"{name} cannot be put back: what stands in its place {reason}.")
        elif is_journal(name):
            if gain := sum(1 for _ in _new_lines(archive, name, hashes)):
                events[name] = gain
        elif not os.path.lexists(place):
            missing.append(name)
        elif read_regular(place) != archive.read(name):
            differing.append(name)
    return Restoration(backup, events, tuple(missing), tuple(differing), tuple(blocked))


def _lines_here(paths: Paths) -> set[int]:
    """The whole lines of all journals here, by their hashes."""
    hashes: set[int] = set()
    for path in journal_files(paths):
        with path.open("rb") as handle:
            for _ in counted(handle, f"journal/{path.name}", hashes):
                pass
    return hashes


def _new_lines(archive: ZipFile, name: str, hashes: set[int]) -> Iterator[bytes]:
    """The whole lines of a journal in the archive that no journal here has."""
    with archive.open(name) as member:
        yield from (raw for raw in member if is_whole(raw) and hash(raw) not in hashes)


def _put(place: Path, data: bytes) -> Path | None:
    """The file holds the data.

    Returns:
        Where its old content is kept, if it had any.
    """
    old = free_name(place.with_name(f"{place.name}.kept")) if place.exists() else None
    if old:
        replace_file(old, [place.read_bytes()])
    replace_file(place, [data])
    return old

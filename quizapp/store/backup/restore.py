"""Restoring a backup: owns how a backup comes back without anything that is here being lost.

Journals are united, event by event. Another file that differs takes its place, and the one that
was there is kept beside it. This machine keeps its name in the journal, or gets a new one: the
machine that made the backup may live on, and two must never write under one name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from quizapp.store.atomic import free_name, locked, make_folder, replace_file
from quizapp.store.backup.archive import Backup, counted, is_journal, opened, read_backup
from quizapp.store.errors import disk_refusal
from quizapp.store.journal.codec import is_whole
from quizapp.store.journal.files import journal_files
from quizapp.store.journal.repair import repair_file
from quizapp.store.paths import Paths


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

    def __bool__(self) -> bool:
        return bool(self.events or self.missing or self.differing)


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


def carry_out(paths: Paths, plan: Restoration) -> tuple[Path, ...]:
    """The learner's files have all that the backup has.

    Returns:
        Where the files are kept that were there before, and damaged bytes of the journals.

    Raises:
        StoreError: The disk refused; whatever is restored by then is whole.
    """
    try:
        make_folder(paths.home)
        # An answer in another window waits, lest it go to a journal that is being replaced.
        with locked(paths.lock), opened(plan.backup.file) as archive:
            hashes = _lines_here(paths)
            asides = [
                repair_file(place_of(paths, name), _new_lines(archive, name, hashes))
                for name in plan.events
            ]
            asides += [
                _put(place_of(paths, name), archive.read(name))
                for name in (*plan.missing, *plan.differing)
            ]
    except OSError as error:
        raise disk_refusal("The backup is not restored in", paths.home, error) from error
    return tuple(filter(None, asides))


def place_of(paths: Paths, name: str) -> Path:
    """Where a file of a backup belongs on this machine."""
    return paths.settings if name == "settings.toml" else paths.home / name


def _plan(paths: Paths, backup: Backup, archive: ZipFile) -> Restoration:
    hashes = _lines_here(paths)
    events: dict[str, int] = {}
    missing, differing = [], []
    for name in sorted(backup.sizes.keys() - {"device"}):
        place = place_of(paths, name)
        if is_journal(name):
            if gain := sum(1 for _ in _new_lines(archive, name, hashes)):
                events[name] = gain
        elif not place.exists():
            missing.append(name)
        elif place.read_bytes() != archive.read(name):
            differing.append(name)
    return Restoration(backup, events, tuple(missing), tuple(differing))


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

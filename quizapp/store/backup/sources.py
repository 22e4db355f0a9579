"""The sources of a backup: owns which of the learner's files it takes, and what it leaves out."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from quizapp.store.journal.files import odd_entries, settled_files
from quizapp.store.paths import Paths
from quizapp.store.regular import oddity, open_regular
from quizapp.text.printable import printable

LATEST_CHANGE: Final = 2**32
"""In seconds after 1970: a file of a later time than 2106 has a time that is no time."""


class BackupSource(NamedTuple):
    """A file as it was when the backup began."""

    path: Path
    size: int
    """As far as it counts."""
    mtime_ns: int

    @property
    def changed(self) -> datetime:
        """When the file was last written, as far as that can be."""
        return datetime.fromtimestamp(
            max(0, min(self.mtime_ns // 10**9, LATEST_CHANGE)), UTC
        ).astimezone()


@dataclass(frozen=True, slots=True)
class Sources:
    """All files of the learner's."""

    files: Mapping[str, BackupSource]
    """By the name in the archive, and in that order."""
    left_out: tuple[str, ...]
    """For each that cannot be taken its name and the reason."""

    @property
    def stamp(self) -> str:
        """Tells the learner's files from the same after any change, by sizes and times alone."""
        facts = [f"{name} {source.size} {source.mtime_ns}" for name, source in self.files.items()]
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]


def find_sources(paths: Paths) -> Sources:
    """Every file of the learner's that a backup can take.

    Raises:
        OSError: The journals cannot be looked at.
    """
    settled = settled_files(paths)
    left_out = [entry.says for entry in odd_entries(paths)]
    candidates = {f"journal/{path.name}": path for path in settled}
    # Beside the journals lies what repairs have put aside.
    candidates |= {
        name: path
        for name, path in _files_below(paths.journal, left_out).items()
        if path.parent == paths.journal and path.suffix != ".jsonl"
    }
    candidates |= {"device": paths.device, "settings.toml": paths.settings}
    candidates |= _files_below(paths.decks, left_out)
    files: dict[str, BackupSource] = {}
    for name, path in sorted(candidates.items()):
        if not os.path.lexists(path):
            continue
        if reason := _why_not(name, path):
            left_out.append(f"{printable(name)} {reason}.")
            continue
        state = path.stat()
        files[name] = BackupSource(path, settled.get(path, state.st_size), state.st_mtime_ns)
    return Sources(files, tuple(left_out))


def read_backup_source(name: str, source: BackupSource, left_out: list[str]) -> Iterator[bytes]:
    """The lines of a file as far as it counts and can be read; where it cannot, that is noted.

    What was appended meanwhile is for the next backup.
    """
    remaining = source.size
    try:
        with open_regular(source.path) as handle:
            for raw in handle:
                remaining -= len(raw)
                if remaining < 0:
                    return
                yield raw
    except OSError as error:
        left_out.append(f"{printable(name)} cannot be read ({error.strerror}).")


def _why_not(name: str, path: Path) -> str:
    """Why a file cannot be taken, as the end of a sentence; empty when it can."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return "has a name that is not UTF-8"
    return oddity(path)


def _files_below(folder: Path, left_out: list[str]) -> dict[str, Path]:
    """The files below a folder by their names in the archive, but for hidden ones.

    Those are a version control's own, and such. A folder that cannot be looked into is noted.
    """

    def note(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            left_out.append(f"{printable(str(error.filename))} cannot be read ({error.strerror}).")

    files: dict[str, Path] = {}
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if name[0] != "."]
        paths = (Path(place, name) for name in names if name[0] != ".")
        files |= {f"{folder.name}/{path.relative_to(folder).as_posix()}": path for path in paths}
    return files

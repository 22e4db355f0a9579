"""Journal files: owns which entries of the journal folder are journals, and what the others are.

A synchroniser leaves links that lead nowhere, and a hand may leave anything. None of it keeps the
journals beside it from being read: it is passed over, and named.
"""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from quizapp.store.atomic import locked
from quizapp.store.paths import Paths
from quizapp.store.regular import oddity
from quizapp.text.printable import printable


class OddEntry(NamedTuple):
    """What stands where journals stand, and is none."""

    name: str
    says: str
    """A sentence on what it is."""


def journal_files(paths: Paths) -> list[Path]:
    """The journal files of all devices that have reached this machine, by name.

    Raises:
        OSError: There is a folder of journals that cannot be looked into.
    """
    return [path for path in _named_as_journals(paths) if not why_odd(path)]


def settled_files(paths: Paths) -> dict[Path, int]:
    """The journal files with their lengths, taken while nobody is in the middle of an append.

    What lies within these lengths has passed its fsync. A line beyond them may yet be taken back,
    so nobody must act on it.

    Raises:
        OSError: The journals cannot be looked at.
    """
    with ExitStack() as stack:
        # A home that is new or read-only has no lock to take, and nobody appends to it.
        with suppress(OSError):
            stack.enter_context(locked(paths.lock, shared=True))
        return {path: path.stat().st_size for path in journal_files(paths)}


def odd_entries(paths: Paths) -> tuple[OddEntry, ...]:
    """What is passed over where journals stand.

    Raises:
        OSError: There is a folder of journals that cannot be looked into.
    """
    folder = paths.journal
    if folder.is_symlink() and not folder.exists():
        says = f"{folder} leads nowhere, so no journal is read and no answer can be saved."
        return (OddEntry(folder.name, says),)
    if folder.exists() and not folder.is_dir():
        says = f"{folder} is no folder, so no journal is read and no answer can be saved."
        return (OddEntry(folder.name, says),)
    return tuple(
        OddEntry(
            printable(path.name),
            f"{printable(path.name)} in the folder of the journals {reason}; it is passed over.",
        )
        for path in _named_as_journals(paths)
        if (reason := why_odd(path))
    )


def why_odd(path: Path) -> str:
    """Why what stands there is no journal, as the end of a sentence; empty when it is one."""
    if path.name != printable(path.name):
        # The index could not even write it down.
        return "has a name that cannot be printed"
    return oddity(path)


def _named_as_journals(paths: Paths) -> Iterator[Path]:
    """Everything that is called as a journal is, by name."""
    try:
        entries = list(paths.journal.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return iter(())
    return iter(sorted(path for path in entries if path.match("*.jsonl") and path.name[0] != "."))

"""Deck files: where they are found."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Final

from quizapp.text.printable import printable

SUFFIXES: Final = (".yaml", ".yml")

MOST_ENTRIES_BELOW: Final = 20_000
"""Files and folders of any kind; what has more below it is a disk or a home, not a deck folder."""


def deck_files(roots: Iterable[Path]) -> Iterator[Path]:
    """Every deck file, once: a root that is a file itself, or the files below it by name.

    Hidden files and folders are left out; roots that do not exist give nothing. What cannot be
    looked at is given as it is, file or folder, since reading it will say why; so is a root with
    far too much below it, and nothing else of it.
    """
    paths: set[Path] = set()
    for root in roots:
        for path in _at(root):
            if path not in paths:
                paths.add(path)
                yield path


def printable_path(path: Path) -> str:
    """The path as text; one that is not UTF-8 with its odd bytes spelled out, to be printed."""
    name = str(path)
    return name if is_utf8(path) else printable(name)


def is_in(path: Path, folders: Iterable[Path]) -> bool:
    """The path stands below one of the folders, by whatever link it is reached."""
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)


def is_utf8(path: Path) -> bool:
    """The path can be written to a terminal, a journal or a database."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _at(root: Path) -> Iterable[Path]:
    """The root, or what is below it."""
    try:
        if root.is_dir():
            walk = _Walk()
            paths = list(walk.below(root))
            return [root] if walk.is_too_long else paths
        return [root] if root.exists() else []
    except OSError:
        return [root]


class _Walk:
    """A way through the folders of one root, which ends when there are far too many entries."""

    def __init__(self) -> None:
        self._entries = 0

    @property
    def is_too_long(self) -> bool:
        return self._entries > MOST_ENTRIES_BELOW

    def below(self, folder: Path | str) -> Iterator[Path]:
        """The deck files in a folder, then those in its folders, each by name.

        A running app looks once a second, so the listing itself has to say what is a file.
        """
        try:
            with os.scandir(folder) as listing:
                entries = list(islice(listing, MOST_ENTRIES_BELOW + 1 - self._entries))
        except FileNotFoundError:
            return
        except OSError:
            yield Path(folder)
            return
        self._entries += len(entries)
        visible = sorted((e for e in entries if e.name[0] != "."), key=attrgetter("name"))
        for entry in visible:
            if entry.name.endswith(SUFFIXES) and _may_be_file(entry):
                yield Path(entry.path)
        for entry in visible:
            if self.is_too_long:
                return
            if entry.is_dir(follow_symlinks=False):
                yield from self.below(entry.path)


def _may_be_file(entry: os.DirEntry[str]) -> bool:
    """It is a file, or leads to where nobody may look."""
    try:
        return entry.is_file()
    except OSError:
        return True

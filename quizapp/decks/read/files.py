"""Deck files: where they are found."""

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Final

from quizapp.text.printable import printable

SUFFIXES: Final = (".yaml", ".yml")


def deck_files(roots: Iterable[Path]) -> Iterator[Path]:
    """Every deck file, once: a root that is a file itself, or the files below it by name.

    Hidden files and folders are left out; roots that do not exist give nothing. What cannot be
    looked at is given as it is, file or folder, since reading it will say why.
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
            return _below(root)
        return [root] if root.exists() else []
    except OSError:
        return [root]


def _below(folder: Path | str) -> Iterator[Path]:
    """The deck files in a folder, then those in its folders, each by name.

    A running app looks once a second, so the listing itself has to say what is a file.
    """
    try:
        with os.scandir(folder) as entries:
            visible = sorted((e for e in entries if e.name[0] != "."), key=attrgetter("name"))
    except FileNotFoundError:
        return
    except OSError:
        yield Path(folder)
        return
    for entry in visible:
        if entry.name.endswith(SUFFIXES) and _may_be_file(entry):
            yield Path(entry.path)
    for entry in visible:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)


def _may_be_file(entry: os.DirEntry[str]) -> bool:
    """It is a file, or leads to where nobody may look."""
    try:
        return entry.is_file()
    except OSError:
        return True

"""Deck files: where they are found."""

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Final

SUFFIXES: Final = (".yaml", ".yml")


def deck_files(roots: Iterable[Path]) -> Iterator[Path]:
    """Every deck file, once: a root that is a file itself, or the files below it by name.

    Hidden files and folders are left out; roots that do not exist give nothing.
    """
    seen: set[Path] = set()
    for root in roots:
        for path in _below(root) if root.is_dir() else filter(Path.exists, [root]):
            if path not in seen:
                seen.add(path)
                yield path


def _below(folder: Path | str) -> Iterator[Path]:
    """The deck files in a folder, then those in its folders, each by name.

    A running app looks once a second, so the listing itself has to say what is a file.
    """
    try:
        with os.scandir(folder) as entries:
            visible = sorted((e for e in entries if e.name[0] != "."), key=attrgetter("name"))
    except OSError:
        return
    for entry in visible:
        if entry.name.endswith(SUFFIXES) and entry.is_file():
            yield Path(entry.path)
    for entry in visible:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)

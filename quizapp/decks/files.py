"""Deck files: where they are found."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

SUFFIXES: Final = (".yaml", ".yml")


def deck_files(roots: Iterable[Path]) -> Iterator[Path]:
    """Every deck file, once: a root that is a file itself, or the files below it by name.

    Hidden files and folders are left out; roots that do not exist give nothing.
    """
    seen: set[Path] = set()
    for root in roots:
        for path in _below(root) if root.is_dir() else [root]:
            if path not in seen and path.exists():
                seen.add(path)
                yield path


def _below(folder: Path) -> Iterator[Path]:
    """The deck files in a folder, then those in its folders, each by name."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if path.suffix in SUFFIXES and not name.startswith(".") and path.is_file():
                yield path

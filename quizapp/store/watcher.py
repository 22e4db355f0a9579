"""The watcher: owns noticing that deck files have changed, by looking at names, times and sizes."""

from collections.abc import Iterable
from pathlib import Path

from quizapp.decks.read.files import deck_files
from quizapp.store.index.deck_cache import stamp_of


class Watcher:
    """Remembers how the deck files below some folders looked; made before they are read.

    It sees what `read_records` would read again: new, deleted, renamed and written files.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = tuple(root.absolute() for root in roots)
        self._looks = self._look()

    def changed(self) -> bool:
        """The files look different from the last time somebody asked, or from the start."""
        before, self._looks = self._looks, self._look()
        return self._looks != before

    def _look(self) -> dict[Path, str]:
        return {path: stamp_of(path) for path in deck_files(self._roots)}

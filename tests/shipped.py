"""The shipped topics, read and judged once a process of tests and not by each new home."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from quizapp.cli import context
from quizapp.collection.reading.deck_reader import DeckReading
from quizapp.store.index.deck_cache import stamp_of
from quizapp.store.index.deck_record import DeckRecord

READ: Final[Callable[[Path], DeckReading]] = context.read_deck
SHIPPED: Final[Path] = context.shipped_topics()


@cache
def _reading(path: Path, _stamp: str) -> DeckReading:
    reading = READ(path)
    verdicts: list[DeckRecord] = []

    def judge(record: DeckRecord) -> DeckRecord:
        if not verdicts:
            verdicts.append(reading.judge(record))
        return verdicts[0]

    return reading._replace(record=cache(reading.record), judge=judge)


def read_deck_once(path: Path) -> DeckReading:
    """As the program reads it; a shipped one as it was read before, if it is what it was."""
    return _reading(path, stamp_of(path)) if SHIPPED in path.parents else READ(path)

"""Leeches: what the clinic shows of an item that costs more than it gives."""

from collections.abc import Iterable
from typing import Final

from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.replay import standing

MARKS: Final = {"failed": "✗", "hard": "~", "good": "✓", "easy": "✚"}
ASCII_MARKS: Final = {"failed": "x", "hard": "~", "good": "o", "easy": "+"}
"""One cell each, told apart by shape alone."""


def strip(history: Iterable[Event], *, ascii_only: bool = False) -> str:
    """The item's graded answers as a strip of marks, the oldest first; drills and crams aside."""
    marks = ASCII_MARKS if ascii_only else MARKS
    return "".join(
        marks[_word(event)]
        for event in standing(history)
        if event.kind in (EventKind.REVIEW, EventKind.AHEAD) and event.quality is not None
    )


def _word(event: Event) -> str:
    assert event.quality is not None
    return event.quality.name.lower() if event.quality.passed else "failed"

"""Leeches: which items cost more than they give, and what the clinic shows of them."""

from collections.abc import Iterable
from typing import Final

from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import standing

LEECH_LAPSES: Final = 6
LEECH_AGAIN: Final = 3
"""After the first flag, one more every so many lapses; as many flag an item at the ease floor."""

MARKS: Final = {"failed": "✗", "hard": "~", "good": "✓", "easy": "✚"}
ASCII_MARKS: Final = {"failed": "x", "hard": "~", "good": "o", "easy": "+"}
"""One cell each, told apart by shape alone."""


def lapses_reason(memory: Memory) -> str:
    """That the item was failed too often, in a sentence; empty when it was not."""
    if memory.lapses < LEECH_LAPSES:
        return ""
    return (
        f"It was known and failed again {memory.lapses} times; "
        f"from {LEECH_LAPSES} times on an item costs more than it gives."
    )


def is_flagged_anew(before: Memory, after: Memory) -> bool:
    """The answer between the two made one more round of lapses of what was a leech before."""
    return after.lapses > max(before.lapses, LEECH_LAPSES) and after.lapses % LEECH_AGAIN == 0


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

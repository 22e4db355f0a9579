"""Leeches: what the clinic shows of an item that costs more than it gives."""

from collections.abc import Iterable
from typing import Final

from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import standing
from quizapp.study.scheduler.sm2 import (
    LEECH_AGAIN,
    LEECH_LAPSES,
    MINIMUM_EASE,
    SM2,
    Preset,
    is_leech,
)

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


def leech_reason(memory: Memory, *, preset: Preset = SM2) -> str:
    """Which rule the item breaks, in a sentence; empty when it is no leech."""
    if not is_leech(memory, preset=preset):
        return ""
    if memory.lapses >= LEECH_LAPSES:
        return (
            f"It was known and failed again {memory.lapses} times; "
            f"from {LEECH_LAPSES} times on an item costs more than it gives."
        )
    return (
        f"Its ease is at the floor of {MINIMUM_EASE / 100:.2f}, and it was known and failed again "
        f"{memory.lapses} times; {LEECH_AGAIN} times are too many there."
    )


def _word(event: Event) -> str:
    assert event.quality is not None
    return event.quality.name.lower() if event.quality.passed else "failed"

"""The grades on offer: owns their keys and names, and when an item comes back after each."""

from datetime import date
from typing import Final

from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory

AGAIN_TODAY: Final = "↺"
"""Stands behind the day on which an item comes back, where it is asked once more before that."""

FOUR: Final = {
    "1": (Quality.AGAIN, "Again"),
    "2": (Quality.HARD, "Hard"),
    "3": (Quality.GOOD, "Good"),
    "4": (Quality.EASY, "Easy"),
}
SIX: Final = {
    "0": (Quality.BLANK, "Blank"),
    "1": (Quality.WRONG, "Wrong"),
    "2": (Quality.AGAIN, "Again"),
    "3": (Quality.HARD, "Hard"),
    "4": (Quality.GOOD, "Good"),
    "5": (Quality.EASY, "Easy"),
}
"""SM-2's own six, for learners who turn `six_grades` on; the key is the quality."""


def first_grade(quality: Quality, scheduler: Scheduler, today: date, *, six: bool) -> str:
    """The button for a new item that earns this quality, in words: key, name, and effect.

    >>> from quizapp.study.scheduler.sm2 import SM2
    >>> first_grade(Quality.GOOD, SM2, date(2026, 3, 1), six=False)
    '3 Good 1 d'
    """
    names = {graded: f"{key} {name}" for key, (graded, name) in (SIX if six else FOUR).items()}
    # Of four buttons the first one stands for every failure.
    name = names.get(quality) or names[Quality.AGAIN]
    after = scheduler.preview(Memory(), today=today, seed="")[quality]
    return f"{name} {effect(Memory(), after, today)}"


def crammed(before: Memory, quality: Quality) -> str:
    """What a grade does in a filtered session: only what failed comes back there."""
    if not quality.passed:
        return "↺ later"
    return "as planned" if before.due else "no effect"


def effect(before: Memory, after: Memory, today: date) -> str:
    """When the item would come back, in a few characters.

    >>> today = date(2026, 3, 1)
    >>> effect(Memory(), Memory(due=date(2026, 3, 7), last=today), today)
    '6 d'
    >>> effect(Memory(), Memory(due=date(2026, 3, 2), last=today, drilling=True), today)
    '1 d ↺'
    >>> left = Memory(due=date(2026, 3, 9), last=date(2026, 2, 27), drilling=True)
    >>> effect(left, left, today)
    'as planned'
    """
    # A drill of another day that was never passed is not asked today.
    again = f" {AGAIN_TODAY}" if after.drilling and after.last == today else ""
    if before.due is not None and after.due == before.due and after.last == before.last:
        return "↺ later" if again else "as planned"
    return f"{((after.due or today) - today).days} d{again}"

"""A step of a session: owns what is asked now, and how far the session has come."""

from dataclasses import dataclass

from quizapp.study.scheduler.memory import Memory


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked now."""

    key: str
    memory: Memory
    """Before the answer."""
    drill: bool
    """A same-day repeat, which does not move the schedule."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the session has come: "12 of 31 · 3 to drill"."""

    done: int
    total: int
    to_drill: int

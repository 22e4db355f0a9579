"""Requests: owns which session a learner asks for, in the app or on the command line."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.study.filters import Filter


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """All that is due, unless a field says something else."""

    topics: frozenset[str] | None = None
    """Only these, which counts as opening them by hand."""
    filter: "Filter | None" = None
    """What it chooses, due or not, without moving the schedule."""
    days_ahead: int = 0
    """What comes due within so many days."""

"""The phases of a spoken answer: what there is between a question and its grade, a class each."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Waiting:
    """Between two questions."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """The question is asked, and nothing else of it may be seen."""

    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """An answer that was given."""

    notes: str
    thinking_ms: int
    confidence: float | None = None
    """The stated probability that at least half was named."""


@dataclass(frozen=True, slots=True)
class StatingConfidence:
    """The answer is given: how likely is it that at least half was named?"""

    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Ticking:
    """Point by point: was it said?"""

    spoken: Spoken
    ticks: tuple[bool | None, ...]
    """None for a point that is not judged yet; no point behind `place` may be seen."""
    place: int = 0
    """Of the point in question."""


@dataclass(frozen=True, slots=True)
class Judging:
    """All points are ticked or not: the verdict, the red flags, the senior angle."""

    ticking: Ticking
    flags: frozenset[int] = frozenset()
    """The red flags that the learner admits, by their places."""
    followups: int = 0
    """How many follow-ups were asked so far."""


@dataclass(frozen=True, slots=True)
class Over:
    """Everything was asked."""


SpokenPhase: TypeAlias = Waiting | Speaking | StatingConfidence | Ticking | Judging | Over

"""Events: the facts of a study life. State is folded from a journal of them, which is the truth."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quizapp.study.quality import Quality


class EventKind(StrEnum):
    """What happened; a journal may also hold kinds that a newer version wrote."""

    REVIEW = "review"
    """A graded answer: it moves the schedule."""
    DRILL = "drill"
    """A same-day repeat after a failed or hard review: it only moves the drill queue."""
    AHEAD = "ahead"
    """A success too early to count: logged, schedule unchanged."""
    CRAM = "cram"
    """An answer in a filtered session: logged, schedule unchanged."""
    UNDO = "undo"
    """Takes back the event that `undoes` names."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant as the learner lived it; only the front door makes these from a clock."""

    at: datetime
    """UTC, aware."""
    offset_minutes: int
    """Local time minus UTC."""
    day: date
    """The study day for which it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact, as one line of the journal."""

    id: str
    """Unique over all devices."""
    kind: str
    """An `EventKind`, or the word of a newer version."""
    moment: Moment
    key: str = ""
    """The item's key."""
    fingerprint: str = ""
    """Of what was shown."""
    quality: Quality | None = None
    proposed: Quality | None = None
    """What the machine proposed, where the kind is graded by machine."""
    confidence: float | None = None
    """The stated probability of being right, before the reveal."""
    thinking_ms: int | None = None
    answer: str = ""
    """What the learner gave, as text."""
    count: int = 0
    """Answers on this item before this one: the seed of its numbers, its shuffle and its fuzz."""
    scheduler: str = ""
    interval_before: int | None = None
    interval_after: int | None = None
    ease_before: int | None = None
    ease_after: int | None = None
    undoes: str = ""
    """The id of the event taken back."""
    device: str = ""
    """Stamped by the journal, as is `sequence`."""
    sequence: int = 0

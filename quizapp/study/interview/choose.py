"""Choosing: owns which questions an interview asks, and in which order: the least ready first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from quizapp.decks.kinds.marks import LEVELS
from quizapp.study.interview.answers import SpokenAnswer
from quizapp.study.points import weigh
from quizapp.study.quality import Quality

COUNT: Final = 5
"""Questions of an interview, unless another number is asked for."""

MINUTES: Final = 10


class LastSpoken(NamedTuple):
    """What the last answer to a question came to."""

    day: date
    share: float | None
    quality: Quality
    over_ms: int
    named: float
    """Weight."""
    offered: float

    @classmethod
    def of(cls, answer: SpokenAnswer) -> "LastSpoken":
        """What this answer came to."""
        return cls(
            answer.moment.day,
            answer.share,
            answer.quality,
            answer.over_ms,
            weigh(answer.named),
            weigh(answer.points),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """A question that may be asked, and how ready the learner is for it."""

    key: str
    topic: str
    level: str
    """Empty where the question says none."""
    question: str
    """On one line, as lists show it."""
    seconds: int = 0
    """Its own time; 0 is none."""
    due: date | None = None
    """None while new."""
    last: LastSpoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRequest:
    """What kind of interview is wanted."""

    topics: frozenset[str] | None = None
    """None is all."""
    levels: frozenset[str] | None = None
    """None is all, those without a level among them."""
    count: int = COUNT
    """0 is all that there are."""
    minutes: int = MINUTES
    """How long it is meant to be, which the clock shows; 0 is no matter how long."""
    aloud: bool = True
    """Answered to a listener, real or not; else in notes."""

    def admits(self, row: Readiness) -> bool:
        """The question may be asked."""
        in_topics = self.topics is None or row.topic in self.topics
        return in_topics and (self.levels is None or row.level in self.levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenQuestions:
    """What an interview would ask."""

    asked: tuple[Readiness, ...]
    candidates: int
    """How many questions the request admits."""

    @property
    def seconds(self) -> int:
        """The questions' own times together."""
        return sum(row.seconds for row in self.asked)


def choose(rows: Iterable[Readiness], request: DeskRequest, *, today: date) -> ChosenQuestions:
    """What the request asks of these questions, the least ready first.

    New ones first, then what is due, the latest first, then the rest by the share that was named
    last; of equals the order of the decks holds. Never two of one topic in a row while one of
    another waits.

    Args:
        rows: in the order of the decks.
        request: says which, and how many.
        today: the study day.
    """
    waiting = sorted(filter(request.admits, rows), key=lambda row: _unreadiness(row, today))
    candidates = len(waiting)
    wanted = min(request.count or candidates, candidates)
    asked: list[Readiness] = []
    while len(asked) < wanted:
        last = asked[-1].topic if asked else ""
        row = next((row for row in waiting if row.topic != last), waiting[0])
        waiting.remove(row)
        asked.append(row)
    return ChosenQuestions(asked=tuple(asked), candidates=candidates)


def _unreadiness(row: Readiness, today: date) -> tuple[int, int, float]:
    """Sorts the least ready first."""
    share = row.last.share if row.last and row.last.share is not None else 0.0
    if row.due is None:
        return 0, 0, 0.0
    if row.due <= today:
        return 1, -(today - row.due).days, share
    return 2, 0, share


def levels_asked(rows: Iterable[Readiness]) -> tuple[str, ...]:
    """The levels that these questions have, the easiest first."""
    present = {row.level for row in rows}
    return tuple(level for level in LEVELS if level in present)

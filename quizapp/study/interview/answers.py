"""Spoken answers: owns what the journal says of an answer to an interview question."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.study.event import Event, Moment
from quizapp.study.points import OfferedPoint, read_offered, share_named
from quizapp.study.quality import Quality
from quizapp.study.scheduler.replay import ANSWERED, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenAnswer:
    """One answer, as its event tells it: no deck is needed."""

    event_id: str
    key: str
    moment: Moment
    mock: str
    """The mock interview that it belongs to; empty in a daily session."""
    level: str
    seconds: int
    """The question's own time; 0 is none."""
    quality: Quality
    confidence: float | None
    thinking_ms: int
    notes: str
    points: tuple[OfferedPoint, ...]
    ticked: frozenset[str]

    @property
    def share(self) -> float | None:
        """Of the weight, as it was offered; None for a question without points."""
        return share_named(self.points, self.ticked)

    @property
    def over_ms(self) -> int:
        """By how much the answer took longer than the question's own time; 0 where it did not."""
        return max(0, self.thinking_ms - 1000 * self.seconds) if self.seconds else 0

    @property
    def named(self) -> tuple[OfferedPoint, ...]:
        """The points that were ticked."""
        return tuple(point for point in self.points if point.id in self.ticked)

    @property
    def missed(self) -> tuple[OfferedPoint, ...]:
        """The points that were not."""
        return tuple(point for point in self.points if point.id not in self.ticked)


def spoken_answers(events: Iterable[Event]) -> tuple[SpokenAnswer, ...]:
    """The answers to interview questions among the events, in the order in which they count.

    What was taken back is none. Of an answer that is neither part of a mock nor ticked, nothing in
    the journal says that it was spoken.
    """
    return tuple(
        _answer(event, event.quality)
        for event in standing(events)
        if event.kind in ANSWERED and event.quality is not None and (event.mock or event.offered)
    )


def _answer(event: Event, quality: Quality) -> SpokenAnswer:
    return SpokenAnswer(
        event_id=event.id,
        key=event.key,
        moment=event.moment,
        mock=event.mock,
        level=event.level,
        seconds=max(0, event.seconds),
        quality=quality,
        confidence=event.confidence,
        thinking_ms=max(0, event.thinking_ms or 0),
        notes=event.answer,
        points=read_offered(event.offered),
        ticked=frozenset(event.ticked),
    )

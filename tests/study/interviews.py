"""Interviews: a question with its points, and events as a learner's interviews would leave them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.kinds.interview import Interview, Point
from quizapp.decks.text import Text
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.interview.answers import SpokenAnswer, spoken_answers
from quizapp.study.points import read_offered, share_named
from quizapp.study.quality import Quality

TODAY: Final = date(2026, 11, 27)

OFFERED: Final = ("p1:3", "p2:2", "p3:2:failure", "p4:1:tradeoff")

QUESTION: Final = Interview(
    id="iv-logits",
    line=1,
    column=1,
    level="expert",
    question=Text("Why logits?"),
    seconds=120,
    points=(
        Point("p1", 3, Text("Log-sum-exp keeps it finite")),
        Point("p2", 2, Text("The gradient is p - y")),
        Point("p3", 2, Text("A float32 sigmoid is 1 from z = {=17}"), "failure"),
        Point("p4", 1, Text("Readers have to apply it"), "tradeoff"),
    ),
    senior=Text("Clipping is a policy."),
    red_flags=(Text("It is shorter"), Text("It is the same")),
    followups=(Text("Why can it give nan?"),),
)


def spoken_item(card: Interview = QUESTION) -> Item:
    """The question as an item of its topic."""
    return Item(f"ml.cost/{card.id}", "ml.cost", card)


def at(seconds: float, day: date = TODAY) -> Moment:
    """So many seconds after noon."""
    return Moment(
        datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(0, seconds), 0, day
    )


def spoken(
    name: str,
    ticked: Iterable[str] = (),
    *,
    seconds: float = 0,
    key: str = "ml.cost/iv-logits",
    offered: tuple[str, ...] = OFFERED,
    mock: str = "",
    level: str = "expert",
    quality: Quality = Quality.HARD,
    thinking_ms: int = 100_000,
    confidence: float | None = None,
) -> Event:
    """The event of an answer."""
    ticks = tuple(ticked)
    return Event(
        id=name,
        kind=EventKind.REVIEW,
        moment=at(seconds),
        key=key,
        quality=quality,
        thinking_ms=thinking_ms,
        confidence=confidence,
        mock=mock,
        ticked=ticks,
        offered=offered,
        share=share_named(read_offered(offered), ticks),
        level=level,
        seconds=120,
    )


def answers(*events: Event) -> tuple[SpokenAnswer, ...]:
    """What the events say."""
    return spoken_answers(events)

"""Which answers statistics count, slowly and obviously, from events as they were written."""

from collections.abc import Iterable
from typing import NamedTuple

from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.replay import ANSWERED, aliases, standing


class ScoredReview(NamedTuple):
    """One answer that counts."""

    item: str
    day: int
    quality: int
    interval_before: int
    previous_day: int
    confidence: float | None


def scored_reviews(events: Iterable[Event]) -> list[ScoredReview]:
    """The first graded answer of each item's study days, if a review, from its second day on."""
    stands = standing(events)
    now = aliases(stands)
    days: dict[str, list[int]] = {}
    reviews = []
    for event in stands:
        if event.quality is None or event.kind not in ANSWERED:
            continue
        item, day = now.get(event.key, event.key), event.moment.day.toordinal()
        earlier = days.setdefault(item, [])
        if day in earlier:
            continue
        if earlier and event.kind == EventKind.REVIEW:
            interval = -1 if event.interval_before is None else event.interval_before
            row = ScoredReview(
                item, day, int(event.quality), interval, earlier[-1], event.confidence
            )
            reviews.append(row)
        earlier.append(day)
    return sorted(reviews, key=lambda row: row[:2])

"""The overview: how much of each topic is due, new and known, counted from light rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quizapp.study.queue import Candidate


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What the list of topics says about one of them."""

    topic: str
    title: str
    due: int
    """Items met before whose day has come, and drills left over from earlier today."""
    new: int
    """Items never answered."""
    total: int
    next_due: date | None
    """The earliest day on which something is due; none while nothing was ever answered."""


def facts(topic: str, title: str, candidates: Iterable[Candidate], *, today: date) -> TopicFacts:
    """The counts of one topic's candidates."""
    due = new = total = 0
    next_due: date | None = None
    for candidate in candidates:
        total += 1
        memory = candidate.memory
        day = None if memory is None else memory.due
        if memory is None or day is None:
            new += 1
            continue
        due += day <= today or (memory.drilling and memory.last == today)
        next_due = day if next_due is None else min(next_due, day)
    return TopicFacts(topic, title, due, new, total, next_due)

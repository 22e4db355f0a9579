"""The overview: how much of each topic is due, new and known, counted from light rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quizapp.study.queue.candidates import Candidate
from quizapp.study.scheduler.memory import Memory


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
    suspended: int = 0
    """Items that are not asked before they are resumed: they are neither due nor new."""
    flagged: int = 0
    """Items whose card the learner wants to mend."""


def facts(topic: str, title: str, candidates: Iterable[Candidate], *, today: date) -> TopicFacts:
    """The counts of one topic's candidates; what is buried for today is not due today."""
    due = new = total = suspended = flagged = 0
    next_due: date | None = None
    for candidate in candidates:
        total += 1
        memory = candidate.memory or Memory()
        flagged += memory.flagged
        if memory.suspended:
            suspended += 1
        elif memory.due is None:
            new += 1
        else:
            waits = memory.due <= today or (memory.drilling and memory.last == today)
            due += waits and not memory.rests_on(today)
            next_due = memory.due if next_due is None else min(next_due, memory.due)
    return TopicFacts(topic, title, due, new, total, next_due, suspended, flagged)

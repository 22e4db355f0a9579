"""The overview: how much of each topic is due, new and known, counted from light rows."""

from dataclasses import dataclass
from datetime import date


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

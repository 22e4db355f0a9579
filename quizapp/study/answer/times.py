"""Times: how long a learner usually thinks about each kind of question."""

from collections.abc import Iterable, Mapping
from statistics import median_low
from typing import Final

from quizapp.study.event import Event
from quizapp.study.scheduler.replay import standing

FEWEST: Final = 5
"""Answers of a kind below which nothing is usual yet."""


def usual_ms(events: Iterable[Event], kinds: Mapping[str, str]) -> dict[str, int]:
    """The median thinking time of the answers to each kind, where there are enough of them.

    Args:
        events: answers, of which those that were taken back, or were not timed, do not count.
        kinds: kind by item key; answers to other items do not count.

    Source: G. U. Yule, "An Introduction to the Theory of Statistics" (1911), the median, of an
    even number the lower middle one.
    """
    return medians(
        (kind, event.thinking_ms)
        for event in standing(events)
        if (kind := kinds.get(event.key))
        and event.quality is not None
        and event.thinking_ms is not None
    )


def medians(times: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The lower median of the times of each kind, where there are enough of them."""
    by_kind: dict[str, list[int]] = {}
    for kind, ms in times:
        by_kind.setdefault(kind, []).append(ms)
    return {kind: median_low(ms) for kind, ms in by_kind.items() if len(ms) >= FEWEST}

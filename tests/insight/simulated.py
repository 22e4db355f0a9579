"""A simulated learner's log as the pages take it, without a journal and an index in between."""

from collections.abc import Mapping

import numpy as np

from quizapp.insight.answers import KINDS, Answers
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import standing
from tests.insight.learner import Learner


def daily(learner: Learner) -> Mapping[str, Memory]:
    """The memories of what a daily session asks."""
    return {key: row for key, row in learner.memories.items() if "/iv" not in key}


def answers_of(learner: Learner) -> Answers:
    """The learner's answers, without a journal in between."""
    events = [event for event in standing(learner.events) if event.quality is not None]
    events.sort(key=lambda event: (event.key, event.moment.day, event.moment.at))
    items = tuple(sorted({event.key for event in events}))
    places = {item: place for place, item in enumerate(items)}
    none = np.full(len(events), -1)
    return Answers(
        items,
        np.array([places[event.key] for event in events]),
        np.array([event.moment.day.toordinal() for event in events]),
        np.array([KINDS.index(event.kind) for event in events]),
        np.array([int(event.quality or 0) for event in events]),
        np.array([event.interval_before or 0 for event in events]),
        np.full(len(events), np.nan),
        none,
    )

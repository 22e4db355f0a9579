"""Outcomes: owns what filters and confidence ask of past answers, item by item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from quizapp.study.answer.confidence import SURE
from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.replay import aliases, standing


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How answers went, by the key that each item has now."""

    last_failed: Mapping[str, date]
    """The last study day with a failed answer of any kind."""
    sure_wrong: frozenset[str]
    """Items whose last answer, drills aside, was wrong at a confidence of 90 % or more."""


def outcomes(events: Iterable[Event]) -> Outcomes:
    """The outcomes of all answers that were not taken back."""
    standing_events = standing(events)
    now = aliases(standing_events)
    last_failed: dict[str, date] = {}
    sure_wrong: dict[str, bool] = {}
    for event in standing_events:
        if event.quality is None:
            continue
        key = now.get(event.key, event.key)
        if not event.quality.passed:
            last_failed[key] = event.moment.day
        if event.kind != EventKind.DRILL:
            sure_wrong[key] = was_sure_wrong(event)
    return Outcomes(last_failed, frozenset(key for key, wrong in sure_wrong.items() if wrong))


def first_answer(events: Iterable[Event], day: date) -> Event | None:
    """The first answer of the day to an item that was not taken back; none where there is none.

    Args:
        events: the history of the item.
        day: a study day.
    """
    answers = (event for event in standing(events) if event.quality is not None)
    return next((event for event in answers if event.moment.day == day), None)


def was_sure_wrong(event: Event) -> bool:
    """The answer failed although the learner had been sure of it."""
    failed = event.quality is not None and not event.quality.passed
    return failed and event.confidence is not None and event.confidence >= SURE

"""Requests: owns which session a learner asks for, and why there may be nothing in it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from quizapp.text.days import relative_day
from quizapp.text.numbers import quantity

if TYPE_CHECKING:
    from quizapp.collection.collection import Collection
    from quizapp.collection.home.overview import Overview
    from quizapp.study.filters import Filter


class SessionRequest(NamedTuple):
    """All that is due, unless a field says something else."""

    topics: frozenset[str] | None = None
    """Only these, which counts as opening them by hand."""
    filter: "Filter | None" = None
    """What it chooses, due or not, without moving the schedule."""
    days_ahead: int = 0
    """What comes due within so many days."""


def nothing_due(collection: "Collection", request: SessionRequest) -> str:
    """Why a session would be empty, and when the next one is."""
    if request.filter:
        return "The filter chooses nothing that can be asked."
    if request.days_ahead:
        return _nothing_ahead(collection, request.days_ahead)
    topics = request.topics
    overview = collection.overview()
    facts = [topic for topic in overview.topics if topics is None or topic.topic in topics]
    days = [topic.next_due for topic in facts if topic.next_due]
    later = f" Next due {relative_day(min(days), collection.moment().day)}." if days else ""
    new = _new_later(sum(topic.new for topic in facts), overview, collection.settings.new_per_day)
    # What no screen asks explains an empty session only where nothing else does.
    reasons = ((topic.unaskable_sentence,) if new or later else topic.sentences for topic in facts)
    left_out = "".join(f" {sentence}." for row in reasons for sentence in row if sentence)
    return f"Nothing is due here now.{new}{later}{left_out}"


def _new_later(count: int, overview: "Overview", limit: int) -> str:
    """What becomes of new items that today has no room for."""
    if not count:
        return ""
    waiting = quantity(count, "new item waits", several="new items wait")
    if not overview.more_new:
        return f" {waiting} for other days; / on home asks them off the schedule."
    if not limit:
        return f" {waiting}, as new_per_day = 0 says. {MORE_KEY}"
    return f" {waiting}: today's limit of {limit} is met. {MORE_KEY}"


MORE_KEY: Final = "+ on home: five more today."
"""What the learner may do when the day's limit bites."""


def nothing_more(overview: "Overview", new_per_deck: int) -> str:
    """Why five more new items today would bring none."""
    if not overview.to_go:
        return "There is no new item left."
    if new_per_deck:
        return f"No more can come today: new_per_deck = {new_per_deck} keeps the others back."
    return "No more can come today: what is new belongs to cards that are reviewed today."


def _nothing_ahead(collection: "Collection", days: int) -> str:
    """Why there is nothing to study ahead: what was answered today has had its turn."""
    due, today = collection.next_due(), collection.moment().day
    if due and due <= today + timedelta(days):
        return f"What comes due within {quantity(days, 'day')} was answered or put off today."
    return f"Nothing more comes due within {quantity(days, 'day')}."

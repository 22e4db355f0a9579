"""Beside the list: owns what home says of the topic under the cursor, where there is room."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from quizapp.collection.home.topic_facts import TopicFacts
from quizapp.text.days import relative_day
from quizapp.text.numbers import quantity
from quizapp.ui.text import FACT_LABEL_CELLS, Block, labelled, line, plain


def topic_blocks(facts: TopicFacts, today: date) -> list[Block]:
    """What the topic is about, how much of it there is, what it builds on, and the last session."""
    return [
        line(plain(facts.title, "bold")),
        *([line(plain(facts.summary, "$text-muted"))] if facts.summary else []),
        *_spaced(_counts(facts, today)),
        *_spaced(_builds_on(facts)),
    ]


def _counts(facts: TopicFacts, today: date) -> Iterator[Block]:
    yield from _fact("items", str(facts.total))
    for kind, number in facts.not_asked:
        yield from _fact("", f"and {number} {kind}, not asked yet")
    yield from _fact("due", str(facts.due or "–"))
    yield from _fact("new", str(facts.new or "–"))
    yield from _fact("known", f"{facts.known} of {facts.awake}")
    if facts.suspended:
        yield from _fact("suspended", str(facts.suspended))
    yield from _fact("next due", relative_day(facts.next_due, today))
    yield from _fact("last", last_session(facts.last, today))


def last_session(day: date | None, today: date) -> str:
    """The last day with an answer, in words.

    >>> last_session(date(2026, 11, 24), date(2026, 11, 27)), last_session(None, date.min)
    ('3 days ago, 24 Nov 2026', 'never')
    """
    if day is None:
        return "never"
    days = (today - day).days
    if days <= 0:
        return "today"
    ago = "yesterday" if days == 1 else f"{quantity(days, 'day')} ago"
    return f"{ago}, {day.day} {day:%b %Y}"


def _builds_on(facts: TopicFacts) -> Iterator[Block]:
    for place, row in enumerate(facts.builds_on):
        known = f"{row.title}: {row.known} of {row.core} known"
        yield from _fact("" if place else "builds on", known)


def _fact(label: str, value: str) -> tuple[Block, ...]:
    return labelled(label, [line(plain(value))], FACT_LABEL_CELLS)


def _spaced(blocks: Iterator[Block]) -> list[Block]:
    """The blocks, a blank line before the first."""
    return [replace(block, spaced=not place) for place, block in enumerate(blocks)]

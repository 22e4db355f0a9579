"""The headline: owns the sentences on what today holds, what was done, and what is ahead."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from quizapp.collection.home.no_screen import not_asked_sentence
from quizapp.collection.home.overview import Overview
from quizapp.collection.home.topic_facts import TopicFacts
from quizapp.study.queue.workload import duration
from quizapp.text.days import relative_day
from quizapp.text.numbers import quantity

NEWCOMER_LINES: Final = (
    "quizapp asks, you answer from memory; what you know comes back ever later.",
    "Answers come before explanations: who tried first keeps what is explained.",
    "Enter opens the topic and teaches it; {key} asks at once.",
)
"""What a first visit is told: what this is, in which order things come, and which keys begin."""


def today_line(overview: Overview, *, is_read: bool = True) -> str:
    """What today holds and how long it takes; or what was done, once nothing is left."""
    if not overview.topics:
        return "There is no topic to study yet." if is_read else "The library is being read."
    parts = [f"{overview.due_today:,} due"] if overview.due_today else []
    parts += [_new_today(overview)] if overview.new_today else []
    if overview.interviews_today:
        parts.append(quantity(overview.interviews_today, "interview question"))
    if parts:
        return " · ".join([*parts, f"about {duration(overview.work_ms)}"])
    return f"{_beginning(overview)} {done_line(overview)}."


def _new_today(overview: Overview) -> str:
    """How many new items today brings, and of how many where others wait for other days."""
    if overview.to_go > overview.new_today:
        return f"{overview.new_today:,} of {overview.to_go:,} new today"
    return f"{overview.new_today:,} new"


def _beginning(overview: Overview) -> str:
    return "Done for today:" if overview.learned or overview.reviewed else "Nothing is due:"


def done_line(overview: Overview) -> str:
    """What was done today, and what waits: "8 learned, 51 to go; tomorrow 8"."""
    counts = (
        (overview.learned, "learned"),
        (overview.reviewed, "reviewed"),
        (overview.to_go, "to go"),
    )
    parts = [f"{count:,} {word}" for count, word in counts if count] or ["nothing new is left"]
    return f"{', '.join(parts)}; tomorrow {overview.coming[0]:,}"


def not_asked_line(topics: Iterable[TopicFacts]) -> str:
    """How many items of the library wait for a screen, and why; empty where none does."""
    rows = [facts for facts in topics if facts.not_asked and not facts.why_empty]
    if len(rows) <= 1:
        return "".join(facts.not_asked_sentence for facts in rows)
    kinds: Counter[str] = Counter()
    for facts in rows:
        kinds.update(dict(facts.not_asked))
    return not_asked_sentence(kinds, quantity(len(rows), "topic"))


def busiest_day(coming: Sequence[int], today: date) -> str:
    """The day of the next ones on which most comes due, in words; empty where none has any.

    >>> busiest_day([3, 31, 8], date(2026, 11, 27))
    'most on Sunday, 31'
    """
    most = max(coming, default=0)
    if not most:
        return ""
    day = today + timedelta(days=coming.index(most) + 1)
    return f"most on {day:%A}, {most:,}"


def interview_line(day: date | None, today: date) -> str:
    """How far the interview is; empty where none is planned.

    >>> interview_line(date(2026, 12, 18), date(2026, 11, 27))
    'interview in 21 days'
    """
    return f"interview {relative_day(day, today)}" if day else ""

"""The detail of an item: owns its question as it will be asked, and its history in a line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from quizapp.collection.browsing.rows import BrowseRow
from quizapp.collection.sessions import SessionFactory
from quizapp.study.answer.question import Question
from quizapp.study.event import Event, EventKind
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality
from quizapp.study.scheduler.replay import standing

HISTORY_MARKS: Final[Mapping[str, str]] = {
    EventKind.BURY: "buried",
    EventKind.SUSPEND: "suspended",
    EventKind.RESUME: "resumed",
    EventKind.FLAG: "flagged",
    EventKind.UNFLAG: "no longer flagged",
    EventKind.PLACE: "set to known",
    EventKind.EDIT: "card changed",
    EventKind.RELINK: "took over a history",
}
"""What a history says of events that are no answers."""

MOST_ANSWER: Final = 24
"""Characters of a wrong answer in a line of history."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to an item."""

    day: date
    mark: str = ""
    """What was done; empty for an answer."""
    quality: Quality | None = None
    confidence: float | None = None
    answer: str = ""
    slip: str = ""
    """The names of the mistakes in the answer, if any, with a space between two."""


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """One item, looked at."""

    row: BrowseRow
    draw: int
    """Whose numbers these are: those that come after so many answers."""
    question: Question | None
    """As it would be asked; none where it cannot be."""
    problem: str
    """Why it cannot, in a sentence."""
    history: tuple[HistoryEntry, ...]
    """The oldest first, without what was taken back."""


def item_detail(sessions: SessionFactory, row: BrowseRow, *, draw: int | None = None) -> ItemDetail:
    """The item with the numbers of a draw.

    Args:
        sessions: over the library.
        row: the item.
        draw: which; the one that is asked next, if none is given.
    """
    count = (row.memory.answers if row.memory else 0) if draw is None else draw
    question, problem = _question(sessions, row, count)
    history = tuple(entries(sessions.collection.history(row.key)))
    return ItemDetail(row, count, question, problem, history)


def _question(sessions: SessionFactory, row: BrowseRow, count: int) -> tuple[Question | None, str]:
    if row.is_stale:
        return None, row.obstacle
    try:
        return render(sessions.item(row.key), count=count), row.obstacle
    except KeyError:
        return None, "No deck has it any more."
    except ValueError as error:
        return None, row.obstacle or f"{error}."


def entries(events: Iterable[Event]) -> Iterator[HistoryEntry]:
    """What happened to an item, of all events about it."""
    for event in standing(events):
        mark = HISTORY_MARKS.get(event.kind, "")
        if event.quality is not None or mark:
            yield HistoryEntry(
                event.moment.day, mark, event.quality, event.confidence, event.answer, event.slip
            )


def history_line(history: Iterable[HistoryEntry], today: date) -> str:
    """A history in one line, the oldest first.

    >>> day = date(2026, 3, 1)
    >>> wrong = HistoryEntry(day, quality=Quality.WRONG, answer="1.20", slip="label")
    >>> sure = HistoryEntry(date(2025, 3, 2), quality=Quality.HARD, confidence=0.75)
    >>> history_line([sure, wrong, HistoryEntry(day, "suspended")], day)
    '2 Mar 2025 hard (75 %) · 1 Mar wrong "1.20" label · 1 Mar suspended'
    """
    return " · ".join(_words(entry, today) for entry in history)


def _cut(answer: str) -> str:
    line = " ".join(answer.split())
    return line if len(line) <= MOST_ANSWER else f"{line[: MOST_ANSWER - 1]}…"


def _words(entry: HistoryEntry, today: date) -> str:
    year = "" if entry.day.year == today.year else f" {entry.day.year}"
    grade = "" if entry.quality is None else entry.quality.name.lower()
    words = [f"{entry.day.day} {entry.day:%b}{year}", entry.mark or grade]
    if entry.quality is not None and not entry.quality.passed:
        words += [f'"{_cut(entry.answer)}"'] if entry.answer else []
        words += [entry.slip] if entry.slip else []
    if entry.confidence is not None:
        words.append(f"({entry.confidence:.0%})".replace("%", " %"))
    return " ".join(words)

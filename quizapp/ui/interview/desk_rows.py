"""The lists of the interview desk: what would be asked, what is missed, what was held."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.study.interview.choose import ChosenQuestions, DeskRequest, Readiness
from quizapp.study.interview.debrief import MOST_MISSED, MissedPoint
from quizapp.study.interview.mocks import Mock
from quizapp.study.points import show_weight
from quizapp.text.numbers import quantity
from quizapp.ui.interview.clock import in_words
from quizapp.ui.markdown import inline
from quizapp.ui.text import plain
from quizapp.ui.topic.page_row import PageRow

MOST_PAST: Final = 5
"""Interviews named on the desk; the list of past ones has them all."""

NOTHING_WAITS: Final = "No interview question is there for these topics and levels."


def desk_rows(desk: InterviewDesk, request: DeskRequest) -> list[PageRow]:
    """What the request asks, what is missed most often, and the last interviews.

    No point of a question that an interview would ask now: it would give its answer away.
    """
    chosen = desk.choose(request)
    asked = _asked(chosen)
    left = desk.unfinished()
    waiting = {row.key for row in chosen.asked} | set(left.unanswered if left else ())
    past = [point for point in desk.missed(None) if point.key not in waiting][:MOST_MISSED]
    missed = [missed_row(desk, point) for point in past]
    mocks = [mock_row(mock) for mock in desk.mocks()[:MOST_PAST]]
    return [
        *_under("would be asked, the least ready first", asked),
        *_under("missed most often, over all interviews", missed),
        *_under("past", mocks),
    ]


def _under(heading: str, rows: Sequence[PageRow]) -> Iterator[PageRow]:
    """The rows with a heading over the first of them."""
    yield from (replace(row, heading="" if place else heading) for place, row in enumerate(rows))


def _asked(chosen: ChosenQuestions) -> list[PageRow]:
    if not chosen.candidates:
        return [PageRow(plain(NOTHING_WAITS), dim=True)]
    count = quantity(chosen.candidates, "question")
    time = f"; their own times add up to {in_words(1000 * chosen.seconds)}" * bool(chosen.seconds)
    total = PageRow(plain(f"{len(chosen.asked)} of {count}{time}"), dim=True)
    return [*map(_question_row, chosen.asked), total]


def _question_row(row: Readiness) -> PageRow:
    """The question with the letter of its level, and what its last answer came to."""
    last = row.last
    share = f"{show_weight(last.named)}/{show_weight(last.offered)}" if last else "–"
    note = f"{short_day(last.day) if last else '–':>6}  {share:>6}"
    return PageRow(inline(row.question), note, plain(f"{row.level[:1] or '·'} ", "dim"))


def missed_row(desk: InterviewDesk, point: MissedPoint) -> PageRow:
    """A point that was missed, how often, and what it says where its deck still has it."""
    text = inline(point_words(desk, point.key, point.point))
    return PageRow(text, sign=plain(f"{point.missed} of {point.asked} "))


def point_words(desk: InterviewDesk, key: str, point: str) -> str:
    """What the point says; where its deck has it no longer, its names."""
    return desk.point_text(key, point) or f"{key}, {point}"


def mock_row(mock: Mock) -> PageRow:
    """One interview in a line."""
    answered = f"{len(mock.answers)} of {len(mock.planned)} answered"
    share = f"named {mock.share:.2f}" if mock.share is not None else ""
    state = "broken off" if mock.is_broken_off else ""
    words = filter(None, (answered, in_words(mock.spent_ms), share, _levels(mock), state))
    return PageRow(plain(f"{mock.day:%a} {short_day(mock.day):<6}  {'   '.join(words)}"))


def _levels(mock: Mock) -> str:
    """How many questions of which level were answered."""
    levels = [answer.level for answer in mock.answers if answer.level]
    return ", ".join(f"{levels.count(level)} {level}" for level in dict.fromkeys(levels))


def broken_off(mock: Mock) -> str:
    """The sentence that offers to go on with an interview."""
    place = f"{len(mock.answers)} of {len(mock.planned)}"
    if mock.is_left:
        return f"You left after {place}. Enter goes on, x closes it."
    return f"Stopped after {place}, unless it is open elsewhere. Enter goes on, x closes it."


def short_day(day: date) -> str:
    """A day without its year.

    >>> short_day(date(2026, 11, 3))
    '3 Nov'
    """
    return f"{day.day} {day:%b}"

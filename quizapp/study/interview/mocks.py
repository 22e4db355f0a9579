"""Mock interviews: owns what the journal says of them, and the events that say it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from quizapp.study.event import Event, EventKind, MockStep, Moment
from quizapp.study.interview.answers import SpokenAnswer, spoken_answers
from quizapp.study.points import weigh
from quizapp.study.scheduler.replay import standing

OPENS_OR_ENDS: Final = (EventKind.MOCK, EventKind.UNDO)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """A second reader's ticks."""

    read: frozenset[tuple[str, str]]
    """Question and point of each that the reader judged."""
    ticked: frozenset[tuple[str, str]]

    def renamed(self, now: Mapping[str, str]) -> "SecondReading":
        """The same of the questions under the keys that they have now."""
        read, ticked = (
            frozenset((now.get(key, key), point) for key, point in places)
            for places in (self.read, self.ticked)
        )
        return SecondReading(read=read, ticked=ticked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """One mock interview, as its events tell it."""

    id: str
    began: Moment
    planned: tuple[str, ...]
    """The keys of its questions, in their order."""
    seconds: int = 0
    """How long it was meant to be; 0 is no matter how long."""
    expected: tuple[float, float] | None = None
    """Between which shares the outcome was forecast to lie."""
    answers: tuple[SpokenAnswer, ...] = ()
    """One a question, the last where it was answered twice."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """Notes on questions that were left, by key."""
    draft_ms: Mapping[str, int] = field(default_factory=dict)
    """The time that was spent on each of them before."""
    ended: bool = False
    """It was closed, or all of it was asked."""
    is_left: bool = False
    """The last thing done with it was to leave it; else it may be open in another window."""
    spent_ms: int = 0
    """The time in it; what passed while it was broken off is none of that."""
    marks: SecondReading | None = None
    """What the second reader said last."""

    @property
    def day(self) -> date:
        """The study day on which it began."""
        return self.began.day

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The planned questions that have no answer."""
        answered = {answer.key for answer in self.answers}
        return tuple(key for key in self.planned if key not in answered)

    @property
    def is_broken_off(self) -> bool:
        """It can be taken up again."""
        return not self.ended and bool(self.unanswered)

    @property
    def share(self) -> float | None:
        """The share of all the weight that was named; None where nothing was weighed."""
        return joint_share(self.answers)


def joint_share(answers: Iterable[SpokenAnswer]) -> float | None:
    """The share of the weight of these answers together that was named; None without any weight."""
    rows = tuple(answers)
    total = sum(weigh(answer.points) for answer in rows)
    return sum(weigh(answer.named) for answer in rows) / total if total else None


def mocks_of(events: Iterable[Event]) -> tuple[Mock, ...]:
    """The mock interviews that these events tell of, the latest first.

    Args:
        events: of mocks and of answers, from any number of devices, in any order.
    """
    by_id = {event.id: event for event in events}
    steps: defaultdict[str, list[Event]] = defaultdict(list)
    for event in standing(by_id.values()):
        undone = by_id.get(event.undoes) if event.kind == EventKind.UNDO else None
        if identity := undone.mock if undone else event.mock:
            steps[identity].append(event)
    mocks = (_mock(identity, rows) for identity, rows in steps.items())
    found_mocks = [mock for mock in mocks if mock]
    return tuple(sorted(found_mocks, key=lambda mock: (mock.began.at, mock.id), reverse=True))


def _mock(identity: str, events: Sequence[Event]) -> Mock | None:
    """The mock of these events; None while its beginning has not come in yet."""
    steps = [event for event in events if event.kind == EventKind.MOCK]
    begin = next((event for event in steps if event.answer == MockStep.BEGIN), None)
    if begin is None:
        return None
    answers = {answer.key: answer for answer in spoken_answers(events)}
    order = {key: place for place, key in enumerate(begin.offered)}
    # An earlier version forecast a little more than all.
    expected = [min(1.0, share) for share in begin.expected]
    return Mock(
        id=identity,
        began=begin.moment,
        planned=begin.offered,
        seconds=max(0, begin.seconds),
        expected=(expected[0], expected[1]) if len(expected) == 2 else None,
        answers=tuple(sorted(answers.values(), key=lambda row: order.get(row.key, len(order)))),
        drafts=_drafts(steps),
        draft_ms=_draft_ms(steps),
        ended=_is_ended(events),
        is_left=_is(events[-1], MockStep.DRAFT),
        spent_ms=_spent_ms(events),
        marks=_marks(steps),
    )


def _drafts(steps: Iterable[Event]) -> dict[str, str]:
    """The last notes on each question; emptied notes are none."""
    drafts = (event for event in steps if event.answer == MockStep.DRAFT)
    last = {key: event.draft for event in drafts for key in event.offered}
    return {key: notes for key, notes in last.items() if notes}


def _draft_ms(steps: Iterable[Event]) -> dict[str, int]:
    """An earlier version kept no time with the notes."""
    drafts = (event for event in steps if event.answer == MockStep.DRAFT)
    return {key: max(0, event.thinking_ms or 0) for event in drafts for key in event.offered}


def _is_ended(events: Iterable[Event]) -> bool:
    """The last that was done with it was to end it; to take an answer back opens it again."""
    done = [event for event in events if event.kind in OPENS_OR_ENDS]
    return _is([event for event in done if not _is(event, MockStep.MARKS)][-1], MockStep.END)


def _spent_ms(events: Sequence[Event]) -> int:
    """The time from event to event, but for that in which it lay broken off."""
    worked = (
        event for event in events if event.kind != EventKind.UNDO and not _is(event, MockStep.MARKS)
    )
    gaps = (
        max(timedelta(), after.moment.at - before.moment.at)
        for before, after in pairwise(worked)
        if not _was_away(before, after)
    )
    return round(sum(gaps, timedelta()).total_seconds() * 1000)


def _was_away(before: Event, after: Event) -> bool:
    """It was left, or opened again by an undo, and then closed; or it was taken up again."""
    left = _is(before, MockStep.DRAFT) or _is(before, MockStep.END)
    return _is(after, MockStep.RESUME) or (left and _is(after, MockStep.END))


def _is(event: Event, step: MockStep) -> bool:
    return event.kind == EventKind.MOCK and event.answer == step


def _marks(steps: Iterable[Event]) -> SecondReading | None:
    marks = [event for event in steps if event.answer == MockStep.MARKS]
    return _reading(marks[-1]) if marks else None


def renamed_marks(event: Event, now: Mapping[str, str]) -> Event:
    """The event of a second reader's ticks, with the keys that the questions have now."""
    marks = _reading(event).renamed(now)
    return event._replace(offered=_written(marks.read), ticked=_written(marks.ticked))


def _reading(event: Event) -> SecondReading:
    read, ticked = (frozenset(map(_point, rows)) for rows in (event.offered, event.ticked))
    return SecondReading(read=read, ticked=ticked & read)


def _written(places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Questions and points, as an event has them."""
    return tuple(f"{key}#{point}" for key, point in sorted(places))


def _point(entry: str) -> tuple[str, str]:
    key, _, point = entry.rpartition("#")
    return key, point


def begin_event(
    mock: str,
    planned: Sequence[str],
    *,
    seconds: int,
    expected: tuple[float, float] | None,
    moment: Moment,
    event_id: str,
) -> Event:
    """The event with which a mock begins.

    Args:
        mock: its id, unique over all devices.
        planned: the keys of its questions.
        seconds: how long it is meant to be; 0 is no matter how long.
        expected: between which shares it is forecast to end, if that can be said.
        moment: when it begins.
        event_id: unique over all devices.
    """
    event = step_event(mock, MockStep.BEGIN, moment=moment, event_id=event_id)
    return event._replace(offered=tuple(planned), seconds=seconds, expected=expected or ())


def draft_event(
    mock: str, key: str, notes: str, *, thinking_ms: int, moment: Moment, event_id: str
) -> Event:
    """The event of a mock that is left in the middle of a question, so long after it was asked."""
    event = step_event(mock, MockStep.DRAFT, moment=moment, event_id=event_id)
    return event._replace(offered=(key,), draft=notes, thinking_ms=thinking_ms)


def step_event(mock: str, step: MockStep, *, moment: Moment, event_id: str) -> Event:
    """The event of a step that has no more to say, as when a mock is taken up again, or ends."""
    return Event(id=event_id, kind=EventKind.MOCK, moment=moment, answer=step, mock=mock)


def marks_event(mock: str, marks: SecondReading, *, moment: Moment, event_id: str) -> Event:
    """The event of a second reader's ticks."""
    event = step_event(mock, MockStep.MARKS, moment=moment, event_id=event_id)
    return event._replace(offered=_written(marks.read), ticked=_written(marks.ticked))

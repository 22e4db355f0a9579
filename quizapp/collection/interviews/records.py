"""Records: owns what is known of interviews: the questions that wait, and all that was answered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from quizapp.collection.catalogue import Catalogue
from quizapp.store.index.database import Index
from quizapp.store.index.deck_cache import full_record
from quizapp.store.index.deck_record import details_of
from quizapp.store.index.due import DueQueries
from quizapp.study.event import Event, EventKind, MockStep
from quizapp.study.interview.answers import SpokenAnswer, spoken_answers
from quizapp.study.interview.choose import LastSpoken, Readiness
from quizapp.study.interview.mocks import Mock, mocks_of, renamed_marks
from quizapp.study.queue.candidates import Candidate

NO_ITEM: Final = ""
"""The item under which the index has the steps of mocks: they are about several."""

KEYED_STEPS: Final = (MockStep.BEGIN, MockStep.DRAFT)
"""What `offered` names questions in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewRecords:
    """What is known of interviews, every question under the key that it has now."""

    rows: tuple[Readiness, ...]
    """The questions that can be asked, in the order of the library."""
    mocks: tuple[Mock, ...]
    """The latest first."""
    answers: tuple[SpokenAnswer, ...]
    """In mocks and in daily sessions, in the order in which they count."""
    present_keys: Mapping[str, str]
    """The key now of each question that had another one."""

    def mock(self, identity: str) -> Mock | None:
        """The mock interview of that id."""
        return next((mock for mock in self.mocks if mock.id == identity), None)


def interview_records(index: Index, catalogue: Catalogue, today: date) -> InterviewRecords:
    """What the index has of interviews.

    Answers in daily sessions are looked up by the questions that the library has, and by those
    that any mock has asked: no index is kept of them.

    Args:
        index: has the library and the journal.
        catalogue: of the library.
        today: the study day.
    """
    queries = DueQueries(index, catalogue.decks, today)
    candidates = list(queries.spoken())
    former = index.memories.former()
    now = {old: new for new, olds in former.items() for old in olds}
    steps = [_renamed(event, now) for event in index.events.history(NO_ITEM)]
    planned = (key for step in steps if step.answer in KEYED_STEPS for key in step.offered)
    keys = dict.fromkeys((*(row.key for row in candidates), *planned))
    answered = [
        _renamed(event, now)
        for key in keys
        for name in (*former.get(key, ()), key)
        for event in index.events.history(name)
    ]
    answers = spoken_answers(answered)
    last = {answer.key: LastSpoken.of(answer) for answer in answers}
    return InterviewRecords(
        rows=tuple(_rows(candidates, catalogue, index, last)),
        mocks=mocks_of((*steps, *answered)),
        answers=answers,
        present_keys=now,
    )


def _renamed(event: Event, now: Mapping[str, str]) -> Event:
    """The event with the keys that its questions have now."""
    if event.kind == EventKind.MOCK and event.answer in KEYED_STEPS:
        return event._replace(offered=tuple(now.get(key, key) for key in event.offered))
    if event.kind == EventKind.MOCK and event.answer == MockStep.MARKS:
        return renamed_marks(event, now)
    return event._replace(key=now.get(event.key, event.key))


def _rows(
    candidates: Iterable[Candidate],
    catalogue: Catalogue,
    index: Index,
    last: Mapping[str, LastSpoken],
) -> Iterator[Readiness]:
    rows = [row for row in candidates if not (row.memory and row.memory.suspended)]
    topics = dict.fromkeys(row.topic for row in rows)
    details = {
        topic: details_of(full_record(catalogue.decks[topic], index)).items for topic in topics
    }
    for row in rows:
        item = details[row.topic].get(row.key)
        yield Readiness(
            key=row.key,
            topic=row.topic,
            level=item.level if item else "",
            question=item.text if item else row.key,
            seconds=item.seconds if item else 0,
            due=row.memory.due if row.memory else None,
            last=last.get(row.key),
        )

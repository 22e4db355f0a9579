"""The reader: owns what pages ask of a collection, each thing once."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from quizapp.collection.collection import Collection
from quizapp.collection.interviews.records import interview_records
from quizapp.insight.answers import Answers
from quizapp.insight.kept import read_answers
from quizapp.store.index.event_table import NamedMistake
from quizapp.study.interview.mocks import Mock
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory


class Reader:
    """A collection as the pages see it; all that it asks is asked on its caller's thread.

    It sees no later answer: who goes on studying takes another.
    """

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._end = _end_of_log(collection)

    @property
    def is_current(self) -> bool:
        """Nothing came in since it was made, and the day is the same."""
        return self._end == _end_of_log(self.collection)

    @cached_property
    def today(self) -> date:
        """The study day."""
        return self.collection.moment().day

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Title by topic, in the order of the library."""
        return self.collection.topics

    @cached_property
    def answered_topics(self) -> tuple[str, ...]:
        """Those with answers, in the order of the library; last what it no longer has."""
        answered = self.answers.topics
        titled = tuple(topic for topic in self.titles if topic in answered)
        return (*titled, *(topic for topic in answered if topic not in titled))

    @cached_property
    def answers(self) -> Answers:
        """All graded answers that count."""
        return read_answers(self.collection)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each item that was answered and can be asked."""
        return self.collection.kinds(self._all_memories)

    @cached_property
    def memories(self) -> Mapping[str, Memory]:
        """What is known of each item that was answered and can be asked."""
        return {key: row for key, row in self._all_memories.items() if key in self.kinds}

    @cached_property
    def _all_memories(self) -> Mapping[str, Memory]:
        return self.collection.memories()

    @cached_property
    def mistakes(self) -> tuple[NamedMistake, ...]:
        """Each answer that was traced to a named mistake."""
        return self.collection.named_mistakes()

    @cached_property
    def mocks(self) -> tuple[Mock, ...]:
        """All mock interviews, the latest first."""
        return self.collection.ask(interview_records).mocks

    @property
    def scheduler(self) -> Scheduler:
        """Moves the memories."""
        return self.collection.scheduler


def _end_of_log(collection: Collection) -> tuple[int, date]:
    """Where the last event stands, and the study day."""
    return collection.ask(lambda index, _, today: (index.events.last_place(), today))

"""Sessions: owns sessions over the cards of the library, and answers saved for good."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, TypedDict

from quizapp.collection.catalogue import topic_of
from quizapp.collection.collection import Collection
from quizapp.collection.filtered import cram_plan, due_soon
from quizapp.collection.journal_undo import JournalUndo
from quizapp.collection.request import SessionRequest, nothing_more
from quizapp.decks.items import Item, items_of
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.expressions import ExpressionError
from quizapp.labs.data_table import DataTable, data_table
from quizapp.labs.forms import ControlError
from quizapp.study.answer.lab_link import LabLaunch, preset_launch, question_launch
from quizapp.study.answer.question import GivenAnswer, Question
from quizapp.study.answer.times import usual_ms
from quizapp.study.event import Event, Moment
from quizapp.study.kinds.render import render
from quizapp.study.kinds.task import TaskQuestion
from quizapp.study.queue.candidates import SPOKEN_KIND, Candidate, Planned
from quizapp.study.queue.filtered import chosen
from quizapp.study.queue.more import more_event
from quizapp.study.session.session import Session
from quizapp.text.numbers import quantity

LOOKED_AT_FIRST: Final = 50
"""So many items of a plan are looked at before the first is asked: about a day's work."""


class Stamp(TypedDict):
    """What every event is stamped with."""

    moment: Moment
    event_id: str


class SessionFactory:
    """Starts sessions and saves what happens in them; `save` returns once the disk has it."""

    def __init__(self, collection: Collection, *, new_id: Callable[[], str]) -> None:
        self.collection = collection
        self.new_id = new_id
        self.steps = JournalUndo(collection, new_id=new_id)
        self.forget()

    def stamp(self) -> Stamp:
        """The moment and the id of an event that happens now."""
        return {"moment": self.collection.moment(), "event_id": self.new_id()}

    def reload(self, file: Path) -> str:
        """Look for deck files that changed, and read cards anew.

        Returns:
            The first thing wrong with this file, with its address; empty when there is nothing.
        """
        self.collection.reload()
        self.forget()
        return self.collection.first_error(file)

    def has(self, key: str) -> bool:
        """Some deck has the item, and it can be asked."""
        return self._find(key) is not None

    def forget(self) -> None:
        """Read cards anew from now on: their decks may have changed."""
        self._items: dict[str, Item] = {}
        self._topics: dict[str, Topic | None] = {}

    def session(self, request: SessionRequest) -> Session:
        """The session that is asked for; one that a filter chooses moves no schedule."""
        if request.filter:
            return self._start(
                cram_plan(self.collection, request.filter, request.topics), cram=True
            )
        if request.days_ahead:
            return self._start(due_soon(self.collection, request.days_ahead, request.topics))
        return self._start(self.collection.plan(request.topics))

    def next_question(self, session: Session) -> tuple[Question | None, Session, tuple[str, ...]]:
        """The first item of a session that can still be asked.

        Returns:
            Its question, none where nothing is left; the session without the items before it; and
            a sentence on each of these.
        """
        sentences: list[str] = []
        while step := session.step:
            try:
                question = render(self._askable(step.key), count=step.memory.answers)
                return question, session, tuple(sentences)
            except (KeyError, ValueError) as error:
                reason = "no deck has it any more" if isinstance(error, KeyError) else error
                sentences.append(f"{step.key} is left out: {reason}.")
                session = session.without(step.key)
        return None, session, tuple(sentences)

    def session_of(self, keys: Iterable[str]) -> Session:
        """A session over these items, as `chosen` plans it."""
        memory = self.collection.memory
        rows = (Candidate(key, topic_of(key), "", memory(key)) for key in keys)
        today, scheduler = self.collection.moment().day, self.collection.scheduler
        return self._start(chosen(rows, today=today, scheduler=scheduler))

    def presets(self, topic: str) -> tuple[LabLaunch, ...]:
        """The presets of a topic, without those that want what their lab does not have."""
        content = self._topic(topic)
        starts = []
        if content is None:
            return ()
        for preset in content.labs:
            with suppress(ControlError, ExpressionError):
                starts.append(preset_launch(content, preset))
        return tuple(starts)

    def lab_of(self, question: Question, given: GivenAnswer | None = None) -> LabLaunch | None:
        """The lab of a question that was answered; none where it has none.

        Args:
            question: as it was asked.
            given: the number that was answered, where one was.

        Raises:
            ControlError: the card wants what the lab does not have.
        """
        topic = self._topic(question.item.topic)
        return question_launch(topic, question, given) if topic else None

    def launch_of_task(self, question: TaskQuestion) -> LabLaunch | None:
        """The lab of a task, to ask it there; none where the lab cannot be opened."""
        topic, card = self._topic(question.item.topic), question.item.card
        if topic is None or not isinstance(card, LabTask):
            return None
        preset = next((preset for preset in topic.labs if preset.id == card.lab_id), None)
        if preset is None:
            return None
        with suppress(ControlError, ExpressionError):
            return replace(preset_launch(topic, preset), tasks=(question.item.key,))
        return None

    def data_of(self, question: TaskQuestion) -> DataTable | None:
        """The rows that a task of a lab speaks of; none where there are none."""
        launch = self.launch_of_task(question)
        if launch is None:
            return None
        with suppress(ControlError):
            values = launch.form.read(question.setup)
            return data_table(launch.form, {**launch.values, **values})
        return None

    def usual_ms(self) -> dict[str, int]:
        """The learner's median thinking time for each kind."""
        recent = self.collection.recent()
        return usual_ms(recent, self.collection.kinds({event.key for event in recent}))

    def more_new(self) -> str:
        """Five more new items today, or as many as there are, and how many in a sentence.

        Raises:
            StoreError: the disk refused; nothing is kept.
        """
        overview = self.collection.overview()
        if not overview.more_new:
            return nothing_more(overview, self.collection.settings.new_per_deck)
        self.save(more_event(overrun=overview.overrun, **self.stamp()))
        count = quantity(overview.more_new, "more new item")
        return f"{count} today; u takes that back."

    def _start(self, plan: Iterable[Planned], *, cram: bool = False) -> Session:
        rows = tuple(plan)
        kinds = self.collection.kinds(row.key for row in rows)
        # What is far down a long plan is looked at when it is asked: its file need not be read now.
        near = filter(self._can_ask, rows[:LOOKED_AT_FIRST])
        return Session.start(
            (
                row._replace(once=kinds.get(row.key) == SPOKEN_KIND)
                for row in (*near, *rows[LOOKED_AT_FIRST:])
            ),
            today=self.collection.moment().day,
            scheduler=self.collection.scheduler,
            cram=cram,
        )

    def item(self, key: str) -> Item:
        """The item as its deck has it.

        Raises:
            KeyError: no deck has it any more.
        """
        item = self._find(key)
        if item is None:
            raise KeyError(key)
        return item

    def _askable(self, key: str) -> Item:
        """The item, judged now if its file is not judged yet.

        Raises:
            KeyError: no deck has it any more.
            ValueError: it cannot be asked.
        """
        item = self.item(key)
        if reason := self.collection.why_unaskable(item):
            raise ValueError(reason)
        return item

    def save(self, event: Event) -> Event:
        """The event, stamped, once it is on the disk.

        Raises:
            StoreError: the disk refused; nothing is acknowledged.
        """
        return self.collection.event_store.append(event)

    def _can_ask(self, planned: Planned) -> bool:
        """Its deck still has it, and its expressions hold for the numbers that are next."""
        item = self._find(planned.key)
        try:
            return item is not None and bool(render(item, count=planned.memory.answers))
        except ValueError:
            # Of an expression or of evidence; why is said where its deck is checked.
            return False

    def _find(self, key: str) -> Item | None:
        self._topic(topic_of(key))
        return self._items.get(key)

    def _topic(self, name: str) -> Topic | None:
        """The topic as its file has it; looked up once."""
        if name not in self._topics:
            topic = self.collection.topic(name)
            self._topics[name] = topic
            if topic:
                self._items.update((item.key, item) for item in items_of(topic))
        return self._topics[name]

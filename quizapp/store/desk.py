"""The desk: the cards of the library read, sessions over them, and answers saved for good."""

from collections.abc import Callable

from quizapp.decks.items import items_of
from quizapp.decks.library import read_file
from quizapp.decks.model import Item
from quizapp.engine.expressions import ExpressionError
from quizapp.store.agenda import Agenda, topic_of
from quizapp.study.event import Event
from quizapp.study.question import pose
from quizapp.study.queue import Planned
from quizapp.study.session import Session


class Desk:
    """What a learner sits down at. `save` returns once the disk has the answer."""

    def __init__(self, agenda: Agenda, *, new_id: Callable[[], str]) -> None:
        self.agenda = agenda
        self.new_id = new_id
        self.forget()

    def forget(self) -> None:
        """Read cards anew from now on: their decks may have changed."""
        self._items: dict[str, Item] = {}
        self._topics_read: set[str] = set()

    def session(self, topics: frozenset[str] | None) -> Session:
        """A session over these topics, which opens them by hand; over all that is due if None."""
        planned = (each for each in self.agenda.plan(topics) if self._can_ask(each))
        today = self.agenda.moment().day
        return Session.start(planned, today=today, preset=self.agenda.settings.scheduler)

    def item(self, key: str) -> Item:
        """The item as its deck has it.

        Raises:
            KeyError: no deck has it any more.
        """
        item = self._find(key)
        if item is None:
            raise KeyError(key)
        return item

    def save(self, event: Event) -> Event:
        """The event, stamped, once it is on the disk.

        Raises:
            StoreError: the disk refused; nothing is acknowledged.
        """
        return self.agenda.records.append(event)

    def _can_ask(self, planned: Planned) -> bool:
        """Its deck still has it, and its expressions hold for the numbers that are next."""
        item = self._find(planned.key)
        try:
            return item is not None and bool(pose(item, count=planned.memory.answers))
        except ExpressionError:
            return False

    def _find(self, key: str) -> Item | None:
        topic = topic_of(key)
        if topic not in self._topics_read:
            self._topics_read.add(topic)
            file = self.agenda.deck_file(topic)
            reading = read_file(file) if file else None
            if reading and reading.topic:
                self._items.update((item.key, item) for item in items_of(reading.topic))
        return self._items.get(key)

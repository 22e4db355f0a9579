"""The desk: the agenda with its cards read, sessions over them, and answers saved for good."""

from collections.abc import Callable, Sequence
from pathlib import Path

from quizapp.decks.items import items_of
from quizapp.decks.library import read_file
from quizapp.decks.model import Item
from quizapp.engine.expressions import ExpressionError
from quizapp.store.agenda import Agenda, topic_of
from quizapp.store.deck_reading import read_deck
from quizapp.store.records import Records
from quizapp.store.settings import Settings, write_setting
from quizapp.study.event import Event, Moment
from quizapp.study.question import pose
from quizapp.study.queue import Planned
from quizapp.study.session import Session


class Desk(Agenda):
    """What a learner sits down at. `save` returns once the disk has the answer."""

    def __init__(
        self,
        records: Records,
        settings: Settings,
        roots: Sequence[Path],
        *,
        moment: Callable[[], Moment],
        new_id: Callable[[], str],
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__(records, settings, roots, moment=moment, read=read_deck, problems=problems)
        self.new_id = new_id

    def reload(self) -> None:
        """Look for deck files that changed, and read cards anew."""
        super().reload()
        self._items: dict[str, Item] = {}
        self._topics_read: set[str] = set()

    def session(self, topics: frozenset[str] | None) -> Session:
        """A session over these topics, which opens them by hand; over all that is due if None."""
        today = self.moment().day
        planned = (each for each in self._plan(topics, today) if self._can_ask(each))
        return Session.start(planned, today=today, preset=self.settings.scheduler)

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
        return self._records.append(event)

    def keep_setting(self, key: str, value: str) -> None:
        """One setting, written to the learner's file.

        Raises:
            StoreError: the disk refused.
        """
        write_setting(self._records.paths.settings, key, value)

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
            deck = self._decks.get(topic)
            reading = read_file(Path(deck.file)) if deck else None
            if reading and reading.topic:
                self._items.update((item.key, item) for item in items_of(reading.topic))
        return self._items.get(key)

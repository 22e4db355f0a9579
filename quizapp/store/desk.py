"""The desk: the cards of the library read, sessions over them, and answers saved for good."""

from collections.abc import Callable, Iterable

from quizapp.decks.items import items_of
from quizapp.decks.kinds import Kind
from quizapp.decks.library import read_file
from quizapp.decks.model import Item
from quizapp.engine.expressions import ExpressionError
from quizapp.store.agenda import Agenda, topic_of
from quizapp.study.event import Event
from quizapp.study.filters import Filter
from quizapp.study.question import pose
from quizapp.study.queue import Planned
from quizapp.study.session import Session
from quizapp.study.sittings import cram
from quizapp.study.timing import usual_ms
from quizapp.study.undo import last_undoable, last_undone, undo_event


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
        return self._sitting(self.agenda.plan(topics))

    def ahead(self, days: int) -> Session:
        """A session over what comes due within so many days."""
        return self._sitting(self.agenda.ahead(days))

    def cram(self, filter_: Filter) -> Session:
        """A session over what a filter chooses; it moves no schedule."""
        chosen = cram(self.agenda.chosen(filter_), today=self.agenda.moment().day)
        return self._sitting(chosen, crammed=True)

    def usual_ms(self) -> dict[Kind, int]:
        """The learner's median thinking time for each kind."""
        kinds = {item.key: item.kind for item in self.agenda.items()}
        return usual_ms(self.agenda.newest(), kinds)

    def undo(self) -> Event | None:
        """Take back the last thing that stands in the journal, whenever it was done.

        Returns:
            What was taken back; none when nothing stands.

        Raises:
            StoreError: the disk refused; nothing is taken back.
        """
        return self._reverse(last_undoable(self.agenda.newest()))

    def redo(self) -> Event | None:
        """Do the last thing again that was taken back, if nothing else was done since.

        Returns:
            What was done again; none when the last thing was no undo.

        Raises:
            StoreError: the disk refused.
        """
        events = self.agenda.newest()
        undo = self._reverse(last_undone(events))
        return undo and next((event for event in events if event.id == undo.undoes), undo)

    def _reverse(self, target: Event | None) -> Event | None:
        if target:
            moment = self.agenda.moment()
            self.save(undo_event(target, moment=moment, event_id=self.new_id()))
        return target

    def _sitting(self, plan: Iterable[Planned], *, crammed: bool = False) -> Session:
        settings = self.agenda.settings
        return Session.start(
            (each for each in plan if self._can_ask(each)),
            today=self.agenda.moment().day,
            preset=settings.scheduler,
            deadline=settings.interview_date,
            cram=crammed,
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

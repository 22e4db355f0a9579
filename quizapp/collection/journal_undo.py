"""Undo over the journal: owns what is taken back or done again, whenever it was done."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from quizapp.collection.catalogue import topic_of
from quizapp.collection.collection import Collection
from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.replay import undone_ids
from quizapp.study.session.undo import NO_STEPS, last_undoable, last_undone, name_of_all, undo_event

FEW_EVENTS: Final = 100
"""Events among which the last thing done is mostly found: two milliseconds."""


class TakenBack(NamedTuple):
    """One step of the learner's that was taken back."""

    events: tuple[Event, ...]
    """What was done in it; mostly one."""
    undos: tuple[Event, ...]
    """What takes each of them back."""

    @property
    def sentence(self) -> str:
        """What to say of it."""
        return f"Taken back: {name_of_all(self.events)} of {self.events[0].moment.day}."


class JournalUndo:
    """Takes whole steps back, and does them again; `undo` returns once the disk has it."""

    def __init__(self, collection: Collection, *, new_id: Callable[[], str]) -> None:
        self._collection = collection
        self._new_id = new_id

    def undo(self) -> TakenBack | None:
        """Take back the last thing that stands in the journal.

        Returns:
            None when nothing stands.

        Raises:
            StoreError: the disk refused; nothing is taken back.
        """
        target = self._last_undoable()
        if target is None:
            return None
        events = self._collection.event_store.done_with(target)
        return TakenBack(events, self._take_back(events))

    def redo(self) -> tuple[Event, ...]:
        """Do the last thing again that was taken back, if nothing else was done since.

        Returns:
            What was done again; nothing when the last thing was no undo.

        Raises:
            StoreError: the disk refused.
        """
        events = self._collection.recent(FEW_EVENTS)
        steps = (event.kind for event in events if event.kind not in NO_STEPS)
        if next(steps, "") == EventKind.UNDO:  # perhaps of a long row of them
            events = self._collection.recent()
        undo = last_undone(events)
        if undo is None:
            return ()
        undos = self._collection.event_store.done_with(undo)
        self._take_back(undos)
        return tuple(map(self._target, undos))

    def undo_sentence(self) -> str:
        """Take the last thing back, and say what it was."""
        step = self.undo()
        if step is None:
            return "There is nothing to take back."
        asked = self._asked(step.events)
        return f"{step.sentence} {asked}" if asked else step.sentence

    def _asked(self, events: Sequence[Event]) -> str:
        """What the one item of the step asks; empty for several, and where its deck is gone."""
        key = events[0].key
        if len(events) > 1 or not key or topic_of(key) not in self._collection.topics:
            return ""
        item = self._collection.details(topic_of(key)).items.get(key)
        return item.text if item else ""

    def redo_sentence(self) -> str:
        """Do the last thing again that was taken back, and say what it was."""
        again = self.redo()
        return f"Done again: {name_of_all(again)}." if again else "Nothing was taken back just now."

    def _take_back(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The undo of each, in one step if they were done in one."""
        moment = self._collection.moment()
        act = self._new_id() if events[0].act else ""
        return self._collection.event_store.append_all(
            [undo_event(e, moment=moment, event_id=self._new_id(), act=act) for e in events]
        )

    def _target(self, undo: Event) -> Event:
        """What the undo took back."""
        history = self._collection.event_store.history(undo.key)
        return next((event for event in history if event.id == undo.undoes), undo)

    def _last_undoable(self) -> Event | None:
        """The last thing that stands, however many were taken back since."""
        least = FEW_EVENTS
        while True:
            events = self._collection.recent(least)
            target = last_undoable(events)
            # It may have been taken back by a clock that is far behind, before these.
            about = self._collection.history(target.key) if target else ()
            if len(events) < least or (target and target.id not in undone_ids(about)):
                return target
            least *= 8

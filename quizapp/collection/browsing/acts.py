"""Acts: owns what is done to many items in one step, which one undo takes back."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from quizapp.collection.sessions import SessionFactory
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.scheduler.memory import Memory
from quizapp.study.session.undo import ACT_NAMES
from quizapp.text.numbers import quantity


class Act(NamedTuple):
    """What may be done to an item that is no answer."""

    kind: EventKind
    changes: Callable[[Memory, Moment], bool]
    """The item is not so already."""
    already: str
    """What is said of items that all are."""


SUSPEND: Final = Act(EventKind.SUSPEND, lambda memory, _: not memory.suspended, "suspended")
RESUME: Final = Act(EventKind.RESUME, lambda memory, _: memory.suspended, "not suspended")
FLAG: Final = Act(EventKind.FLAG, lambda memory, _: not memory.flagged, "flagged")
UNFLAG: Final = Act(EventKind.UNFLAG, lambda memory, _: memory.flagged, "without a flag")
BURY: Final = Act(
    EventKind.BURY, lambda memory, moment: memory.buried != moment.day, "buried for today"
)


class ItemActs:
    """Acts on items by their keys; each returns a sentence once the disk has its events."""

    def __init__(self, sessions: SessionFactory) -> None:
        self._sessions = sessions

    def suspend(self, keys: Iterable[str]) -> str:
        """The items are not asked until they are resumed."""
        return self._do(SUSPEND, keys)

    def resume(self, keys: Iterable[str]) -> str:
        """The items are asked again."""
        return self._do(RESUME, keys)

    def flag(self, keys: Iterable[str]) -> str:
        """Their cards are to be mended."""
        return self._do(FLAG, keys)

    def unflag(self, keys: Iterable[str]) -> str:
        """Their cards are mended, or were fine."""
        return self._do(UNFLAG, keys)

    def bury(self, keys: Iterable[str]) -> str:
        """The items are not asked any more today."""
        return self._do(BURY, keys)

    def toggle_suspended(self, keys: Iterable[str]) -> str:
        """All are suspended, or resumed if all were."""
        return self._toggle(SUSPEND, RESUME, keys)

    def toggle_flag(self, keys: Iterable[str]) -> str:
        """All are flagged, or none any more if all were."""
        return self._toggle(FLAG, UNFLAG, keys)

    def _toggle(self, act: Act, back: Act, keys: Iterable[str]) -> str:
        keys = tuple(keys)
        return self._do(act if self._changed(act, keys) else back, keys)

    def _do(self, act: Act, keys: Iterable[str]) -> str:
        """An event for each item that is not so already.

        Raises:
            StoreError: the disk refused; nothing is done.
        """
        keys = tuple(dict.fromkeys(keys))
        changed = self._changed(act, keys)
        if not changed:
            number, are = quantity(len(keys), "item"), "is" if len(keys) == 1 else "are"
            return f"{number} {are} {act.already} already." if keys else "No item is chosen."
        moment, step = self._sessions.collection.moment(), self._sessions.new_id()
        events = [
            Event(id=self._sessions.new_id(), kind=act.kind, moment=moment, key=key, act=step)
            for key in changed
        ]
        self._sessions.collection.event_store.append_all(events)
        return f"{quantity(len(events), 'item')} {ACT_NAMES[act.kind]}; u takes that back."

    def _changed(self, act: Act, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of the items to which the act does something."""
        collection = self._sessions.collection
        moment, memories = collection.moment(), collection.memories_of(keys)
        return tuple(key for key in keys if act.changes(memories.get(key, Memory()), moment))

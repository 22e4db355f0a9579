"""Turns: owns which item of a sitting is asked next, and where one goes that is put off."""

from dataclasses import dataclass, field, replace
from typing import Self

from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from quizapp.study.session.drills import DRILL_GAP, DrillQueue


@dataclass(frozen=True, slots=True)
class TurnOrder:
    """Everything that still has its turn; no item stands in two places."""

    items: tuple[Planned, ...]
    """What is asked once, in order."""
    place: int = 0
    """How many of them had their turn."""
    skipped: tuple[Planned, ...] = ()
    """Of those, the ones that come back at the end of the sitting."""
    drills: DrillQueue = field(default=DrillQueue())
    turns_taken: int = 0
    """Turns so far, those of drills and of skipped items among them."""

    @property
    def now(self) -> Planned | None:
        """Whose turn it is; none when the sitting is over.

        A drill goes first once its gap has passed. When the items are used up, the gap cannot be
        kept: then only what had the very last turn lets others go before it.
        """
        if drill := self.drills.head(self.turns_taken, gap=DRILL_GAP):
            return drill
        if self.place < len(self.items):
            return self.items[self.place]
        if drill := self.drills.head(self.turns_taken, gap=1):
            return drill
        return self.skipped[0] if self.skipped else self.drills.head(self.turns_taken, gap=0)

    @property
    def is_repeat(self) -> bool:
        """What has its turn now was answered here before, or earlier today."""
        return self.now is not None and self.now.key in self.drills

    @property
    def to_ask(self) -> int:
        """How many items still have their turn, drills aside."""
        return len(self.items) - self.place + len(self.skipped)

    @property
    def skipped_so_far(self) -> int:
        """How many items were put off; none once their own turn has come."""
        return len(self.skipped) if self.place < len(self.items) else 0

    def over(self) -> Self:
        """The turns after this one, whose item does not come back."""
        now, turns_taken = self.now, self.turns_taken + 1
        if now and self.is_repeat:
            return replace(self, drills=self.drills.without(now.key), turns_taken=turns_taken)
        if self.place < len(self.items):
            return replace(self, place=self.place + 1, turns_taken=turns_taken)
        return replace(self, skipped=self.skipped[1:], turns_taken=turns_taken)

    def put_off(self) -> Self:
        """The turns after this one, whose item comes back at the end."""
        now, after = self.now, self.over()
        if now and self.is_repeat:
            return after.with_drill(now.key, now.memory)
        return replace(after, skipped=(*after.skipped, *([now] if now else ())))

    def with_drill(self, key: str, memory: Memory, *, urgent: bool = False) -> Self:
        """The turns with a drill of the item that has just been asked."""
        drill = Planned(key, memory, Origin.DRILL, self.turns_taken)
        return replace(self, drills=self.drills.pushed(drill, urgent=urgent))

    def with_memory(self, memory: Memory) -> Self:
        """The same turn, with another memory of its item."""
        now = self.now
        if now is None:
            return self
        if self.is_repeat:
            return replace(self, drills=self.drills.with_memory(now.key, memory))
        held = now._replace(memory=memory)
        if self.place == len(self.items):
            return replace(self, skipped=(held, *self.skipped[1:]))
        items = (*self.items[: self.place], held, *self.items[self.place + 1 :])
        return replace(self, items=items)

    def first(self, planned: Planned) -> Self:
        """The turns with this item's right now; drills wait anew, so that none goes before it."""
        rest = self.without(planned.key)
        items = (*rest.items[: rest.place], planned, *rest.items[rest.place :])
        return replace(rest, items=items, drills=rest.drills.waiting_from(rest.turns_taken))

    def then(self, planned: Planned) -> Self:
        """The turns with one more item, after all that are to come."""
        return replace(self, items=(*self.items, planned))

    def without(self, key: str) -> Self:
        """The turns without any of the item's that are to come."""
        to_come = (planned for planned in self.items[self.place :] if planned.key != key)
        return replace(
            self,
            items=(*self.items[: self.place], *to_come),
            skipped=tuple(planned for planned in self.skipped if planned.key != key),
            drills=self.drills.without(key),
        )

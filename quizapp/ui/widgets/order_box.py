"""The order box: blocks to carry into an order, and a bin for those that belong in none."""

from collections.abc import Iterable
from typing import ClassVar, Self

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizapp.study.kinds.order import OrderBlock
from quizapp.ui.keys import bindings
from quizapp.ui.widgets.answer import AnswerBox, hanging
from quizapp.ui.widgets.row_list import RowList


class OrderBox(RowList, AnswerBox):
    """The blocks of an order card; a click picks a block up, the next click puts it down."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("order")

    def __init__(self) -> None:
        super().__init__(id="order")
        self._texts: dict[str, str] = {}
        self.placed: list[str] = []
        self._binned: frozenset[str] = frozenset()
        self._held: int | None = None

    def ask(self, blocks: Iterable[OrderBlock]) -> Self:
        """Put new blocks up, in the order in which they come."""
        self._texts = {block.key: block.text for block in blocks}
        self.placed = list(self._texts)
        self._binned = frozenset()
        self._held = None
        self.cursor = 0
        self.unlock()
        return self

    def unlock(self) -> None:
        """Let the blocks be moved, for the first try or the second."""
        super().unlock()
        self.locked = False
        self.redraw()

    def reveal(self) -> None:
        """Leave the blocks as they were placed, and lock."""
        self.locked = True
        self.redraw()

    def row_count(self) -> int:
        """One row a block."""
        return len(self.placed)

    def row(self, index: int, width: int) -> list[Content]:
        """The block behind its number, struck out when binned."""
        key = self.placed[index]
        binned = key in self._binned
        order = [other for other in self.placed if other not in self._binned]
        mark = "bin" if binned else f"{order.index(key) + 1:>2}."
        style = "dim strike" if binned else "reverse" if index == self._held else ""
        return hanging(self.margin(index, f"{mark:<3}"), self._texts[key], width, style)

    def action_carry(self, step: int) -> None:
        """Move the block under the cursor, and the cursor with it."""
        target = self.cursor + step
        if self.locked or not 0 <= target < len(self.placed):
            return
        self.placed.insert(target, self.placed.pop(self.cursor))
        self.cursor = target
        self.redraw()
        self.follow_cursor()

    def action_bin(self) -> None:
        """Put the block under the cursor into the bin, or take it out."""
        if not self.locked and self.placed:
            self._binned ^= {self.placed[self.cursor]}
            self.redraw()

    def action_commit(self) -> None:
        """Answer with the blocks that are not in the bin."""
        if not self.locked:
            # Locked until a second try is opened, so that a quick second Enter spends nothing.
            self.locked = True
            self.commit(tuple(key for key in self.placed if key not in self._binned))

    def on_click(self, event: events.Click) -> None:
        """Pick up the block under the pointer, or put the held one down there."""
        index = self.row_under(event)
        if index is None or self.locked:
            return
        if self._held is None:
            self._held = self.cursor = index
        else:
            self.cursor = self._held
            self.action_carry(index - self._held)
            self._held = None
        self.redraw()

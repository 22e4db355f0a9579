"""Prose on the screen: author text in blocks, wrapped with hanging margins."""

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from quizapp.ui.text import Block, wrapped
from quizapp.ui.widgets.text_widget import TextWidget


class ProseView(TextWidget):
    """Shows blocks of prose."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self.dense = False
        """No blank lines stand between the blocks: something else needs the room."""

    def show(self, blocks: Sequence[Block]) -> None:
        """Draw these blocks instead of the ones before."""
        if self.dense:
            blocks = [replace(block, spaced=False) for block in blocks]
        self._blocks = tuple(blocks)
        self.display = bool(blocks)
        self.redraw()

    def block_at(self, y: int) -> int | None:
        """The place of the block that has a line at height `y`."""
        for place in range(len(self._blocks)):
            if y < len(wrapped(self._blocks[: place + 1], self.content_size.width)):
                return place
        return None

    def lines(self, width: int) -> list[Content]:
        """The blocks, wrapped."""
        return wrapped(self._blocks, width)

"""Text on the screen: the one safe way of a foreign word to a widget.

Textual would read a plain string as markup and pass control characters on to the terminal.
So every word that an author, a file name or an answer brings goes through here (Markdown through
`markdown.py`, which cleans here first) and comes out as `Content`, in which nothing is
interpreted any more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Final

from textual.app import App
from textual.content import Content

from quizapp.text.brief import brief
from quizapp.text.columns import share_columns
from quizapp.text.printable import REPLACEMENT, UNPRINTABLE

COLUMN_GAP: Final = " │ "


@dataclass(frozen=True, slots=True)
class Block:
    """One block of prose with the margins that its place in a list or a quotation gives it."""

    first: str
    """Left margin of the first line, such as a bullet."""
    rest: str
    """Left margin of every further line, as wide as `first`."""
    body: Content
    spaced: bool
    """A blank line stands before the block."""
    verbatim: bool = False
    """Lines are cut only where they must be, as in code."""

    def lines(self, width: int) -> list[Content]:
        """The block wrapped to `width` cells."""
        wrapped = self._wrapped(max(10, width - len(self.rest)))
        margins = [self.first] + [self.rest] * (len(wrapped) - 1)
        return [
            Content.styled(margin, "dim") + line
            for margin, line in zip(margins, wrapped, strict=True)
        ]

    def _wrapped(self, room: int) -> list[Content]:
        wrap = Content.fold if self.verbatim else Content.wrap
        return [line for part in self.body.split("\n") for line in (wrap(part, room) or [part])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table, whose columns share the width; cells that are too long for theirs are wrapped."""

    rows: tuple[tuple[Content, ...], ...]
    """The head first."""
    rights: tuple[bool, ...]
    """Whether a column stands at its right edge, as numbers do."""

    def _wrapped(self, room: int) -> list[Content]:
        wanted = [
            max(cell.cell_length for cell in column) for column in zip(*self.rows, strict=True)
        ]
        widths = share_columns(wanted, room - len(COLUMN_GAP) * (len(wanted) - 1))
        head, *body = self.rows
        rule = Content.styled("─┼─".join("─" * width for width in widths), "dim")
        bold = tuple(cell.stylize("bold") for cell in head)
        return [
            *self._row(bold, widths),
            rule,
            *(line for row in body for line in self._row(row, widths)),
        ]

    def _row(self, row: Sequence[Content], widths: Sequence[int]) -> list[Content]:
        cells = [cell.wrap(width) for cell, width in zip(row, widths, strict=True)]
        return [
            Content.styled(COLUMN_GAP, "dim").join(
                _beside(line or Content(""), width, right=right)
                for line, width, right in zip(line_of_cells, widths, self.rights, strict=True)
            )
            for line_of_cells in zip_longest(*cells)
        ]


def _beside(cell: Content, width: int, *, right: bool) -> Content:
    """The cell padded to the width of its column."""
    blank = Content(" " * (width - cell.cell_length))
    return blank + cell if right else cell + blank


def clean(text: str) -> str:
    r"""Only characters that a deck may hold; each other one becomes a visible box.

    >>> clean("red\x1b[31m")
    'red�[31m'
    """
    if text.isprintable():
        return text
    return re.sub(UNPRINTABLE, REPLACEMENT, text).expandtabs(4)


def plain(text: str, style: str = "") -> Content:
    """The text as it stands, in one style."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def tell(app: App[Any], message: str, *, warn: bool = False) -> None:
    """A toast whose words are taken as they stand; it takes the place of the one before."""
    app.clear_notifications()
    app.notify(clean(brief(message)), severity="warning" if warn else "information", markup=False)


def line(body: Content, *, spaced: bool = True) -> Block:
    """One line that is styled already, as a block of its own."""
    return Block("", "", body, spaced=spaced)


FACT_LABEL_CELLS: Final = 11
"""Cells for the word left of a fact about the item."""


def table_block(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of numbers under their names."""
    cells = tuple(tuple(plain(text) for text in row) for row in (heads, *rows))
    return Table(
        first="", rest="", body=Content(""), spaced=False, rows=cells, rights=(True,) * len(heads)
    )


def labelled(label: str, blocks: Sequence[Block], width: int = 9) -> tuple[Block, ...]:
    """The blocks in a column of their own, with a word for them at the left of the first line."""
    return tuple(
        replace(
            block,
            first=f"{'' if place else label:<{width}}{block.first}",
            rest=" " * width + block.rest,
        )
        for place, block in enumerate(blocks)
    )


def with_right(left: Content, right: Content, width: int) -> Content:
    """One row with something at its right edge, to which what stands at the left gives way."""
    left = left.truncate(max(0, width - right.cell_length - 2), ellipsis=True)
    return left + Content(" " * max(1, width - left.cell_length - right.cell_length)) + right


def wrapped(blocks: Sequence[Block], width: int) -> list[Content]:
    """All lines of the blocks at `width` cells, with the blank lines between them."""
    lines: list[Content] = []
    for block in blocks:
        if block.spaced and lines:
            lines.append(Content(""))
        lines.extend(block.lines(width))
    return lines

"""Evidence as plain text: a table with its title and its reading, for a screen and a pipe alike.

Nothing here needs colour or NumPy.
"""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final, Protocol

from quizapp.plot.cells import one_cell_each

WIDEST_PANEL: Final = 78
"""Columns; a line of figures is hard to follow over more of them."""

NARROWEST_NAME: Final = 8
"""Cells of the first column that still tell its names apart."""

CELLS_APART: Final = 2


class ShownPanel(Protocol):
    """What can be drawn of a panel, whoever made it."""

    @property
    def kind(self) -> str:
        """What sort of panel it is."""

    @property
    def title(self) -> str:
        """What the table shows."""

    @property
    def heads(self) -> Sequence[str]:
        """The name of each column."""

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """A text for each column."""

    @property
    def figures(self) -> Mapping[str, Sequence[float | str | None]]:
        """The columns before they were rounded."""

    @property
    def reading(self) -> str:
        """The figures that matter, in words."""


def panel_lines(panel: ShownPanel, width: int, *, ascii: bool = False) -> list[str]:
    """The title, the table and, below a blank line, the reading, all within the width.

    Where the columns have no room beside each other, their heads take two lines, and where that is
    not enough each row becomes a sentence.

    Args:
        panel: the evidence.
        width: in cells, 20 and up; more than 78 of them are not used.
        ascii: only ASCII.
    """
    cells = min(width, WIDEST_PANEL)
    heads, *rows = [
        [one_cell_each(text, ascii=ascii) for text in row] for row in (panel.heads, *panel.rows)
    ]
    cut = "~" if ascii else "…"
    table = _table([heads, *rows], cells, cut) or _table([*_stacked(heads), *rows], cells, cut)
    return [
        *wrap(one_cell_each(panel.title, ascii=ascii), cells),
        *(table or _sentences(heads, rows, cells)),
        "",
        *wrap(one_cell_each(panel.reading, ascii=ascii), cells),
    ]


def _table(lines: Sequence[Sequence[str]], width: int, cut: str) -> list[str]:
    """The cells in columns, the names at the left; nothing if they are too wide."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    beside = sum(widths[1:]) + CELLS_APART * (len(widths) - 1)
    first = min(widths[0], width - beside)
    if first < min(widths[0], NARROWEST_NAME):
        return []
    return [
        (" " * CELLS_APART)
        .join(
            [
                _fitted(name, first, cut),
                *(cell.rjust(size) for cell, size in zip(cells, widths[1:], strict=True)),
            ]
        )
        .rstrip()
        for name, *cells in lines
    ]


def _stacked(heads: Sequence[str]) -> list[list[str]]:
    """The heads in two lines, the last word of each in the lower one."""
    pairs = [head.rpartition(" ") for head in heads]
    return [[before for before, _, _ in pairs], [last for _, _, last in pairs]]


def _fitted(name: str, width: int, cut: str) -> str:
    return name.ljust(width) if len(name) <= width else name[: width - 1] + cut


def _sentences(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for name, *cells in rows:
        pairs = zip(heads[1:], cells, strict=True)
        row = f"{heads[0]} {name}: {', '.join(f'{head} {cell}' for head, cell in pairs)}"
        yield from wrap(row, width, subsequent_indent="  ")

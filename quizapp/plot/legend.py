"""The legend: which sign means what, in as few lines as hold it."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from quizapp.plot.canvas import Canvas
from quizapp.plot.cells import Span

LegendEntry: TypeAlias = tuple[Span, ...]

ENTRY_GAP: Final = 3
"""Cells between two entries."""

SHARE: Final = 6
"""A legend takes at most one line of so many."""


def flow(entries: Iterable[LegendEntry], width: int, height: int) -> list[list[LegendEntry]]:
    """The entries line by line; those for which there is no room are left out.

    Args:
        entries: the most important first.
        width: in cells, of the picture, as is height.
        height: of the whole picture, of which a legend takes little.
    """
    lines: list[list[LegendEntry]] = []
    free = 0
    for entry in entries:
        length = _length(entry)
        if length > free:
            if len(lines) == height // SHARE or length > width:
                continue
            lines.append([])
            free = width
        lines[-1].append(entry)
        free -= length + ENTRY_GAP
    return _in_company(lines, width)


def _in_company(lines: list[list[LegendEntry]], width: int) -> list[list[LegendEntry]]:
    """The lines without an entry that stands alone under a full one."""
    if len(lines) < 2:
        return lines
    above, last = lines[-2:]
    if len(last) == 1 and len(above) > 2:
        length = _length(above[-1]) + ENTRY_GAP + _length(last[0])
        if length <= width:
            last.insert(0, above.pop())
    return lines


def draw_legend(canvas: Canvas, lines: Iterable[Iterable[LegendEntry]], top: int = 0) -> None:
    """Put the entries on the lines of the picture from `top` on."""
    for row, line in enumerate(lines, top):
        column = 0
        for entry in line:
            for span in entry:
                canvas.put(row, column, span.text, span.role)
                column += len(span.text)
            column += ENTRY_GAP


def signs(*pairs: tuple[str, str, str]) -> Iterator[LegendEntry]:
    """Entries of a sign, its role and what it means."""
    for sign, role, meaning in pairs:
        yield Span(sign, role), Span(f" {meaning}")


def _length(entry: LegendEntry) -> int:
    return sum(len(span.text) for span in entry)

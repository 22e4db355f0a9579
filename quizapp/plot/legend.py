"""The legend: which sign means what, in as few lines as hold it."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from quizapp.plot.canvas import Canvas
from quizapp.plot.cells import Span

Entry: TypeAlias = tuple[Span, ...]

GAP: Final = 3
"""Cells between two entries."""

SHARE: Final = 6
"""A legend takes at most one line of so many."""


def flow(entries: Iterable[Entry], width: int, height: int) -> list[list[Entry]]:
    """The entries line by line; those for which there is no room are left out.

    Args:
        entries: the most important first.
        width: in cells, of the picture, as is height.
        height: of the whole picture, of which a legend takes little.
    """
    lines: list[list[Entry]] = []
    free = 0
    for entry in entries:
        length = _length(entry)
        if length > free:
            if len(lines) == height // SHARE or length > width:
                continue
            lines.append([])
            free = width
        lines[-1].append(entry)
        free -= length + GAP
    return lines


def draw_legend(canvas: Canvas, lines: Iterable[Iterable[Entry]], top: int = 0) -> None:
    """Put the entries on the lines of the picture from `top` on."""
    for row, line in enumerate(lines, top):
        column = 0
        for entry in line:
            for span in entry:
                canvas.put(row, column, span.text, span.role)
                column += len(span.text)
            column += GAP


def signs(*pairs: tuple[str, str, str]) -> Iterator[Entry]:
    """Entries of a sign, its role and what it means."""
    for sign, role, meaning in pairs:
        yield Span(sign, role), Span(f" {meaning}")


def _length(entry: Entry) -> int:
    return sum(len(span.text) for span in entry)

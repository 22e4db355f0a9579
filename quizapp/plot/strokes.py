"""Strokes: a sheet on which lines, boxes and words are drawn, and lines that meet are joined."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from quizapp.plot.cells import Span

CellPlace: TypeAlias = tuple[int, int]
"""Column and row, both from 0."""

_UP, _RIGHT, _DOWN, _LEFT = 1, 2, 4, 8

_JOINTS: Final = " │─└││┌├─┘─┴┐┤┬┼"
"""A line's shape by the sum of the ways in which it goes on."""

_DOUBLE: Final = " ║═╚║║╔╟═╝═╧╗╢╤╬"

_ASCII: Final = " |-+||++-+-+++++"


class Strokes:
    """What is drawn on one sheet, cell by cell; words cover lines."""

    def __init__(self) -> None:
        self._ways: dict[CellPlace, int] = {}
        self._double: set[CellPlace] = set()
        self._letters: dict[CellPlace, str] = {}
        self._roles: dict[CellPlace, str] = {}

    def line(self, *corners: CellPlace, role: str = "", double: bool = False) -> None:
        """Draw from corner to corner, each straight beside, above or below the one before."""
        for start, end in pairwise(corners):
            for (x, y), (to_x, to_y) in pairwise(_cells_between(start, end)):
                self._join((x, y), to_x - x, to_y - y)
                self._join((to_x, to_y), x - to_x, y - to_y)
                for cell in ((x, y), (to_x, to_y)):
                    self._roles[cell] = role
                    self._double |= {cell} if double else set()

    def _join(self, cell: CellPlace, step_x: int, step_y: int) -> None:
        """The line in that cell goes on that way."""
        way = (_LEFT, 0, _RIGHT)[step_x + 1] or (_UP, 0, _DOWN)[step_y + 1]
        self._ways[cell] = self._ways.get(cell, 0) | way

    def box(self, xs: range, ys: range, *, role: str = "", double: bool = False) -> None:
        """Draw around these columns and rows, in the outermost of them."""
        left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
        corners = (left, top), (right, top), (right, bottom), (left, bottom), (left, top)
        self.line(*corners, role=role, double=double)

    def write(self, x: int, y: int, text: str, role: str = "") -> None:
        """Write over whatever is there; a cell each letter."""
        for column, letter in enumerate(text, x):
            self._letters[column, y] = letter
            self._roles[column, y] = role

    def rows(self, *, ascii: bool = False) -> Iterator[tuple[Span, ...]]:
        """The sheet line by line, without blanks at the end."""
        cells = self._ways.keys() | self._letters.keys()
        for y in range(1 + max((y for _, y in cells), default=-1)):
            width = 1 + max((x for x, row in cells if row == y), default=-1)
            drawn = (self._cell((x, y), ascii=ascii) for x in range(width))
            runs = groupby(drawn, key=lambda cell: cell.role)
            yield tuple(Span("".join(cell.text for cell in run), role) for role, run in runs)

    def _cell(self, cell: CellPlace, *, ascii: bool) -> Span:
        is_double = cell in self._double
        shapes = _ASCII if ascii else _DOUBLE if is_double else _JOINTS
        shape = "#" if ascii and is_double else shapes[self._ways.get(cell, 0)]
        return Span(self._letters.get(cell, shape), self._roles.get(cell, ""))


def _cells_between(start: CellPlace, end: CellPlace) -> list[CellPlace]:
    """The cells from one to another in the same column or row, both among them."""
    (x, y), (to_x, to_y) = start, end
    steps = max(abs(to_x - x), abs(to_y - y))
    step_x, step_y = (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
    return [(x + step_x * step, y + step_y * step) for step in range(steps + 1)]

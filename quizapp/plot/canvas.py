"""The canvas: a sheet of cells that a picture is drawn on, and how it becomes lines."""

from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizapp.plot.cells import ROLES, Line, Span

Cells: TypeAlias = NDArray[np.uint32]
"""Code points, or roles by their number."""

NUMBER_OF: Final = {role: number for number, role in enumerate(ROLES)}
"""The number that stands for a role on the sheet."""

SINGLES: Final = NUMBER_OF["heat-0"]
"""The number of the lowest heat, which the others follow."""

PAIRS: Final = NUMBER_OF["heat-0-0"]
"""The number of the first pair of heats; heat-U-L is the (16 U + L)th after it."""

BLANK: Final = ord(" ")


class Part(NamedTuple):
    """A rectangle of a sheet."""

    codes: Cells
    roles: Cells


class Canvas:
    """A sheet of blank cells; what is drawn beyond its edges is lost."""

    def __init__(self, width: int, height: int) -> None:
        if width < 1 or height < 1:
            raise ValueError(f"a picture needs at least one cell, not {width} by {height}")
        self.width = width
        self.height = height
        self.codes: Cells = np.full((height, width), BLANK, dtype=np.uint32)
        self.roles: Cells = np.zeros((height, width), dtype=np.uint32)

    def put(self, row: int, column: int, text: str, role: str = "") -> None:
        """Write the text from that cell on."""
        if not 0 <= row < self.height:
            return
        text = text[max(0, -column) :][: max(0, self.width - max(0, column))]
        start = max(0, column)
        end = start + len(text)
        self.codes[row, start:end] = code_points(text)
        self.roles[row, start:end] = NUMBER_OF[role]

    def drop(self, column: int, rows: range, sign: str, role: str, *, behind: bool = True) -> None:
        """Draw a vertical line, behind what is there already or over it."""
        place = np.s_[rows.start : rows.stop, column]
        free = (self.codes[place] == BLANK) | (not behind)
        self.codes[place][free] = ord(sign)
        self.roles[place][free] = NUMBER_OF[role]

    def part(self, top: int, left: int, rows: int, columns: int) -> "Part":
        """A rectangle of the sheet; what is written into it is written on the sheet."""
        place = np.s_[top : top + rows, left : left + columns]
        return Part(self.codes[place], self.roles[place])

    def is_blank(self, row: int, start: int, end: int) -> bool:
        """These cells lie on the sheet and nothing is drawn in them."""
        inside = 0 <= row < self.height and start >= 0 and end <= self.width
        return inside and bool((self.codes[row, start:end] == BLANK).all())

    def lines(self) -> tuple[Line, ...]:
        """The sheet from top to bottom, neighbours of one role in one span."""
        text = self.codes.astype("<u4").tobytes().decode("utf-32-le")
        flat = self.roles.ravel()
        starts_run = np.ones(flat.size, dtype=np.bool_)
        np.not_equal(flat[1:], flat[:-1], out=starts_run[1:])
        starts_run[:: self.width] = True
        starts = np.flatnonzero(starts_run)
        names = [ROLES[number] for number in flat[starts].tolist()]
        cuts = [*starts.tolist(), flat.size]
        texts = [text[start:end] for start, end in pairwise(cuts)]
        spans = list(map(Span, texts, names))
        firsts = np.searchsorted(starts, np.arange(0, flat.size + 1, self.width)).tolist()
        return tuple(tuple(spans[first:last]) for first, last in pairwise(firsts))


def code_points(text: str) -> Cells:
    """The text as numbers, one a character."""
    return np.frombuffer(text.encode("utf-32-le"), dtype="<u4")

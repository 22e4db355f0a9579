"""Side notes: lines of numbers at the right of a chart, or over it where the picture is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final, NamedTuple

from quizapp.plot.cells import Line, Picture, fitted, joined
from quizapp.plot.scale import DrawChart, Frame

NOTE_GAP: Final = 3
"""Cells between the chart and the lines at its right."""

LEAST_CHART: Final = (20, 6)
"""Cells across and down below which a chart says nothing."""


class Note(NamedTuple):
    """A line beside a chart."""

    spans: Line
    rank: int = 0
    """Where there is no room for all, those of the highest rank are left out first."""
    name: str = ""
    """What a click on it means."""
    heads: bool = False
    """It names the columns of the lines after it, and goes where the first of them has no room."""


@dataclass(frozen=True, slots=True)
class PictureWithNotes(Picture):
    """A chart, if there was room for one, and lines."""

    frame: Frame | None
    """Of the chart, in cells of the whole picture."""
    names: tuple[str, ...]
    """Those of the lines, from the first row on."""
    edge: int
    """The column where the lines begin."""

    def name_at(self, column: int, row: int) -> str:
        """The name of the line at a cell; empty where there is none."""
        return self.names[row] if column >= self.edge and row < len(self.names) else ""

    def point_at(self, column: int, row: int) -> tuple[float, float] | None:
        """The x and y at a cell of the chart."""
        frame = self.frame
        if frame is None or row not in frame.rows or not 0 <= column - frame.left < frame.x.cells:
            return None
        return frame.x_at(column), frame.y_at(row)


def with_notes(
    draw: DrawChart | None, notes: Sequence[Note], *, width: int, height: int, reading: str = ""
) -> PictureWithNotes:
    """The chart and as many of the lines as have room; where there is little, only lines.

    Args:
        draw: draws the chart; without it there are only lines.
        notes: one and up, from top to bottom.
        width: in cells, 1 and up, as is height.
        height: of the whole picture.
        reading: what is said in words where there is no chart to say it.

    Raises:
        ValueError: there is no cell to draw in.
    """
    if width < 1 or height < 1:
        raise ValueError(f"a picture needs at least one cell, not {width} by {height}")
    fitting = _fitting(notes, height)
    names = tuple(note.name for note in fitting)
    lines = [note.spans for note in fitting]
    room = width - NOTE_GAP - max(sum(len(span.text) for span in line) for line in lines)
    if draw and room >= LEAST_CHART[0] and height >= LEAST_CHART[1]:
        chart = draw(room, height)
        pairs = zip_longest(chart.lines, lines, fillvalue=())
        drawn = [joined((fitted(row, room), note), NOTE_GAP) for row, note in pairs]
        return PictureWithNotes(
            _fit(drawn, width), chart.reading, chart.frame, names, room + NOTE_GAP
        )
    top = len(lines)
    if draw and width >= LEAST_CHART[0] and height - top >= LEAST_CHART[1]:
        chart = draw(width, height - top)
        frame = replace(chart.frame, top=chart.frame.top + top)
        return PictureWithNotes(_fit([*lines, *chart.lines], width), chart.reading, frame, names, 0)
    blank: list[Line] = [()] * (height - top)
    return PictureWithNotes(_fit([*lines, *blank], width), reading, None, names, 0)


def _fit(lines: Sequence[Line], width: int) -> tuple[Line, ...]:
    return tuple(fitted(line, width) for line in lines)


def _fitting(notes: Sequence[Note], height: int) -> list[Note]:
    """The notes without those of the highest rank, the last of them first, until they fit."""
    ranked = sorted(range(len(notes)), key=lambda at: (notes[at].rank, at))
    places = set(ranked[:height])
    return [
        note
        for at, note in enumerate(notes)
        if at in places and (not note.heads or at + 1 in places)
    ]

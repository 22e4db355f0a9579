"""Flow charts: stations as boxes with arrows between them, in a row, or in a column if need be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from quizapp.plot.cells import Picture, fitted, one_cell_each
from quizapp.plot.strokes import Strokes

Edge: TypeAlias = tuple[int, int]
"""An arrow from one station to another, by their places."""

GAP_CELLS: Final = 3
"""Between two boxes of a row: an arrow with its tip."""

BOX_ROWS: Final = 3

BORDER_CELLS: Final = 4
"""Around the name in a box, a blank at either side among them."""


class ChartMarks(NamedTuple):
    """What the chart tells of single stations."""

    cursor: int
    """The station at hand, whose box has double lines."""
    fault: int | None = None
    """That which is broken, if one is."""
    symptom: int | None = None
    """That where it shows first, once it is to be seen."""


class BoxPlace(NamedTuple):
    """Where the box of a station is."""

    columns: range
    rows: range


class Tips(NamedTuple):
    """The tips of arrows, and the marks of a fault and of where it shows."""

    up: str
    right: str
    down: str
    left: str
    fault: str
    symptom: str


UNICODE_TIPS: Final = Tips("▲", "►", "▼", "◄", "✗", "●")
ASCII_TIPS: Final = Tips("^", ">", "v", "<", "x", "@")


@dataclass(frozen=True, slots=True)
class FlowChart(Picture):
    """A picture in which each station has a box."""

    boxes: tuple[BoxPlace, ...]

    def station_at(self, column: int, row: int) -> int | None:
        """The station whose box has this cell."""
        inside = (
            n for n, box in enumerate(self.boxes) if column in box.columns and row in box.rows
        )
        return next(inside, None)


def flow_chart(
    stations: Sequence[str],
    edges: Sequence[Edge],
    *,
    width: int,
    marks: ChartMarks,
    ascii: bool = False,
) -> FlowChart:
    """The stations as boxes, side by side if there is room, with an arrow for each edge.

    Args:
        stations: their names; each stands behind its number.
        edges: any that does not lead to the next station goes around.
        width: in cells; a name that is too long for it is cut.
        marks: what is told of single stations.
        ascii: draw without Unicode.
    """
    names = [one_cell_each(name, ascii=ascii) for name in stations]
    labels = [f"{number} {name}" for number, name in enumerate(names, 1)]
    room = sum(len(label) + BORDER_CELLS + GAP_CELLS for label in labels) - GAP_CELLS
    draw = _Row if room <= width else _Column
    chart = draw(labels, ASCII_TIPS if ascii else UNICODE_TIPS)
    for place, label in enumerate(labels):
        chart.station(place, label, marks)
    detours = []
    for edge in dict.fromkeys(edges):
        if edge[1] == edge[0] + 1:
            chart.arrow(edge[0])
        else:
            detours.append(edge)
    for lane, sharing in enumerate(_lanes(detours)):
        for edge in sharing:
            chart.detour(edge, lane)
    lines = tuple(fitted(row, width) for row in chart.strokes.rows(ascii=ascii))
    return FlowChart(lines, flow_reading(names, edges, marks), tuple(chart.boxes))


def flow_reading(names: Sequence[str], edges: Iterable[Edge], marks: ChartMarks) -> str:
    """What the chart shows, in words.

    >>> flow_reading(("a", "b", "c"), ((0, 1), (1, 2), (2, 0)), ChartMarks(0, fault=0, symptom=1))
    'a leads to b, then c; c leads back to a. Fault in a; it shows first in b.'
    """
    ways: list[str] = []
    before: Edge | None = None
    for start, end in edges:
        goes_on = before is not None and before[1] == start
        if goes_on and end == start + 1:
            ways[-1] += f", then {names[end]}"
        else:
            back = "" if end > start else "back "
            ways.append(f"{names[start]} leads {back}to {names[end]}")
        before = start, end
    way = f"{'; '.join(ways)}." if ways else "Nothing leads anywhere."
    if marks.fault is None:
        return way
    rest = "" if marks.symptom is None else f"; it shows first in {names[marks.symptom]}"
    return f"{way} Fault in {names[marks.fault]}{rest}."


def _lanes(detours: Iterable[Edge]) -> list[list[Edge]]:
    """The detours parted so that those of one lane do not meet; the shortest are nearest."""
    lanes: list[list[Edge]] = []
    for edge in sorted(detours, key=lambda edge: abs(edge[0] - edge[1])):
        free = (lane for lane in lanes if all(_are_apart(edge, other) for other in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append([edge])
        else:
            lane.append(edge)
    return lanes


def _are_apart(edge: Edge, other: Edge) -> bool:
    return max(edge) < min(other) or max(other) < min(edge)


class _Row:
    """Boxes side by side; detours run below."""

    def __init__(self, labels: Sequence[str], tips: Tips) -> None:
        self.strokes = Strokes()
        self.tips = tips
        self.boxes = list(self.places(labels))

    def places(self, labels: Sequence[str]) -> Iterable[BoxPlace]:
        """Where the boxes are."""
        left = 0
        for label in labels:
            yield BoxPlace(range(left, left + len(label) + BORDER_CELLS), range(BOX_ROWS))
            left += len(label) + BORDER_CELLS + GAP_CELLS

    def station(self, place: int, label: str, marks: ChartMarks) -> None:
        """Draw the box of a station."""
        columns, rows = self.boxes[place]
        signs = self.tips.fault * (place == marks.fault) + self.tips.symptom * (
            place == marks.symptom
        )
        is_here = place == marks.cursor
        role = "bad" if place == marks.fault else "good" if signs else "cursor" if is_here else ""
        self.strokes.box(columns, rows, role=role or "axis", double=is_here)
        self.strokes.write(columns[2], rows[1], label, role)
        if signs:
            self.strokes.write(columns[1], rows[0], f" {signs} ", role)

    def arrow(self, place: int) -> None:
        """Draw the arrow from a station to the next one."""
        end, start = self.boxes[place].columns[-1], self.boxes[place + 1].columns[0]
        self.strokes.line((end, 1), (start - 1, 1), role="axis")
        self.strokes.write(start - 1, 1, self.tips.right, "axis")

    def detour(self, edge: Edge, lane: int) -> None:
        """Draw an arrow around other stations."""
        out, back = (_middle(self.boxes[place].columns) for place in edge)
        y = BOX_ROWS + 1 + lane
        corners = (out + 1, BOX_ROWS - 1), (out + 1, y), (back - 1, y), (back - 1, BOX_ROWS)
        self.strokes.line(*corners, role="axis")
        self.strokes.write(back - 1, BOX_ROWS, self.tips.up, "axis")


class _Column(_Row):
    """Boxes one under the other; detours run at their right."""

    def places(self, labels: Sequence[str]) -> Iterable[BoxPlace]:
        """Where the boxes are."""
        columns = range(max(map(len, labels)) + BORDER_CELLS)
        for place in range(len(labels)):
            top = place * (BOX_ROWS + 1)
            yield BoxPlace(columns, range(top, top + BOX_ROWS))

    def arrow(self, place: int) -> None:
        """Draw the arrow from a station to the next one."""
        x, y = _middle(self.boxes[place].columns), self.boxes[place].rows[-1]
        self.strokes.line((x, y), (x, y + 1), role="axis")
        self.strokes.write(x, y + 1, self.tips.down, "axis")

    def detour(self, edge: Edge, lane: int) -> None:
        """Draw an arrow around other stations."""
        out, back = (self.boxes[place].rows[1] for place in edge)
        right = self.boxes[0].columns[-1]
        x = right + 3 + 2 * lane
        self.strokes.line((right, out), (x, out), (x, back), (right + 1, back), role="axis")
        self.strokes.write(right + 1, back, self.tips.left, "axis")


def _middle(cells: range) -> int:
    return cells[len(cells) // 2]

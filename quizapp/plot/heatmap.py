"""The heatmap: a matrix as a landscape seen from above, with contours and a path across it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from quizapp.plot.axes import draw_axes, enclose
from quizapp.plot.canvas import NUMBER_OF, SINGLES, Canvas, Part
from quizapp.plot.cells import LEVEL_COUNT, Span, one_cell_each
from quizapp.plot.legend import LegendEntry, draw_legend, flow, signs
from quizapp.plot.levels import LevelScale, contour, contrasting, half_blocks, levels_of, resampled
from quizapp.plot.raster import Dots, touched, trace
from quizapp.plot.scale import Array, Chart, Frame, drawable, range_of
from quizapp.plot.ticks import short

RAMP: Final = " .:-=+*#%@"
"""From cold to hot where there are no colours."""

RAMP_CODES: Final = np.array(
    [ord(RAMP[level * len(RAMP) // LEVEL_COUNT]) for level in range(LEVEL_COUNT)] + [ord("/")],
    dtype=np.uint32,
)
"""The sign of each level, and last that of no number."""

LANDMARK_SIGNS: Final = ("◆", "M")
"""A place that has a name, with Unicode and without."""

GUESS_SIGNS: Final = ("○", "?")
"""The place that was guessed, likewise."""

STEP_SIGNS: Final = ("•", "o")
"""A cell that a walk went through, likewise."""

CONTOUR_SIGNS: Final = "123456789"
"""The signs of contours where there are no colours."""


def heatmap(
    values: Array,
    *,
    width: int,
    height: int,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    x_label: str = "",
    y_label: str = "",
    scale: LevelScale = "linear",
    contours: Sequence[float] = (),
    path: tuple[Array, Array] | None = None,
    guess: tuple[float, float] | None = None,
    landmark: tuple[float, float, str] | None = None,
    title: Sequence[LegendEntry] = (),
    ascii: bool = False,
) -> Chart:
    """A matrix as heat, its first row at the bottom; two levels a cell, or one sign in ASCII.

    Args:
        values: shape (m, n); NaN leaves a hole, infinite numbers are as hot or cold as can be.
        width: in cells, 1 and up, as is height.
        height: of the whole picture; below 20 by 5 there are no axes.
        x_range: the x of the first and the last column.
        y_range: the y of the first and the last row.
        x_label: what x is.
        y_label: what y is.
        scale: which numbers share a level.
        contours: values whose edges are drawn; in ASCII as 1, 2, 3 and so on.
        path: the xs and ys of a walk, from `S` to `X`.
        guess: the x and y that was guessed.
        landmark: the x and y of a place that has a name, such as the lowest one.
        title: what the legend lists before all else.
        ascii: only ASCII. Half blocks need colour, so this is for all who have none.

    Raises:
        ValueError: there is no cell to draw in, or an end of a range is not finite.
    """
    across, up = drawable(*x_range), drawable(*y_range)
    x_name, y_name = (one_cell_each(name, ascii=ascii) for name in (x_label, y_label))
    heading: list[LegendEntry] = [(Span(y_name, "label"),)] if y_name else []
    entries = _entries(values, contours, path, guess, landmark, ascii=ascii)
    legend = flow([*heading, *title, *entries], width, height)
    frame = enclose(width, height, across, up, above=len(legend), dots=(1, 1 if ascii else 2))
    canvas = Canvas(width, height)
    draw_legend(canvas, legend)
    draw_axes(canvas, frame, x_label=x_name, ascii=ascii)
    grid = resampled(values, frame.y.cells * frame.y.dots, frame.x.cells)
    ground = canvas.part(frame.top, frame.left, frame.y.cells, frame.x.cells)
    (draw_ramp if ascii else draw_half_blocks)(ground, grid, scale, contours)
    if landmark is not None:
        _put(canvas, frame, landmark[:2], Span(LANDMARK_SIGNS[ascii], "good"))
    if path is not None:
        draw_path(canvas, frame, *path, ascii=ascii)
    if guess is not None:
        _put(canvas, frame, guess, Span(GUESS_SIGNS[ascii], "mark"))
    spots = [("guess", *guess)] if guess is not None else []
    spots += [(landmark[2], *landmark[:2])] if landmark is not None else []
    reading = _reading(values, frame, (x_name or "x", y_name or "y"), path, spots)
    return Chart(canvas.lines(), reading, frame)


def draw_half_blocks(
    ground: Part, values: Array, scale: LevelScale, contours: Sequence[float]
) -> None:
    """Two levels a cell, contours as ground that is much hotter or colder."""
    levels = levels_of(values, scale)
    plain = contrasting(levels)
    for value in contours:
        edge = contour(values, value)
        levels[edge] = plain[edge]
    ground.codes[:], ground.roles[:] = half_blocks(levels[::-1])


def draw_ramp(ground: Part, values: Array, scale: LevelScale, contours: Sequence[float]) -> None:
    """One sign a cell, contours by their number."""
    levels = levels_of(values, scale)[::-1]
    ground.codes[:] = RAMP_CODES[levels]
    ground.roles[:] = np.where(levels < 0, 0, SINGLES + levels)
    for sign, value in zip(CONTOUR_SIGNS, contours, strict=False):
        edge = contour(values, value)[::-1]
        ground.codes[edge] = ord(sign)
        ground.roles[edge] = NUMBER_OF["label"]


def draw_path(canvas: Canvas, frame: Frame, xs: Array, ys: Array, *, ascii: bool = False) -> None:
    """A walk from `S` to `X`, its steps joined; what lies outside is cut off."""
    x, y = frame.x, frame.y
    dots = trace(xs, ys, x, y)
    dots = Dots(dots.x // x.dots, dots.y // y.dots)
    ground = canvas.part(frame.top, frame.left, frame.y.cells, frame.x.cells)
    walked = touched(dots, x.cells, y.cells) != 0
    ground.codes[walked] = ord(STEP_SIGNS[ascii])
    ground.roles[walked] = NUMBER_OF["path"]
    present = np.flatnonzero(~(np.isnan(xs) | np.isnan(ys)))
    if present.size:
        for at, end in ((present[-1], Span("X", "end")), (present[0], Span("S", "start"))):
            _put(canvas, frame, (float(xs[at]), float(ys[at])), end)


def _put(canvas: Canvas, frame: Frame, place: tuple[float, float], span: Span) -> None:
    column, row = frame.column(place[0]), frame.row(place[1])
    if column is not None and row is not None:
        canvas.put(row, column, span.text, span.role)


def _entries(
    values: Array,
    contours: Sequence[float],
    path: tuple[Array, Array] | None,
    guess: object,
    landmark: tuple[float, float, str] | None,
    *,
    ascii: bool,
) -> list[LegendEntry]:
    """What the legend lists, the most needed first."""
    entries: list[LegendEntry] = []
    # `S` and `X` explain themselves sooner than a diamond does.
    if landmark is not None:
        entries += signs((LANDMARK_SIGNS[ascii], "good", one_cell_each(landmark[2], ascii=ascii)))
    if path is not None:
        walk = (
            ((STEP_SIGNS[ascii], "path", "path"), ("X", "end", "end")) if len(path[0]) > 1 else ()
        )
        entries += signs(("S", "start", "start"), *walk)
    if guess is not None:
        entries += signs((GUESS_SIGNS[ascii], "mark", "you"))
    low, high = map(short, range_of(values))
    bar = [Span(RAMP)] if ascii else [Span("█", f"heat-{level}") for level in range(LEVEL_COUNT)]
    entries.append((Span(f"{low} "), *bar, Span(f" {high}")))
    for digit, value in zip(CONTOUR_SIGNS if ascii else "", contours, strict=False):
        entries += signs((digit, "label", f"from {short(value)}"))
    return entries


def _reading(
    values: Array,
    frame: Frame,
    names: tuple[str, str],
    path: tuple[Array, Array] | None,
    spots: Sequence[tuple[str, float, float]],
) -> str:
    def place(x: float, y: float) -> str:
        return f"{names[0]} {short(x)}, {names[1]} {short(y)}"

    x, y = frame.x, frame.y
    clauses = [f"from {place(x.low, y.low)} to {place(x.high, y.high)}"]
    finite = np.flatnonzero(np.isfinite(values))
    heights = values.ravel()[finite]
    for extreme, find in (("lowest", np.argmin), ("highest", np.argmax)) if finite.size else ():
        at = find(heights)
        row, column = divmod(int(finite[at]), values.shape[1])
        across, up = (
            replace(axis, cells=n) for axis, n in zip((x, y), values.shape[::-1], strict=True)
        )
        clauses.append(
            f"{extreme} {short(float(heights[at]))} at {place(across.at(column), up.at(row))}"
        )
    if path is not None:
        clauses.append(_walk(*path, place))
    clauses += [f"{name} at {place(at_x, at_y)}" for name, at_x, at_y in spots]
    return "; ".join(clauses) + "."


def _walk(xs: Array, ys: Array, place: Callable[[float, float], str]) -> str:
    """The path as a clause."""
    present = np.flatnonzero(~(np.isnan(xs) | np.isnan(ys)))
    if not present.size:
        return "path of no points"
    first, last = (place(float(xs[at]), float(ys[at])) for at in (present[0], present[-1]))
    return f"path of {present.size} points from {first} to {last}"

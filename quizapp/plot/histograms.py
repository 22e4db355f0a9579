"""Histograms: how the scores of two groups lie, face to face or over each other, at a threshold."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from quizapp.plot.axes import draw_axes, enclose
from quizapp.plot.canvas import NUMBER_OF, Canvas, Part, code_points
from quizapp.plot.cells import one_cell_each
from quizapp.plot.legend import LegendEntry, draw_legend, flow, signs
from quizapp.plot.raster import Whole
from quizapp.plot.scale import Array, Chart, Frame, drawable
from quizapp.plot.tick_format import PLAIN_NUMBERS, TickFormat
from quizapp.plot.vlines import draw_vline, make_vlines


class Look(NamedTuple):
    """How a group is drawn: its sign in the legend, a cell half full, a full cell."""

    legend: str
    half: str
    full: str
    role: str


LOOKS: Final = {
    (True, False): (Look("▲", "▄", "█", "first"), Look("▼", "▀", "█", "second")),
    (True, True): (Look("+", "+", "+", "first"), Look("-", "-", "-", "second")),
    (False, False): (
        Look("█", "▄", "█", "first"),
        Look("░", "░", "░", "second"),
        Look("▒", "▒", "▒", "both"),
    ),
    (False, True): (
        Look("+", "+", "+", "first"),
        Look("-", "-", "-", "second"),
        Look("#", "#", "#", "both"),
    ),
}
"""By whether the groups stand face to face, and whether there is only ASCII."""


class Group(NamedTuple):
    """Scores that belong together."""

    name: str
    scores: Array
    """Shape (n,), in any order; NaN is no score."""


def histograms(
    positives: Group,
    negatives: Group,
    *,
    width: int,
    height: int,
    x_range: tuple[float, float] = (0.0, 1.0),
    bins: int = 20,
    x_label: str = "score",
    threshold: float | None = None,
    guess: float | None = None,
    tick_format: TickFormat = PLAIN_NUMBERS,
    mirrored: bool = True,
    ascii: bool = False,
) -> Chart:
    """The counts of two groups by score, the first upwards and the second downwards or behind it.

    Args:
        positives: drawn upwards.
        negatives: drawn downwards if `mirrored`, else upwards too.
        width: in cells, 1 and up, as is height.
        height: of the whole picture; below 20 by 5 there are no axes.
        x_range: the ends of the x axis; scores outside count in the outermost bins.
        bins: how many parts of the same width, 1 and up.
        x_label: what is scored.
        threshold: the score from which on a case counts as positive.
        guess: the threshold that was guessed.
        tick_format: how the scores are written.
        mirrored: the groups stand face to face.
        ascii: only ASCII.

    Raises:
        ValueError: there is no cell to draw in, or an end of a range is not finite.
    """
    groups = [_drawable_group(group, ascii=ascii) for group in (positives, negatives)]
    across = drawable(*x_range)
    counts = [np.bincount(_bin_of(group.scores, across, bins), minlength=bins) for group in groups]
    top = float(max(1, *(int(count.max()) for count in counts)))
    vlines = make_vlines((), threshold, guess, "threshold", tick_format=tick_format, ascii=ascii)
    looks = LOOKS[mirrored, ascii]
    entries = [*_entries(groups, looks), *(vline.entry for vline in vlines)]
    legend = flow(entries, width, height)
    frame = enclose(width, height, across, (-top if mirrored else 0.0, top), above=len(legend))
    canvas = Canvas(width, height)
    draw_legend(canvas, legend)
    x_name = one_cell_each(x_label, ascii=ascii)
    draw_axes(canvas, frame, x_label=x_name, tick_format=tick_format, signed=False, ascii=ascii)
    columns = np.linspace(*across, frame.x.cells)
    shares = [count[_bin_of(columns, across, bins)] / top for count in counts]
    (_face_to_face if mirrored else _overlaid)(canvas, frame, shares, looks)
    for vline in vlines:
        draw_vline(canvas, frame, vline, behind=False)
    return Chart(canvas.lines(), _reading(groups, threshold, guess, tick_format.text_of), frame)


def _drawable_group(group: Group, *, ascii: bool) -> Group:
    return Group(one_cell_each(group.name, ascii=ascii), group.scores[~np.isnan(group.scores)])


def _entries(groups: Sequence[Group], looks: Sequence[Look]) -> Iterator[LegendEntry]:
    """The sign of each group with its name and size, and that of where both are."""
    meanings = [*(f"{group.name} {group.scores.size}" for group in groups), "both"]
    pairs = zip(looks, meanings, strict=False)
    return signs(*((look.legend, look.role, meaning) for look, meaning in pairs))


def _bin_of(values: Array, across: tuple[float, float], bins: int) -> Whole:
    """The number of the part of the axis in which each value lies."""
    low, high = across
    share = np.clip(values, low, high) / (high - low) - low / (high - low)
    return np.minimum((np.maximum(share, 0.0) * bins).astype(np.intp), bins - 1)


def _face_to_face(
    canvas: Canvas, frame: Frame, shares: Sequence[Array], looks: Sequence[Look]
) -> None:
    half = frame.y.cells // 2
    width = frame.x.cells
    upper = canvas.part(frame.top, frame.left, half, width)
    lower = canvas.part(frame.top + frame.y.cells - half, frame.left, half, width)
    _put(upper, _filled(shares[0], half)[::-1], looks[0])
    _put(lower, _filled(shares[1], half), looks[1])


def _overlaid(canvas: Canvas, frame: Frame, shares: Sequence[Array], looks: Sequence[Look]) -> None:
    place = canvas.part(frame.top, frame.left, frame.y.cells, frame.x.cells)
    first, second = (_filled(share, frame.y.cells)[::-1] for share in shares)
    _put(place, first, looks[0])
    _put(place, second, looks[1])
    _put(place, np.minimum(first, second), looks[2])


def _filled(shares: Array, rows: int) -> Whole:
    """How many halves of each cell a bar fills, the foot of the bar first; none is quite hidden."""
    halves: Whole = np.ceil(shares * 2 * rows).astype(np.intp)
    return (halves - 2 * np.arange(rows)[:, None]).clip(0, 2)


def _put(place: Part, filled: Whole, look: Look) -> None:
    codes = code_points(" " + look.half + look.full)[filled]
    here = filled > 0
    place.codes[here] = codes[here]
    place.roles[here] = NUMBER_OF[look.role]


def _reading(
    groups: Sequence[Group],
    threshold: float | None,
    guess: float | None,
    text_of: Callable[[float], str],
) -> str:
    clauses = [
        f"{group.scores.size} {group.name}, median {text_of(_median(group.scores))}"
        if group.scores.size
        else f"no {group.name}"
        for group in groups
    ]
    for name, at in (("threshold", threshold), ("guessed threshold", guess)):
        if at is not None:
            above = (
                f"{int((group.scores >= at).sum())} of {group.scores.size} {group.name}"
                for group in groups
            )
            clauses.append(f"at or above the {name} {text_of(at)}: {', '.join(above)}")
    return "; ".join(clauses) + "."


def _median(scores: Array) -> float:
    """The middle score, halved before it is added: the sum of two may not be a float."""
    ordered = np.sort(scores)
    lower, upper = float(ordered[(ordered.size - 1) // 2]), float(ordered[ordered.size // 2])
    return lower / 2 + upper / 2

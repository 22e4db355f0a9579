"""The picture of the stability bench: a table of forms, each with a strip over all logits."""

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

import numpy as np

from quizapp.engine.array.naive_log_loss import LOG_LOSS_FORMS, Format
from quizapp.engine.array.numeric_errors import (
    NumericError,
    Side,
)
from quizapp.engine.scalar.losses import bcez, sigmoid
from quizapp.labs.base import View
from quizapp.labs.stability.numbers import (
    FORMATS,
    STRIP_END,
    Outcome,
    broken_from,
    chances_in_words,
    course,
    outcome,
    true_amount,
)
from quizapp.plot.cells import Line, Picture, Span, fitted
from quizapp.plot.scale import Scale
from quizapp.plot.ticks import short

STRAIGHT: Final = 4.0
"""Logits up to about this size lie evenly on a strip, larger ones ever closer."""

NAME: Final = 15
VALUE: Final = 10
VERDICT: Final = 10
BREAKS: Final = 11
"""Cells of the columns, the most important first; each leaves a gap before it, but the first."""

BREAKS_HEAD: Final = "1% off by z"
"""Digits go before p is rounded to 1 or to 0, so it does not say that a form breaks there."""

STRIP_GAP: Final = 2
LEAST_STRIP: Final = 16

SIGNS: Final[dict[NumericError, str]] = {
    "right": "─-",
    "off": "≈~",
    "lost": "00",
    "ceiling": "▔^",
    "high": "++",
    "inf": "∞I",
    "nan": "×N",
}
"""What a strip is made of, with Unicode and without."""

LEGEND: Final[dict[NumericError, str]] = {
    "right": "right",
    "off": "off > 1%",
    "lost": "lost",
    "ceiling": "ceiling",
    "high": "too high",
    "inf": "ln 0",
    "nan": "0 x -inf",
}
"""What a verdict is called in the table and under it."""

TICKS: Final = (0, -STRIP_END, STRIP_END, -10, 10, -100, 100)
"""Named logits, the most important first."""


def z_under(column: int, view: View) -> float | None:
    """The whole logit at a column of the picture; none where there is no strip."""
    start, cells = _strip(view.width)
    if view.masked or not start <= column < start + cells:
        return None
    return float(_logit_at(_scale(cells), column - start))


def draw_forms(names: tuple[str, ...], y: int, z: float, kind: Format, view: View) -> Picture:
    """The forms at one logit and over all logits; in every format if there is room.

    While a question is open they only say what they do.
    """
    head = Span(f"y {y}   z {short(z)}   {kind}", "cursor")
    if view.masked:
        lines = [(head,), *_abouts(names)]
    else:
        lines = [(head, Span(f"   true loss {true_amount(bcez(y, z))}"))]
        lines += _tables(names, y, z, kind, view)
    visible = tuple(fitted(line, view.width) for line in lines[: view.height])
    values = ", ".join(f"{form.title} {short(form.value)}" for form in _all(names, y, z, kind))
    return Picture(visible, f"{head.text}." if view.masked else f"{head.text}: {values}.")


def _abouts(names: tuple[str, ...]) -> Iterator[Line]:
    for name in names:
        yield (
            Span(f"{LOG_LOSS_FORMS[name].title:<{NAME}}  "),
            Span(LOG_LOSS_FORMS[name].about, "label"),
        )


def _all(names: tuple[str, ...], y: int, z: float, kind: Format) -> list[Outcome]:
    return [outcome(name, y, z, kind) for name in names]


def _tables(names: tuple[str, ...], y: int, z: float, kind: Format, view: View) -> list[Line]:
    """One table, or one for each format; what is around them as far as there is room."""
    block = 1 + len(names)
    free = view.height - 1 - block
    every = free >= 2 * block + 7
    lines: list[Line] = []
    if free >= 2:
        lines.append((Span(_rounded(z, kind), "label"),))
    for row_kind in FORMATS if every else (kind,):
        lines += [()] if free >= 5 else []
        heading = row_kind if every else "form"
        lines.append(_heading(heading, view, here=every and row_kind == kind))
        lines += [_row(name, y, z, row_kind, view) for name in names]
    lines.append(_axis(view))
    lines += [()] if free >= 5 else []
    lines.append(tuple(_legend(view)))
    return lines if free >= 3 else lines[:-1]


def _rounded(z: float, kind: Format) -> str:
    """Both probabilities as they come out, and the smaller one as it should."""
    p, rest = chances_in_words(z, kind)
    name, true = ("1-p", sigmoid(-z)) if z > 0 else ("p", sigmoid(z))
    return f"p {p}   1-p {rest}   in truth {name} is {true_amount(true)}"


def _heading(name: str, view: View, *, here: bool) -> Line:
    middle = f"{BREAKS_HEAD:>{BREAKS + 1}}"
    if view.guess is not None:
        middle = f"{f'you {short(view.guess, 3)}':>{BREAKS + 1}}"
    columns = f"{'value':>{VALUE}}", f"  {'':<{VERDICT - 2}}", middle
    fitting = _fitting(view.width, columns)
    return Span(f"{name:<{NAME}}", "cursor" if here else "label"), Span("".join(fitting), "label")


def _row(name: str, y: int, z: float, kind: Format, view: View) -> Line:
    result = outcome(name, y, z, kind)
    columns = (
        f"{short(result.value):>{VALUE}}",
        f"  {LEGEND[result.verdict]:<{VERDICT - 2}}",
        _breaks(name, y, kind, view.guess),
    )
    value, verdict, breaks = (*_fitting(view.width, columns), "", "", "")[:3]
    line = (
        Span(f"{result.title:<{NAME}}"),
        Span(value + verdict, _role(result.verdict)),
        Span(breaks),
    )
    return *line, *_cells(name, y, z, kind, view)


def _breaks(name: str, y: int, kind: Format, guess: float | None) -> str:
    """Where the form first breaks to the left and to the right, or what it gives for a guess."""
    if guess is not None:
        return f"{short(outcome(name, y, guess, kind).value):>{BREAKS + 1}}"
    sides: tuple[Side, Side] = ("right", "wrong") if y == 0 else ("wrong", "right")
    ends = (broken_from(name, y, kind, side) for side in sides)
    low, high = ("never" if end is None else f"{end}" for end in ends)
    return f"{low:>{BREAKS - 5}}{high:>6}"


def _fitting(width: int, columns: tuple[str, ...]) -> tuple[str, ...]:
    """As many columns as stand beside the names."""
    ends = np.cumsum([NAME, *map(len, columns)])[1:]
    return tuple(column for column, end in zip(columns, ends, strict=True) if end <= width)


# Strips


def _strip(width: int) -> tuple[int, int]:
    """The first column of the strips, and their cells; none where there is no room."""
    start = NAME + VALUE + VERDICT + BREAKS + 1 + STRIP_GAP
    cells = width - start
    return start, cells if cells >= LEAST_STRIP else 0


def _scale(cells: int) -> Scale:
    end = math.asinh(STRIP_END / STRAIGHT)
    return Scale(-end, end, cells)


def _logit_at(scale: Scale, cell: int) -> int:
    return round(STRAIGHT * math.sinh(scale.at(cell)))


def _cell(scale: Scale, z: float) -> int | None:
    return scale.cell(math.asinh(z / STRAIGHT))


def _cells(name: str, y: int, z: float, kind: Format, view: View) -> Iterator[Span]:
    """The verdict over all logits, with the logit at hand and the one that was guessed."""
    _, cells = _strip(view.width)
    if not cells:
        return
    yield Span(" " * STRIP_GAP)
    strip, scale = list(_drawn(name, y, kind, cells, view.ascii)), _scale(cells)
    guess, cursor = ("!", "|") if view.ascii else ("╎", "│")
    if view.guess is not None and (cell := _cell(scale, view.guess)) is not None:
        strip[cell] = Span(guess, "mark")
    if (cell := _cell(scale, z)) is not None:
        strip[cell] = Span(cursor, "cursor")
    for role, run in groupby(strip, key=lambda span: span.role):
        yield Span("".join(span.text for span in run), role)


@lru_cache(maxsize=64)
def _drawn(name: str, y: int, kind: Format, cells: int, in_ascii: bool) -> tuple[Span, ...]:
    """The verdict over all logits, cell by cell."""
    verdicts, scale = course(name, y, kind), _scale(cells)
    drawn = (verdicts[_logit_at(scale, cell) + STRIP_END] for cell in range(cells))
    return tuple(_sign(verdict, in_ascii) for verdict in drawn)


def _sign(verdict: NumericError, in_ascii: bool) -> Span:
    return Span(SIGNS[verdict][in_ascii], _role(verdict, calm="axis"))


def _axis(view: View) -> Line:
    """Named logits under the strips, those that find room."""
    start, cells = _strip(view.width)
    if not cells:
        return ()
    scale = _scale(cells)
    text = [" "] * cells
    for tick in TICKS:
        label = str(tick)
        middle = _cell(scale, tick) or 0
        first = min(cells - len(label), max(0, middle - (len(label) - 1) // 2))
        around = text[max(0, first - 1) : first + len(label) + 1]
        if not "".join(around).strip():
            text[first : first + len(label)] = label
    return Span(f"{'z ':>{start}}", "label"), Span("".join(text), "axis")


def _legend(view: View) -> Iterator[Span]:
    for verdict, label in LEGEND.items():
        yield _sign(verdict, view.ascii)
        yield Span(f" {label}  ", "label")


def _role(verdict: NumericError, calm: str = "") -> str:
    if verdict == "right":
        return calm
    return "bad" if verdict in {"inf", "nan"} else "second"

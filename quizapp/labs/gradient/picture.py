"""The picture of the gradient bench: a loss with its tangent, beside all numbers as notes."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.labs.base import HIDDEN, View
from quizapp.labs.gradient.numbers import Example, Exercise
from quizapp.labs.loss_styles import LOSSES, STYLES
from quizapp.plot.cells import Span, one_cell_each
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series
from quizapp.plot.side_notes import Note, PictureWithNotes, with_notes
from quizapp.plot.ticks import short
from quizapp.plot.vlines import Mark

PREFIX: Final = "entry "
"""How the name of a line begins that takes a weight to hand."""

_POINTS: Final = 241
"""Of each curve: more than a wide terminal has dots for."""

SIDES: Final = (6.0, 2.0)
"""The axis holds all logits of up to 6, where the losses bend, and 2 beyond the logit at hand."""

FLAT: Final = 0.01
"""Features below it bend no curve that a terminal could show."""

SHORT: Final = {"log_loss": "log loss", "squared_error": "squared"}
"""Names that leave room for the numbers beside them."""

FORMULAS: Final = {
    "log_loss": "(p-y)/(p(1-p)) · p(1-p) · x = (p-y)x",
    "squared_error": "2(p-y) · p(1-p) · x, where p(1-p) is left",
}


def gradient_notes(exercise: Exercise, view: View) -> list[Note]:
    """All that is known of the example, the most important lines last to go."""
    return [
        _logit(exercise, view),
        Note((), rank=5),
        *_gradient(exercise, view),
        Note((), rank=5),
        *_chain(exercise, view),
        Note((), rank=5),
        *_losses(exercise, view),
    ]


def _logit(exercise: Exercise, view: View) -> Note:
    example = exercise.example
    parts = [("z", example.z), ("p", example.p), ("y", example.y)]
    spans = [
        part
        for name, value in parts
        for part in (Span(f"{name} ", "label"), Span(f"{short(value)}   "))
    ]
    if not view.masked:
        spans += [Span("p - y ", "label"), Span(short(example.error), "first")]
    return Note(tuple(spans))


def _gradient(exercise: Exercise, view: View) -> Iterator[Note]:
    """A line for each entry, with its slope by formula and by differences."""
    example, steps = exercise.example, exercise.steps
    after = f"{exercise.steps_in_words} on" if steps else ""
    # That it is (p-y)x may be the very question.
    formula = "slope" if view.masked else "(p-y)x"
    heads = f"   {'x':>6}{'w':>9}{formula:>10}{'by diff.':>10}{after:>13}"
    yield Note((Span(heads, "label"),), rank=1)
    slopes, tried = example.slopes("log_loss"), example.differences("log_loss")
    ends = exercise.walk("log_loss").point
    for place, name in enumerate(example.names):
        here = place == exercise.place
        mark = (">" if view.ascii else "▸") if here else " "
        values = f"{example.features[place]:>6.4g}{example.point[place]:>9.4g}"
        slope, trial = (_shown(view, gradient[place]) for gradient in (slopes, tried))
        end = f"{_shown(view, ends[place]):>13}" if steps else ""
        yield Note(
            (
                Span(f"{mark}{name:<2}", "cursor" if here else ""),
                Span(values),
                Span(f"{slope:>10}", "first"),
                Span(f"{trial:>10}{end}"),
            ),
            rank=0 if here else 2,
            name=f"{PREFIX}{0 if name == 'b' else place + 1}",
        )


def _chain(exercise: Exercise, view: View) -> Iterator[Note]:
    """The factors of the slope in the parameter at hand, and what becomes of p(1-p)."""
    feature = exercise.example.features[exercise.place]
    heads = f"{'chain':<8}{'dL/dp':>10}   {'dp/dz':>9}   {'dz/d' + exercise.name:>6}   {'slope':>9}"
    yield Note((Span(heads, "label"),), rank=1)
    times = "*" if view.ascii else "·"
    for loss, name in SHORT.items():
        in_p, of_p, push = exercise.example.factors(loss)
        texts = [_shown(view, factor) for factor in (in_p, of_p, push * feature + 0.0)]
        factors = f"{texts[0]:>10} {times} {texts[1]:>9} {times} {feature:>6.4g} = "
        yield Note(
            (
                Span(f"{name:<8}", STYLES[loss].role),
                Span(factors),
                Span(f"{texts[2]:>9}", STYLES[loss].role),
            )
        )
        if not view.masked:
            formula = one_cell_each(FORMULAS[loss], ascii=view.ascii)
            yield Note((Span(f"  {formula}", "label"),), rank=3)


def _losses(exercise: Exercise, view: View) -> Iterator[Note]:
    """What each loss costs before and after its own steps."""
    if view.masked:
        return
    for loss, name in SHORT.items():
        walk = exercise.walk(loss)
        after = f" to {short(walk.after)} in {exercise.steps_in_words}" if exercise.steps else ""
        sign = f" {STYLES[loss].sign}" if view.ascii else ""
        yield Note(
            (
                Span(f"{name:<8}{sign}", STYLES[loss].role),
                Span(f"{short(walk.before):>10}{after}"),
            ),
            rank=0 if loss == "log_loss" else 1,
        )


def _shown(view: View, value: float) -> str:
    return HIDDEN if view.masked else short(value)


def draw_gradient(exercise: Exercise, view: View, reading: str) -> PictureWithNotes:
    """The loss along the weight at hand with its tangent, beside all the numbers."""
    return with_notes(
        None if view.masked else partial(_chart, exercise, view.ascii),
        gradient_notes(exercise, view),
        width=view.width,
        height=view.height,
        reading="" if view.masked else reading,
    )


def _chart(exercise: Exercise, ascii: bool, width: int, height: int) -> Chart:  # noqa: A002 - what plot calls it
    """Both losses along the weight at hand, the tangent of log loss, and where the steps led."""
    example, place = exercise.example, exercise.place
    here = example.point[place]
    xs = _axis(example, place)
    losses = [
        Series(style.name, xs, example.along(loss, exercise.place, xs), style.role, style.sign)
        for loss, style in STYLES.items()
        if loss in LOSSES
    ]
    walk = exercise.walk("log_loss")
    tangent = walk.before + example.slopes("log_loss")[place] * (xs - here)
    top = max(float(loss.ys.max()) for loss in losses)
    return curves(
        [*losses, Series("tangent", xs, tangent, "axis", "-")],
        width=width,
        height=height,
        y_range=(0.0, top),
        x_label=exercise.name,
        marks=[Mark(walk.point[place], exercise.steps_in_words)] if exercise.steps else [],
        cursor=here,
        ascii=ascii,
    )


def _axis(example: Example, place: int) -> Floats:
    """The values of a parameter from one sure side to the other, and the one at hand."""
    here, feature, z = example.point[place], example.features[place], example.z
    sure, beyond = SIDES
    low, high = min(-sure, z - beyond) - z, max(sure, z + beyond) - z
    unit = feature if abs(feature) > FLAT else 1.0
    return np.sort(np.append(here + np.linspace(low, high, _POINTS) / unit, here))

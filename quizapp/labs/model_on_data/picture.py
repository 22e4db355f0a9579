"""The picture of model on data: both costs over the steps, or the model among its rows."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from quizapp.labs.base import HIDDEN, View
from quizapp.labs.model_on_data.form import LAST_STEP
from quizapp.labs.model_on_data.numbers import HALF_WIDTH, Training, training, true_chances
from quizapp.labs.model_on_data.state import ModelState
from quizapp.plot.cells import Span
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series, with_places
from quizapp.plot.side_notes import Note, PictureWithNotes, with_notes
from quizapp.plot.ticks import short
from quizapp.plot.vlines import Mark

PLACES_OF_X: Final = np.linspace(-HALF_WIDTH, HALF_WIDTH, 201)

TOP_COST: Final = 1.2
"""Costs above leave the picture: a coin flip costs 0.69."""

MOST_STICKS: Final = 12
"""The dearest rows have sticks; with more of them none could be told apart."""


def draw_model(state: ModelState, view: View, reading: str) -> PictureWithNotes:
    """The chart beside costs, accuracies and the dearest row."""
    course = training(state)
    return with_notes(
        partial(_costs if state.show == "costs" else _fit, state, course, view),
        list(_notes(state, course, masked=view.masked)),
        width=view.width,
        height=view.height,
        reading="" if view.masked else reading,
    )


def _costs(state: ModelState, course: Training, view: View, width: int, height: int) -> Chart:
    steps = np.arange(LAST_STEP + 1, dtype=float)
    both = (
        Series("train", steps, course.train.costs),
        Series("test", steps, course.test.costs, "second", "."),
    )
    return curves(
        [] if view.masked else both,
        width=width,
        height=height,
        x_range=(0.0, float(LAST_STEP)),
        y_range=(0.0, TOP_COST),
        x_label="step",
        y_label="mean loss in nats",
        marks=() if view.masked else (Mark(float(course.best), f"best {course.best}"),),
        cursor=state.steps,
        guess=view.guess,
        ascii=view.ascii,
    )


def _fit(state: ModelState, course: Training, view: View, width: int, height: int) -> Chart:
    step = int(state.steps)
    xs = with_places(PLACES_OF_X)
    series = [Series("truth", xs, true_chances(xs, state.noise), "second", ".")]
    if not view.masked:
        series.append(Series("model", xs, course.chances(xs, step)))
        series.append(_sticks(course, step))
    return curves(
        series,
        width=width,
        height=height,
        x_range=(-HALF_WIDTH, HALF_WIDTH),
        y_range=(0.0, 1.0),
        x_label="x",
        y_label="p of label 1",
        ascii=view.ascii,
    )


def _sticks(course: Training, step: int) -> Series:
    """From the label of each of the dearest rows to what the model says of it."""
    dearest = np.argsort(-course.losses(step))[:MOST_STICKS]
    x, y = course.train.x[dearest], course.train.y[dearest]
    gap = np.full(len(x), np.nan)
    xs = np.column_stack([x, x, gap]).ravel()
    ys = np.column_stack([y, course.chances(x, step), gap]).ravel()
    return Series("dearest rows", xs, ys, "third", "|")


def _notes(state: ModelState, course: Training, *, masked: bool) -> Iterator[Note]:
    """What train and test say at the step."""
    step = int(state.steps)
    yield Note((Span(f"step {step}   degree {state.degree:.0f}", "label"),))
    yield Note((Span(f"{'':<9}{'train':>8}{'test':>8}", "label"),), heads=True)
    for name, figures in (
        ("loss", (course.train.costs[step], course.test.costs[step])),
        ("accuracy", (course.train.accuracies[step], course.test.accuracies[step])),
    ):
        cells = [HIDDEN if masked else f"{figure:.3f}" for figure in figures]
        yield Note((Span(f"{name:<9}{cells[0]:>8}"), Span(f"{cells[1]:>8}", "second")))
    best = HIDDEN if masked else f"{course.best}"
    least = HIDDEN if masked else f"{course.test.costs[course.best]:.3f}"
    yield Note((Span(f"best step {best}, test {least}"),), rank=1)
    x, part = course.dearest(step)
    share, at = (HIDDEN, HIDDEN) if masked else (f"{part:.0%}", short(x, 3))
    yield Note((Span(f"dearest row x {at}: {share} of the loss"),), rank=2)

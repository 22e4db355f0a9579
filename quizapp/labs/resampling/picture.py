"""The picture of the resampling lab: where measured differences lie, and what they are worth."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from quizapp.labs.base import HIDDEN, View
from quizapp.labs.resampling.numbers import Measured, measured
from quizapp.labs.resampling.state import ResamplingState
from quizapp.plot.cells import Span
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series
from quizapp.plot.side_notes import Note, PictureWithNotes, with_notes
from quizapp.plot.ticks import short
from quizapp.plot.vlines import Mark

ERRORS_SHOWN: Final = 4.0
"""The axis goes so many standard errors to each side, and to the nearest of no difference."""

LEAST_SHOWN: Final = 0.05
"""And so far at least, so that more rows are seen to make it narrower."""

STEPS_ACROSS: Final = 41

POINTS: Final = 201


def draw_resampling(state: ResamplingState, view: View, reading: str) -> PictureWithNotes:
    """The differences that were measured, and under them the bell that they come from."""
    leads = measured(state)
    return with_notes(
        partial(_chart, state, leads, view),
        list(_notes(state, leads, masked=view.masked)),
        width=view.width,
        height=view.height,
        reading="" if view.masked else reading,
    )


def ends_of(state: ResamplingState, error: float) -> tuple[float, float]:
    """The ends of the axis."""
    reach = max(ERRORS_SHOWN * error, LEAST_SHOWN)
    return min(0.0, state.difference) - reach, max(0.0, state.difference) + reach


def _chart(state: ResamplingState, leads: Measured, view: View, width: int, height: int) -> Chart:
    ends = ends_of(state, leads.error)
    return curves(
        [] if view.masked else _series(state, leads, ends),
        width=width,
        height=height,
        x_range=ends,
        y_range=(0.0, 1.0),
        x_label="measured",
        y_label="how many",
        marks=(Mark(0.0, "no difference"),),
        guess=view.guess,
        ascii=view.ascii,
    )


def _series(
    state: ResamplingState, leads: Measured, ends: tuple[float, float]
) -> tuple[Series, Series]:
    """Counts of the draws by steps, and the bell, each as a share of its greatest height."""
    edges = np.linspace(*ends, STEPS_ACROSS + 1)
    counts, _ = np.histogram(leads.differences, edges)
    scores = np.linspace(*ends, POINTS)
    bell = np.exp(-0.5 * ((scores - state.difference) / leads.error) ** 2)
    heights = counts / max(1, counts.max())
    return (
        Series("draws", np.repeat(edges, 2), np.concatenate(([0], np.repeat(heights, 2), [0]))),
        Series("expected", scores, bell, "second", "."),
    )


def _notes(state: ResamplingState, leads: Measured, *, masked: bool) -> Iterator[Note]:
    """What a difference on so many rows is worth."""
    yield Note(
        (Span(f"rows {short(state.rows)}   true difference {short(state.difference)}", "label"),)
    )
    yield Note((Span(f"spread of a row   {short(state.spread)}"),), rank=1)
    yield Note((Span(f"standard error    {HIDDEN if masked else short(leads.error)}", "first"),))
    wrong = f"{leads.wrong_draws:,} of {state.draws:,.0f}"
    yield Note((Span(f"worse model first {HIDDEN if masked else wrong}"),))
    yield Note((Span(f"  expected        {HIDDEN if masked else f'{leads.wrong:.1%}'}"),), rank=1)
    needed = HIDDEN if masked else short(leads.rows_needed)
    yield Note((Span(f"rows for 19 of 20 {needed}"),))

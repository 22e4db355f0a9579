"""The picture of the calibration bench: reliability, beside scores at three temperatures."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from quizapp.labs.base import HIDDEN, View
from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.calibration.numbers import BinnedForecasts
from quizapp.plot import reliability as diagram
from quizapp.plot.cells import Span
from quizapp.plot.scale import Chart
from quizapp.plot.side_notes import Note, PictureWithNotes, with_notes
from quizapp.plot.ticks import short

BEST: Final = "best"
"""The name of the lines that a click takes the best temperature from."""


def best_in_words(forecasts: BinnedForecasts) -> str:
    """The best temperature in words."""
    if not any(forecasts.groups.logits):
        return "best T any"
    if forecasts.is_within:
        return f"best T {short(forecasts.best)}"
    ends = CALIBRATION_FORM.control("temperature")
    end = f"above {short(ends.high)}" if forecasts.optimum > 1 else f"below {short(ends.low)}"
    return f"best T {end}"


def calibration_notes(forecasts: BinnedForecasts, *, masked: bool) -> list[Note]:
    """The scores first; the bins from the top down, as far as there is room."""
    if masked:
        return [*_hidden(forecasts), Note((), rank=4), *_bins(forecasts, masked=True)]
    blank = Note((), rank=4)
    return [
        *_scores_table(forecasts),
        blank,
        *_parts(forecasts),
        blank,
        *_bins(forecasts, masked=False),
    ]


def _hidden(forecasts: BinnedForecasts) -> Iterator[Note]:
    """The names of what a question may be about."""
    yield Note((Span(f"now T {short(forecasts.temperature)}", "first"),))
    yield Note((Span(f"log loss {HIDDEN}   Brier {HIDDEN}   ECE {HIDDEN}   AUC {HIDDEN}"),))


def _scores_table(forecasts: BinnedForecasts) -> Iterator[Note]:
    """A column each for T = 1, for the temperature at hand, and for the best one."""
    here, best = f"now T {short(forecasts.temperature)}", best_in_words(forecasts)
    yield Note(
        (
            Span(f"{'':<8}{'T 1':>10}", "label"),
            Span(f"{here:>14}", "first"),
            Span(f"{best:>14}", "label"),
        ),
        name=BEST,
        heads=True,
    )
    columns = [
        forecasts.scores(temperature)
        for temperature in (1.0, forecasts.temperature, forecasts.best)
    ]
    auc = "none" if forecasts.auc is None else f"{forecasts.auc:.4f}"
    rows = (
        ("log loss", [f"{scores.log_loss.score:.4f}" for scores in columns]),
        ("Brier", [f"{scores.brier.score:.4f}" for scores in columns]),
        ("ECE", [f"{scores.ece:.4f}" for scores in columns]),
        ("AUC", [auc] * len(columns)),
    )
    for name, (one, now, end) in rows:
        spans = Span(f"{name:<8}{one:>10}"), Span(f"{now:>14}", "first"), Span(f"{end:>14}")
        yield Note(spans)


def _parts(forecasts: BinnedForecasts) -> Iterator[Note]:
    """What each proper score is made of; only the first part moves with the temperature."""
    heads = f"{'':<8}{'reliability':>11}{'- resolution':>13}{'+ uncertainty':>14}"
    yield Note((Span(heads, "label"),), rank=1, heads=True)
    scores = forecasts.scores(forecasts.temperature)
    for name, split in (("log loss", scores.log_loss), ("Brier", scores.brier)):
        rest = f"{split.resolution:>13.4f}{split.uncertainty:>14.4f}"
        yield Note(
            (Span(f"{name:<8}"), Span(f"{split.reliability:>11.4f}", "first"), Span(rest)), rank=1
        )


def _bins(forecasts: BinnedForecasts, *, masked: bool) -> Iterator[Note]:
    heads = f"{'bin':<13}{'mean p':>9}{'came true':>14}{'gap':>10}"
    yield Note((Span(heads, "label"),), rank=2, heads=True)
    for row in reversed(forecasts.scores(forecasts.temperature).bins):
        ends = f"{short(row.low, 3)}-{short(row.high, 3)}"
        came = f"{row.positives} of {row.count}"
        gap = HIDDEN if masked else f"{round(row.mean_p - row.share, 3) + 0.0:+.3f}"
        yield Note((Span(f"{ends:<13.13}{row.mean_p:>9.3f}{came:>14}{gap:>10}"),), rank=3)


def draw_calibration(forecasts: BinnedForecasts, view: View, reading: str) -> PictureWithNotes:
    """The reliability diagram beside the scores."""
    return with_notes(
        partial(_diagram, forecasts, view.ascii),
        calibration_notes(forecasts, masked=view.masked),
        width=view.width,
        height=view.height,
        reading="" if view.masked else reading,
    )


def _diagram(forecasts: BinnedForecasts, ascii: bool, width: int, height: int) -> Chart:  # noqa: A002 - what plot calls it
    rows = forecasts.scores(forecasts.temperature).bins
    dots = [diagram.ReliabilityBin(row.mean_p, row.share, row.count) for row in rows]
    return diagram.reliability(dots, width=width, height=height, ascii=ascii)

"""Bins: what was predicted against what came true, and the calibration error that follows."""

import math
from collections.abc import Sequence
from itertools import chain
from typing import Final

from quizapp.engine.scalar.decisions import ece
from quizapp.engine.scalar.evidence.draws import Draws, apportion
from quizapp.engine.scalar.evidence.panel import EvidencePanel, PanelKind
from quizapp.engine.scalar.evidence.parameter import PanelSettings, Parameter
from quizapp.engine.scalar.evidence.sizes import SIZE, hundreds


def _bins(settings: PanelSettings, draws: Draws) -> EvidencePanel:
    parts = [
        size * draws.factor("n", place) for place, size in enumerate(settings.numbers("sizes"))
    ]
    sizes = [100 * part for part in apportion(hundreds(settings, draws), parts)]
    means, shares = _probabilities(settings, draws)
    positives = [
        _positives(size, share, draws.swing("positives", place))
        for place, (size, share) in enumerate(zip(sizes, shares, strict=True))
    ]
    table = sorted(zip(means, sizes, positives, strict=True), reverse=True)
    error = ece(*chain.from_iterable((p, k, n) for p, n, k in table))
    total, positive = sum(sizes), sum(positives)
    rows = [(f"{p:.3f}", f"{n:,}", f"{k:,}", f"{k / n:.3f}") for p, n, k in table]
    return EvidencePanel(
        kind="bins",
        title=f"Predicted and true, {settings.text('source')}",
        heads=("mean p", "n", "positives", "share"),
        rows=(*rows, ("all", f"{total:,}", f"{positive:,}", f"{positive / total:.3f}")),
        figures={
            "p": tuple(p for p, _, _ in table),
            "n": tuple(n for _, n, _ in table),
            "positives": tuple(k for _, _, k in table),
            "share": tuple(k / n for _, n, k in table),
        },
        totals={"n": total, "positives": positive, "share": positive / total, "ece": error},
        reading=_reading(table, error),
    )


def _probabilities(settings: PanelSettings, draws: Draws) -> tuple[list[float], list[float]]:
    """The mean p of each bin in thousandths, and the share of it that comes true.

    A bin moves by a part of its distance to the nearer end, so none leaves 0 to 1, and towards the
    middle where the losses of the ticket are high. Its gap moves by a part of itself, so a bin that
    was too high stays so.
    """
    means, shares = [], []
    pairs = zip(settings.numbers("p"), settings.numbers("share"), strict=True)
    for place, (p, share) in enumerate(pairs):
        mean = round(p + min(p, 1 - p) * (draws.loss_level("p", place) - 1), 3)
        means.append(mean)
        shares.append(min(1.0, max(0.0, mean + (share - p) * draws.factor("gap", place))))
    return means, shares


def _positives(size: int, share: float, swing: float) -> int:
    """So many come true: about the share of them, and off by as much as a sample often is."""
    deviation = math.sqrt(size * share * (1 - share))
    return min(size, max(0, round(size * share + deviation * swing)))


def _reading(table: Sequence[tuple[float, int, int]], error: float) -> str:
    total, positive = sum(n for _, n, _ in table), sum(k for _, _, k in table)
    alarms = sum(n for p, n, _ in table if p >= 0.5)
    right = sum(k if p >= 0.5 else n - k for p, n, k in table)
    return (
        f"{positive:,} of {total:,} are positive. The calibration error of these bins is"
        f" {error:.3f}. A threshold of one half gives {alarms:,} alarms and an accuracy of"
        f" {right / total:.3f}."
    )


BINS_PANEL: Final = PanelKind(
    "bins",
    "the cases by what was predicted, with the share that came true",
    {
        "p": Parameter("numbers", (0.04, 0.25, 0.75, 0.95), "the mean p of each bin", most=6),
        "share": Parameter(
            "numbers", (0.04, 0.25, 0.75, 0.95), "the share of each bin that is positive", most=6
        ),
        "sizes": Parameter(
            "numbers", (0.6, 0.15, 0.1, 0.15), "the size of each bin, as a share", 0.001, 1, most=6
        ),
        "n": SIZE,
        "source": Parameter("text", "test data", "where the cases come from"),
    },
    ("p", "share", "sizes"),
    _bins,
)

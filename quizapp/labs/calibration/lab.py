"""L9, the calibration bench: are probabilities honest, and what does a temperature mend?"""

from functools import partial
from typing import ClassVar, Final

from quizapp.engine.array.calibration import Bin, Split
from quizapp.engine.scalar.losses import logit
from quizapp.labs.base import Draft, Fact, Lab, View
from quizapp.labs.calibration.form import CALIBRATION
from quizapp.labs.calibration.picture import (
    BEST,
    Bench,
    Scores,
    bench_of,
    notes_of,
    settable,
    told_temperature,
)
from quizapp.labs.calibration.state import EDGE, CalibrationState
from quizapp.labs.forms import LabForm
from quizapp.plot import reliability as diagram
from quizapp.plot.cells import Picture
from quizapp.plot.scale import Chart
from quizapp.plot.side_notes import PictureWithNotes, with_notes
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

MOST_ON_A_CARD: Final = 6
"""Groups that can be read in one question; its expression has an end too."""


class CalibrationBench(Lab[CalibrationState]):
    """Forecasts in groups, a temperature, and what it does to each score."""

    form: ClassVar[LabForm] = CALIBRATION
    state_class = CalibrationState
    explanation: ClassVar[str] = """
**Calibration bench.** Forecasts in groups: so many were given a probability p, and so many of them
came true. A dot on the diagonal is honest. Below it the model promised too much.

The temperature T divides every logit. Above 1 it draws all probabilities towards 1/2, below 1 it
drives them apart; no pair of forecasts ever changes places. `b` takes the T of the least log loss,
as one would fit it on held-out data.

- **Ranking is not honesty.** AUC stays for every T, and so does accuracy at a threshold of 1/2. A
  model can rank well and be far too sure.
- **What moves is the reliability.** Log loss and Brier score are reliability - resolution +
  uncertainty, and T reaches only the first. What the model cannot tell apart, it still cannot.
- **ECE is no proper score.** It depends on the bins: make one bin, or bins of equal count, and look
  at it again. And the best T may have a *higher* ECE than another: with logits tripled, the best T
  brings log loss down and leaves an ECE above that of the model before it was tripled.
- **One number mends one fault.** If high and low forecasts err on the same side, T cannot help; a
  shift of the logits would.
"""

    # States

    def act(self, state: CalibrationState, action: str) -> CalibrationState:  # noqa: ARG002 - there is only one
        """Take the temperature of the least log loss."""
        return state.put("temperature", bench_of(state).best)

    def at(
        self, state: CalibrationState, view: View, column: int, row: int
    ) -> CalibrationState | None:
        """Pull the nearest dot to where the click was, as far as a temperature can."""
        picture = self._picture(state, view)
        if picture.name_at(column, row) == BEST:
            return self.act(state, BEST)
        point = picture.point_at(column, row)
        temperature = _pulled(bench_of(state), point[0]) if point else None
        if temperature is None:
            return None
        return state.put("temperature", settable(temperature))

    # What it shows

    def draw(self, state: CalibrationState, view: View) -> Picture:
        """The reliability diagram beside the scores."""
        return self._picture(state, view)

    def _picture(self, state: CalibrationState, view: View) -> PictureWithNotes:
        bench = bench_of(state)
        return with_notes(
            partial(_diagram, bench, view.ascii),
            notes_of(bench, masked=view.masked),
            width=view.width,
            height=view.height,
            reading="" if view.masked else self.reading(state),
        )

    def reading(self, state: CalibrationState) -> str:
        """Over- or under-confident, what each score says, and what the best temperature would."""
        bench = bench_of(state)
        now, best = bench.scores(bench.temperature), bench.scores(bench.best)
        brier = now.brier
        rule = "width" if bench.rule == "width" else "count"
        auc = "no AUC with one class" if bench.auc is None else f"AUC {bench.auc:.4f} at every T"
        parts = f"{brier.reliability:.4f} - {brier.resolution:.4f} + {brier.uncertainty:.4f}"
        end = (
            "No T has a lower log loss."
            if bench.temperature == bench.best
            else f"The {told_temperature(bench)} has log loss {best.log_loss.score:.4f}."
        )
        return (
            f"At T {short(bench.temperature)} the model is {bench.verdict}: log loss "
            f"{now.log_loss.score:.4f}, Brier {brier.score:.4f} = {parts}, ECE {now.ece:.4f} in "
            f"{_told_bins(bench.most_bins)} of equal {rule}, {auc}. {end}"
        )

    def facts(self, state: CalibrationState) -> dict[str, Fact]:
        """Each score at T = 1, at this temperature and at the best one; and the bins."""
        bench = bench_of(state)
        return {
            "temperature": bench.temperature,
            "best_temperature": bench.optimum,
            "verdict": bench.verdict,
            "auc": bench.auc,
            "raw": _facts(bench.scores(1.0)),
            "now": _facts(bench.scores(bench.temperature)),
            "best": _facts(bench.scores(bench.best)),
            "bins": [
                {
                    "low": row.low,
                    "high": row.high,
                    "mean_p": row.mean_p,
                    "positives": row.positives,
                    "count": row.count,
                }
                for row in bench.scores(bench.temperature).bins
            ],
        }

    def card(self, state: CalibrationState) -> Draft:
        """The expected calibration error of these bins."""
        bench = bench_of(state)
        rows = bench.scores(bench.temperature).bins
        if len(rows) > MOST_ON_A_CARD:
            return _card_of_temperature(bench)
        told = "; ".join(f"p = {_brief(row)}: {row.positives} of {row.count}" for row in rows)
        triples = ", ".join(f"{_brief(row)}, {row.positives}, {row.count}" for row in rows)
        return Draft(
            f"Forecasts in {_told_bins(len(rows))}, with how many came true: {told}. What is the "
            "expected calibration error?",
            f"{{=ece({triples})|.3f}}, the mean distance of a bin from its p, weighed by its size.",
        )


def _pulled(bench: Bench, p: float) -> float | None:
    """The temperature at which the nearest bin would have this mean probability, about."""
    nearest = min(
        (row.mean_p for row in bench.scores(bench.temperature).bins),
        key=lambda mean: abs(mean - p),
    )
    wanted, here = (logit(min(1 - EDGE, max(EDGE, each))) for each in (p, nearest))
    # No temperature takes a probability to the other side of one half.
    return bench.temperature * here / wanted if wanted * here > 0 else None


def _diagram(bench: Bench, ascii: bool, width: int, height: int) -> Chart:  # noqa: A002 - what plot calls it
    rows = bench.scores(bench.temperature).bins
    dots = [diagram.ReliabilityBin(row.mean_p, row.share, row.count) for row in rows]
    return diagram.reliability(dots, width=width, height=height, ascii=ascii)


def _facts(scores: Scores) -> dict[str, Fact]:
    return {
        "log_loss": scores.log_loss.score,
        "log_loss_parts": _told_parts(scores.log_loss),
        "brier": scores.brier.score,
        "brier_parts": _told_parts(scores.brier),
        "ece": scores.ece,
    }


def _told_parts(split: Split) -> dict[str, Fact]:
    return {
        "reliability": split.reliability,
        "resolution": split.resolution,
        "uncertainty": split.uncertainty,
    }


def _told_bins(count: int) -> str:
    return f"{count} bin{'s' * (count != 1)}"


def _brief(row: Bin) -> str:
    """The mean probability as a card shows and computes it, so that both are the same."""
    return show_number(float(format(row.mean_p, ".4g")))


def _card_of_temperature(bench: Bench) -> Draft:
    temperature = show_number(bench.temperature)
    return Draft(
        f"All logits are divided by T = {temperature}. What becomes of p = 0.9, and what of AUC?",
        f"p becomes {{=sigmoid(logit(0.9)/{temperature})|.3f}}. AUC stays: no two change places.",
    )

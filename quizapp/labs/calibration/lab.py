"""L9, the calibration bench: are probabilities honest, and what does a temperature mend?"""

from typing import ClassVar, Final

from quizapp.engine.array.calibration import Bin, Split
from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.calibration.fresh_card import ECE_CARD, TEMPERATURE_CARD
from quizapp.labs.calibration.numbers import (
    BinnedForecasts,
    Scores,
    binned_forecasts,
    settable,
    temperature_pulled,
)
from quizapp.labs.calibration.picture import (
    BEST,
    best_in_words,
    draw_calibration,
)
from quizapp.labs.calibration.state import CalibrationState
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

MOST_BINS_ON_A_CARD: Final = 6
"""Groups that can be read in one question; its expression has an end too."""


class Calibration(Lab[CalibrationState]):
    """Forecasts in groups, a temperature, and what it does to each score."""

    form: ClassVar[LabForm] = CALIBRATION_FORM
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
        return state.put("temperature", binned_forecasts(state).best)

    def at(
        self, state: CalibrationState, view: View, column: int, row: int
    ) -> CalibrationState | None:
        """Pull the nearest dot to where the click was, as far as a temperature can."""
        picture = draw_calibration(binned_forecasts(state), view, self.reading(state))
        if picture.name_at(column, row) == BEST:
            return self.act(state, BEST)
        point = picture.point_at(column, row)
        temperature = temperature_pulled(binned_forecasts(state), point[0]) if point else None
        if temperature is None:
            return None
        return state.put("temperature", settable(temperature))

    # What it shows

    def draw(self, state: CalibrationState, view: View) -> Picture:
        """The reliability diagram beside the scores."""
        return draw_calibration(binned_forecasts(state), view, self.reading(state))

    def reading(self, state: CalibrationState) -> str:
        """Over- or under-confident, what each score says, and what the best temperature would."""
        forecasts = binned_forecasts(state)
        now, best = forecasts.scores(forecasts.temperature), forecasts.scores(forecasts.best)
        brier = now.brier
        rule = "width" if forecasts.rule == "width" else "count"
        auc = (
            "no AUC with one class"
            if forecasts.auc is None
            else f"AUC {forecasts.auc:.4f} at every T"
        )
        parts = f"{brier.reliability:.4f} - {brier.resolution:.4f} + {brier.uncertainty:.4f}"
        end = (
            "No T has a lower log loss."
            if forecasts.temperature == forecasts.best
            else f"The {best_in_words(forecasts)} has log loss {best.log_loss.score:.4f}."
        )
        return (
            f"At T {short(forecasts.temperature)} the model is {forecasts.verdict}: log loss "
            f"{now.log_loss.score:.4f}, Brier {brier.score:.4f} = {parts}, ECE {now.ece:.4f} in "
            f"{_bins_in_words(forecasts.most_bins)} of equal {rule}, {auc}. {end}"
        )

    def facts(self, state: CalibrationState) -> dict[str, Fact]:
        """Each score at T = 1, at this temperature and at the best one; and the bins."""
        forecasts = binned_forecasts(state)
        return {
            "temperature": forecasts.temperature,
            "best_temperature": forecasts.optimum,
            "verdict": forecasts.verdict,
            "auc": forecasts.auc,
            "raw": _facts(forecasts.scores(1.0)),
            "now": _facts(forecasts.scores(forecasts.temperature)),
            "best": _facts(forecasts.scores(forecasts.best)),
            "bins": [
                {
                    "low": row.low,
                    "high": row.high,
                    "mean_p": row.mean_p,
                    "positives": row.positives,
                    "count": row.count,
                }
                for row in forecasts.scores(forecasts.temperature).bins
            ],
        }

    def card(self, state: CalibrationState) -> Draft:
        """The expected calibration error of these bins."""
        forecasts = binned_forecasts(state)
        rows = forecasts.scores(forecasts.temperature).bins
        if len(rows) > MOST_BINS_ON_A_CARD:
            return _card_of_temperature(forecasts)
        groups = "; ".join(f"p = {_brief(row)}: {row.positives} of {row.count}" for row in rows)
        triples = ", ".join(f"{_brief(row)}, {row.positives}, {row.count}" for row in rows)
        return Draft(
            f"Forecasts in {_bins_in_words(len(rows))}, with how many came true: {groups}. What is "
            "the expected calibration error?",
            f"{{=ece({triples})|.3f}}, the mean distance of a bin from its p, weighed by its size.",
            ECE_CARD,
        )


def _facts(scores: Scores) -> dict[str, Fact]:
    return {
        "log_loss": scores.log_loss.score,
        "log_loss_parts": _split_facts(scores.log_loss),
        "brier": scores.brier.score,
        "brier_parts": _split_facts(scores.brier),
        "ece": scores.ece,
    }


def _split_facts(split: Split) -> dict[str, Fact]:
    return {
        "reliability": split.reliability,
        "resolution": split.resolution,
        "uncertainty": split.uncertainty,
    }


def _bins_in_words(count: int) -> str:
    return f"{count} bin{'s' * (count != 1)}"


def _brief(row: Bin) -> str:
    """The mean probability as a card shows and computes it, so that both are the same."""
    return show_number(float(format(row.mean_p, ".4g")))


def _card_of_temperature(forecasts: BinnedForecasts) -> Draft:
    temperature = show_number(forecasts.temperature)
    return Draft(
        f"All logits are divided by T = {temperature}. What becomes of p = 0.9, and what of AUC?",
        f"p becomes {{=sigmoid(logit(0.9)/{temperature})|.3f}}. AUC stays: no two change places.",
        TEMPERATURE_CARD,
    )

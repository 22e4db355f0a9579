"""L8, the threshold desk: what deciding costs, at each threshold, and what F1 says of it."""

from dataclasses import replace
from typing import ClassVar, Final

from quizapp.engine.scalar.confusion import Confusion
from quizapp.engine.scalar.losses import sigmoid
from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.draft import Draft
from quizapp.labs.forms import Control, LabForm
from quizapp.labs.threshold.form import COUNTS, THRESHOLD_FORM
from quizapp.labs.threshold.fresh_card import CHEAPEST_CARD, F1_CARD
from quizapp.labs.threshold.numbers import CASES, kinds, operating_point, rates
from quizapp.labs.threshold.picture import draw_counts, draw_population, logit_at
from quizapp.labs.threshold.state import ThresholdState
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

OF_CLASSES: Final = {"threshold", "prevalence", "separation"}
"""The controls that say nothing once counts are set by hand."""


class Threshold(Lab[ThresholdState]):
    """Two classes of honest scores and a threshold; or the counts of any system."""

    form: ClassVar[LabForm] = THRESHOLD_FORM
    state_class = ThresholdState
    explanation: ClassVar[str] = """
**Threshold desk.** A thousand cases of two classes, scored by a model whose p is honest: of the
cases with p = 0.2, one in five is positive. Whoever scores at or above the threshold gets a yes.

- **0.5 is a habit, not a rule.** It is the most accurate threshold here, and the cheapest only
  where both errors cost the same. The cheapest is FP/(FP + FN) in prices.
- **It does not move with the classes.** Halve the prevalence or pull the classes together: the
  curve changes its height and the bottom stays where it is, as long as p is adjusted too.
- **F1 knows no prices.** Its best threshold is half of the best F1, whatever errors cost.
- **Accuracy flatters.** With rare positives, never saying yes is nearly always right. Look at what
  that costs.

`n` sets the counts of a system by hand, for precision, recall and F1 on paper.
"""

    # States

    def controls(self, state: ThresholdState) -> tuple[Control, ...]:
        """Those of the classes, or those of the counts."""
        unused = OF_CLASSES if operating_point(state).by_hand else COUNTS.keys()
        return tuple(control for control in self.form.controls if control.name not in unused)

    def act(self, state: ThresholdState, action: str) -> ThresholdState:
        """Take the cheapest threshold, or change between the classes and counts by hand."""
        point = operating_point(state)
        if action == "counts":
            counts = dict.fromkeys(COUNTS, 0.0) if point.by_hand else _whole(point.counts)
            return replace(state, **counts)
        if action == "cheapest" and point.cheapest is not None and not point.by_hand:
            return state.put("threshold", point.cheapest)
        return state

    def at(self, state: ThresholdState, view: View, column: int, row: int) -> ThresholdState | None:  # noqa: ARG002 - a threshold has no height
        """Put the threshold where the click was."""
        point = operating_point(state)
        z = None if point.by_hand else logit_at(point, view, column)
        if z is None:
            return None
        return state.put("threshold", float(format(sigmoid(z), ".3g")))

    # What it shows

    def draw(self, state: ThresholdState, view: View) -> Picture:
        """The classes beside what each threshold costs; or the counts and what they say."""
        point = operating_point(state)
        draw = draw_counts if point.by_hand else draw_population
        return draw(point, view, self.reading(state))

    def reading(self, state: ThresholdState) -> str:
        """The money, and what the counts say of the system."""
        point = operating_point(state)
        texts = kinds(point.counts)
        defined = (
            (name, value) for name, value in rates(point.counts).items() if value is not None
        )
        rated = ", ".join(f"{name} {value:.3g}" for name, value in defined)
        errors = f"cost {short(point.cost)} (FP {texts['FP']}, FN {texts['FN']})"
        if point.by_hand:
            never = short(point.price(point.never))
            return f"The errors {errors}; never saying yes would cost {never}. It has {rated}."
        least = ""
        if point.cheapest is not None:
            cost = short(point.price(point.counts_at(point.cheapest)))
            least = f"; the least is {cost}, at {short(point.cheapest, 3)}"
        at = short(point.threshold, 3)
        return f"At threshold {at} the errors of 1000 cases {errors}{least}. It has {rated}."

    def facts(self, state: ThresholdState) -> dict[str, Fact]:
        """Counts, rates and money, here and where the money is least."""
        point = operating_point(state)
        counts = point.counts
        facts: dict[str, Fact] = {
            "by_hand": point.by_hand,
            "tp": counts.tp,
            "fp": counts.fp,
            "fn": counts.fn,
            "tn": counts.tn,
            **{name.lower(): value for name, value in rates(counts).items()},
            "cost": point.cost,
            "cost_per_1000": point.cost * CASES / (counts.positives + counts.negatives),
            "cost_never_yes": point.price(point.never),
            "cost_always_yes": point.price(point.always),
            "accuracy_never_yes": point.never.accuracy,
            "cheapest_threshold": point.cheapest,
        }
        if point.by_hand:
            return facts
        cheapest, best = point.cheapest, point.population.best_f1_threshold()
        return facts | {
            "threshold": point.threshold,
            "prevalence": point.population.prevalence,
            "separation": point.population.separation,
            "least_cost": 0.0 if cheapest is None else point.price(point.counts_at(cheapest)),
            "best_f1_threshold": best,
            "best_f1": point.counts_at(best).f1,
            "cost_at_best_f1": point.price(point.counts_at(best)),
        }

    def card(self, state: ThresholdState) -> Draft:
        """The cheapest threshold for these prices, or the rates of these counts."""
        point = operating_point(state)
        if point.by_hand:
            return _card_of_counts(point.counts)
        prices = show_number(point.cost_fp), show_number(point.cost_fn)
        question = (
            f"A false alarm costs {prices[0]} and a miss {prices[1]}. From which p on does it pay "
            "to say yes, if p is calibrated?"
        )
        if point.cheapest is None:
            return Draft(question, "It does not matter: no error costs anything.")
        threshold = f"{{={prices[0]}/({prices[0]} + {prices[1]})|.3g}}"
        return Draft(question, f"{threshold}, that is FP/(FP + FN) in prices.", CHEAPEST_CARD)


def _whole(counts: Confusion) -> dict[str, float]:
    """Whole counts as values of their controls."""
    return dict(
        zip(
            COUNTS,
            (float(round(count)) for count in (counts.tp, counts.fp, counts.fn, counts.tn)),
            strict=True,
        )
    )


def _card_of_counts(counts: Confusion) -> Draft:
    tp, fp, fn, tn = map(show_number, (counts.tp, counts.fp, counts.fn, counts.tn))
    expressions = {
        "precision": f"precision({tp}, {fp})",
        "recall": f"recall({tp}, {fn})",
        "F1": f"f1({tp}, {fp}, {fn})",
        "accuracy": f"accuracy({tp}, {fp}, {fn}, {tn})",
    }
    answers = (
        f"{name} {{={expressions[name]}|.3f}}" if value is not None else f"{name} undefined"
        for name, value in rates(counts).items()
    )
    return Draft(
        f"A system has TP {tp}, FP {fp}, FN {fn}, TN {tn}. "
        "What are its precision, recall, F1 and accuracy?",
        ", ".join(answers) + ".",
        F1_CARD,
    )

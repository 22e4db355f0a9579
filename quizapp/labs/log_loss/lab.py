"""L1, the log-loss calculator: what each prediction costs, and which one owns the mean."""

import math
from typing import ClassVar, Final

from quizapp.engine.scalar.grammar import MAX_CHARACTERS
from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.engine.scalar.losses import p_of_label
from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.draft import Draft
from quizapp.labs.forms import MOST_ENTRIES, LabForm
from quizapp.labs.log_loss.form import LOG_LOSS_FORM
from quizapp.labs.log_loss.fresh_card import LOGIT_ROW_CARD, ROW_CARD, mean_card
from quizapp.labs.log_loss.numbers import LossSummary, loss_summary
from quizapp.labs.log_loss.picture import (
    LABEL_COLUMNS,
    UNITS,
    amount,
    draw_table,
    percent,
    visible,
)
from quizapp.labs.log_loss.state import LogLossState, ScoredExample
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

ASKED: Final = 6
"""A card about more rows than these would be work and no question; it asks about one of them."""

NEW: Final = ScoredExample(1.0, 0.5)
"""A row nobody has thought about yet: as likely as not."""


class LogLoss(Lab[LogLossState]):
    """Rows of label and probability, their losses, and the decisions made of them."""

    form: ClassVar[LabForm] = LOG_LOSS_FORM
    state_class = LogLossState
    explanation: ClassVar[str] = """
**Log-loss calculator.** Each row is one prediction: it costs `-ln` of the probability that was
given to what happened. Take p of one row down towards the wrong end and watch its share.

- **The cost is the mean, not the sum.** Add a row with `a`: the sum can only grow, the mean can
  fall.
- **One row can own the mean.** A loss has no ceiling. A single p = 1e-7 on a positive adds 0.016
  to the mean of a thousand rows (give the others a weight to see it).
- **Nats and bits are one thing in two units.** `b` changes the base; a shrug costs ln 2 nats, which
  is 1 bit, and no comparison changes.
- **A low loss is not yet a good decision.** Move the threshold: the losses stay and the counts, F1
  and the money change. With honest p the cheapest threshold is FP/(FP + FN) in prices, seldom 0.5.
"""

    # States

    def act(self, state: LogLossState, action: str) -> LogLossState:
        """Add a row, delete the one at hand, or take the next base."""
        rows = list(state.examples)
        if action == "base":
            bases = self.form.control("base").options
            at = bases.index(state.base)
            return state.put("base", bases[(at + 1) % len(bases)])
        if action == "add" and len(rows) < MOST_ENTRIES:
            rows.append(NEW)
            return state.with_examples(rows, len(rows))
        if action == "delete" and len(rows) > 1:
            at_hand = int(state.row)
            del rows[at_hand - 1]
            return state.with_examples(rows, at_hand)
        return state

    def at(self, state: LogLossState, view: View, column: int, row: int) -> LogLossState | None:
        """Take the row to hand; a click on its label turns that over."""
        summary = loss_summary(state)
        rows = visible(summary, view.height)
        if not 1 <= row <= len(rows):
            return None
        selected = state.put("row", float(rows[row - 1] + 1))
        if column not in LABEL_COLUMNS:
            return selected
        y = loss_summary(selected).example.y
        return selected.put("y", float(y < 1 / 2))

    # What it shows

    def draw(self, state: LogLossState, view: View) -> Picture:
        """The table with its sums."""
        return draw_table(loss_summary(state), view, self.reading(state))

    def reading(self, state: LogLossState) -> str:
        """The loss of the row at hand; with more rows its share, the mean and the decisions."""
        summary = loss_summary(state)
        example = summary.example
        unit, nats = UNITS[summary.base]
        other, size = UNITS["2" if summary.base == "e" else "e"]
        loss = summary.losses[summary.at_hand]
        label = f"y {short(example.y)}, p {short(example.probability)}, z {short(example.z)}"
        price = f"{amount(loss / nats)} {unit}"
        if len(summary.examples) == 1:
            also, coin_flip = f"{amount(loss / size)} {other}", f"{COIN_FLIP_NATS / nats:.3f}"
            return f"{label}: log loss {price} ({also}); a shrug costs {coin_flip}."
        if example.weight != 1:
            price += f" times {short(example.weight)}"
        share, total = percent(summary.shares[summary.at_hand]), amount(summary.total / nats)
        return (
            f"Row {summary.at_hand + 1} ({label}) costs {price}, {share} of the sum {total}. "
            f"{_mean_in_words(summary, nats, unit, size, other)} {_decision_in_words(summary)}"
        )

    def facts(self, state: LogLossState) -> dict[str, Fact]:
        """The row at hand, every row, the sums, and the decisions."""
        summary = loss_summary(state)
        unit, nats = UNITS[summary.base]
        example, counts = summary.example, summary.counts
        return {
            "row": summary.at_hand + 1,
            "y": example.y,
            "p": example.probability,
            "z": example.z,
            "loss": summary.losses[summary.at_hand] / nats,
            "share": summary.shares[summary.at_hand],
            "unit": unit,
            "sum": summary.total / nats,
            "mean": summary.mean / nats,
            "mean_nats": summary.mean,
            "mean_bits": summary.mean / math.log(2),
            "shrug": COIN_FLIP_NATS / nats,
            "rows": [_row_facts(summary, place, nats) for place in range(len(summary.examples))],
            "threshold": summary.threshold,
            "tp": counts.tp,
            "fp": counts.fp,
            "fn": counts.fn,
            "tn": counts.tn,
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
            "accuracy": counts.accuracy,
            "cost": summary.cost,
            "cheapest_threshold": summary.cheapest,
            "cost_at_cheapest_threshold": summary.cost_there,
        }

    def card(self, state: LogLossState) -> Draft:
        """The mean of a few rows, or the loss of the one at hand."""
        summary = loss_summary(state)
        finite = all(math.isfinite(example.loss) for example in summary.examples)
        if finite and 1 < len(summary.examples) <= ASKED and math.isfinite(summary.mean):
            mean = _mean_of(summary)
            if len(mean) <= MAX_CHARACTERS:
                return _card_of_rows(summary, mean)
        return _card_of_row(summary.example)


def _mean_in_words(summary: LossSummary, nats: float, unit: str, size: float, other: str) -> str:
    if math.isnan(summary.mean):
        return "No row has any weight, so there is no mean."
    return f"Mean J {amount(summary.mean / nats)} {unit} ({amount(summary.mean / size)} {other})."


def _decision_in_words(summary: LossSummary) -> str:
    honest = (
        "" if summary.cheapest is None else f"; honest p would want {short(summary.cheapest, 3)}"
    )
    return (
        f"At threshold {short(summary.threshold, 3)} the errors cost {short(summary.cost)}{honest}."
    )


def _row_facts(summary: LossSummary, place: int, nats: float) -> dict[str, Fact]:
    example = summary.examples[place]
    return {
        "y": example.y,
        "p": example.probability,
        "z": example.z,
        "weight": example.weight,
        "loss": summary.losses[place] / nats,
        "share": summary.shares[place],
        "kind": example.kind(summary.threshold),
    }


def _spans_of(example: ScoredExample) -> str:
    """Label and prediction as a question gives them."""
    prediction = (
        f"p = {show_number(example.p)}" if example.given_z is None else f"z = {short(example.z)}"
    )
    return f"y = {show_number(example.y)}, {prediction}"


def _loss_of(example: ScoredExample) -> str:
    """The loss as an expression."""
    y = show_number(example.y)
    if example.given_z is None:
        return f"bce({y}, {show_number(example.p)})"
    return f"bcez({y}, {show_number(example.given_z)})"


def _card_of_row(example: ScoredExample) -> Draft:
    question = f"One example has {_spans_of(example)}. What is its log loss in nats?"
    if math.isinf(example.loss):
        return Draft(question, "It is infinite: what happened was given no probability at all.")
    loss = _loss_of(example)
    fresh = ROW_CARD if example.given_z is None else LOGIT_ROW_CARD
    chance = "" if example.y not in (0, 1) else _given(example)
    return Draft(question, f"{{={loss}|.3g}} nats, {{={loss}/ln(2)|.3g}} in bits.{chance}", fresh)


def _given(example: ScoredExample) -> str:
    return f" What happened was given {p_of_label(example.y, example.probability):.3g}."


def _mean_of(summary: LossSummary) -> str:
    """The mean as an expression."""
    if not summary.weighs:
        return f"mean({', '.join(map(_loss_of, summary.examples))})"
    weights = [show_number(example.weight) for example in summary.examples]
    losses = map(_loss_of, summary.examples)
    parts = (f"{weight}*{loss}" for weight, loss in zip(weights, losses, strict=True))
    return f"({' + '.join(parts)})/({' + '.join(weights)})"


def _card_of_rows(summary: LossSummary, mean: str) -> Draft:
    listed = "; ".join(
        _spans_of(example) + (f", weight {show_number(example.weight)}" if summary.weighs else "")
        for example in summary.examples
    )
    labels = [int(example.y) for example in summary.examples if example.y in (0, 1)]
    whole = len(labels) == len(summary.examples) and not summary.weighs
    return Draft(
        f"Predictions: {listed}. What is their mean log loss in nats?",
        f"{{={mean}|.3f}}, of which row {_dearest(summary) + 1} has the largest part.",
        mean_card(labels) if whole else None,
    )


def _dearest(summary: LossSummary) -> int:
    return max(range(len(summary.shares)), key=summary.shares.__getitem__)

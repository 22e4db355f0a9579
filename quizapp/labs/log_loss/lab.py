"""L1, the log-loss calculator: what each prediction costs, and which one owns the mean."""

import math
from typing import ClassVar, Final

from quizapp.engine.scalar.grammar import MAX_CHARACTERS
from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.engine.scalar.losses import p_of_label
from quizapp.labs.base import Draft, Fact, Lab, View
from quizapp.labs.forms import MOST_ENTRIES, LabForm
from quizapp.labs.log_loss.form import LOG_LOSS
from quizapp.labs.log_loss.numbers import Ledger, ledger
from quizapp.labs.log_loss.picture import (
    LABEL_COLUMNS,
    UNITS,
    amount,
    draw_table,
    percent,
    visible,
)
from quizapp.labs.log_loss.state import Example, LogLossState
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

OWN: Final = {"y", "p", "z", "weight"}
"""The controls that are about the row at hand."""

ASKED: Final = 6
"""A card about more rows than these would be work and no question; it asks about one of them."""

NEW: Final = Example(1.0, 0.5)
"""A row nobody has thought about yet: a shrug."""


class LogLoss(Lab[LogLossState]):
    """Rows of label and probability, their losses, and the decisions made of them."""

    form: ClassVar[LabForm] = LOG_LOSS
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
        found = ledger(state)
        rows = visible(found, view.height)
        if not 1 <= row <= len(rows):
            return None
        taken = state.put("row", float(rows[row - 1] + 1))
        if column not in LABEL_COLUMNS:
            return taken
        y = ledger(taken).example.y
        return taken.put("y", float(y < 1 / 2))

    # What it shows

    def draw(self, state: LogLossState, view: View) -> Picture:
        """The table with its sums."""
        return draw_table(ledger(state), view, self.reading(state))

    def reading(self, state: LogLossState) -> str:
        """The loss of the row at hand; with more rows its share, the mean and the decisions."""
        found = ledger(state)
        example = found.example
        unit, nats = UNITS[found.base]
        other, size = UNITS["2" if found.base == "e" else "e"]
        loss = found.losses[found.at_hand]
        named = f"y {short(example.y)}, p {short(example.probability)}, z {short(example.z)}"
        told = f"{amount(loss / nats)} {unit}"
        if len(found.examples) == 1:
            also, shrug = f"{amount(loss / size)} {other}", f"{COIN_FLIP_NATS / nats:.3f}"
            return f"{named}: log loss {told} ({also}); a shrug costs {shrug}."
        if example.weight != 1:
            told += f" times {short(example.weight)}"
        share, total = percent(found.shares[found.at_hand]), amount(found.total / nats)
        return (
            f"Row {found.at_hand + 1} ({named}) costs {told}, {share} of the sum {total}. "
            f"{_mean_told(found, nats, unit, size, other)} {_decided(found)}"
        )

    def facts(self, state: LogLossState) -> dict[str, Fact]:
        """The row at hand, every row, the sums, and the decisions."""
        found = ledger(state)
        unit, nats = UNITS[found.base]
        example, counts = found.example, found.counts
        return {
            "row": found.at_hand + 1,
            "y": example.y,
            "p": example.probability,
            "z": example.z,
            "loss": found.losses[found.at_hand] / nats,
            "share": found.shares[found.at_hand],
            "unit": unit,
            "sum": found.total / nats,
            "mean": found.mean / nats,
            "mean_nats": found.mean,
            "mean_bits": found.mean / math.log(2),
            "shrug": COIN_FLIP_NATS / nats,
            "rows": [_row_facts(found, place, nats) for place in range(len(found.examples))],
            "threshold": found.threshold,
            "tp": counts.tp,
            "fp": counts.fp,
            "fn": counts.fn,
            "tn": counts.tn,
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
            "accuracy": counts.accuracy,
            "cost": found.cost,
            "cheapest_threshold": found.cheapest,
            "cost_at_cheapest_threshold": found.cost_there,
        }

    def card(self, state: LogLossState) -> Draft:
        """The mean of a few rows, or the loss of the one at hand."""
        found = ledger(state)
        finite = all(math.isfinite(each.loss) for each in found.examples)
        if finite and 1 < len(found.examples) <= ASKED and math.isfinite(found.mean):
            mean = _mean_of(found)
            if len(mean) <= MAX_CHARACTERS:
                return _card_of_rows(found, mean)
        return _card_of_row(found.example)


def _mean_told(found: Ledger, nats: float, unit: str, size: float, other: str) -> str:
    if math.isnan(found.mean):
        return "No row has any weight, so there is no mean."
    return f"Mean J {amount(found.mean / nats)} {unit} ({amount(found.mean / size)} {other})."


def _decided(found: Ledger) -> str:
    honest = "" if found.cheapest is None else f"; honest p would want {short(found.cheapest, 3)}"
    return f"At threshold {short(found.threshold, 3)} the errors cost {short(found.cost)}{honest}."


def _row_facts(found: Ledger, place: int, nats: float) -> dict[str, Fact]:
    example = found.examples[place]
    return {
        "y": example.y,
        "p": example.probability,
        "z": example.z,
        "weight": example.weight,
        "loss": found.losses[place] / nats,
        "share": found.shares[place],
        "kind": example.kind(found.threshold),
    }


def _told(example: Example) -> str:
    """Label and prediction as a question gives them."""
    given = (
        f"p = {show_number(example.p)}" if example.given_z is None else f"z = {short(example.z)}"
    )
    return f"y = {show_number(example.y)}, {given}"


def _loss_of(example: Example) -> str:
    """The loss as an expression."""
    y = show_number(example.y)
    if example.given_z is None:
        return f"bce({y}, {show_number(example.p)})"
    return f"bcez({y}, {show_number(example.given_z)})"


def _card_of_row(example: Example) -> Draft:
    question = f"One example has {_told(example)}. What is its log loss in nats?"
    if math.isinf(example.loss):
        return Draft(question, "It is infinite: what happened was given no probability at all.")
    loss = _loss_of(example)
    given = "" if example.y not in (0, 1) else _given(example)
    return Draft(question, f"{{={loss}|.3g}} nats, which is {{={loss}/ln(2)|.3g}} bits.{given}")


def _given(example: Example) -> str:
    return f" What happened was given {p_of_label(example.y, example.probability):.3g}."


def _mean_of(found: Ledger) -> str:
    """The mean as an expression."""
    if not found.weighs:
        return f"mean({', '.join(map(_loss_of, found.examples))})"
    weights = [show_number(each.weight) for each in found.examples]
    losses = map(_loss_of, found.examples)
    parts = (f"{weight}*{loss}" for weight, loss in zip(weights, losses, strict=True))
    return f"({' + '.join(parts)})/({' + '.join(weights)})"


def _card_of_rows(found: Ledger, mean: str) -> Draft:
    listed = "; ".join(
        _told(each) + (f", weight {show_number(each.weight)}" if found.weighs else "")
        for each in found.examples
    )
    return Draft(
        f"Predictions: {listed}. What is their mean log loss in nats?",
        f"{{={mean}|.3f}}, of which row {_dearest(found) + 1} has the largest part.",
    )


def _dearest(found: Ledger) -> int:
    return max(range(len(found.shares)), key=found.shares.__getitem__)

"""Fresh cards of the log-loss calculator: the loss of a row, and the mean of a few."""

from collections.abc import Sequence
from typing import Final

from quizapp.labs.draft import NumericDraft

BITS: Final = "Those are bits; in nats the logarithm is the natural one."

ROW_CARD: Final = NumericDraft(
    question="One example has y = {=y}, p = {=p}. What is its log loss in nats?",
    # At one half both labels cost the same.
    variables={
        "y": "pick(0, 1)",
        "p": "pick(0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95)",
    },
    answer="bce(y, p)",
    tolerance="0.006",
    unit="nats",
    traps=(
        ("bce(1 - y, p)", "That is the loss of the other label: y was {=y}."),
        ("bce(y, p)/ln(2)", BITS),
        ("abs(y - p)", "That is the distance from y; the loss is `-ln` of what y was given."),
    ),
)

LOGIT_ROW_CARD: Final = NumericDraft(
    question="One example has y = {=y}, z = {=z}. What is its log loss in nats?",
    variables={"y": "pick(0, 1)", "z": "pick(-4, -3, -2, -1, 1, 2, 3, 4)"},
    answer="bcez(y, z)",
    tolerance="0.006",
    unit="nats",
    traps=(
        ("bcez(1 - y, z)", "That is the loss of the other label: y was {=y}."),
        ("bcez(y, z)/ln(2)", BITS),
        ("p_of_label(y, sigmoid(z))", "That is what y was given; the loss is `-ln` of it."),
    ),
)


def mean_card(labels: Sequence[int]) -> NumericDraft:
    """The mean over rows with these labels, at probabilities that are drawn."""
    names = [f"p{place}" for place in range(1, len(labels) + 1)]
    losses = [f"bce({y}, {name})" for y, name in zip(labels, names, strict=True)]
    others = [f"bce({1 - y}, {name})" for y, name in zip(labels, names, strict=True)]
    listed = "; ".join(f"y = {y}, p = {{={name}}}" for y, name in zip(labels, names, strict=True))
    mean = f"mean({', '.join(losses)})"
    return NumericDraft(
        question=f"Predictions: {listed}. What is their mean log loss in nats?",
        variables=dict.fromkeys(names, "pick(0.05, 0.1, 0.2, 0.3, 0.6, 0.7, 0.9)"),
        answer=mean,
        tolerance="0.006",
        unit="nats",
        traps=(
            (f"sum({', '.join(losses)})", f"That is the sum; divide it by the {len(labels)} rows."),
            (f"mean({', '.join(others)})", "That takes every label for the other one."),
            (f"{mean}/ln(2)", BITS),
        ),
    )

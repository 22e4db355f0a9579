"""Fresh cards of the threshold desk: the threshold for two prices, and F1 of counts."""

from typing import Final

from quizapp.labs.draft import NumericDraft

CHEAPEST_CARD: Final = NumericDraft(
    question="A false alarm costs {=fp} and a miss costs {=fn}. From which p on does it pay to "
    "say yes, if p is calibrated?",
    variables={"fp": "pick(1, 2, 3)", "fn": "pick(4, 5, 7, 9)"},
    answer="fp/(fp + fn)",
    tolerance="0.006",
    traps=(
        ("fp/fn", "Those are the odds. Turn them into a probability: FP/(FP + FN)."),
        ("fn/(fp + fn)", "That is 1 minus it: a dear miss lowers the threshold."),
        ("0.5", "That is right only where both errors cost the same."),
    ),
)

F1_CARD: Final = NumericDraft(
    question="A system has TP {=tp}, FP {=fp} and FN {=fn}. What is its F1?",
    # Precision and recall lie far apart, so that their two means do too.
    variables={"tp": "pick(20, 24, 30)", "fp": "pick(2, 4, 6)", "fn": "pick(40, 50, 60)"},
    answer="f1(tp, fp, fn)",
    tolerance="0.006",
    traps=(
        (
            "(precision(tp, fp) + recall(tp, fn))/2",
            "That is the arithmetic mean of precision and recall; F1 is their harmonic mean.",
        ),
        ("precision(tp, fp)", "That is the precision alone: the misses count too."),
        ("recall(tp, fn)", "That is the recall alone: the false alarms count too."),
    ),
)

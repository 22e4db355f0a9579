"""Fresh cards of the calibration bench: the error of two bins, and a temperature."""

from typing import Final

from quizapp.labs.draft import NumericDraft

ECE_CARD: Final = NumericDraft(
    question="Forecasts in two bins: at p = {=p} came true {=k} of 10, at p = {=q} came true {=m} "
    "of 30. What is the expected calibration error?",
    # One bin forecasts too much and the other too little, so that nothing may be set off.
    variables={
        "p": "pick(0.85, 0.9, 0.95)",
        "k": "ints(4, 5)",
        "q": "pick(0.2, 0.25, 0.3)",
        "m": "ints(12, 15)",
    },
    answer="ece(p, k, 10, q, m, 30)",
    tolerance="0.006",
    traps=(
        ("(abs(p - k/10) + abs(q - m/30))/2", "Each bin is weighed by its size: 10 and 30 of 40."),
        (
            "abs(10*p + 30*q - k - m)/40",
            "Too much in one bin does not make up for too little in another: distances first.",
        ),
        ("max(abs(p - k/10), abs(q - m/30))", "That is the largest distance; ECE is their mean."),
    ),
)

TEMPERATURE_CARD: Final = NumericDraft(
    question="All logits are divided by T = {=t}. What becomes of p = {=p}?",
    variables={"t": "pick(1.5, 2, 3)", "p": "pick(0.7, 0.8, 0.9, 0.95)"},
    answer="sigmoid(logit(p)/t)",
    tolerance="0.006",
    traps=(
        ("p/t", "That divides the probability; T divides its logit."),
        ("sigmoid(logit(p)*t)", "That multiplies: a T above 1 brings p nearer to one half."),
        ("logit(p)/t", "That is the logit still: turn it back into a probability."),
    ),
)

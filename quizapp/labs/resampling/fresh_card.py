"""The fresh card of the resampling lab: how far a measured difference is off."""

from typing import Final

from quizapp.labs.draft import NumericDraft

ERROR_CARD: Final = NumericDraft(
    question="On {=n} rows B's loss is lower by {=d} on average; by row the difference has "
    "standard deviation {=s}. How many standard errors is {=d}?",
    variables={
        "n": "pick(225, 400, 625, 900)",
        "d": "pick(0.01, 0.02, 0.04)",
        "s": "pick(0.2, 0.25, 0.4, 0.5)",
    },
    answer="d/(s/sqrt(n))",
    tolerance="rel: 0.02",
    traps=(
        ("d/s", "That measures by the spread of one row; the mean of n rows spreads less."),
        ("d/(s/n)", "A mean of n rows spreads by the square root of n less, not by n."),
        ("d*n/(s/sqrt(n))", "That is the sum over the rows against the error of a mean."),
        (
            "d/(s*sqrt(2)/sqrt(n))",
            "s is that of the difference already: both models saw the same rows.",
        ),
    ),
)

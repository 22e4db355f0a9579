"""The fresh card of model on data: what accuracy does not see."""

from typing import Final

from quizapp.labs.draft import NumericDraft

HARDENED_CARD: Final = NumericDraft(
    question="A wrong row had p of its label {=p}; after more training {=q}. By how many nats does "
    "the mean over {=n} rows rise?",
    variables={
        "p": "pick(0.4, 0.3, 0.2)",
        "q": "pick(0.01, 0.02, 0.05)",
        "n": "pick(10, 20, 50)",
    },
    answer="ln(p/q)/n",
    tolerance="0.002",
    unit="nats",
    traps=(
        ("ln(p/q)", "That is the rise of the row's own loss; the mean shares it over all rows."),
        ("(p - q)/n", "That is the difference of the probabilities; a loss is their logarithm."),
        ("-ln(q)/n", "That is what the row costs now, and not how much more than before."),
    ),
)

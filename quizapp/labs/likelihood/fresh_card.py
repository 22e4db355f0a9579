"""The fresh card of the likelihood lab: what a theta costs."""

from typing import Final

from quizapp.labs.draft import NumericDraft

THETA_CARD: Final = NumericDraft(
    question="{=k} successes in {=n} trials: what is the mean negative log-likelihood at "
    "theta = {=theta}?",
    # Half of the trials, or the theta that was seen, would make mistakes look right.
    variables={
        "k": "pick(1, 2, 3, 7, 8)",
        "n": "pick(10, 20)",
        "theta": "pick(0.15, 0.25, 0.35, 0.65, 0.75, 0.85)",
    },
    answer="mean_nll(k, n, theta)",
    tolerance="0.003",
    unit="nats",
    traps=(
        ("n*mean_nll(k, n, theta)", "That is the sum over the trials; the mean is asked for."),
        (
            "mean_nll(k, n, 1 - theta)",
            "That takes successes for failures: a success costs `-ln(theta)`.",
        ),
        (
            "mean_nll(k, n, theta)/ln(2)",
            "Those are bits; nats take the natural logarithm.",
        ),
        ("entropy2(k/n)", "That is the least that any theta costs, at theta = k/n."),
    ),
)

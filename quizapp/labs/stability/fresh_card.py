"""The fresh card of the stability bench: the loss that a form should return."""

from quizapp.labs.draft import NumericDraft


def true_loss_card(y: int) -> NumericDraft:
    """The loss of a model that is sure and wrong, with what clipped forms return."""
    sign = "-" if y else ""
    scores = ", ".join(f"{sign}{score}" for score in (12, 14, 18, 20, 25, 30, 40, 50, 60, 80))
    return NumericDraft(
        question=f"y = {y} and z = {{=z}}: what is the true log loss?",
        variables={"z": f"pick({scores})"},
        answer=f"bcez({y}, z)",
        tolerance="0.05",
        unit="nats",
        traps=(
            ("-ln(1e-7)", "That is all that a form can return which clips p at 1e-7."),
            ("-ln(1e-15)", "That is all that a form can return which clips p at 1e-15."),
            (f"bcez({1 - y}, z)", "That is the loss of the other label: this model is wrong."),
            (f"bcez({y}, z)/ln(2)", "Those are bits; in nats the logarithm is the natural one."),
        ),
    )

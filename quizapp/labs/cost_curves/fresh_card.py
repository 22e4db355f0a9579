"""The fresh card of the cost curves: how much harder log loss pushes."""

from quizapp.labs.draft import NumericDraft


def push_card(y: str) -> NumericDraft:
    """The ratio of the two slopes for a label, at a score that is drawn."""
    return NumericDraft(
        question=f"At z = {{=z}} with y = {y}, how many times as hard does log loss push as "
        "squared error?",
        variables={"z": "pick(-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6)"},
        answer=f"dbcez({y}, z)/dsqz({y}, z)",
        tolerance="rel: 0.02",
        traps=(
            (
                "1/(sigmoid(z)*sigmoid(-z))",
                "The slope of squared error has a factor 2: the ratio is `1/(2p(1-p))`.",
            ),
            (f"bcez({y}, z)/sqz({y}, z)", "That is the ratio of the losses; the slopes push."),
            (f"dsqz({y}, z)/dbcez({y}, z)", "That is upside down: log loss pushes harder."),
        ),
    )

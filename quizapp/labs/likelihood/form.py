"""What may be set in likelihood."""

from typing import Final

from quizapp.labs.forms import Control, LabForm

LIKELIHOOD_FORM: Final = LabForm(
    name="likelihood",
    short="likelihood",
    title="Likelihood",
    asks="Which theta makes the data most probable, and does the logarithm move it?",
    draws_rows=False,
    controls=(
        Control(
            name="theta",
            help="probability of a success",
            default=0.5,
            low=0,
            high=1,
            step=0.05,
            fine=0.01,
        ),
        Control(
            name="successes", help="successes", default=7.0, low=0, high=1000, fine=1, whole=True
        ),
        Control(name="trials", help="trials", default=10.0, low=1, high=1000, fine=1, whole=True),
        Control(
            name="draw",
            help="what is drawn",
            default="mean_nll",
            options=("likelihood", "log", "mean_nll"),
        ),
        Control(name="data", help="0s and 1s, instead of counts", default="", signs="01"),
    ),
)

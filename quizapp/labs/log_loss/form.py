"""What may be set in the log-loss calculator."""

from typing import Final

from quizapp.labs.controls import price_control, probability_control
from quizapp.labs.forms import Control, LabForm

LOG_LOSS_FORM: Final = LabForm(
    name="logloss-calculator",
    short="log-loss",
    title="Log-loss calculator",
    asks="What does each prediction cost, and which one owns the mean?",
    draws_rows=False,
    controls=(
        Control(
            name="rows",
            help="label, probability, weight and, instead of the probability, score of each row",
            default=((1.0, 0.5),),
            columns=(2, 4),
            heads=("y", "p", "weight", "z"),
            ends=((0, 1), (0, 1), (0, 1e6), (-700, 700)),
        ),
        Control(
            name="row", help="the row at hand", default=1.0, low=1, high=200, fine=1, whole=True
        ),
        Control(name="y", help="its label", default=1.0, low=0, high=1, whole=True, derived=True),
        probability_control("p", "its probability", derived=True),
        Control(
            name="z",
            help="its score (logit)",
            default=0.0,
            low=-700,
            high=700,
            step=0.5,
            fine=0.05,
            derived=True,
        ),
        Control(
            name="weight", help="its weight", default=1.0, low=0, high=1e6, step=1, derived=True
        ),
        Control(
            name="threshold",
            help="say yes from here on",
            default=0.5,
            low=0,
            high=1,
            step=0.05,
            fine=0.01,
            also=("t",),
        ),
        price_control("cost_fp", "price of a false alarm", 1.0),
        price_control("cost_fn", "price of a miss", 10.0),
        Control(name="base", help="base of the logarithm", default="e", options=("e", "2", "10")),
    ),
)

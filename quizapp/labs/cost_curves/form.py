"""What may be set in cost curves."""

from typing import Final

from quizapp.labs.controls import LOSS_NAMES, label_control, logit_control, probability_control
from quizapp.labs.forms import Control, LabForm

CURVES_FORM: Final = LabForm(
    name="cost-curves",
    short="curves",
    title="Cost curves",
    asks="Which loss pushes where the model is confidently wrong?",
    draws_rows=False,
    controls=(
        logit_control(),
        probability_control("p", "the probability that belongs to it", derived=True),
        label_control("label"),
        Control(name="axis", help="what runs along the axis", default="z", options=("z", "p")),
        Control(
            name="draw",
            help="what is drawn",
            default="loss",
            options=("loss", "slope", "curvature"),
        ),
        Control(
            name="show",
            help="the losses that are drawn",
            default=("log_loss", "squared_error"),
            options=LOSS_NAMES,
        ),
    ),
)

"""What may be set in one valley or two."""

from typing import Final

from quizapp.labs.controls import features_control, labels_control, losses_control
from quizapp.labs.forms import Control, LabForm

SLICE_FORM: Final = LabForm(
    name="cost-slice",
    short="slice",
    title="One valley or two",
    asks="How many minima does each loss have along one parameter?",
    paired=("x", "y"),
    draws_rows=False,
    controls=(
        Control(name="b", help="the bias", default=0.0, low=-50, high=50, step=0.5, fine=0.05),
        Control(name="w", help="the weight", default=1.0, low=-50, high=50, step=0.5, fine=0.05),
        Control(name="vary", help="the parameter that varies", default="b", options=("b", "w")),
        losses_control(),
        features_control((-8.0, -4.0, 4.0, 8.0)),
        labels_control((0.0, 1.0, 0.0, 1.0)),
        Control(name="range", help="ends of the axis", default=(-12.0, 12.0), low=-50, high=50),
    ),
)

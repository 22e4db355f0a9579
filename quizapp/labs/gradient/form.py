"""What may be set in the gradient bench."""

from typing import Final

from quizapp.labs.controls import label_control, rate_control, steps_control
from quizapp.labs.forms import Control, LabForm

GRADIENT_FORM: Final = LabForm(
    name="gradient-bench",
    short="gradient",
    title="Gradient bench",
    asks="What is (p - y)x for this example, and where does one step lead?",
    paired=("x", "w"),
    draws_rows=False,
    controls=(
        Control(name="x", help="the features, up to 8", default=(1.0, 2.0), low=-100, high=100),
        label_control("label"),
        Control(name="w", help="the weights", default=(0.1, -0.2), low=-100, high=100),
        Control(
            name="entry",
            help="the weight at hand; 0: the bias",
            default=1.0,
            low=0,
            high=8,
            fine=1,
            whole=True,
        ),
        Control(
            name="weight",
            help="its value",
            default=0.1,
            low=-100,
            high=100,
            step=0.5,
            fine=0.05,
            derived=True,
        ),
        Control(
            name="feature",
            help="the feature that goes with it",
            default=1.0,
            low=-100,
            high=100,
            step=0.5,
            fine=0.05,
            derived=True,
        ),
        Control(name="b", help="the bias", default=0.0, low=-100, high=100, step=0.5, fine=0.05),
        rate_control(),
        steps_control(high=500, step=5),
    ),
)

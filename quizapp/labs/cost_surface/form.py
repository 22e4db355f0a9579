"""What may be set in the cost surface."""

from typing import Final

from quizapp.labs.controls import (
    MALIGNANT,
    TUMOURS,
    features_control,
    labels_control,
    losses_control,
    rate_control,
    steps_control,
)
from quizapp.labs.forms import Control, LabForm

SURFACE_FORM: Final = LabForm(
    name="cost-surface",
    short="surface",
    title="Cost surface",
    asks="Which loss finds the valley from a bad start?",
    paired=("x", "y"),
    draws_rows=False,
    controls=(
        losses_control(),
        Control(
            name="w",
            help="weight at the start",
            default=-6.0,
            low=-30,
            high=30,
            step=1,
            fine=0.1,
            derived=True,
        ),
        Control(
            name="b",
            help="bias at the start",
            default=6.0,
            low=-30,
            high=30,
            step=1,
            fine=0.1,
            derived=True,
        ),
        Control(name="start", help="weight and bias", default=(-6.0, 6.0), low=-30, high=30),
        rate_control(),
        steps_control(high=5000, step=25),
        Control(
            name="penalty",
            help="L2 penalty (lambda)",
            default=0.0,
            low=0,
            high=100,
            step=0.1,
            fine=0.01,
            also=("lambda",),
        ),
        features_control(TUMOURS),
        labels_control(MALIGNANT),
        Control(
            name="span",
            help="half the width of the picture",
            default=10.0,
            low=1,
            high=100,
            fine=0.2,
            scale="log",
        ),
    ),
)

"""What may be set in the stability bench."""

from typing import Final

from quizapp.labs.controls import label_control
from quizapp.labs.forms import Control, LabForm

FORM_NAMES: Final = ("naive", "branch", "clipped", "clipped_1e7", "clamped", "fused")
"""The ways of computing log loss, from the one-liner to the one to use."""

STABILITY_FORM: Final = LabForm(
    name="numeric-stability",
    short="stability",
    title="Stability bench",
    asks="Where does each way of computing log loss break?",
    draws_rows=False,
    controls=(
        label_control("label"),
        Control(name="z", help="the score", default=0.0, low=-800, high=800, step=1, fine=0.1),
        Control(
            name="dtype",
            help="kind of float",
            default="float32",
            options=("float16", "float32", "float64"),
        ),
        Control(name="forms", help="ways to compute it", default=FORM_NAMES, options=FORM_NAMES),
    ),
)

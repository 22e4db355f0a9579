"""What may be set in model on data."""

from dataclasses import replace
from typing import Final

from quizapp.labs.controls import rate_control, seed_control, steps_control
from quizapp.labs.forms import Control, LabForm

LAST_STEP: Final = 1000

MODEL_FORM: Final = LabForm(
    name="model-on-data",
    short="model",
    title="Model on data",
    asks="From which step on does the model learn its rows by heart?",
    draws_rows=True,
    controls=(
        Control(name="show", help="what is drawn", default="costs", options=("costs", "fit")),
        steps_control(high=LAST_STEP, step=20),
        Control(
            name="degree",
            help="highest power of x in the score",
            default=6.0,
            low=1,
            high=8,
            fine=1,
            whole=True,
        ),
        Control(
            name="rows",
            help="rows to train on",
            default=20.0,
            low=6,
            high=400,
            fine=2,
            scale="log",
            whole=True,
        ),
        Control(
            name="noise",
            help="share of labels that are turned round",
            default=0.1,
            low=0,
            high=0.5,
            step=0.05,
            fine=0.01,
        ),
        replace(rate_control(), default=0.25),
        seed_control("which rows"),
    ),
)

"""What may be set in resampling."""

from typing import Final

from quizapp.labs.controls import seed_control
from quizapp.labs.forms import Control, LabForm

RESAMPLING_FORM: Final = LabForm(
    name="resampling",
    short="resampling",
    title="Resampling",
    asks="One model is better by 0.01 on 500 rows: would it be on other 500?",
    draws_rows=True,
    controls=(
        Control(
            name="rows",
            help="rows that both models are measured on",
            default=500.0,
            low=10,
            high=1_000_000,
            fine=10,
            scale="log",
            whole=True,
        ),
        Control(
            name="difference",
            help="true difference of their mean losses",
            default=0.01,
            low=-0.2,
            high=0.2,
            step=0.005,
            fine=0.001,
        ),
        Control(
            name="spread",
            help="standard deviation of the difference from row to row",
            default=0.2,
            low=0.01,
            high=2,
            step=0.05,
            fine=0.01,
        ),
        Control(
            name="draws",
            help="data sets that are drawn",
            default=400.0,
            low=1,
            high=5000,
            fine=10,
            scale="log",
            whole=True,
        ),
        seed_control("which data sets"),
    ),
)

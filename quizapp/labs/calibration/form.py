"""What may be set in the calibration bench."""

from typing import Final

from quizapp.labs.forms import Control, LabForm

CALIBRATION_FORM: Final = LabForm(
    name="calibration-bench",
    short="calibration",
    title="Calibration bench",
    asks="Are the probabilities honest, or is the model too sure?",
    draws_rows=False,
    controls=(
        Control(
            name="temperature",
            help="divides every logit",
            default=1.0,
            low=0.05,
            high=20,
            step=0.1,
            fine=0.01,
            also=("t",),
        ),
        Control(
            name="sharpen",
            help="multiplies every logit beforehand",
            default=1.0,
            low=0.1,
            high=10,
            step=0.5,
            fine=0.1,
        ),
        Control(
            name="bin_count",
            help="how many bins",
            default=10.0,
            low=1,
            high=30,
            fine=1,
            whole=True,
            also=("count",),
        ),
        Control(
            name="rule",
            help="how bins are made",
            default="width",
            options=("width", "count"),
        ),
        Control(
            name="bins",
            help="probability (0 to 1), positives and count (up to 10000) of each group",
            default=((0.9, 8.0, 10.0), (0.6, 6.0, 10.0), (0.2, 1.0, 10.0)),
            columns=(3, 3),
            heads=("p", "positives", "rows"),
            ends=((0, 1), (0, 1e4), (1, 1e4)),
            part_of=(1, 2),
        ),
    ),
)

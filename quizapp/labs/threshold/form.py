"""What may be set in the threshold desk."""

from typing import Final

from quizapp.labs.controls import price_control, probability_control
from quizapp.labs.forms import Control, LabForm

COUNTS: Final = {
    "tp": "true positives",
    "fp": "false positives",
    "fn": "false negatives",
    "tn": "true negatives",
}

THRESHOLD_FORM: Final = LabForm(
    name="threshold-desk",
    short="threshold",
    title="Threshold desk",
    asks="Which threshold costs least, and what moves it?",
    draws_rows=False,
    controls=(
        probability_control("threshold", "say yes from here on"),
        price_control("cost_fp", "price of a false alarm", 1.0),
        price_control("cost_fn", "price of a miss", 10.0),
        Control(
            name="prevalence",
            help="share of positives",
            default=0.3,
            low=0.001,
            high=0.999,
            step=0.5,
            fine=0.05,
            scale="logit",
        ),
        Control(
            name="separation",
            help="how far the classes are apart, in standard deviations",
            default=2.0,
            low=0,
            high=6,
            step=0.25,
            fine=0.05,
        ),
        *(
            Control(
                name=name,
                help=f"{what}; all 0: those of the classes",
                default=0.0,
                low=0,
                high=1e9,
                step=5,
                fine=1,
                whole=True,
            )
            for name, what in COUNTS.items()
        ),
    ),
)

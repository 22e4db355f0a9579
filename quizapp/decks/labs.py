"""The labs: the one list of what there is to play with, and of what a deck may set in it.

It is long because it is one table; nothing is computed here.
"""

from typing import Final

from quizapp.decks.lab_forms import Control, ControlError, LabForm
from quizapp.text.suggest import did_you_mean

LOSSES: Final = ("log_loss", "squared_error", "hinge")

EXHIBITS: Final = ("naive", "branch", "clipped", "clipped_1e7", "clamped", "fused")
"""The ways of computing log loss, from the one-liner to the one to use."""


def _label(*also: str) -> Control:
    return Control(name="y", help="the label", default=1.0, low=0, high=1, whole=True, also=also)


def _logit(low: float = -10.0, high: float = 10.0, default: float = -2.0) -> Control:
    return Control(
        name="z", help="the score (logit)", default=default, low=low, high=high, step=0.5, fine=0.05
    )


def _probability(name: str, help_: str, default: float = 0.5, *, derived: bool = False) -> Control:
    return Control(
        name=name,
        help=help_,
        default=default,
        low=0,
        high=1,
        step=0.5,
        fine=0.05,
        scale="logit",
        derived=derived,
    )


def _cost(name: str, help_: str, default: float) -> Control:
    return Control(name=name, help=help_, default=default, low=0, high=1e6, step=1, fine=0.1)


def _losses() -> Control:
    return Control(
        name="losses",
        help="the losses that are drawn",
        default=("log_loss", "squared_error"),
        options=LOSSES[:2],
    )


def _features(default: tuple[float, ...]) -> Control:
    return Control(name="x", help="the feature of each row", default=default, low=-1e3, high=1e3)


def _labels(default: tuple[float, ...]) -> Control:
    return Control(
        name="y", help="the label of each row", default=default, low=0, high=1, whole=True
    )


COUNTS: Final = {
    "tp": "true positives",
    "fp": "false positives",
    "fn": "false negatives",
    "tn": "true negatives",
}

TUMOURS: Final = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
MALIGNANT: Final = (0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0)

LOG_LOSS: Final = LabForm(
    name="logloss-calculator",
    short="log-loss",
    title="Log-loss calculator",
    asks="What does each prediction cost, and which one owns the mean?",
    controls=(
        Control(
            name="rows",
            help="label, probability, weight and, instead of the probability, score of each row",
            default=((1.0, 0.5),),
            columns=(2, 4),
            ends=((0, 1), (0, 1), (0, 1e6), (-700, 700)),
        ),
        Control(
            name="row", help="the row at hand", default=1.0, low=1, high=200, fine=1, whole=True
        ),
        Control(name="y", help="its label", default=1.0, low=0, high=1, whole=True, derived=True),
        _probability("p", "its probability", derived=True),
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
        _cost("cost_fp", "price of a false alarm", 1.0),
        _cost("cost_fn", "price of a miss", 10.0),
        Control(name="base", help="base of the logarithm", default="e", options=("e", "2", "10")),
    ),
)

CURVES: Final = LabForm(
    name="cost-curves",
    short="curves",
    title="Cost curves",
    asks="Which loss pushes where the model is confidently wrong?",
    controls=(
        _logit(),
        _probability("p", "the probability that belongs to it", derived=True),
        _label("label"),
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
            options=LOSSES,
        ),
    ),
)

SURFACE: Final = LabForm(
    name="cost-surface",
    short="surface",
    title="Cost surface",
    asks="Which loss finds the valley from a bad start?",
    paired=("x", "y"),
    controls=(
        _losses(),
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
        Control(
            name="rate", help="step size", default=1.0, low=1e-4, high=1e3, fine=0.2, scale="log"
        ),
        Control(
            name="steps",
            help="steps taken",
            default=0.0,
            low=0,
            high=5000,
            step=25,
            fine=1,
            whole=True,
        ),
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
        _features(TUMOURS),
        _labels(MALIGNANT),
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

SLICE: Final = LabForm(
    name="cost-slice",
    short="slice",
    title="One valley or two",
    asks="How many minima does each loss have along one parameter?",
    paired=("x", "y"),
    controls=(
        Control(name="b", help="the bias", default=0.0, low=-50, high=50, step=0.5, fine=0.05),
        Control(name="w", help="the weight", default=1.0, low=-50, high=50, step=0.5, fine=0.05),
        Control(name="vary", help="the parameter that varies", default="b", options=("b", "w")),
        _losses(),
        _features((-8.0, -4.0, 4.0, 8.0)),
        _labels((0.0, 1.0, 0.0, 1.0)),
        Control(name="range", help="ends of the axis", default=(-12.0, 12.0), low=-50, high=50),
    ),
)

LIKELIHOOD: Final = LabForm(
    name="likelihood",
    short="likelihood",
    title="Likelihood",
    asks="Which theta makes the data most probable, and does the logarithm move it?",
    controls=(
        Control(
            name="theta",
            help="probability of a success",
            default=0.5,
            low=0,
            high=1,
            step=0.05,
            fine=0.01,
        ),
        Control(
            name="successes", help="successes", default=7.0, low=0, high=1000, fine=1, whole=True
        ),
        Control(name="trials", help="trials", default=10.0, low=1, high=1000, fine=1, whole=True),
        Control(
            name="draw",
            help="what is drawn",
            default="mean_nll",
            options=("likelihood", "log", "mean_nll"),
        ),
        Control(name="data", help="0s and 1s, instead of counts", default="", signs="01"),
    ),
)

STABILITY: Final = LabForm(
    name="numeric-stability",
    short="stability",
    title="Stability bench",
    asks="Where does each way of computing log loss break?",
    controls=(
        _label("label"),
        Control(name="z", help="the score", default=0.0, low=-800, high=800, step=1, fine=0.1),
        Control(
            name="dtype",
            help="kind of float",
            default="float32",
            options=("float16", "float32", "float64"),
        ),
        Control(name="forms", help="ways to compute it", default=EXHIBITS, options=EXHIBITS),
    ),
)

GRADIENT: Final = LabForm(
    name="gradient-bench",
    short="gradient",
    title="Gradient bench",
    asks="What is (p - y)x for this example, and where does one step lead?",
    paired=("x", "w"),
    controls=(
        Control(name="x", help="the features, up to 8", default=(1.0, 2.0), low=-100, high=100),
        _label("label"),
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
        Control(
            name="rate", help="step size", default=1.0, low=1e-4, high=1e3, fine=0.2, scale="log"
        ),
        Control(
            name="steps",
            help="steps taken",
            default=0.0,
            low=0,
            high=500,
            step=5,
            fine=1,
            whole=True,
        ),
    ),
)

THRESHOLD: Final = LabForm(
    name="threshold-desk",
    short="threshold",
    title="Threshold desk",
    asks="Which threshold costs least, and what moves it?",
    controls=(
        _probability("threshold", "say yes from here on"),
        _cost("cost_fp", "price of a false alarm", 1.0),
        _cost("cost_fn", "price of a miss", 10.0),
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

CALIBRATION: Final = LabForm(
    name="calibration-bench",
    short="calibration",
    title="Calibration bench",
    asks="Are the probabilities honest, or is the model too sure?",
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
            ends=((0, 1), (0, 1e4), (1, 1e4)),
            part_of=(1, 2),
        ),
    ),
)

LABS: Final = (
    LOG_LOSS,
    CURVES,
    SURFACE,
    SLICE,
    LIKELIHOOD,
    STABILITY,
    GRADIENT,
    THRESHOLD,
    CALIBRATION,
)
"""Every lab there is, in the order of its lists."""


def is_lab(name: str) -> bool:
    """There is a lab of that name."""
    return any(name in (form.name, form.short) for form in LABS)


def find_lab(name: str) -> LabForm:
    """The lab of that name, long or short.

    Raises:
        ControlError: there is none.
    """
    for form in LABS:
        if name in (form.name, form.short):
            return form
    names = [each for form in LABS for each in (form.name, form.short)]
    guess = did_you_mean(name, names).lstrip()
    known = f"There are {', '.join(form.short for form in LABS)}."
    raise ControlError(f"there is no lab '{name}'", name, guess or known)

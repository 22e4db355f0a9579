"""Controls that several labs share, and the data set that two of them open with."""

from typing import Final

from quizapp.labs.forms import Control

LOSS_NAMES: Final = ("log_loss", "squared_error", "hinge")

TUMOURS: Final = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
MALIGNANT: Final = (0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0)


def label_control(*also: str) -> Control:
    """One label, 0 or 1."""
    return Control(name="y", help="the label", default=1.0, low=0, high=1, whole=True, also=also)


def logit_control(low: float = -10.0, high: float = 10.0, default: float = -2.0) -> Control:
    """One score on the scale of log-odds."""
    return Control(
        name="z", help="the score (logit)", default=default, low=low, high=high, step=0.5, fine=0.05
    )


def probability_control(
    name: str, help_: str, default: float = 0.5, *, derived: bool = False
) -> Control:
    """One probability, stepped along log-odds."""
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


def price_control(name: str, help_: str, default: float) -> Control:
    """What one error costs."""
    return Control(name=name, help=help_, default=default, low=0, high=1e6, step=1, fine=0.1)


def losses_control() -> Control:
    """Which losses are drawn."""
    return Control(
        name="losses",
        help="the losses that are drawn",
        default=("log_loss", "squared_error"),
        options=LOSS_NAMES[:2],
    )


def rate_control() -> Control:
    """How far one step of a descent goes."""
    return Control(
        name="rate", help="step size", default=1.0, low=1e-4, high=1e3, fine=0.2, scale="log"
    )


def steps_control(*, high: float, step: float) -> Control:
    """How many steps of a descent were taken."""
    return Control(
        name="steps",
        help="steps taken",
        default=0.0,
        low=0,
        high=high,
        step=step,
        fine=1,
        whole=True,
    )


def seed_control(help_: str) -> Control:
    """Which of the draws that a lab can make."""
    return Control(name="seed", help=help_, default=1.0, low=1, high=999, fine=1, whole=True)


def features_control(default: tuple[float, ...]) -> Control:
    """The feature of each row."""
    return Control(name="x", help="the feature of each row", default=default, low=-1e3, high=1e3)


def labels_control(default: tuple[float, ...]) -> Control:
    """The label of each row."""
    return Control(
        name="y", help="the label of each row", default=default, low=0, high=1, whole=True
    )

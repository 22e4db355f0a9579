"""The catalogue: the one list of what there is to play with."""

from typing import Final

from quizapp.labs.calibration.form import CALIBRATION
from quizapp.labs.cost_curves.form import CURVES
from quizapp.labs.cost_slice.form import SLICE
from quizapp.labs.cost_surface.form import SURFACE
from quizapp.labs.forms import ControlError, LabForm
from quizapp.labs.gradient.form import GRADIENT
from quizapp.labs.likelihood.form import LIKELIHOOD
from quizapp.labs.log_loss.form import LOG_LOSS
from quizapp.labs.stability.form import STABILITY
from quizapp.labs.threshold.form import THRESHOLD
from quizapp.text.suggest import did_you_mean

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

"""The catalogue: the one list of what there is to play with."""

from typing import Final

from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.cost_curves.form import CURVES_FORM
from quizapp.labs.cost_slice.form import SLICE_FORM
from quizapp.labs.cost_surface.form import SURFACE_FORM
from quizapp.labs.forms import ControlError, LabForm
from quizapp.labs.gradient.form import GRADIENT_FORM
from quizapp.labs.likelihood.form import LIKELIHOOD_FORM
from quizapp.labs.log_loss.form import LOG_LOSS_FORM
from quizapp.labs.model_on_data.form import MODEL_FORM
from quizapp.labs.resampling.form import RESAMPLING_FORM
from quizapp.labs.stability.form import STABILITY_FORM
from quizapp.labs.threshold.form import THRESHOLD_FORM
from quizapp.text.suggest import did_you_mean

LAB_FORMS: Final = (
    LOG_LOSS_FORM,
    CURVES_FORM,
    SURFACE_FORM,
    SLICE_FORM,
    LIKELIHOOD_FORM,
    STABILITY_FORM,
    GRADIENT_FORM,
    THRESHOLD_FORM,
    CALIBRATION_FORM,
    MODEL_FORM,
    RESAMPLING_FORM,
)
"""Every lab there is, in the order of its lists."""


def is_lab(name: str) -> bool:
    """There is a lab of that name."""
    return any(name in (form.name, form.short) for form in LAB_FORMS)


def find_lab(name: str) -> LabForm:
    """The lab of that name, long or short.

    Raises:
        ControlError: there is none.
    """
    for form in LAB_FORMS:
        if name in (form.name, form.short):
            return form
    names = [name for form in LAB_FORMS for name in (form.name, form.short)]
    guess = did_you_mean(name, names).lstrip()
    all_labs = f"There are {', '.join(form.short for form in LAB_FORMS)}."
    raise ControlError(f"there is no lab '{name}'", name, guess or all_labs)

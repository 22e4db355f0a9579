"""The registry of labs: which code makes each form of `quizapp/labs/catalogue.py` a lab."""

from typing import Any, Final

from quizapp.labs.base import Lab
from quizapp.labs.calibration.lab import Calibration
from quizapp.labs.cost_curves.lab import CostCurves
from quizapp.labs.cost_slice.lab import CostSlice
from quizapp.labs.cost_surface.lab import CostSurface
from quizapp.labs.forms import LabForm
from quizapp.labs.gradient.lab import Gradient
from quizapp.labs.likelihood.lab import Likelihood
from quizapp.labs.log_loss.lab import LogLoss
from quizapp.labs.stability.lab import Stability
from quizapp.labs.threshold.lab import Threshold

LABS: Final[dict[str, Lab[Any]]] = {
    lab.form.name: lab
    for lab in (
        LogLoss(),
        CostCurves(),
        CostSurface(),
        CostSlice(),
        Likelihood(),
        Stability(),
        Gradient(),
        Threshold(),
        Calibration(),
    )
}
"""Every lab, by the name of its form."""


def lab_of(form: LabForm) -> Lab[Any]:
    """The lab of a form; every form has one."""
    return LABS[form.name]

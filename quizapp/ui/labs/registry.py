"""The registry of labs: which code makes each form of `quizapp/decks/labs.py` a lab."""

from typing import Final

from quizapp.decks.lab_forms import LabForm
from quizapp.ui.labs.calibration_bench import CalibrationBench
from quizapp.ui.labs.cost_curves import CostCurves
from quizapp.ui.labs.cost_slice import CostSlice
from quizapp.ui.labs.cost_surface import CostSurface
from quizapp.ui.labs.gradient_bench import GradientBench
from quizapp.ui.labs.lab import Lab
from quizapp.ui.labs.likelihood_lab import Likelihood
from quizapp.ui.labs.log_loss import LogLoss
from quizapp.ui.labs.stability import StabilityBench
from quizapp.ui.labs.threshold_desk import ThresholdDesk

LABS: Final[dict[str, Lab]] = {
    lab.form.name: lab
    for lab in (
        LogLoss(),
        CostCurves(),
        CostSurface(),
        CostSlice(),
        Likelihood(),
        StabilityBench(),
        GradientBench(),
        ThresholdDesk(),
        CalibrationBench(),
    )
}
"""Every lab, by the name of its form."""


def lab_of(form: LabForm) -> Lab:
    """The lab of a form; every form has one."""
    return LABS[form.name]

"""The registry of labs: which code makes each form of `quizapp/labs/catalogue.py` a lab.

A lab is loaded when it is first asked for: the command line needs one, and all of them together
take as long to load as NumPy does.
"""

from functools import cache
from importlib import import_module
from typing import Any, Final

from quizapp.labs.base import Lab
from quizapp.labs.forms import LabForm

LABS: Final = {
    "logloss-calculator": "quizapp.labs.log_loss.lab:LogLoss",
    "cost-curves": "quizapp.labs.cost_curves.lab:CostCurves",
    "cost-surface": "quizapp.labs.cost_surface.lab:CostSurface",
    "cost-slice": "quizapp.labs.cost_slice.lab:CostSlice",
    "likelihood": "quizapp.labs.likelihood.lab:Likelihood",
    "numeric-stability": "quizapp.labs.stability.lab:Stability",
    "gradient-bench": "quizapp.labs.gradient.lab:Gradient",
    "threshold-desk": "quizapp.labs.threshold.lab:Threshold",
    "calibration-bench": "quizapp.labs.calibration.lab:Calibration",
    "model-on-data": "quizapp.labs.model_on_data.lab:ModelOnData",
    "resampling": "quizapp.labs.resampling.lab:Resampling",
}
"""Every lab, by the name of its form: the module, and the class in it."""


def lab_of(form: LabForm) -> Lab[Any]:
    """The lab of a form; every form has one."""
    return _lab_named(form.name)


def all_labs() -> tuple[Lab[Any], ...]:
    """Every lab, in the order of the catalogue."""
    return tuple(map(_lab_named, LABS))


@cache
def _lab_named(name: str) -> Lab[Any]:
    module, _, class_name = LABS[name].partition(":")
    lab: Lab[Any] = getattr(import_module(module), class_name)()
    return lab

"""The losses that cost curves compare: what each costs, how it pushes and how it bends."""

from collections.abc import Callable
from typing import Final

from quizapp.engine.array import curvatures, losses, slopes
from quizapp.engine.array.arrays import Floats

LOSS_FUNCTIONS: Final[dict[str, dict[str, Callable[[float, Floats], Floats]]]] = {
    "log_loss": {
        "loss": losses.log_loss_from_logits,
        "slope": slopes.log_loss_slope_in_logits,
        "curvature": curvatures.log_loss_curvature_in_logits,
    },
    "squared_error": {
        "loss": losses.squared_error_from_logits,
        "slope": slopes.squared_error_slope_in_logits,
        "curvature": curvatures.squared_error_curvature_in_logits,
    },
    "hinge": {
        "loss": losses.hinge,
        "slope": slopes.hinge_slope,
        "curvature": curvatures.hinge_curvature,
    },
}
"""What is drawn of each loss, as a function of label and logits."""

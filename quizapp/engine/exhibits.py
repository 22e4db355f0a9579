"""Exhibits: six ways to compute log loss from a logit, five of which break, each as it is written.

They are for showing, not for use: whoever wants the loss calls `losses.log_loss_from_logits`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.engine.arrays import Floats, hard_labels
from quizapp.engine.losses import log_loss_from_logits

Numbers: TypeAlias = NDArray[np.floating[Any]]
"""An array of float16, float32 or float64; every step of an exhibit stays in its format."""

Format: TypeAlias = Literal["float16", "float32", "float64"]

Side: TypeAlias = Literal["right", "wrong"]
"""Where the sign of z agrees with the label, and where it does not."""

FARTHEST: Final = 1_100
"""Beyond e^-745 nothing but 0 is left in float64, so what has not broken by then never will."""

TOLERANCE: Final = 0.01
"""A form that is further off than one part in a hundred is broken."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One way to compute log loss from labels and logits of one format."""

    about: str
    """What it does, in one line."""
    form: Callable[[Numbers, Numbers], Numbers]


def _sigmoid(z: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-z))


def _one_line(y: Numbers, p: Numbers) -> Numbers:
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def _naive(y: Numbers, z: Numbers) -> Numbers:
    return _one_line(y, _sigmoid(z))


def _branch(y: Numbers, z: Numbers) -> Numbers:
    p = _sigmoid(z)
    return -np.log(np.where(y == 1, p, 1 - p))


def _clip_eps(y: Numbers, z: Numbers) -> Numbers:
    eps = np.finfo(z.dtype).eps
    return _one_line(y, np.clip(_sigmoid(z), eps, 1 - eps))


def _clip_fixed(y: Numbers, z: Numbers) -> Numbers:
    eps = z.dtype.type(1e-7)
    return _one_line(y, np.clip(_sigmoid(z), eps, 1 - eps))


def _clamp_log(y: Numbers, z: Numbers) -> Numbers:
    p, floor = _sigmoid(z), z.dtype.type(-100)
    return -(y * np.maximum(np.log(p), floor) + (1 - y) * np.maximum(np.log(1 - p), floor))


def _fused(y: Numbers, z: Numbers) -> Numbers:
    u = (1 - 2 * y) * z
    return np.maximum(u, 0) + np.log1p(np.exp(-np.abs(u)))


EXHIBITS: Final = {
    "naive": Exhibit("the formula in one line: -(y ln p + (1-y) ln(1-p))", _naive),
    "branch": Exhibit("the logarithm of the label's own probability only", _branch),
    "clip eps": Exhibit("p kept away from 0 and 1 by the format's epsilon", _clip_eps),
    "clip 1e-7": Exhibit("p kept away from 0 and 1 by 1e-7", _clip_fixed),
    "clamp log": Exhibit("both logarithms kept at -100 or above", _clamp_log),
    "fused": Exhibit("softplus((1-2y)z), which never makes a probability", _fused),
}
"""By the name under which they are shown, the most naive first."""


def show(name: str, y: ArrayLike, z: ArrayLike, number_format: Format = "float64") -> Floats:
    """What an exhibit returns, nan and inf and all, without a warning.

    Shape: (n,), broadcast against each other. Unit: nats. Range: y is 0 or 1, any z; both are
    rounded to the format first.

    Raises:
        KeyError: there is no such exhibit.
        ValueError: y is neither 0 nor 1.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, as it is written.

    >>> show("naive", [1, 0], [40.0, 40.0]).tolist()
    [nan, inf]
    >>> show("fused", [0], [17.0], "float32").tolist()
    [17.0]
    """
    dtype = np.dtype(number_format)
    with np.errstate(all="ignore"):
        labels = np.atleast_1d(hard_labels(y)).astype(dtype)
        logits = np.atleast_1d(np.asarray(z)).astype(dtype)
        # 0 is added because a minus before it would look like one more mistake.
        return EXHIBITS[name].form(labels, logits).astype(np.float64) + 0.0


def first_break(
    name: str, y: int, number_format: Format = "float64", *, side: Side | None = None
) -> int | None:
    """The whole logit closest to 0 at which an exhibit breaks; None if it never does.

    It breaks where it is not finite, or off by more than 1 % from the true loss, which is rounded
    to the format first: what no number of the format can say is not the form's fault.

    Shape: scalars. Unit: logit. Range: y is 0 or 1; the result lies between -1100 and 1100, on the
    given side of 0 or else on either, on the wrong side if both break at once.

    Raises:
        KeyError: there is no such exhibit.
        ValueError: y is neither 0 nor 1.

    Source: the definition above.

    >>> first_break("naive", 0, "float32", side="wrong"), first_break("fused", 0, "float32")
    (15, None)
    """
    towards = 1 if y == 0 else -1
    signs = {"wrong": [towards], "right": [-towards], None: [towards, -towards]}[side]
    logits = np.multiply.outer(np.arange(FARTHEST + 1), signs).ravel()
    with np.errstate(over="ignore"):
        true = log_loss_from_logits(y, logits).astype(number_format).astype(np.float64)
    shown = show(name, y, logits, number_format)
    broken = ~np.isfinite(shown)
    broken[~broken] = np.abs(shown - true)[~broken] > TOLERANCE * true[~broken]
    return int(logits[broken][0]) if broken.any() else None

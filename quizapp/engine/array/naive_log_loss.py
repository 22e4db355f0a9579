"""Naive log loss: six ways to compute it from a logit, each as it is written; five of them break.

They are for showing, not for use: whoever wants the loss calls `losses.log_loss_from_logits`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.engine.array.arrays import Floats, hard_labels

Numbers: TypeAlias = NDArray[np.floating[Any]]
"""An array of float16, float32 or float64; every step of a form stays in its format."""

Format: TypeAlias = Literal["float16", "float32", "float64"]


@dataclass(frozen=True, slots=True)
class LogLossForm:
    """One way to compute log loss from labels and logits of one format."""

    title: str
    about: str
    """What it does, in one line."""
    compute: Callable[[Numbers, Numbers], Numbers]


def _sigmoid(z: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-z))


def chances(z: float, number_format: Format) -> tuple[float, float]:
    """The sigmoid and what it leaves of 1, each as it comes out in the format.

    Range: any z, which is rounded to the format first; both results lie in [0, 1], ends included;
    nan gives nan.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59, as it is written.

    >>> chances(17.0, "float32"), chances(-89.0, "float32")
    ((1.0, 0.0), (0.0, 1.0))
    """
    with np.errstate(all="ignore"):
        p = _sigmoid(np.array([z]).astype(number_format))
        return float(p[0]), float((1 - p)[0])


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


LOG_LOSS_FORMS: Final = {
    "naive": LogLossForm(
        "naive one-liner", "the formula in one line: -(y ln p + (1-y) ln(1-p))", _naive
    ),
    "branch": LogLossForm(
        "branch on y", "the logarithm of the label's own probability only", _branch
    ),
    "clipped": LogLossForm(
        "clip at eps", "p kept away from 0 and 1 by the format's epsilon", _clip_eps
    ),
    "clipped_1e7": LogLossForm("clip at 1e-7", "p kept away from 0 and 1 by 1e-7", _clip_fixed),
    "clamped": LogLossForm("clamp at -100", "both logarithms kept at -100 or above", _clamp_log),
    "fused": LogLossForm("fused", "softplus((1-2y)z), which never makes a probability", _fused),
}
"""By the names that decks use, the most naive first."""


def naive_log_loss(
    name: str, y: ArrayLike, z: ArrayLike, number_format: Format = "float64"
) -> Floats:
    """What a form returns, nan and inf and all, without a warning.

    Shape: (n,), broadcast against each other. Unit: nats. Range: y is 0 or 1, any z; both are
    rounded to the format first.

    Raises:
        KeyError: there is no such form.
        ValueError: y is neither 0 nor 1.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, as it is written.

    >>> naive_log_loss("naive", [1, 0], [40.0, 40.0]).tolist()
    [nan, inf]
    >>> naive_log_loss("fused", [0], [17.0], "float32").tolist()
    [17.0]
    """
    dtype = np.dtype(number_format)
    with np.errstate(all="ignore"):
        labels = np.atleast_1d(hard_labels(y)).astype(dtype)
        logits = np.atleast_1d(np.asarray(z)).astype(dtype)
        # 0 is added because a minus before it would look like one more mistake.
        return LOG_LOSS_FORMS[name].compute(labels, logits).astype(np.float64) + 0.0

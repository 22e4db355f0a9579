"""Numeric errors: what is wrong with the loss that a form returned, and where it first is wrong."""

from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.losses import log_loss_from_logits
from quizapp.engine.array.naive_log_loss import Format, naive_log_loss

NumericError: TypeAlias = Literal["right", "off", "lost", "ceiling", "high", "inf", "nan"]

NUMERIC_ERRORS: Final[tuple[NumericError, ...]] = (
    "right",
    "off",
    "lost",
    "ceiling",
    "high",
    "inf",
    "nan",
)
"""In the order of the numbers that stand for them; whatever is not `right` is broken."""

Side: TypeAlias = Literal["right", "wrong"]
"""Where the sign of z agrees with the label, and where it does not."""

FARTHEST_LOGIT: Final = 1_100
"""Beyond e^-745 nothing but 0 is left in float64, so what has not broken by then never will."""

TOLERANCE: Final = 0.01
"""A form that is further off than one part in a hundred is broken."""


def true_loss(y: int, z: ArrayLike, number_format: Format = "float64") -> Floats:
    """The loss as well as the format can say it: what it cannot say is no form's fault.

    Shape: z (n,), kept. Unit: nats. Range: y is 0 or 1, any z; the result lies in
    [0, inf].

    Raises:
        ValueError: y is neither 0 nor 1.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.90, rounded.

    >>> true_loss(1, [20.0, 16.0], "float16").round(9).tolist()
    [0.0, 1.19e-07]
    """
    with np.errstate(over="ignore"):
        return log_loss_from_logits(y, np.atleast_1d(z)).astype(number_format).astype(np.float64)


def numeric_errors(
    name: str, y: int, z: ArrayLike, number_format: Format = "float64"
) -> NDArray[np.uint8]:
    """What a form does at each logit, as places in `NUMERIC_ERRORS`.

    `ceiling` and `high` are the same however far z goes on, too low where the label says otherwise
    and too high; `lost` is 0 where the format has room for more; `off` is any other wrong value.

    Shape: z (n,), kept. Range: y is 0 or 1, any z but nan.

    Raises:
        KeyError: there is no such form.
        ValueError: y is neither 0 nor 1.

    >>> places = numeric_errors("clipped", 0, [0.0, 17.0, -20.0], "float32")
    >>> [NUMERIC_ERRORS[place] for place in places]
    ['right', 'ceiling', 'high']
    """
    logits = np.atleast_1d(np.asarray(z, dtype=np.float64))
    value, true = (
        naive_log_loss(name, y, logits, number_format),
        true_loss(y, logits, number_format),
    )
    last = naive_log_loss(
        name, y, np.where(logits < 0, -FARTHEST_LOGIT, FARTHEST_LOGIT), number_format
    )
    with np.errstate(invalid="ignore"):
        near = (np.abs(value - true) <= TOLERANCE * true) & np.isfinite(true)
    stuck = value == last
    tests: list[tuple[NumericError, NDArray[np.bool_]]] = [
        ("right", near | (value == true)),
        ("nan", np.isnan(value)),
        ("inf", np.isinf(value)),
        ("lost", value == 0),
        ("ceiling", stuck & (value < true) & ((1 - 2 * y) * logits > 0)),
        ("high", stuck & (value > true)),
    ]
    places = [np.uint8(NUMERIC_ERRORS.index(error)) for error, _ in tests]
    off = np.uint8(NUMERIC_ERRORS.index("off"))
    return np.select([test for _, test in tests], places, off)


def first_break(
    name: str, y: int, number_format: Format = "float64", *, side: Side | None = None
) -> int | None:
    """The whole logit closest to 0 at which a form breaks; None if it never does.

    Range: y is 0 or 1; the result lies between -1100 and 1100, on the given side of 0 or else on
    either, on the wrong side if both break at once.

    Raises:
        KeyError: there is no such form.
        ValueError: y is neither 0 nor 1.

    >>> first_break("naive", 0, "float64", side="wrong"), first_break("fused", 0, "float32")
    (37, None)
    """
    towards = 1 if y == 0 else -1
    signs = {"wrong": [towards], "right": [-towards], None: [towards, -towards]}[side]
    logits = np.multiply.outer(np.arange(FARTHEST_LOGIT + 1), signs).ravel()
    broken = logits[numeric_errors(name, y, logits, number_format) != 0]
    return int(broken[0]) if broken.size else None

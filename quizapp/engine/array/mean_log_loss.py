"""The mean log loss of many logits, quickly: in blocks that stay in the processor's cache."""

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quizapp.engine.array.arrays import Floats, floats
from quizapp.engine.array.logsum import sum_of_log1p
from quizapp.engine.array.losses import log_loss_from_logits

BLOCK_VALUES: Final = 32_768
"""Values at a time: few enough that they stay in the second-level cache, and so many that the calls
themselves cost little."""

FOLDS_OF_SMALL_ODDS: Final = 6
"""One logarithm for each 64 values: none of them is above 1, so their product is far from too
large."""

FEW: Final = 8_000
"""For fewer values the calls that fold them cost more than the logarithms that they spare."""


@np.errstate(over="ignore")
def mean_log_loss_from_logits(y: ArrayLike, z: ArrayLike) -> float:
    """The mean of `log_loss_from_logits`, at little more than the time of one exp each.

    Soft labels give the right answer too, but not as quickly.

    Shape: (n,) and (n,) to a scalar. Unit: nats. Range: y in [0, 1], any z; the result lies in
    [0, inf], is nan for no examples or where one is nan, and infinite where the sum is larger than
    a float can hold.

    Raises:
        ValueError: a label lies outside [0, 1], or there are not as many as logits.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 4.59 put into eq. 4.90.

    >>> round(mean_log_loss_from_logits([1, 0, 1], [-0.3, 0.3, 0.0]), 6)
    0.800619
    >>> mean_log_loss_from_logits([0, 1], [np.inf, np.inf])
    inf
    """
    labels, logits = floats(y), floats(z)
    if labels.ndim != 1 or labels.shape != logits.shape:
        raise ValueError(f"{logits.size} logits need as many labels, not {labels.size}")
    count = logits.size
    if not count:
        return math.nan
    if count < FEW:
        return _sum(labels, logits) / count
    # Blocks of one size, so that the last one is not a crumb.
    size = math.ceil(count / math.ceil(count / BLOCK_VALUES))
    room, scratch = np.empty(size), np.empty(size // 2)
    sums: list[float] = []
    for start in range(0, count, size):
        some_y, some_z = labels[start : start + size], logits[start : start + size]
        sums += _sums_of_many(some_y, some_z, room[: some_z.size], scratch)
    return math.fsum(part / count for part in sums)


def _sum(y: Floats, z: Floats) -> float:
    """The sum of max((1-2y)z, 0) + ln(1 + e^-|z|), with as few calls as it can be had."""
    if not _all_hard(y):
        return float(log_loss_from_logits(y, z).sum())
    side = 0.5 - y
    losses = np.log1p(np.exp(-np.abs(z)))
    losses += np.maximum((side + side) * z, 0.0)
    return float(np.add.reduce(losses))


def _sums_of_many(y: Floats, z: Floats, room: Floats, scratch: Floats) -> tuple[float, ...]:
    """The same in two parts, with hardly a logarithm and no array of its own."""
    if not _all_hard(y):
        return (float(log_loss_from_logits(y, z).sum()),)
    side = np.subtract(0.5, y, out=room)
    side *= z
    wrong = 2 * float(np.maximum(side, 0.0, out=side).sum())
    odds = np.exp(np.copysign(z, -1.0, out=side), out=side)
    return wrong, float(sum_of_log1p(odds, scratch, folds=FOLDS_OF_SMALL_ODDS))


def _all_hard(y: Floats) -> bool:
    """Each label is 0 or 1: as many are not 0 as are 1."""
    return bool(np.count_nonzero(y != 0.0) == np.count_nonzero(y == 1.0))

"""Decisions: what counts of right and wrong answers say about an operating point."""

import math
from fractions import Fraction


def precision(tp: float, fp: float) -> float:
    """The share of alarms that were right: tp/(tp + fp).

    Range: counts >= 0, not both 0; result in [0, 1].

    Raises:
        ValueError: a count is negative, or there was no alarm.

    Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7.

    >>> round(precision(8, 40), 4)
    0.1667
    """
    return _share(tp, fp)


def recall(tp: float, fn: float) -> float:
    """The share of positives that were found: tp/(tp + fn).

    Range: counts >= 0, not both 0; result in [0, 1].

    Raises:
        ValueError: a count is negative, or there was no positive.

    Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7.

    >>> recall(8, 2)
    0.8
    """
    return _share(tp, fn)


def fbeta(beta: float, tp: float, fp: float, fn: float) -> float:
    """The F score that holds recall beta times as important as precision.

    Range: beta >= 0, counts >= 0, not all 0; result in [0, 1].

    Raises:
        ValueError: a number is negative, or there was neither an alarm nor a positive.

    Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7, as 1 - E.

    >>> round(fbeta(2, 8, 40, 2), 4)
    0.4545
    """
    weight = beta**2
    return _share((1 + weight) * tp, weight * fn, fp)


def f1(tp: float, fp: float, fn: float) -> float:
    """The harmonic mean of precision and recall: 2tp/(2tp + fp + fn).

    Raises:
        ValueError: a count is negative, or there was neither an alarm nor a positive.

    Source: van Rijsbergen, "Information Retrieval", 1979, chapter 7, with equal weights.

    >>> round(f1(8, 40, 2), 4)
    0.2759
    """
    return fbeta(1, tp, fp, fn)


def accuracy(tp: float, fp: float, fn: float, tn: float) -> float:
    """The share of all decisions that were right: (tp + tn)/(tp + fp + fn + tn).

    Raises:
        ValueError: a count is negative, or nothing was decided.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, section 2.

    >>> accuracy(8, 40, 2, 950)
    0.958
    """
    return _share(tp + tn, fp, fn)


def threshold_cost(fp: float, fn: float, cost_fp: float, cost_fn: float) -> float:
    """What the errors of one threshold cost in all, when right decisions are free.

    Raises:
        ValueError: a number is negative.

    Source: Elkan, "The Foundations of Cost-Sensitive Learning", 2001, section 1.

    >>> threshold_cost(40, 2, 1, 50)
    140
    """
    if min(fp, fn, cost_fp, cost_fn) < 0:
        raise ValueError("counts and costs must not be negative")
    return fp * cost_fp + fn * cost_fn


def ece(mean_p: float, positives: float, count: float, *more: float) -> float:
    """Expected calibration error of bins, each given as mean probability, positives and count.

    Range: mean_p in [0, 1], 0 <= positives <= count, count > 0; result in [0, 1]. Bins weigh by
    their count, so equal counts weigh alike.

    Raises:
        ValueError: a bin is incomplete or outside those ranges.

    Source: Guo et al., "On Calibration of Modern Neural Networks", 2017, eq. 3.

    >>> round(ece(0.9, 8, 10, 0.6, 6, 10, 0.2, 1, 10), 4)
    0.0667
    """
    numbers = (mean_p, positives, count, *more)
    if len(numbers) % 3:
        raise ValueError("ece takes triples: mean probability, positives, count")
    bins = list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))
    if not all(0 <= p <= 1 and 0 <= k <= n and n > 0 for p, k, n in bins):
        raise ValueError("each bin of ece needs a probability, and positives up to its count")
    return math.fsum(abs(k - n * p) for p, k, n in bins) / math.fsum(n for _, _, n in bins)


def _share(part: float, *rest: float) -> float:
    if min(part, *rest) < 0:
        raise ValueError("counts must not be negative")
    whole = math.fsum((part, *rest))
    if whole == 0:
        raise ValueError("all the counts are 0")
    return part / whole


def cheapest_threshold(
    cost_fp: float, cost_fn: float, cost_tp: float = 0.0, cost_tn: float = 0.0
) -> float:
    """The probability above which yes is the cheaper answer, if probabilities are honest.

    Range: an error costs more than the right answer of its class, in one class at least, and never
    less; all are finite; the result lies in [0, 1].

    Raises:
        ValueError: an error costs less than the right answer, or neither costs more, or a cost is
            not finite.

    Source: Elkan, "The Foundations of Cost-Sensitive Learning", 2001, eq. 2.

    >>> round(cheapest_threshold(1, 10), 4), round(cheapest_threshold(20, 500), 4)
    (0.0909, 0.0385)
    """
    if not all(map(math.isfinite, (cost_fp, cost_fn, cost_tp, cost_tn))):
        raise ValueError("costs must be finite")
    # Fractions, because the sum of two huge costs is no float.
    fp, fn, tp, tn = map(Fraction, (cost_fp, cost_fn, cost_tp, cost_tn))
    alarm, miss = fp - tn, fn - tp
    if not (alarm >= 0 and miss >= 0 and alarm + miss > 0):
        raise ValueError("errors must cost more than right answers")
    return float(alarm / (alarm + miss))

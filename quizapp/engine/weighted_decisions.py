"""Weighted decisions: what one threshold makes of rows that count more or less than one."""

from collections.abc import Iterable

from quizapp.engine.metrics import Confusion


def weighted_confusion(rows: Iterable[tuple[float, float, float]], threshold: float) -> Confusion:
    """The weight of right and wrong decisions on rows of label, score and weight.

    Shape: (n, 3) and a scalar. Unit: that of the weights. Range: labels in [0, 1], weights >= 0; a
    soft label counts y as a positive and 1 - y as a negative.

    Raises:
        Nothing in those ranges.

    Source: Fawcett, "An Introduction to ROC Analysis", 2006, figure 1, with weights.

    >>> weighted_confusion([(1, 0.9, 1), (0, 0.5, 2), (1, 0.3, 1)], 0.5)
    Confusion(tp=1.0, fp=2.0, fn=1.0, tn=0.0)
    """
    tp = fp = fn = tn = 0.0
    for y, score, weight in rows:
        if score >= threshold:
            tp, fp = tp + y * weight, fp + (1 - y) * weight
        else:
            fn, tn = fn + y * weight, tn + (1 - y) * weight
    return Confusion(tp, fp, fn, tn)

"""Arrays: which labels, probabilities and weights are let in, and how a weight counts."""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizapp.engine.scalar.in_full import in_full

Floats: TypeAlias = NDArray[np.float64]


def floats(values: ArrayLike) -> Floats:
    """Numbers as an array of float64; one that is such an array already is not copied.

    Raises:
        ValueError: something is no number, or the rows differ in length.

    Source: IEEE 754-2019, binary64.

    >>> floats([1, 2]).tolist()
    [1.0, 2.0]
    """
    return np.asarray(values, dtype=np.float64)


def probabilities(values: ArrayLike, name: str = "a probability") -> Floats:
    """Numbers pass only if each lies in [0, 1]; nan passes, for whoever computes with it.

    Range: [0, 1], ends included, or nan.

    Raises:
        ValueError: one lies outside.

    >>> probabilities([0, 0.5, 1]).tolist()
    [0.0, 0.5, 1.0]
    """
    array = floats(values)
    outside = (array < 0) | (array > 1)
    if outside.any():
        raise ValueError(f"{name} must lie between 0 and 1, not {in_full(array[outside][0])}")
    return array


def hard_labels(y: ArrayLike) -> Floats:
    """Labels pass only if each is 0 or 1; nan passes, for whoever computes with it.

    Range: 0, 1 or nan.

    Raises:
        ValueError: one is something else.

    >>> hard_labels([True, False]).tolist()
    [1.0, 0.0]
    """
    labels = floats(y)
    soft = (labels != 0) & (labels != 1) & ~np.isnan(labels)
    if soft.any():
        raise ValueError(f"y must be 0 or 1, not {in_full(labels[soft][0])}")
    return labels


def both_classes(y: ArrayLike) -> tuple[Floats, int, int]:
    """Hard labels without nan, with how many are positive and how many negative.

    Range: labels 0 or 1; counts >= 0.

    Raises:
        ValueError: a label is something other than 0 or 1.

    >>> both_classes([1, 0, 1])[1:]
    (2, 1)
    """
    labels = hard_labels(y)
    if np.isnan(labels).any():
        raise ValueError("y must be 0 or 1, not nan")
    positives = int(np.count_nonzero(labels))
    return labels, positives, labels.size - positives


def label_shares(y: ArrayLike, smoothing: float = 0.0) -> tuple[Floats, Floats]:
    """How much each label says "no" and how much "yes": 1 - y and y, drawn together by smoothing.

    Both are computed by themselves, because 1 minus a rounded 1 - a/2 is no longer a/2.

    Range: y and smoothing in [0, 1]; smoothing 1 says 1/2 to all.

    Raises:
        ValueError: a number lies outside its range.

    Source: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016,
    section 7, for two classes.

    >>> [side.tolist() for side in label_shares([0, 1], smoothing=0.5)]
    [[0.75, 0.25], [0.25, 0.75]]
    """
    labels = probabilities(y, "y")
    if not 0 <= smoothing <= 1:
        raise ValueError(f"smoothing must lie between 0 and 1, not {in_full(smoothing)}")
    scale, floor = 1 - smoothing, smoothing / 2
    return (1 - labels) * scale + floor, labels * scale + floor


def weighed(weight: Floats | np.float64, loss: Floats) -> Floats:
    """Each loss times its weight, where a weight of 0 silences even an infinite loss.

    Shape: any two that broadcast. Range: nan times 0 is 0.

    Raises:
        ValueError: the shapes do not broadcast.

    Source: Cover and Thomas, "Elements of Information Theory", 2006, section 2.1: 0 log 0 = 0.

    >>> weighed(floats([0, 2]), floats([np.inf, 3])).tolist()
    [0.0, 6.0]
    """
    return weight * np.where(weight == 0, 0.0, loss)


def counts_of(rows: int, counts: ArrayLike | None) -> Floats:
    """How many examples each row stands for: what is given, or 1 each.

    Shape: (n,). Range: whole numbers from 1 up.

    Raises:
        ValueError: a count is no such number, or there are not as many as rows.

    >>> counts_of(2, [3, 1]).tolist(), counts_of(2, None).tolist()
    ([3.0, 1.0], [1.0, 1.0])
    """
    if counts is None:
        return np.ones(rows)
    sizes = floats(counts)
    if sizes.shape != (rows,):
        raise ValueError(f"{rows} rows need as many counts, not {sizes.size}")
    if not ((sizes >= 1) & (sizes == np.floor(sizes)) & (sizes < np.inf)).all():
        raise ValueError("counts must be whole numbers from 1 up")
    return sizes


def weights_of(examples: int, weights: ArrayLike | None) -> Floats:
    """A weight for each example: those given, or 1 for all.

    Shape: (n,). Range: finite, >= 0.

    Raises:
        ValueError: a weight is negative, infinite or nan, or there are not as many as examples.

    >>> weights_of(2, [0.5, 0]).tolist(), weights_of(2, None).tolist()
    ([0.5, 0.0], [1.0, 1.0])
    """
    if weights is None:
        return np.ones(examples)
    masses = floats(weights)
    if masses.shape != (examples,):
        raise ValueError(f"{examples} examples need as many weights, not {masses.size}")
    if not (np.isfinite(masses) & (masses >= 0)).all():
        raise ValueError("weights must be finite and not negative")
    return masses


def scored(y: ArrayLike, scores: ArrayLike) -> tuple[Floats, Floats, int, int]:
    """Labels and scores pass only if they belong together; with the sizes of both classes.

    Shape: (n,) and (n,), kept, with two scalars. Range: y is 0 or 1, any scores but nan.

    Raises:
        ValueError: a label is neither 0 nor 1, a score is nan, or the shapes do not fit.

    >>> scored([1, 0, 1], [0.9, 0.4, 0.5])[2:]
    (2, 1)
    """
    labels, positives, negatives = both_classes(y)
    numbers = floats(scores)
    if labels.ndim != 1 or labels.shape != numbers.shape:
        raise ValueError(f"{numbers.size} scores need as many labels, not {labels.size}")
    if np.isnan(numbers).any():
        raise ValueError("a score must not be nan")
    return labels, numbers, positives, negatives

import math

import numpy as np
import pytest

from quizapp.engine.array.arrays import both_classes, counts_of, floats, label_shares, weights_of


def test_an_array_of_floats_is_not_copied() -> None:
    array = np.array([1.0, 2.0])
    assert floats(array) is array


def test_both_classes_are_counted() -> None:
    labels, positives, negatives = both_classes([True, False, True])
    assert (labels.tolist(), positives, negatives) == ([1, 0, 1], 2, 1)


def test_a_class_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="not nan"):
        both_classes([1, math.nan])


@pytest.mark.parametrize("smoothing", [-0.1, 1.1, math.nan])
def test_smoothing_outside_its_range_is_refused(smoothing: float) -> None:
    with pytest.raises(ValueError, match=f"smoothing must .* not {smoothing:g}"):
        label_shares([1], smoothing)


def test_no_weights_are_equal_weights() -> None:
    assert weights_of(3, None).tolist() == [1, 1, 1]


@pytest.mark.parametrize("count", [0, 1.5, -1, math.inf, math.nan])
def test_a_count_is_a_whole_number_from_1_up(count: float) -> None:
    with pytest.raises(ValueError, match="whole numbers from 1 up"):
        counts_of(2, [1, count])
    with pytest.raises(ValueError, match="2 rows need as many counts, not 1"):
        counts_of(2, [1])

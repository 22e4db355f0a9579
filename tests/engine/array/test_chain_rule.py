import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.chain_rule import (
    differences,
    log_loss_factors,
    logit_of,
    squared_error_factors,
)
from quizapp.engine.array.margins import LOG_LOSS, SQUARED_ERROR, Loss
from quizapp.engine.array.objective import Objective
from quizapp.engine.scalar.losses import bce, dbcez, dsqz, sigmoid, sq

LABELS = st.sampled_from([0, 1])
WEIGHTS = st.lists(st.floats(-3, 3), min_size=1, max_size=4)


@given(LABELS, st.floats(-30, 30))
def test_the_factors_multiply_to_the_slope(y: int, z: float) -> None:
    for factors, slope in (
        (log_loss_factors(y, z), dbcez(y, z)),
        (squared_error_factors(y, z), dsqz(y, z)),
    ):
        assert factors.in_p * factors.of_p == pytest.approx(factors.slope, rel=1e-12)
        assert factors.slope == pytest.approx(slope, rel=1e-12)


@given(LABELS, st.floats(-8, 8))
def test_the_first_factor_is_the_slope_in_the_probability(y: int, z: float) -> None:
    p, h = sigmoid(z), 1e-5
    assert log_loss_factors(y, z).in_p == pytest.approx(
        (bce(y, p + h / 100) - bce(y, p - h / 100)) / (h / 50), rel=1e-4
    )
    assert squared_error_factors(y, z).in_p == pytest.approx(
        (sq(y, p + h) - sq(y, p - h)) / (2 * h), rel=1e-4, abs=1e-9
    )


@pytest.mark.parametrize("y", [0, 1])
def test_both_labels_keep_their_digits_far_out(y: int) -> None:
    side = 2 * y - 1
    far = log_loss_factors(y, -side * 60.0)
    assert far.in_p == pytest.approx(-side * math.exp(60), rel=1e-12)
    assert far.slope == -side
    factors = log_loss_factors(y, -side * 5000.0)
    assert (factors.in_p, factors.of_p, factors.slope) == (-side * math.inf, 0.0, -side)


@pytest.mark.parametrize("factors", [log_loss_factors, squared_error_factors])
def test_a_soft_label_has_no_factors(factors: object) -> None:
    assert callable(factors)
    with pytest.raises(ValueError, match="y must be 0 or 1"):
        factors(0.5, 1.0)


def test_the_sum_of_a_logit_is_rounded_once() -> None:
    assert logit_of([1.0, 1.0, 1.0], [1e16, 1.0, -1e16], 1.0) == 2.0


@given(WEIGHTS, LABELS, st.sampled_from([LOG_LOSS, SQUARED_ERROR]))
def test_differences_agree_with_the_gradient(w: list[float], y: int, loss: Loss) -> None:
    objective = Objective.of([[1.5] * len(w)], [y], loss=loss)
    point = np.array([*w, 0.25])
    slopes = differences(objective.costs, point)
    assert slopes == pytest.approx(objective.gradient(point), abs=1e-8)

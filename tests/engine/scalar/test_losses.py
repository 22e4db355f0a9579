import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.curvatures import squared_error_curvature_in_logits
from quizapp.engine.scalar import losses
from quizapp.engine.scalar.losses import (
    bce,
    bcez,
    brier,
    dbcez,
    dsqz,
    logit,
    p_of_label,
    sigmoid,
    softplus,
    sq,
    sqz,
)

LABELS = st.sampled_from([0, 1])
LOGITS = st.floats(-30, 30)
PROBABILITIES = st.floats(0.001, 0.999)


@given(PROBABILITIES)
def test_logit_and_sigmoid_undo_each_other(p: float) -> None:
    assert sigmoid(logit(p)) == pytest.approx(p, rel=1e-13)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_sigmoid_and_its_mirror_add_up_to_one(z: float) -> None:
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1)


@given(LABELS, st.floats(allow_nan=False, allow_infinity=False))
def test_log_loss_of_a_hard_label_is_a_softplus_bit_for_bit(y: int, z: float) -> None:
    assert bcez(y, z) == softplus((1 - 2 * y) * z)


@given(st.floats(0, 1), LOGITS)
def test_log_loss_is_the_same_from_the_probability_and_from_the_logit(y: float, z: float) -> None:
    assert bce(y, sigmoid(z)) == pytest.approx(bcez(y, z), rel=1e-3, abs=1e-12)


@given(st.floats(0, 1), PROBABILITIES)
def test_log_loss_is_least_at_the_truth(y: float, p: float) -> None:
    assert bce(y, y) <= bce(y, p) + 1e-12


@given(st.floats(0, 1), st.floats(-8, 8))
def test_slopes_agree_with_small_differences(y: float, z: float) -> None:
    h = 1e-5
    assert dbcez(y, z) == pytest.approx((bcez(y, z + h) - bcez(y, z - h)) / (2 * h), abs=1e-8)
    assert dsqz(y, z) == pytest.approx((sqz(y, z + h) - sqz(y, z - h)) / (2 * h), abs=1e-8)


@given(LABELS, LOGITS)
def test_squared_error_is_the_same_from_the_probability_and_from_the_logit(
    y: int, z: float
) -> None:
    assert sqz(y, z) == pytest.approx(sq(y, sigmoid(z)), abs=1e-12)


def test_the_digits_of_a_saturated_answer_are_kept() -> None:
    assert bcez(1, 40) == pytest.approx(math.exp(-40), rel=1e-15)
    assert dbcez(1, 40) == pytest.approx(-math.exp(-40), rel=1e-15)
    assert bce(0, 1e-20) == pytest.approx(1e-20, rel=1e-15)


def test_log_loss_at_the_ends_is_nought_or_infinite_and_never_nan() -> None:
    assert [bce(0, 0), bce(1, 1), bce(0, 1), bce(1, 0)] == [0, 0, math.inf, math.inf]
    assert bce(0.5, 0) == bce(0.5, 1) == math.inf


def test_the_logit_is_infinite_at_both_ends() -> None:
    assert (logit(0), logit(1)) == (-math.inf, math.inf)


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_a_probability_outside_its_range_is_refused_by_its_own_value(p: float) -> None:
    for formula in (lambda p: bce(1, p), lambda p: sq(0, p), lambda p: brier(0, p), logit):
        with pytest.raises(ValueError, match=f"{p:g}"):
            formula(p)


def test_the_probability_of_what_happened_is_p_or_its_rest() -> None:
    assert (p_of_label(1, 0.3), p_of_label(0, 0.3)) == (0.3, 0.7)


def test_a_brier_score_of_one_forecast_is_its_squared_error() -> None:
    assert brier(1, 0.2) == sq(1, 0.2)


@given(st.sampled_from([0, 1]), st.floats(-30, 30))
def test_the_push_ratio_is_that_of_the_slopes(y: int, z: float) -> None:
    assert losses.push_ratio(z) == pytest.approx(losses.dbcez(y, z) / losses.dsqz(y, z), rel=1e-14)


def test_the_push_ratio_has_no_end() -> None:
    assert losses.push_ratio(710) < math.inf
    assert losses.push_ratio(711) == losses.push_ratio(-math.inf) == math.inf
    assert math.isnan(losses.push_ratio(math.nan))


@pytest.mark.parametrize("y", [0, 1])
def test_squared_error_bends_over_where_the_formula_says(y: int) -> None:
    turn = losses.bends_over_at(y)
    wrong = 1 - 2 * y
    before, beyond = squared_error_curvature_in_logits(
        y, [turn - wrong * 1e-9, turn + wrong * 1e-9]
    )
    assert beyond < 0 < before
    assert losses.sigmoid(turn) == pytest.approx((2 - y) / 3)


def test_a_soft_label_has_no_place_to_bend_over() -> None:
    with pytest.raises(ValueError, match="y must be 0 or 1"):
        losses.bends_over_at(0.5)

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array import curvatures, losses, slopes
from quizapp.engine.array.margins import sigmoid, softplus, spread, squared_sigmoid_curvature
from quizapp.engine.scalar import losses as scalar
from tests.engine import exactly
from tests.engine.exactly import units_off
from tests.oracles.probabilities import log_loss_slope

HARD = st.sampled_from([0.0, 1.0])
SOFT = st.floats(0, 1)
FINITE = st.floats(allow_nan=False, allow_infinity=False) | st.floats(-800, 800)
ANY = st.floats() | st.sampled_from([0.0, 1.0, math.nan, math.inf, -math.inf])

Curve = Callable[[Any, Any], Any]

IN_LOGITS: list[tuple[Curve, Curve, Curve]] = [
    (
        losses.log_loss_from_logits,
        slopes.log_loss_slope_in_logits,
        curvatures.log_loss_curvature_in_logits,
    ),
    (
        losses.squared_error_from_logits,
        slopes.squared_error_slope_in_logits,
        curvatures.squared_error_curvature_in_logits,
    ),
]
HINGE = (losses.hinge, slopes.hinge_slope, curvatures.hinge_curvature)


def difference(curve: Curve, y: float, at: float, step: float) -> float:
    """The slope of a curve by a small difference to both sides."""
    return float((curve(y, at + step) - curve(y, at - step)) / (2 * step))


@pytest.mark.parametrize(("loss", "slope", "curvature"), IN_LOGITS)
@given(y=SOFT, z=st.floats(-8, 8))
def test_slopes_and_curvatures_in_logits_agree_with_small_differences(
    loss: Curve, slope: Curve, curvature: Curve, y: float, z: float
) -> None:
    assert slope(y, z) == pytest.approx(difference(loss, y, z, 1e-5), abs=1e-9)
    assert curvature(y, z) == pytest.approx(difference(slope, y, z, 1e-5), abs=1e-9)


@given(HARD, st.floats(-8, 8).filter(lambda z: abs(abs(z) - 1) > 1e-3))
def test_the_hinge_slopes_as_small_differences_away_from_its_kink(y: float, z: float) -> None:
    loss, slope, curvature = HINGE
    assert slope(y, z) == pytest.approx(difference(loss, y, z, 1e-5), abs=1e-9)
    assert curvature(y, z) == 0


def test_the_hinge_is_flat_at_its_kink() -> None:
    assert slopes.hinge_slope([1, 0], [1, -1]).tolist() == [0, 0]


@given(SOFT, st.floats(-30, 30), SOFT, st.sampled_from(["nats", "bits"]))
def test_the_slope_of_a_smoothed_loss_is_that_of_the_softer_label(
    y: float, z: float, smoothing: float, unit: Any
) -> None:
    softer = y * (1 - smoothing) + smoothing / 2
    scale = {"nats": 1.0, "bits": math.log(2)}[unit]
    smoothed = slopes.log_loss_slope_in_logits(y, z, smoothing=smoothing, unit=unit)
    assert smoothed * scale == pytest.approx(float(sigmoid(np.array(z))) - softer, abs=1e-14)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_slope_in_z_is_the_slope_in_p_times_that_of_the_sigmoid(y: float, p: float) -> None:
    in_z = slopes.log_loss_slope_in_logits(y, scalar.logit(p))
    assert in_z == pytest.approx(log_loss_slope(y, p) * p * (1 - p), abs=1e-13)


@given(FINITE)
def test_sigmoid_softplus_and_spread_are_exact(z: float) -> None:
    logit = np.array([z])
    for ours, exact in (
        (sigmoid, exactly.sigmoid),
        (softplus, exactly.softplus),
        (spread, exactly.spread),
    ):
        assert units_off(float(ours(logit)[0]), exact(z)) <= 4


NEAR_LN_2 = st.integers(-(2**40), 2**40).map(lambda units: math.log(2) + units * 2**-53)


@given(FINITE | NEAR_LN_2, HARD)
def test_the_curvature_of_squared_error_is_exact_even_where_it_turns(u: float, y: float) -> None:
    exact = exactly.squared_error_curvature(u)
    z = (1 - 2 * y) * u
    assert units_off(float(squared_sigmoid_curvature(np.array(u))), exact) <= 5
    assert units_off(float(curvatures.squared_error_curvature_in_logits(y, z)), exact) <= 5


@given(st.floats(allow_nan=False))
def test_a_sigmoid_and_its_mirror_add_up_to_one(z: float) -> None:
    logit = np.array([z])
    assert sigmoid(logit) + sigmoid(-logit) == pytest.approx(1, abs=3e-16)


@given(HARD, FINITE)
def test_arrays_and_scalars_agree(y: float, z: float) -> None:
    assert slopes.log_loss_slope_in_logits(y, z) == pytest.approx(
        scalar.dbcez(y, z), rel=1e-15, abs=5e-324
    )
    assert slopes.squared_error_slope_in_logits(y, z) == pytest.approx(
        scalar.dsqz(y, z), rel=4e-15, abs=2e-323
    )


@given(SOFT, FINITE)
def test_log_loss_is_convex_in_the_logit(y: float, z: float) -> None:
    assert curvatures.log_loss_curvature_in_logits(y, z) >= 0


@given(st.floats(0.001, 350), st.sampled_from([0, 1]))
def test_squared_error_is_concave_exactly_on_the_confidently_wrong_side(d: float, y: int) -> None:
    wrong = 1 - 2 * y
    beyond, before = wrong * (math.log(2) + d), wrong * (math.log(2) - d)
    assert curvatures.squared_error_curvature_in_logits(y, beyond) < 0
    assert curvatures.squared_error_curvature_in_logits(y, before) > 0


def test_at_infinite_logits_only_log_loss_still_pushes() -> None:
    infinite = [math.inf, -math.inf]
    assert slopes.log_loss_slope_in_logits([1, 1], infinite).tolist() == [0, -1]
    assert slopes.squared_error_slope_in_logits([1, 1], infinite).tolist() == [0, 0]
    for curvature in (triple[2] for triple in IN_LOGITS):
        assert curvature([1, 0], infinite).tolist() == [0, 0]


@pytest.mark.parametrize("curves", [*IN_LOGITS, HINGE])
def test_nan_in_is_nan_out_and_nothing_has_no_slope(curves: tuple[Curve, Curve, Curve]) -> None:
    for curve in curves[1:]:
        assert np.isnan(curve([math.nan, 1, math.nan], [0.5, math.nan, math.nan])).all()
        assert curve([], []).tolist() == []


@given(st.lists(st.tuples(HARD | SOFT, ANY), max_size=5))
def test_nothing_warns_whatever_the_logits(pairs: list[tuple[float, float]]) -> None:
    y, z = np.array([pair[0] for pair in pairs]), [pair[1] for pair in pairs]
    with np.errstate(all="raise", under="ignore"):
        for _, slope, curvature in IN_LOGITS:
            slope(y, z)
            curvature(y, z)
        slopes.hinge_slope(np.round(y), z)
        curvatures.hinge_curvature(np.round(y), z)

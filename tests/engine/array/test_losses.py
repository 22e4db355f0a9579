import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.losses import (
    cost,
    hinge,
    log_loss,
    log_loss_from_logits,
    squared_error_from_logits,
)
from quizapp.engine.scalar import losses as scalar
from tests.engine import exactly
from tests.engine.exactly import units_off

UNITS = 4.0

HARD = st.sampled_from([0.0, 1.0])
SOFT = st.floats(0, 1)
SMOOTHING = st.just(0.0) | st.floats(1e-300, 1)  # half of the smallest float is nought
INSIDE = st.floats(0, 1, exclude_min=True, exclude_max=True)
FINITE = st.floats(allow_nan=False, allow_infinity=False) | st.floats(-800, 800)
ANY = st.floats() | st.sampled_from([0.0, 1.0, math.nan, math.inf, -math.inf])

EDGES = [0.0, 5e-324, 1e-310, 2.2e-308, 1e-16, 1e-8, 0.5, math.log(2), 1.0, 16.6, 36.7, 37.4, 40.0]
EDGES += [372.5, 373.0, 700.0, 708.4, 709.79, 744.5, 745.2, 746.0, 1e4, 1e16, 8e307, 1.7e308]


@given(SOFT, FINITE)
def test_log_loss_from_a_logit_is_exact(y: float, z: float) -> None:
    got = float(log_loss_from_logits(y, z))
    assert units_off(got, exactly.log_loss_from_logits(y, z)) <= UNITS


@given(SOFT, FINITE, SMOOTHING)
def test_smoothed_log_loss_from_a_logit_is_exact(y: float, z: float, smoothing: float) -> None:
    got = float(log_loss_from_logits(y, z, smoothing=smoothing))
    assert units_off(got, exactly.log_loss_from_logits(y, z, smoothing)) <= UNITS


@given(SOFT, FINITE)
def test_log_loss_in_bits_is_exact(y: float, z: float) -> None:
    got = float(log_loss_from_logits(y, z, unit="bits"))
    exact = exactly.log_loss_from_logits(y, z)
    assert units_off(got, exactly.in_bits(exact)) <= UNITS


@given(SOFT, INSIDE, SMOOTHING)
def test_log_loss_of_a_probability_is_exact(y: float, p: float, smoothing: float) -> None:
    got = float(log_loss(y, p, smoothing=smoothing))
    assert units_off(got, exactly.log_loss(y, p, smoothing)) <= UNITS


@given(HARD, FINITE)
def test_squared_error_of_a_hard_label_is_exact_from_the_logit(y: float, z: float) -> None:
    got = float(squared_error_from_logits(y, z))
    assert units_off(got, exactly.squared_error_from_logits(y, z)) <= UNITS


@given(SOFT, FINITE)
def test_squared_error_of_a_soft_label_is_close_from_the_logit(y: float, z: float) -> None:
    got = float(squared_error_from_logits(y, z))
    assert got == pytest.approx(float(exactly.squared_error_from_logits(y, z)), rel=0, abs=1e-15)


@given(HARD, FINITE)
def test_the_hinge_is_exact(y: float, z: float) -> None:
    assert units_off(float(hinge(y, z)), exactly.hinge(y, z)) <= UNITS


@pytest.mark.parametrize("y", [0.0, 1.0])
@pytest.mark.parametrize("size", EDGES)
@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_losses_are_exact_at_the_edges_of_floats(y: float, size: float, sign: float) -> None:
    z = sign * size
    assert units_off(float(log_loss_from_logits(y, z)), exactly.log_loss_from_logits(y, z)) <= UNITS
    squared = float(squared_error_from_logits(y, z))
    assert units_off(squared, exactly.squared_error_from_logits(y, z)) <= UNITS


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_losses_are_exact_on_a_fine_grid(y: float) -> None:
    logits = np.linspace(-50, 50, 4001)
    for ours, exact in (
        (log_loss_from_logits, exactly.log_loss_from_logits),
        (squared_error_from_logits, exactly.squared_error_from_logits),
    ):
        got = ours(y, logits).tolist()
        assert max(map(units_off, got, (exact(y, z) for z in logits.tolist()))) <= UNITS


def test_a_hard_label_and_an_infinite_logit_have_stated_losses() -> None:
    infinite = [math.inf, -math.inf]
    assert log_loss_from_logits([1, 1], infinite).tolist() == [0, math.inf]
    assert log_loss_from_logits([0, 0], infinite).tolist() == [math.inf, 0]
    assert log_loss_from_logits([0.5, 0.5], infinite).tolist() == [math.inf, math.inf]
    assert squared_error_from_logits([1, 1], infinite).tolist() == [0, 1]
    assert squared_error_from_logits([0.5, 0.5], infinite).tolist() == [0.25, 0.25]
    assert hinge([1, 1], infinite).tolist() == [0, math.inf]


def test_a_label_and_a_certain_probability_have_stated_losses() -> None:
    assert log_loss([1, 1, 0, 0], [1, 0, 1, 0]).tolist() == [0, math.inf, math.inf, 0]
    assert log_loss([0.5, 0.5], [0, 1]).tolist() == [math.inf, math.inf]
    assert not np.signbit(log_loss([1, 0], [1, 0])).any()


LOSSES: list[Callable[[Any, Any], Any]] = [
    log_loss,
    log_loss_from_logits,
    squared_error_from_logits,
    hinge,
]


@pytest.mark.parametrize("loss", LOSSES)
def test_no_examples_have_no_losses(loss: Callable[[Any, Any], Any]) -> None:
    assert loss([], []).tolist() == []


@pytest.mark.parametrize("loss", LOSSES)
def test_nan_in_is_nan_out(loss: Callable[[Any, Any], Any]) -> None:
    assert np.isnan(loss([math.nan, 1, math.nan], [0.5, math.nan, math.nan])).all()


@pytest.mark.parametrize("loss", LOSSES)
def test_a_label_is_broadcast_over_an_axis(loss: Callable[[Any, Any], Any]) -> None:
    axis = np.linspace(0, 1, 5)
    assert loss(1, axis).tolist() == loss(np.ones(5), axis).tolist()


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("y", [-0.1, 1.1, 2])
def test_a_label_outside_its_range_is_refused(loss: Callable[[Any, Any], Any], y: float) -> None:
    with pytest.raises(ValueError, match=f"y must .* not {y:g}"):
        loss([0, y], [0.5, 0.5])


def test_a_probability_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match=r"p must lie between 0 and 1, not 1\.1"):
        log_loss([1], [1.1])


def test_a_hinge_has_no_soft_labels() -> None:
    with pytest.raises(ValueError, match=r"y must be 0 or 1, not 0\.5"):
        hinge([0.5], [0])


@given(st.lists(st.tuples(HARD | SOFT, ANY), max_size=5), st.sampled_from(["nats", "bits"]))
def test_nothing_warns_whatever_the_logits(pairs: list[tuple[float, float]], unit: Any) -> None:
    y, z = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    with np.errstate(all="raise", under="ignore"):
        log_loss_from_logits(y, z, unit=unit)
        squared_error_from_logits(y, z)
        hinge(np.round(y), z)


@given(st.lists(st.tuples(SOFT, SOFT), max_size=5), SOFT)
def test_nothing_warns_whatever_the_probabilities(
    pairs: list[tuple[float, float]], smoothing: float
) -> None:
    y, p = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    with np.errstate(all="raise", under="ignore"):
        log_loss(y, p, smoothing=smoothing, unit="bits")


@given(HARD, FINITE)
def test_arrays_and_scalars_agree(y: float, z: float) -> None:
    assert log_loss_from_logits(y, z) == pytest.approx(scalar.bcez(y, z), rel=1e-15, abs=5e-324)
    assert squared_error_from_logits(y, z) == pytest.approx(scalar.sqz(y, z), rel=2e-15, abs=5e-324)


@given(SOFT, SOFT)
def test_arrays_and_scalars_agree_on_probabilities(y: float, p: float) -> None:
    assert log_loss(y, p) == pytest.approx(scalar.bce(y, p), rel=1e-15, abs=5e-324)


@given(SOFT, st.floats(-30, 30), SOFT)
def test_smoothing_is_a_softer_label(y: float, z: float, smoothing: float) -> None:
    softer = y * (1 - smoothing) + smoothing / 2
    smoothed = float(log_loss_from_logits(y, z, smoothing=smoothing))
    assert smoothed == pytest.approx(float(log_loss_from_logits(softer, z)), abs=1e-13)


def test_smoothing_keeps_what_it_gives_to_the_other_class() -> None:
    assert float(log_loss_from_logits(1, 1e20, smoothing=1e-20)) == pytest.approx(0.5, rel=1e-15)


def test_a_cost_is_a_weighted_mean() -> None:
    assert cost([1.0, 2.0, 6.0], weights=[1, 1, 2]) == 15 / 4
    assert cost([1.0, 2.0, 6.0]) == 3.0


def test_a_weight_of_nought_silences_any_loss() -> None:
    assert cost([2.0, math.inf, math.nan], weights=[3, 0, 0]) == 2.0


def test_the_cost_of_nothing_is_nan() -> None:
    assert math.isnan(cost([]))
    assert math.isnan(cost([1.0, 2.0], weights=[0, 0]))


def test_a_cost_beyond_floats_is_infinite() -> None:
    assert cost([1.7e308, 1.7e308]) == math.inf
    assert cost([1.0, math.inf]) == math.inf


@pytest.mark.parametrize("weights", [[1, -1], [1, math.nan], [1, math.inf], [1], [1, 1, 1]])
def test_weights_that_cannot_weigh_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights"):
        cost([1.0, 2.0], weights=weights)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=50))
def test_equal_weights_change_nothing(losses: list[float]) -> None:
    assert cost(losses, weights=[2.0] * len(losses)) == cost(losses)

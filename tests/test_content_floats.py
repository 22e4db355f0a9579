"""What the topic on floating-point numbers says of floats is what floats do."""

from typing import Final, TypeAlias

import numpy as np
import pytest

Float: TypeAlias = type[np.float16] | type[np.float32] | type[np.float64]

BITS: Final[dict[Float, int]] = {np.float16: 11, np.float32: 24, np.float64: 53}

every_float = pytest.mark.parametrize("kind", BITS, ids=lambda kind: kind.__name__)


@every_float
def test_machine_epsilon_and_the_gaps_follow_from_the_bits(kind: Float) -> None:
    bits = BITS[kind]
    assert float(np.spacing(kind(1))) == 2.0 ** (1 - bits)
    for exponent in (-4, 3, 10):
        assert float(np.spacing(kind(2.0**exponent))) == 2.0 ** (exponent + 1 - bits)


@every_float
def test_multiples_of_epsilon_go_to_the_nearest_float_and_ties_to_the_even_one(kind: Float) -> None:
    eps = 2.0 ** (1 - BITS[kind])
    for multiple in (0.25, 0.5, 0.75, 1.25, 1.5, 1.75, 2.25, 2.5, 2.75, 3.5):
        total = kind(1) + kind(multiple * eps)
        assert (float(total) - 1) / eps == round(multiple)


@pytest.mark.parametrize("exponent", range(-4, 9))
def test_a_counter_in_float32_stops_24_bits_above_its_step(exponent: int) -> None:
    step, end = np.float32(2.0**exponent), np.float32(2.0 ** (24 + exponent))
    assert end + step == end
    assert (end - step) + step == end
    half = end / np.float32(2)
    assert half + step > half


@every_float
def test_the_sigmoid_is_rounded_to_1_where_e_to_minus_z_is_half_a_gap(kind: Float) -> None:
    edge = BITS[kind] * np.log(2)
    one = kind(1)
    assert one + np.exp(kind(-edge - 0.05)) == one
    assert one + np.exp(kind(-edge + 0.05)) > one


@every_float
def test_exp_ends_at_the_logarithm_of_the_largest_number(kind: Float) -> None:
    end = {np.float16: 16, np.float32: 128, np.float64: 1024}[kind] * np.log(2)
    with np.errstate(over="ignore"):
        assert np.isfinite(np.exp(kind(end - 0.1)))
        assert np.isinf(np.exp(kind(end + 0.1)))


def test_what_is_infinite_has_no_difference() -> None:
    with np.errstate(over="ignore", invalid="ignore"):
        assert np.isnan(np.exp(np.float64(800)) - np.exp(np.float64(790)))


def test_the_rule_that_negates_a_comparison_keeps_the_model_after_a_nan() -> None:
    best, kept = float("inf"), 0
    for epoch, loss in enumerate((0.7, 0.5, float("nan"), 0.6), start=1):
        if not loss >= best:
            best, kept = loss, epoch
    assert kept == 4


def test_a_variance_from_squares_is_nonsense_far_from_zero() -> None:
    values = 1e8 + np.random.default_rng(0).standard_normal(1000)
    assert abs((values**2).mean() - values.mean() ** 2 - 1) > 0.5
    assert ((values - values.mean()) ** 2).mean() == pytest.approx(1, abs=0.1)


def test_small_gradients_lose_digits_and_then_vanish_in_half_precision() -> None:
    assert float(np.finfo(np.float16).tiny) == pytest.approx(6e-5, rel=0.03)
    assert np.float16(2.0**-25) == 0
    assert all(np.float16(small) > 0 for small in (2.0**-24, 1.1 * 2.0**-25))
    assert np.float32(1e-10) > 0
    assert np.float32(1) + np.float32(1e-6) > 1


def test_a_clip_at_1e_minus_7_is_stored_as_two_steps_below_1() -> None:
    assert np.float32(1) - np.float32(1 - 1e-7) == np.float32(2.0**-23)


def test_the_order_of_a_sum_is_part_of_its_result() -> None:
    large, one = np.float32(2.0**24), np.float32(1)
    assert (large + one) + one == large
    assert large + (one + one) == large + np.float32(2)

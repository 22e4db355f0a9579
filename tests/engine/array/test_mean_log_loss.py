import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.losses import log_loss_from_logits
from quizapp.engine.array.mean_log_loss import BLOCK_VALUES, FEW, mean_log_loss_from_logits
from tests.engine import exactly

HARD = st.sampled_from([0.0, 1.0])
ANY = st.floats() | st.sampled_from([math.nan, math.inf, -math.inf])


@given(st.lists(st.tuples(HARD | st.floats(0, 1), st.floats(-800, 800)), min_size=1, max_size=40))
def test_it_is_the_mean_of_the_exact_losses(pairs: list[tuple[float, float]]) -> None:
    y, z = zip(*pairs, strict=True)
    exact = sum(Fraction(exactly.log_loss_from_logits(*pair)) for pair in pairs) / len(pairs)
    assert mean_log_loss_from_logits(y, z) == pytest.approx(float(exact), rel=1e-15, abs=5e-324)


@pytest.mark.parametrize(
    "count", [1, 2, 3, 5, 1001, FEW - 1, FEW, BLOCK_VALUES, BLOCK_VALUES + 1, 3 * BLOCK_VALUES - 1]
)
@pytest.mark.parametrize("spread", [0.1, 4.0, 300.0])
def test_blocks_of_every_size_add_up(count: int, spread: float) -> None:
    dice = np.random.default_rng(count)
    z = dice.normal(0, spread, count)
    y = (dice.random(count) < 0.5).astype(float)
    mean = math.fsum(log_loss_from_logits(y, z)) / count
    assert mean_log_loss_from_logits(y, z) == pytest.approx(mean, rel=1e-15)


@pytest.mark.parametrize("z", [0.0, 1e-3, 0.7, 3.0, 20.0, 40.0, 700.0])
@pytest.mark.parametrize("label", [1.0, 0.0, -0.0])
@pytest.mark.parametrize("count", [FEW - 1, FEW + 61, BLOCK_VALUES + 63])
def test_roundings_that_all_go_one_way_stay_within_four_units(
    z: float, label: float, count: int
) -> None:
    mean = mean_log_loss_from_logits(np.full(count, label), np.full(count, z))
    assert exactly.units_off(mean, exactly.log_loss_from_logits(abs(label), z)) <= 4


def test_one_soft_label_among_many_hard_ones_is_answered_to_the_digit() -> None:
    y, z = np.zeros(FEW + 1), np.full(FEW + 1, -3.0)
    y[-1], z[-1] = 0.25, 900.0
    mean = math.fsum(log_loss_from_logits(y, z)) / y.size
    assert mean_log_loss_from_logits(y, z) == pytest.approx(mean, rel=1e-15)
    y[0] = 1.5
    with pytest.raises(ValueError, match=r"y must lie between 0 and 1, not 1\.5"):
        mean_log_loss_from_logits(y, z)


def test_the_digits_of_saturated_answers_are_kept() -> None:
    y, z = np.ones(101), np.full(101, 40.0)
    assert mean_log_loss_from_logits(y, z) == pytest.approx(math.exp(-40), rel=1e-15)


def test_infinite_logits_cost_nothing_or_everything() -> None:
    assert mean_log_loss_from_logits([1, 0], [math.inf, -math.inf]) == 0
    assert mean_log_loss_from_logits([0, 0], [math.inf, -math.inf]) == math.inf
    assert mean_log_loss_from_logits([0.5], [math.inf]) == math.inf
    many = np.full(FEW, math.inf)
    assert mean_log_loss_from_logits(np.ones(FEW), many) == 0
    assert mean_log_loss_from_logits(np.zeros(FEW), many) == math.inf


def test_the_mean_of_nothing_is_nan_and_nan_in_is_nan_out() -> None:
    assert math.isnan(mean_log_loss_from_logits([], []))
    assert math.isnan(mean_log_loss_from_logits([1, 0], [math.nan, math.inf]))
    assert math.isnan(mean_log_loss_from_logits([math.nan, 0], [1, math.inf]))


def test_what_came_in_is_left_as_it_was() -> None:
    y, z = np.array([1.0, 0.0]), np.array([2.0, 3.0])
    mean_log_loss_from_logits(y, z)
    assert (y.tolist(), z.tolist()) == ([1, 0], [2, 3])


@given(st.lists(st.tuples(HARD | st.floats(0, 1), ANY), max_size=9))
def test_nothing_warns_whatever_comes_in(pairs: list[tuple[float, float]]) -> None:
    y, z = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    with np.errstate(all="raise", under="ignore"):
        mean = mean_log_loss_from_logits(y, z)
    assert math.isnan(mean) or mean >= 0


def test_labels_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="y must lie between 0 and 1, not 2"):
        mean_log_loss_from_logits([2, 1], [0, 0])
    with pytest.raises(ValueError, match="2 logits need as many labels, not 1"):
        mean_log_loss_from_logits([1], [0, 0])

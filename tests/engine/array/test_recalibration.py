import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.engine.array.losses import cost, log_loss_from_logits
from quizapp.engine.array.recalibration import fit_temperature, prior_shift
from quizapp.engine.scalar.losses import logit

LOGITS = st.just(0.0) | st.floats(0.001, 20) | st.floats(-20, -0.001)
SCORED = st.lists(st.tuples(st.integers(0, 1), LOGITS), min_size=1, max_size=20)
RATES = st.floats(0.01, 0.99)


@given(SCORED)
def test_no_other_temperature_has_a_lower_log_loss(pairs: list[tuple[int, float]]) -> None:
    y, z = [y for y, _ in pairs], np.array([z for _, z in pairs])
    temperature = fit_temperature(y, z)

    def at(factor: float) -> float:
        return cost(log_loss_from_logits(y, z * factor))

    if temperature == 0:
        assert at(1e9) <= min(at(1e3), at(1.0), at(0.0)) + 1e-12
    else:
        best = at(1 / temperature)
        assert all(best <= at(k / temperature) + 1e-12 for k in (0, 0.5, 0.99, 1.01, 2, 100))


@given(SCORED, st.sampled_from([1e-150, 0.01, 3.0, 1e150]))
def test_the_temperature_scales_with_the_logits(
    pairs: list[tuple[int, float]], scale: float
) -> None:
    y, z = [y for y, _ in pairs], np.array([z for _, z in pairs])
    cool = fit_temperature(y, z)
    if 1e-100 < cool < 1e100:
        assert fit_temperature(y, z * scale) == pytest.approx(scale * cool, rel=1e-6)


def test_logits_that_are_all_right_want_no_temperature_at_all() -> None:
    assert fit_temperature([1, 0, 1], [1.0, -2.0, 0.0]) == 0


def test_logits_that_say_nothing_or_less_want_an_infinite_one() -> None:
    assert fit_temperature([1, 0], [-1.0, 1.0]) == math.inf
    assert fit_temperature([1, 0], [0.0, 0.0]) == math.inf


def test_a_temperature_needs_finite_examples() -> None:
    for y, z in (([], []), ([1], [math.inf])):
        with pytest.raises(ValueError, match="finite"):
            fit_temperature(y, z)


@given(RATES, RATES, RATES)
def test_a_prior_shift_adds_to_the_logit(p: float, trained: float, true: float) -> None:
    shifted = float(prior_shift(p, trained=trained, true=true))
    assert logit(shifted) == pytest.approx(logit(p) + logit(true) - logit(trained), abs=1e-9)


@given(st.floats(0, 1), RATES, RATES)
def test_a_prior_shift_can_be_undone(p: float, trained: float, true: float) -> None:
    there = prior_shift(p, trained=trained, true=true)
    assert prior_shift(there, trained=true, true=trained) == pytest.approx(p, abs=1e-11)


def test_certainty_survives_a_prior_shift() -> None:
    assert prior_shift([0, 1], trained=0.5, true=0.01).tolist() == [0, 1]


ANY_RATE = st.floats(0, 1, exclude_min=True, exclude_max=True) | st.just(5e-324)


@given(st.floats(0, 1), ANY_RATE, ANY_RATE)
@example(p=5e-324, trained=5e-324, true=0.75)
def test_the_rarest_base_rates_shift_without_a_warning(
    p: float, trained: float, true: float
) -> None:
    with np.errstate(all="raise", under="ignore"):
        shifted = float(prior_shift(p, trained=trained, true=true))
    p_, trained_, true_ = map(Fraction, (p, trained, true))
    yes, no = p_ * true_ / trained_, (1 - p_) * (1 - true_) / (1 - trained_)
    assert shifted == pytest.approx(float(yes / (yes + no)), rel=1e-9, abs=1e-300)


def test_an_unknown_probability_stays_unknown() -> None:
    assert math.isnan(float(prior_shift(math.nan, trained=0.5, true=0.1)))


@pytest.mark.parametrize(("trained", "true"), [(0, 0.5), (0.5, 1), (math.nan, 0.5)])
def test_a_base_rate_without_a_class_is_refused(trained: float, true: float) -> None:
    with pytest.raises(ValueError, match="base rates"):
        prior_shift([0.5], trained=trained, true=true)

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.distributions import (
    cross_entropy,
    entropy,
    kl,
    logsumexp,
    perplexity,
    softmax,
    softmax_cross_entropy,
    softmax_cross_entropy_gradient,
)
from quizapp.engine.array.losses import log_loss_from_logits
from quizapp.engine.scalar import information

WEIGHTS = st.lists(st.just(0.0) | st.floats(1e-9, 1), min_size=4, max_size=4).filter(
    lambda w: sum(w) > 0.01
)
DISTRIBUTIONS = WEIGHTS.map(lambda w: [each / sum(w) for each in w])
LOGITS = st.lists(st.floats(-700, 700), min_size=1, max_size=6)


@given(DISTRIBUTIONS, DISTRIBUTIONS)
def test_cross_entropy_is_entropy_and_divergence(q: list[float], r: list[float]) -> None:
    assert cross_entropy(q, r) == pytest.approx(float(entropy(q) + kl(q, r)), abs=1e-9, rel=1e-12)
    assert kl(q, r) >= 0


@given(DISTRIBUTIONS, DISTRIBUTIONS)
def test_arrays_and_scalars_agree(q: list[float], r: list[float]) -> None:
    assert entropy(q) == pytest.approx(information.entropy(*q), rel=1e-14, abs=1e-300)
    assert kl(q, r) == pytest.approx(information.kl(*q, *r), rel=1e-12, abs=1e-15)


def test_a_probability_that_is_all_but_0_has_a_finite_divergence() -> None:
    q, r = (0.5, 0.5), (5e-324, 1.0)
    assert (
        information.kl(*q, *r)
        == pytest.approx(float(kl(q, r)), rel=1e-12)
        == pytest.approx(371.53, abs=0.01)
    )


def test_the_last_axis_runs_over_the_outcomes() -> None:
    q = [[0.5, 0.5], [1.0, 0.0]]
    assert entropy(q, unit="bits").tolist() == [1, 0]
    assert kl(q, [[0.5, 0.5], [0.5, 0.5]], unit="bits").tolist() == [0, 1]


def test_what_is_ruled_out_and_happens_costs_everything() -> None:
    assert cross_entropy([0.5, 0.5], [1, 0]) == math.inf
    assert kl([0.5, 0.5], [1, 0]) == math.inf
    assert kl([1, 0], [1, 0]) == 0


@given(DISTRIBUTIONS)
def test_perplexity_counts_equally_likely_outcomes(q: list[float]) -> None:
    nats, bits = entropy(q), entropy(q, unit="bits")
    assert perplexity(nats) == pytest.approx(float(perplexity(bits, unit="bits")), rel=1e-14)
    assert 1 <= perplexity(nats) <= 4 + 1e-12


def test_a_perplexity_beyond_floats_is_infinite() -> None:
    assert perplexity(1e6) == math.inf


@given(LOGITS, st.floats(-1e6, 1e6))
def test_logsumexp_moves_with_its_logits(z: list[float], shift: float) -> None:
    moved = logsumexp([each + shift for each in z])
    assert moved == pytest.approx(float(logsumexp(z)) + shift, rel=1e-12, abs=1e-9)


def test_infinite_logits_have_a_stated_logsumexp() -> None:
    assert logsumexp([math.inf, 0.0]) == math.inf
    assert logsumexp([-math.inf, -math.inf]) == -math.inf
    assert logsumexp([-math.inf, 1.0]) == 1.0
    assert math.isnan(logsumexp([math.nan, 1.0]))


@given(LOGITS, st.data())
def test_the_cost_of_a_class_is_the_surprise_at_it(z: list[float], data: st.DataObject) -> None:
    y = data.draw(st.integers(0, len(z) - 1))
    assert softmax_cross_entropy(y, z) == pytest.approx(float(logsumexp(z)) - z[y], abs=1e-12)
    assert softmax(z).sum() == pytest.approx(1)
    assert math.exp(-softmax_cross_entropy(y, z)) == pytest.approx(softmax(z)[y], rel=1e-12)


@given(st.lists(st.floats(-8, 8), min_size=2, max_size=5), st.data())
def test_the_gradient_agrees_with_small_differences(z: list[float], data: st.DataObject) -> None:
    y = data.draw(st.integers(0, len(z) - 1))
    steps = 1e-5 * np.eye(len(z))
    classes = np.full(len(z), y)
    up, down = softmax_cross_entropy(classes, z + steps), softmax_cross_entropy(classes, z - steps)
    assert softmax_cross_entropy_gradient(y, z) == pytest.approx((up - down) / 2e-5, abs=1e-9)


@given(st.integers(0, 1), st.floats(-800, 800), st.integers(-1000, 1000))
def test_two_classes_are_the_logistic_case(y: int, z: float, shift: int) -> None:
    two = softmax_cross_entropy(y, [0.0, z])
    assert two == pytest.approx(float(log_loss_from_logits(y, z)), rel=1e-15, abs=5e-324)


def test_the_digits_of_a_sure_answer_are_kept() -> None:
    assert softmax_cross_entropy(1, [0.0, 40.0]) == pytest.approx(math.exp(-40), rel=1e-14)
    assert softmax_cross_entropy([0, 2], [[50.0, 0, 0], [0, 0, 50.0]]) == pytest.approx(
        np.full(2, 2 * math.exp(-50)), rel=1e-14
    )


def test_a_class_that_is_ruled_out_costs_everything() -> None:
    assert softmax_cross_entropy([0, 1], [[-math.inf, 0.0], [-math.inf, 0.0]]).tolist() == [
        math.inf,
        0,
    ]
    assert softmax_cross_entropy(0, [-math.inf, -math.inf, 1.0]) == math.inf
    assert softmax_cross_entropy(2, [-math.inf, -math.inf, 1.0]) == 0


@pytest.mark.parametrize("z", [[-math.inf, -math.inf], [math.inf, 0.0], [0.0, math.nan]])
def test_logits_without_a_softmax_have_no_cost(z: list[float]) -> None:
    assert np.isnan(softmax(z)).any()
    assert math.isnan(softmax_cross_entropy(0, z))
    assert math.isnan(softmax_cross_entropy(1, z))


@given(st.lists(st.floats(), min_size=2, max_size=4))
def test_nothing_warns_whatever_the_logits(z: list[float]) -> None:
    with np.errstate(all="raise", under="ignore"):
        softmax_cross_entropy(1, z)
        softmax_cross_entropy_gradient(1, z)


def test_what_is_no_distribution_or_no_class_is_refused() -> None:
    with pytest.raises(ValueError, match=r"add up to 1, not 0\.9"):
        entropy([[0.5, 0.5], [0.5, 0.4]])
    with pytest.raises(ValueError, match="between 0 and 1"):
        entropy([1.5, -0.5])
    for y in (3, -1, 0.5):
        with pytest.raises(ValueError, match="whole number from 0 to 2"):
            softmax_cross_entropy(y, [1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match="a class for each"):
        softmax_cross_entropy([0, 1], [1.0, 2.0, 3.0])

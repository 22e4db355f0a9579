import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.scalar import information
from tests.oracles.distributions import entropy, kl

WEIGHTS = st.lists(st.just(0.0) | st.floats(1e-9, 1), min_size=4, max_size=4).filter(
    lambda w: sum(w) > 0.01
)
DISTRIBUTIONS = WEIGHTS.map(lambda w: [weight / sum(w) for weight in w])


@given(DISTRIBUTIONS, DISTRIBUTIONS)
def test_entropies_and_divergences_are_those_of_the_definition(
    q: list[float], r: list[float]
) -> None:
    assert information.entropy(*q) == pytest.approx(entropy(q), rel=1e-14, abs=1e-14)
    assert information.kl(*q, *r) == pytest.approx(kl(q, r), rel=1e-12, abs=1e-14)
    assert information.kl(*q, *r) >= 0


def test_a_probability_that_is_all_but_0_has_a_finite_divergence() -> None:
    assert information.kl(0.5, 0.5, 5e-324, 1.0) == pytest.approx(371.53, abs=0.01)


def test_what_is_ruled_out_and_happens_costs_everything() -> None:
    assert information.kl(0.5, 0.5, 1, 0) == math.inf
    assert information.kl(1, 0, 1, 0) == 0

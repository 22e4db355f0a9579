import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.binormal import Population
from quizapp.engine.scalar.decisions import cheapest_threshold
from quizapp.engine.scalar.losses import logit

POPULATIONS = st.builds(Population, st.floats(0.01, 0.99), st.floats(0.2, 4.0))


@given(POPULATIONS, st.floats(0.05, 0.95))
def test_the_probabilities_are_honest(population: Population, p: float) -> None:
    """Of the cases between two close thresholds, the share p is positive."""
    above, below = population.confusion(p), population.confusion(p - 1e-3)
    positives, negatives = below.tp - above.tp, below.fp - above.fp
    if positives + negatives > 1e-3:
        assert p - 2e-3 < positives / (positives + negatives) < p + 1e-3


@given(POPULATIONS, st.floats(0, 1), st.floats(0.1, 100), st.floats(0.1, 100))
def test_no_threshold_is_cheaper_than_that_of_the_prices(
    population: Population, threshold: float, cost_fp: float, cost_fn: float
) -> None:
    least = population.confusion(cheapest_threshold(cost_fp, cost_fn)).cost(cost_fp, cost_fn)
    assert population.confusion(threshold).cost(cost_fp, cost_fn) >= least * (1 - 1e-9)


@given(POPULATIONS, st.floats(0, 1))
def test_no_threshold_has_a_better_f1_than_half_of_the_best(
    population: Population, threshold: float
) -> None:
    best = population.confusion(population.best_f1_threshold()).f1
    other = population.confusion(threshold).f1
    assert best is not None
    assert other is not None
    assert other <= best + 1e-9


@given(POPULATIONS, st.sampled_from([0, 1]))
def test_typical_logits_lie_around_the_mean_of_their_class(population: Population, y: int) -> None:
    logits = population.logits(y, 101)
    assert np.isfinite(logits).all()
    assert logits.mean() == pytest.approx(population.mean(y), abs=1e-6)
    assert population.share_above(y, float(logits[50])) == pytest.approx(0.5)


def test_the_ends_say_yes_to_all_and_to_none() -> None:
    population = Population(0.3, 2.0)
    assert population.share_above(1, -math.inf) == 1.0
    assert population.share_above(0, math.inf) == 0.0
    assert population.confusion(1.0).tp == 0.0
    assert Population(0.3, 0.0).share_above(0, logit(0.3)) == 1.0

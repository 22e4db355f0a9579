import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.likelihood import (
    best_guess,
    excess,
    likelihood,
    log_likelihood,
    mean_negative_log_likelihood,
)
from quizapp.engine.scalar import information

GRID = np.linspace(0, 1, 101)
COUNTS = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS)
def test_the_best_guess_is_the_best_of_a_grid_in_every_form(counts: tuple[int, int]) -> None:
    grid = np.append(GRID, best_guess(*counts))
    assert likelihood(*counts, grid).max() == pytest.approx(likelihood(*counts, grid)[-1])
    assert log_likelihood(*counts, grid).max() == pytest.approx(log_likelihood(*counts, grid)[-1])
    means = mean_negative_log_likelihood(*counts, grid)
    assert means.min() == pytest.approx(means[-1])


@given(COUNTS, st.floats(0.01, 0.99))
def test_the_three_forms_tell_the_same_story(counts: tuple[int, int], theta: float) -> None:
    product = likelihood(*counts, theta)
    assert np.exp(log_likelihood(*counts, theta)) == pytest.approx(product, rel=1e-11)
    mean = mean_negative_log_likelihood(*counts, theta)
    assert mean == pytest.approx(information.mean_nll(*counts, theta), rel=1e-14)


def test_ruled_out_outcomes_have_no_likelihood() -> None:
    assert likelihood(7, 10, [0, 1]).tolist() == [0, 0]
    assert log_likelihood(7, 10, [0, 1]).tolist() == [-math.inf, -math.inf]
    assert likelihood(0, 3, [0]).tolist() == [1]
    assert log_likelihood(3, 3, [1]).tolist() == [0]


def test_a_long_product_is_lost_where_the_sum_is_not() -> None:
    assert likelihood(1000, 2000, [0.5]).tolist() == [0]
    assert log_likelihood(1000, 2000, 0.5) == pytest.approx(-2000 * math.log(2))


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3), (0, 0)])
def test_counts_that_cannot_be_are_refused(k: int, n: int) -> None:
    for form in (likelihood, log_likelihood, mean_negative_log_likelihood):
        with pytest.raises(ValueError, match="successes"):
            form(k, n, [0.5])


COUNTS = st.integers(1, 1000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS, st.floats(0, 1))
def test_the_excess_is_the_divergence_from_the_best_guess(
    counts: tuple[int, int], theta: float
) -> None:
    k, n = counts
    best = k / n
    assert excess(k, n, best) == 0
    assert excess(k, n, theta) == pytest.approx(
        information.kl(best, 1 - best, theta, 1 - theta), rel=1e-9, abs=1e-12
    )

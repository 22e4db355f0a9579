"""What the topic on descent says of eight rows is what descents over them do."""

from itertools import pairwise
from typing import Final

import numpy as np
import pytest

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.descent import descend, newton
from quizapp.engine.array.objective import Objective
from quizapp.engine.scalar.losses import sigmoid

X: Final = np.arange(1, 9) / 2
Y: Final = (0, 0, 0, 1, 0, 1, 1, 1)


def costs(x: Floats, rate: float, steps: int) -> list[float]:
    """The cost at the start in zero and after each step."""
    trace = descend(Objective.of(x, Y), [0.0, 0.0], rate=rate, steps=steps)
    return [float(cost) for cost in trace.costs]


@pytest.mark.parametrize(
    ("x", "rate", "cost"),
    [(X, 1, 0.350), (10 * X, 0.01, 0.619), (X - X.mean(), 4, 0.313)],
    ids=["as it is", "ten times", "less its mean"],
)
def test_scale_and_mean_decide_how_far_fifty_steps_lead(
    x: Floats, rate: float, cost: float
) -> None:
    assert costs(x, rate, 50)[-1] == pytest.approx(cost, abs=5e-4)


def test_the_minimum_is_the_one_that_newton_finds() -> None:
    trace = newton(Objective.of(X, Y), [0.0, 0.0], steps=20)
    assert trace.costs[-1] == pytest.approx(0.313, abs=5e-4)


def test_the_jumps_are_those_of_a_rate_of_five() -> None:
    shown = [0.69, 1.56, 2.78, 4.66, 1.25, 1.68]
    assert costs(X, 5, 5) == pytest.approx(shown, abs=5e-3)


def test_a_first_step_raises_the_cost_at_the_large_rates_alone() -> None:
    for rate in (0.1, 0.2, 0.5, 0.8, 1):
        assert costs(X, rate, 1)[1] < costs(X, rate, 0)[0]
    for rate in (2, 3, 5, 8):
        assert costs(X, rate, 1)[1] > costs(X, rate, 0)[0]


@pytest.mark.parametrize("k", range(2, 11))
def test_large_features_crawl_at_a_safe_rate_and_standardised_ones_do_not(k: int) -> None:
    x = 2 * k * X
    rate = round(0.25 / k**2, 4)
    safe = costs(x, rate, 20)
    assert all(later < earlier for earlier, later in pairwise(safe))
    assert safe[-1] > 0.6
    assert costs(x, 10 * rate, 1)[1] > 1
    assert costs(10 * x, rate, 20)[-1] > 1
    assert costs((x - x.mean()) / x.std(), 4, 20)[-1] == pytest.approx(0.313, abs=5e-4)


def test_the_largest_curvature_at_zero_bounds_the_safe_rate() -> None:
    design = np.column_stack([X, np.ones(len(X))])
    curvatures = np.linalg.eigvalsh(design.T @ design / len(X) / 4)
    assert curvatures[-1] == pytest.approx(1.798, abs=5e-4)
    assert (X * X).mean() == pytest.approx(6.375)


def test_separable_rows_have_the_costs_and_the_weights_that_the_card_gives() -> None:
    objective = Objective.of(np.arange(1.0, 9.0), (0, 0, 0, 1, 1, 1, 1, 1))
    trace = descend(objective, [0.0, 0.0], rate=0.5, steps=10_000)
    steps = [100, 1000, 10_000]
    assert [trace.costs[step] for step in steps] == pytest.approx([0.18, 0.06, 0.01], abs=5e-3)
    assert [trace.points[step][0] for step in steps] == pytest.approx([1.1, 2.9, 6.4], abs=0.05)


def test_single_rows_at_a_constant_rate_hover_above_the_minimum() -> None:
    weight = bias = 0.0
    weights, biases = [], []
    for row in np.random.default_rng(0).integers(0, len(X), 6000):
        error = sigmoid(float(weight * X[row] + bias)) - Y[row]
        weight, bias = weight - 0.2 * error * X[row], bias - 0.2 * error
        weights.append(weight)
        biases.append(bias)
    scores = np.outer(weights[3000:], X) + np.array(biases[3000:])[:, None]
    hovering = np.logaddexp(0, np.where(Y, -scores, scores)).mean()
    assert hovering == pytest.approx(0.35, abs=0.02)

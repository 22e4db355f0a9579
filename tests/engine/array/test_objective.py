import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.losses import cost, log_loss_from_logits, squared_error_from_logits
from quizapp.engine.array.margins import LOG_LOSS, SQUARED_ERROR, Loss
from quizapp.engine.array.objective import TERMS, Objective

LOSSES = [(LOG_LOSS, log_loss_from_logits), (SQUARED_ERROR, squared_error_from_logits)]

X = np.array([[0.5, -1.0], [2.0, 0.3], [-1.5, 1.0], [0.1, 0.1], [3.0, -2.0]])
Y = np.array([1, 0, 1, 0, 0])
PARAMETERS = st.lists(st.floats(-3, 3), min_size=3, max_size=3).map(np.array)


@pytest.mark.parametrize(("loss", "of_labels"), LOSSES)
@given(point=PARAMETERS)
def test_the_cost_is_the_mean_loss_of_the_examples(
    loss: Loss, of_labels: Any, point: np.ndarray[Any, Any]
) -> None:
    z = X @ point[:2] + point[2]
    assert Objective.of(X, Y, loss=loss).costs([point])[0] == pytest.approx(
        cost(of_labels(Y, z)), rel=1e-13
    )


@pytest.mark.parametrize(("loss", "of_labels"), LOSSES)
@given(point=PARAMETERS)
def test_weights_weigh_and_the_penalty_spares_the_bias(
    loss: Loss, of_labels: Any, point: np.ndarray[Any, Any]
) -> None:
    weights = [1.0, 2.0, 0.0, 4.0, 0.5]
    z = X @ point[:2] + point[2]
    expected = cost(of_labels(Y, z), weights) + 0.7 / 2 * (point[0] ** 2 + point[1] ** 2)
    objective = Objective.of(X, Y, loss=loss, penalty=0.7, weights=weights)
    assert objective.costs([point])[0] == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("loss", [LOG_LOSS, SQUARED_ERROR])
@given(point=PARAMETERS, penalty=st.sampled_from([0.0, 0.3]))
def test_gradient_and_hessian_agree_with_small_differences(
    loss: Loss, point: np.ndarray[Any, Any], penalty: float
) -> None:
    objective = Objective.of(X, Y, loss=loss, penalty=penalty, weights=[1, 2, 3, 1, 1])
    steps = 1e-5 * np.eye(3)
    up, down = objective.costs(point + steps), objective.costs(point - steps)
    assert objective.gradient(point) == pytest.approx((up - down) / 2e-5, abs=1e-8)
    slopes = [objective.gradient(point + step) - objective.gradient(point - step) for step in steps]
    assert objective.hessian(point) == pytest.approx(np.array(slopes) / 2e-5, abs=1e-8)


@given(PARAMETERS)
def test_the_hessian_of_log_loss_is_never_negative(point: np.ndarray[Any, Any]) -> None:
    assert np.linalg.eigvalsh(Objective.of(X, Y).hessian(point)).min() >= 0


def test_a_soft_label_is_two_weighted_examples() -> None:
    objective = Objective.of([2.0, 2.0], [1, 0], weights=[0.3, 0.7])
    assert objective.costs([[0.5, 0.1]])[0] == pytest.approx(float(log_loss_from_logits(0.3, 1.1)))


def test_many_points_are_done_in_blocks() -> None:
    objective = Objective.of(X, Y)
    points = np.random.default_rng(1).normal(size=(TERMS // 2, 3))
    costs = objective.costs(points)
    assert costs[[0, -1]] == pytest.approx(objective.costs(points[[0, -1]]), rel=1e-15)
    assert objective.costs(np.empty((0, 3))).tolist() == []


def test_points_beyond_floats_cost_inf_or_nan_without_a_warning() -> None:
    objective = Objective.of([1.0, 3.0], [0, 0])
    assert objective.costs([[1.7e308, 0.0], [math.nan, 0.0]]).tolist() == pytest.approx(
        [math.inf, math.nan], nan_ok=True
    )
    assert np.isnan(objective.gradient(np.array([math.nan, 0]))).all()


@pytest.mark.parametrize(
    ("x", "y", "options", "diagnostic"),
    [
        ([1, 2], [1], {}, r"y \(n,\)"),
        ([[[1]]], [1], {}, r"x must be \(n,\)"),
        ([1, math.inf], [1, 0], {}, "x must be finite"),
        ([1, 2], [1, 0.5], {}, r"not 0\.5"),
        ([1, 2], [1, 0], {"weights": [0, 0]}, "no example"),
        ([], [], {}, "no example"),
        ([1, 2], [1, 0], {"penalty": -1}, "penalty"),
        ([1, 2], [1, 0], {"penalty": math.nan}, "penalty"),
    ],
)
def test_what_cannot_be_minimised_is_refused(x: Any, y: Any, options: Any, diagnostic: str) -> None:
    with pytest.raises(ValueError, match=diagnostic):
        Objective.of(x, y, **options)


def test_huge_weights_weigh_as_small_ones_do() -> None:
    huge, small = (Objective.of([1, 2], [1, 0], weights=[by, by]) for by in (1e308, 5e-324))
    assert huge.shares.tolist() == small.shares.tolist() == [0.5, 0.5]


def test_a_point_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match=r"points must be \(k, 3\)"):
        Objective.of(X, Y).costs([[1.0, 2.0]])

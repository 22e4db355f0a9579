"""The known numbers of the logistic cost that take arrays: surfaces, descents, bins and curves."""

import math

import numpy as np
import pytest

from quizapp.engine.array.calibration import (
    binned_ece,
    brier_split,
    log_loss_split,
    reliability_bins,
)
from quizapp.engine.array.curvatures import squared_error_curvature_in_logits
from quizapp.engine.array.descent import descend, newton
from quizapp.engine.array.likelihood import likelihood, mean_negative_log_likelihood
from quizapp.engine.array.losses import cost, log_loss, log_loss_from_logits
from quizapp.engine.array.margins import LOG_LOSS, SQUARED_ERROR, Loss, sigmoid, softplus
from quizapp.engine.array.objective import Objective
from quizapp.engine.array.recalibration import fit_temperature
from quizapp.engine.array.slopes import (
    log_loss_slope_in_logits,
    squared_error_slope_in_logits,
)
from quizapp.engine.array.surface import slice_along
from quizapp.engine.array.threshold_sweep import roc
from quizapp.engine.scalar.losses import logit
from tests.oracles.distributions import (
    cross_entropy,
    entropy,
    kl,
    logsumexp,
    prior_shift,
    softmax,
)
from tests.oracles.probabilities import brier_score

TUMOURS = (np.arange(1, 9) / 2, [0, 0, 0, 1, 0, 1, 1, 1])
TWO_MINIMA = ([-8.0, -4.0, 4.0, 8.0], [0, 1, 0, 1])

SAID = np.repeat([0.9, 0.6, 0.2], 10)
HAPPENED = np.concatenate([np.arange(10) < positives for positives in (8, 6, 1)])
LOGITS = np.array([logit(p) for p in SAID])


def near(value: float, digits: int) -> object:
    """What a number with so many decimals may have been rounded from."""
    return pytest.approx(value, abs=0.5001 * 10**-digits)


def test_seven_successes_in_ten_have_their_likelihoods() -> None:
    grid = [0.5, 0.7, 0.9]
    products = likelihood(7, 10, grid) * [1e4, 1e3, 1e4]
    assert products.round(3).tolist() == [9.766, 2.224, 4.783]
    assert mean_negative_log_likelihood(7, 10, grid).round(4).tolist() == [0.6931, 0.6109, 0.7645]
    assert entropy([0.7, 0.3]) == near(0.6109, 4)


@pytest.mark.parametrize(
    ("penalty", "w"), [(1, 0.493), (0.1, 1.325), (0.01, 2.628), (0.001, 4.352)]
)
def test_a_penalty_gives_separable_classes_a_minimum(penalty: float, w: float) -> None:
    objective = Objective.of([-3, -2, -1, 1, 2, 3], [0, 0, 0, 1, 1, 1], penalty=penalty)
    trace = newton(objective, [0, 0], steps=60)
    assert trace.arrived
    assert trace.points[-1].tolist() == [near(w, 3), near(0, 9)]


def test_the_mean_probability_is_the_base_rate_at_the_optimum() -> None:
    w, b = newton(Objective.of(*TUMOURS), [0, 0], steps=20).points[-1]
    assert sigmoid(w * TUMOURS[0] + b).mean() == pytest.approx(0.5, rel=1e-14)


def test_squared_error_bends_the_wrong_way_from_ln_2_and_pushes_most_there() -> None:
    flip = math.log(2)
    assert squared_error_curvature_in_logits([0, 1], [flip, -flip]) == pytest.approx(0, abs=1e-16)
    axis = np.linspace(-20, 20, 40_001)
    pushes = np.abs(squared_error_slope_in_logits(0, axis))
    assert pushes.max() == near(0.2963, 4)
    assert axis[pushes.argmax()] == near(0.693, 3)


@pytest.mark.parametrize(
    ("z", "log_push", "squared_push", "ratio"),
    [
        (-1, -0.7311, -0.2875, 2.5),
        (-2, -0.8808, -0.1850, 4.8),
        (-5, -0.9933, -0.01321, 75.2),
        (-10, -0.99995, -9.08e-5, 11_000),
        (-20, -1.00000, -4.1e-9, 2.4e8),
    ],
)
def test_log_loss_pushes_where_squared_error_does_not(
    z: float, log_push: float, squared_push: float, ratio: float
) -> None:
    ours, theirs = log_loss_slope_in_logits(1, z), squared_error_slope_in_logits(1, z)
    assert ours == pytest.approx(log_push, rel=1e-4)
    assert theirs == pytest.approx(squared_push, rel=1e-2)
    assert ours / theirs == pytest.approx(ratio, rel=2e-2)


def test_squared_error_has_two_valleys_and_log_loss_has_one() -> None:
    axis = np.linspace(-12, 12, 97)
    squared = slice_along(Objective.of(*TWO_MINIMA, loss=SQUARED_ERROR), [1, 0], 1, axis)
    assert [minimum.at for minimum in squared.minima] == [near(-6.00, 2), near(6.00, 2)]
    assert [minimum.cost for minimum in squared.minima] == [near(0.2571, 4)] * 2
    assert squared.costs[48] == near(0.4822, 4)
    (bottom,) = slice_along(Objective.of(*TWO_MINIMA), [1, 0], 1, axis).minima
    assert (bottom.at, bottom.cost) == (near(0, 12), near(2.0092, 4))


@pytest.mark.parametrize(
    ("loss", "start", "steps", "point", "reached"),
    [
        (LOG_LOSS, (-6, 6), 100, (1.70, -3.66), "0.336"),
        (LOG_LOSS, (-6, 6), 200, (2.21, -4.90), "0.3161"),
        (LOG_LOSS, (-6, 6), 500, (2.52, -5.67), "0.3129"),
        (LOG_LOSS, (-6, 6), 2000, (2.565, -5.770), "0.3129"),
        (SQUARED_ERROR, (-6, 6), 100, (-7.78, 2.94), "0.510"),
        (SQUARED_ERROR, (-6, 6), 500, (-8.44, 1.62), "0.501"),
        (SQUARED_ERROR, (-6, 6), 2000, (-8.78, 0.93), "0.500"),
        (LOG_LOSS, (-3, 8), 100, (1.68, -3.61), "0.338"),
        (LOG_LOSS, (-3, 8), 500, (2.52, -5.67), "0.3129"),
        (LOG_LOSS, (-3, 8), 2000, (2.56, -5.77), "0.3129"),
        (SQUARED_ERROR, (-3, 8), 100, (-1.44, 8.21), "0.498"),
        (SQUARED_ERROR, (-3, 8), 500, (-1.31, 7.47), "0.496"),
        (SQUARED_ERROR, (-3, 8), 2000, (1.82, -4.09), "0.1065"),
        (SQUARED_ERROR, (0, 0), 100, (1.25, -2.68), "0.114"),
        (SQUARED_ERROR, (0, 0), 500, (1.76, -3.95), "0.1066"),
        (SQUARED_ERROR, (0, 0), 2000, (1.84, -4.13), "0.1065"),
    ],
)
def test_a_descent_ends_where_it_is_known_to(
    loss: Loss,
    start: tuple[float, float],
    steps: int,
    point: tuple[float, float],
    reached: str,
) -> None:
    trace = descend(Objective.of(*TUMOURS, loss=loss), start, rate=1.0, steps=steps)
    assert trace.points[-1].tolist() == [near(point[0], 2), near(point[1], 2)]
    assert trace.costs[-1] == near(float(reached), len(reached.partition(".")[2]))


def test_squared_error_can_escape_after_a_thousand_steps() -> None:
    trace = descend(Objective.of(*TUMOURS, loss=SQUARED_ERROR), [-3, 8], rate=1.0, steps=2000)
    escaped = int(np.flatnonzero(trace.costs < 0.3)[0])
    assert 1_000 < escaped < 1_200


def test_newton_finds_the_known_optimum() -> None:
    trace = newton(Objective.of(*TUMOURS), [0, 0], steps=20)
    w, b = trace.points[-1]
    assert (w, b, trace.costs[-1]) == (near(2.564587, 6), near(-5.770320, 6), near(0.312881, 6))
    assert -b / w == near(2.25, 5)


@pytest.mark.parametrize("point", [(-6.0, 6.0), (-1.0, 1.0), (1.0, 0.0)])
def test_squared_error_is_a_saddle_where_log_loss_is_a_bowl(point: tuple[float, float]) -> None:
    squared = Objective.of(*TUMOURS, loss=SQUARED_ERROR).hessian(np.array(point))
    below, above = np.linalg.eigvalsh(squared)
    assert below < 0 < above
    assert (np.linalg.eigvalsh(Objective.of(*TUMOURS).hessian(np.array(point))) > 0).all()


def test_a_sum_of_softpluses_less_yz_loses_what_one_softplus_keeps() -> None:
    assert np.logaddexp(0, 40.0) - 40.0 == 0
    assert softplus(np.array([-40.0]))[0] == pytest.approx(4.248e-18, rel=1e-4)


def test_a_class_weight_moves_the_optimum_by_its_logarithm() -> None:
    y = np.arange(10) < 1
    for weight, optimum in ((1, logit(0.1)), (9, 0.0), (3, logit(0.1) + math.log(3))):
        objective = Objective.of(np.zeros(10), y, weights=np.where(y, weight, 1))
        (bottom,) = slice_along(objective, [0, 0], 1, [-9, 9]).minima
        assert bottom.at == pytest.approx(optimum, abs=1e-14)
    assert [prior_shift(p, trained=0.5, true=0.01) for p in (0.5, 0.8, 0.95)] == [
        near(0.01, 9),
        near(0.0388, 4),
        near(0.161, 3),
    ]


def test_label_smoothing_taxes_confidence() -> None:
    assert log_loss_slope_in_logits(1, logit(0.95), smoothing=0.1) == pytest.approx(0, abs=1e-15)
    assert log_loss(1, [0.95, 0.999], smoothing=0.1).round(4).tolist() == [0.1985, 0.3463]


def test_noise_and_base_rates_have_a_floor() -> None:
    floor = [entropy([rate, 1 - rate]) for rate in (0.01, 0.05, 0.1)]
    assert np.round(floor, 4).tolist() == [0.0560, 0.1985, 0.3251]


def test_three_classes_have_their_softmax() -> None:
    chances = softmax([2, 1, 0.1])
    assert np.round(chances, 3).tolist() == [0.659, 0.242, 0.099]
    assert -math.log(chances[0]) == near(0.4170, 4)
    assert logsumexp([1000, 1001, 1002]) == near(1002.4076, 4)


def test_the_entropy_family_adds_up() -> None:
    q, r = [0.7, 0.2, 0.1], [0.5, 0.3, 0.2]
    assert (entropy(q), kl(q, r), cross_entropy(q, r)) == (
        near(0.8018, 4),
        near(0.0851, 4),
        near(0.8869, 4),
    )
    assert cross_entropy(q, r) / math.log(2) == near(1.2796, 4)
    assert math.exp(cross_entropy(q, r)) == near(2.4277, 4)
    assert log_loss(1, 0.5, unit="bits") == 1


def test_three_bins_split_their_scores() -> None:
    rows = reliability_bins(HAPPENED, SAID, rule="value")
    brier, log = brier_split(rows), log_loss_split(rows)
    assert (brier.reliability, brier.resolution) == (near(0.0067, 4), near(0.0867, 4))
    assert (brier.uncertainty, brier.score) == (near(0.25, 4), near(0.17, 4))
    assert brier_score(HAPPENED.tolist(), SAID.tolist()) == pytest.approx(brier.score)
    assert (log.reliability, log.resolution) == (near(0.0270, 4), near(0.1936, 4))
    assert (log.uncertainty, log.score) == (near(0.6931, 4), near(0.5265, 4))
    assert cost(log_loss(HAPPENED, SAID)) == pytest.approx(log.score)
    assert binned_ece(rows) == near(0.0667, 4)


def test_a_temperature_mends_logits_but_no_ranking_and_no_binned_error() -> None:
    hot = 3 * LOGITS
    assert fit_temperature(HAPPENED, LOGITS) == near(1.108, 3)
    temperature = fit_temperature(HAPPENED, hot)
    assert temperature == near(3.324, 3)
    for z, loss, error, brier in (
        (hot, 0.832, 0.152, 0.189),
        (hot / temperature, 0.525, 0.070, 0.170),
    ):
        rows = reliability_bins(HAPPENED, sigmoid(z), bins=10)
        assert cost(log_loss_from_logits(HAPPENED, z)) == near(loss, 3)
        assert (binned_ece(rows), brier_split(rows).score) == (
            near(error, 3),
            near(brier, 3),
        )
        curve = roc(HAPPENED, z)
        assert curve is not None
        assert curve.area == near(0.811, 3)
    means = [row.mean_p for row in reliability_bins(HAPPENED, sigmoid(hot), rule="value")]
    assert means == [near(0.015, 3), near(0.771, 3), near(0.999, 3)]


def test_certainty_marks_are_best_at_their_steps() -> None:
    p = np.linspace(0.005, 0.995, 100)
    marks = np.array([p * right - (1 - p) * wrong for right, wrong in ((1, 0), (2, 2), (3, 6))])
    best = np.where(p > 0.8, 2, np.where(p > 2 / 3, 1, 0))
    assert marks.argmax(axis=0).tolist() == best.tolist()


def test_five_examples_cost_what_the_check_table_says() -> None:
    y, p = [1, 1, 0, 0, 1], [0.9, 0.6, 0.3, 0.2, 0.01]
    losses = log_loss(y, p)
    assert (cost(losses[:4]), brier_score(y[:4], p[:4])) == (near(0.299001, 6), near(0.075, 6))
    assert (cost(losses), brier_score(y, p)) == (near(1.160235, 6), near(0.256020, 6))
    assert cost(log_loss(y, p, unit="bits")) == near(1.674, 3)
    assert (losses / losses.sum()).round(2).tolist() == [0.02, 0.09, 0.06, 0.04, 0.79]


def test_one_row_in_a_thousand_can_matter() -> None:
    losses = np.zeros(1000)
    losses[0] = log_loss(1, 1e-7)
    assert cost(losses) == near(0.016, 3)


def test_the_worked_example_takes_its_step() -> None:
    objective = Objective.of([2, -1, 0.5], [1, 0, 1])
    start = np.array([-0.2, 0.1])
    assert objective.gradient(start).tolist() == [near(-0.657776, 6), near(-0.166667, 6)]
    assert np.linalg.eigvalsh(objective.hessian(start)).tolist() == [
        near(0.184171, 6),
        near(0.490398, 6),
    ]
    trace = descend(objective, start, rate=1.0, steps=1)
    assert trace.costs.tolist() == [near(0.800619, 6), near(0.448445, 6)]


def test_an_average_can_fall_while_a_slice_gets_worse() -> None:
    returning, new = 9_200, 800
    before, after = [cost([a, b], [returning, new]) for a, b in ((0.290, 0.410), (0.251, 0.610))]
    assert (before, after) == (near(0.300, 3), near(0.280, 3))

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.descent import descend, newton
from quizapp.engine.array.margins import LOG_LOSS, SQUARED_ERROR, Loss
from quizapp.engine.array.objective import Objective

TUMOURS = (np.arange(1, 9) / 2, [0, 0, 0, 1, 0, 1, 1, 1])
SEPARABLE = ([-3, -2, -1, 1, 2, 3], [0, 0, 0, 1, 1, 1])


def test_a_step_goes_against_the_gradient() -> None:
    objective = Objective.of(*TUMOURS)
    trace = descend(objective, [1.0, -1.0], rate=0.5, steps=3)
    for here, there in zip(trace.points, trace.points[1:], strict=False):
        assert there == pytest.approx(here - 0.5 * objective.gradient(here), rel=1e-15)
    assert trace.costs == pytest.approx(objective.costs(trace.points), rel=1e-15)


def test_a_trace_begins_at_the_start() -> None:
    trace = descend(Objective.of(*TUMOURS), [1.0, -1.0], rate=0.5, steps=0)
    assert (trace.points.tolist(), trace.arrived, trace.diverged_at) == ([[1, -1]], False, None)


def test_small_steps_down_log_loss_never_go_up() -> None:
    trace = descend(Objective.of(*TUMOURS), [-6, 6], rate=0.1, steps=300)
    assert (np.diff(trace.costs) < 0).all()


def test_log_loss_arrives_from_the_bad_start_and_squared_error_stays_lost() -> None:
    log = descend(Objective.of(*TUMOURS), [-6, 6], rate=1.0, steps=2000)
    assert (log.arrived, log.diverged_at) == (True, None)
    squared = Objective.of(*TUMOURS, loss=SQUARED_ERROR)
    assert not descend(squared, [-6, 6], rate=1.0, steps=2000).arrived
    assert descend(squared, [0, 0], rate=1.0, steps=2000).arrived


def test_a_plateau_is_not_taken_for_an_arrival() -> None:
    squared = Objective.of(*TUMOURS, loss=SQUARED_ERROR)
    trace = descend(squared, [-300, 75], rate=1.0, steps=10)
    assert squared.gradient(trace.points[-1]) == pytest.approx(0, abs=1e-30)
    assert not trace.arrived


def test_a_short_newton_step_uphill_is_no_arrival() -> None:
    one = Objective.of([0.0], [1], loss=SQUARED_ERROR, penalty=1.0)
    there, here = [0.0, 1.0], [0.0, -5.0]
    assert descend(one, there, rate=1.0, steps=0, near=2.0).arrived
    assert np.linalg.eigvalsh(one.hessian(np.array(here))).min() < 0
    assert not descend(one, here, rate=1.0, steps=0, near=2.0).arrived


def test_separable_classes_never_arrive_unless_a_penalty_holds_the_weights() -> None:
    free = descend(Objective.of(*SEPARABLE), [0, 0], rate=1.0, steps=3000)
    assert (free.arrived, free.diverged_at) == (False, None)
    assert (np.diff(free.points[:, 0]) > 0).all()
    held = descend(Objective.of(*SEPARABLE, penalty=0.1), [0, 0], rate=1.0, steps=3000)
    assert held.arrived


def test_a_cost_that_runs_away_may_come_back() -> None:
    nine_to_one = [0] * 9 + [1]
    objective = Objective.of([100] * 10 + [-100] * 10, nine_to_one + [1 - y for y in nine_to_one])
    trace = descend(objective, [0.0, 0.0], rate=1000.0, steps=9)
    assert (trace.diverged_at, trace.ran_away_at, len(trace.points)) == (None, 1, 10)
    assert trace.costs.max() > 1e5
    assert trace.costs[5:].min() < 1
    assert descend(objective, [0.0, 0.0], rate=0.01, steps=9).ran_away_at is None


def test_a_penalty_that_throws_the_weight_further_each_time_is_a_divergence() -> None:
    objective = Objective.of(*SEPARABLE, penalty=1.0)
    trace = descend(objective, [1.0, 0.0], rate=3.0, steps=500)
    assert not trace.arrived
    assert trace.diverged_at == len(trace.points) - 1 == len(trace.costs) - 1 < 20
    assert descend(objective, [1.0, 0.0], rate=1.9, steps=500).diverged_at is None


@given(
    start=st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
    rate=st.floats(0.1, 100),
    penalty=st.floats(0.01, 3),
    loss=st.sampled_from([LOG_LOSS, SQUARED_ERROR]),
)
def test_what_diverged_never_comes_back(
    start: tuple[float, float], rate: float, penalty: float, loss: Loss
) -> None:
    objective = Objective.of(*TUMOURS, penalty=penalty, loss=loss)
    trace = descend(objective, start, rate=rate, steps=30)
    point = trace.points[-1]
    for _ in range(30 if trace.diverged_at is not None else 0):
        further = point - rate * objective.gradient(point)
        assert abs(further[0]) >= abs(point[0]) * (1 - 1e-12)
        point = further


def test_a_descent_beyond_floats_does_not_warn() -> None:
    for rate in (1e200, 1e308):
        trace = descend(Objective.of([1e150, -1e150], [0, 0]), [1e-150, 0], rate=rate, steps=9)
        assert trace.diverged_at == 1


def test_newton_finds_the_minimum_in_a_few_steps() -> None:
    objective = Objective.of(*TUMOURS)
    trace = newton(objective, [0, 0], steps=8)
    assert (trace.arrived, trace.diverged_at) == (True, None)
    assert objective.gradient(trace.points[-1]) == pytest.approx(0, abs=1e-15)


def test_newton_from_a_bad_start_diverges_and_says_so() -> None:
    trace = newton(Objective.of(*TUMOURS), [-6, 6], steps=8)
    assert (trace.arrived, trace.diverged_at, len(trace.points)) == (False, 1, 2)


def test_shorter_newton_steps_arrive_from_further_away() -> None:
    assert newton(Objective.of(*TUMOURS), [-2, 3], steps=40, rate=0.2).arrived


def test_where_squared_error_curves_downwards_newton_does_not_arrive() -> None:
    squared = Objective.of(*TUMOURS, loss=SQUARED_ERROR)
    assert not newton(squared, [-1, 1], steps=1).arrived


@pytest.mark.parametrize("start", [[1.0], [1.0, 2.0, 3.0], [np.nan, 0.0], [np.inf, 0.0]])
def test_a_start_that_is_no_point_is_refused(start: list[float]) -> None:
    with pytest.raises(ValueError, match="a start"):
        descend(Objective.of(*TUMOURS), start, rate=1.0, steps=1)


@pytest.mark.parametrize("number", [0.0, -1.0, np.nan])
def test_a_walk_that_cannot_be_is_refused(number: float) -> None:
    for method in (descend, newton):
        with pytest.raises(ValueError, match="rate must be above 0"):
            method(Objective.of(*TUMOURS), [0, 0], rate=number, steps=1)
        with pytest.raises(ValueError, match="near must be above 0"):
            method(Objective.of(*TUMOURS), [0, 0], rate=1.0, steps=1, near=number)
        with pytest.raises(ValueError, match="steps must not be negative"):
            method(Objective.of(*TUMOURS), [0, 0], rate=1.0, steps=-1)

"""Where a cost has one lowest point, what prevents one, and descents that go on."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.descent import descend, resumed
from quizapp.engine.array.margins import SQUARED_ERROR
from quizapp.engine.array.minima import bends, lowest, obstacle
from quizapp.engine.array.objective import Objective

TUMOURS = [0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0]
MALIGNANT = [0, 0, 0, 1, 0, 1, 1, 1]

ROWS = st.lists(st.tuples(st.integers(-5, 5), st.integers(0, 1)), min_size=1, max_size=12).map(
    lambda rows: (np.array([float(x) for x, _ in rows]), np.array([float(y) for _, y in rows]))
)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ([1, 2], [1, 1], "one class"),
        ([1, 2], [0, 0], "one class"),
        ([2, 2, 2], [0, 1, 1], "constant"),
        ([1, 2, 3, 4], [1, 1, 0, 0], "separable"),
        ([1, 2, 2, 3], [1, 1, 0, 0], "touching"),
        (TUMOURS, MALIGNANT, ""),
    ],
)
def test_the_obstacle_is_named(x: list[float], y: list[int], expected: str) -> None:
    assert obstacle(x, y) == expected
    assert obstacle(x, y, penalty=0.1) == (expected if expected == "one class" else "")


@given(ROWS, st.sampled_from([0.0, 0.01, 1.0]))
def test_without_an_obstacle_there_is_a_lowest_point_and_it_is_flat(
    rows: tuple[Floats, Floats], penalty: float
) -> None:
    objective = Objective.of(*rows, penalty=penalty)
    assume(not obstacle(*rows, penalty=penalty))
    bottom = lowest(objective)
    assert bottom is not None
    assert np.abs(objective.gradient(np.array([bottom.w, bottom.b]))).max() < 1e-6
    assert bottom.cost <= objective.costs([[0.0, 0.0]])[0] + 1e-15


@pytest.mark.parametrize(
    ("x", "y", "penalty", "diagnostic"),
    [
        ([1, 2, 3], [0, 1], 0.0, "3 features need as many labels, not 2"),
        ([[1], [2]], [0, 1], 0.0, "as many labels"),
        ([1, np.nan], [0, 1], 0.0, "x must be finite"),
        ([1, 2], [0, 1], np.nan, "penalty must be 0 or more"),
        ([1, 2], [0, 1], -1.0, "penalty must be 0 or more"),
    ],
)
def test_rows_that_are_none_are_refused(
    x: Any, y: list[int], penalty: float, diagnostic: str
) -> None:
    with pytest.raises(ValueError, match=diagnostic):
        obstacle(x, y, penalty=penalty)


def test_squared_error_is_found_from_the_minimum_of_log_loss() -> None:
    convex = lowest(Objective.of(TUMOURS, MALIGNANT))
    assert convex is not None
    squared = Objective.of(TUMOURS, MALIGNANT, loss=SQUARED_ERROR)
    bottom = lowest(squared, (convex.w, convex.b))
    assert bottom is not None
    assert [round(value, 4) for value in bottom] == [1.8359, -4.1308, 0.1065]


@given(ROWS, st.tuples(st.floats(-9, 9), st.floats(-9, 9)))
def test_log_loss_bends_down_nowhere(
    rows: tuple[Floats, Floats], point: tuple[float, float]
) -> None:
    least, most = bends(Objective.of(*rows), np.array(point))
    assert -1e-12 <= least <= most


def test_a_surface_without_end_has_no_curvature() -> None:
    least, most = bends(Objective.of([1.0], [1]), np.array([np.nan, 0.0]))
    assert np.isnan([least, most]).all()


@given(st.integers(0, 30), st.integers(0, 30), st.sampled_from([0.1, 1.0, 30.0]))
def test_a_descent_that_goes_on_is_as_one_that_never_stopped(
    first: int, more: int, rate: float
) -> None:
    objective = Objective.of(TUMOURS, MALIGNANT)
    whole = descend(objective, [-6.0, 6.0], rate=rate, steps=first + more)
    begun = descend(objective, [-6.0, 6.0], rate=rate, steps=first)
    joined = resumed(objective, begun, rate=rate, steps=more)
    np.testing.assert_array_equal(joined.points, whole.points)
    np.testing.assert_allclose(joined.costs, whole.costs, rtol=1e-14)
    assert (joined.arrived, joined.diverged_at) == (whole.arrived, whole.diverged_at)


def test_a_descent_that_diverged_does_not_go_on_and_one_that_goes_on_may_diverge() -> None:
    objective = Objective.of(TUMOURS, MALIGNANT, penalty=0.1)
    begun = descend(objective, [-6.0, 6.0], rate=30.0, steps=1)
    lost = resumed(objective, begun, rate=30.0, steps=9)
    assert begun.diverged_at is None
    assert lost.diverged_at is not None
    assert len(lost.points) == lost.diverged_at + 1
    assert resumed(objective, lost, rate=30.0, steps=9) is lost

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.margins import LOG_LOSS, SQUARED_ERROR, Loss
from quizapp.engine.array.objective import TERMS, Objective
from quizapp.engine.array.surface import slice_along, surface
from tests.engine import exactly

X = [-8.0, -4.0, 4.0, 8.0]
Y = [0, 1, 0, 1]
AXIS = np.linspace(-12, 12, 97)


def everywhere(objective: Objective, w: list[float], b: list[float]) -> list[list[float]]:
    """The surface, point by point."""
    return [[float(objective.costs([[slope, bias]])[0]) for slope in w] for bias in b]


@pytest.mark.parametrize("loss", [LOG_LOSS, SQUARED_ERROR])
@pytest.mark.parametrize("penalty", [0.0, 0.1])
@pytest.mark.parametrize("reach", [1.0, 30.0, 1000.0])
@pytest.mark.parametrize("weights", [None, [1, 2, 3, 4]])
def test_a_surface_has_the_cost_of_each_point(
    loss: Loss, penalty: float, reach: float, weights: list[float] | None
) -> None:
    objective = Objective.of(X, Y, loss=loss, penalty=penalty, weights=weights)
    w, b = [-reach, 0.0, reach / 3], [-2.0, reach]
    assert surface(objective, w, b) == pytest.approx(np.array(everywhere(objective, w, b)), 1e-13)


@pytest.mark.parametrize("reach", [1.0, 10.0, 60.0])
def test_a_surface_is_exact(reach: float) -> None:
    dice = np.random.default_rng(7)
    x = dice.integers(-64, 64, 25) / 64  # so that w x is not rounded
    y = dice.integers(0, 2, 25)
    w, b = [-reach, reach / 2], [-1.5, 2.0]
    costs = surface(Objective.of(x, y), w, b)
    for column, slope in enumerate(w):
        for row, bias in enumerate(b):
            losses = [
                Fraction(exactly.log_loss_from_logits(label, slope * feature + bias))
                for feature, label in zip(x.tolist(), y.tolist(), strict=True)
            ]
            assert costs[row, column] == pytest.approx(float(sum(losses) / 25), rel=1e-14)


def test_examples_are_taken_in_blocks() -> None:
    dice = np.random.default_rng(3)
    x, y = dice.normal(size=700), dice.integers(0, 2, 700)
    objective = Objective.of(x, y)
    b = np.linspace(-1, 1, TERMS // 200)
    assert surface(objective, [0.5], b)[:, 0] == pytest.approx(
        objective.costs(np.column_stack([np.full(b.size, 0.5), b])), rel=1e-13
    )


def test_where_folded_odds_would_be_too_large_they_are_not_folded() -> None:
    wrong = Objective.of([8.0] * 4, [0] * 4)
    assert surface(wrong, [20.0, 40.0, 80.0], [0.0]).tolist() == [[160.0, 320.0, 640.0]]


def test_an_empty_axis_gives_an_empty_surface() -> None:
    assert surface(Objective.of(X, Y), [], [1.0, 2.0]).shape == (2, 0)
    assert surface(Objective.of(X, Y), [1.0], []).shape == (0, 1)


def test_what_is_beyond_floats_does_not_warn() -> None:
    costs = surface(Objective.of(X, Y), [1e308, np.inf, np.nan], [0.0, 1.0])
    assert (costs[:, 0] == np.inf).all()
    assert np.isnan(costs[:, 2]).all()


def test_examples_of_two_features_have_no_surface() -> None:
    with pytest.raises(ValueError, match="one feature"):
        surface(Objective.of([[1, 2], [3, 4]], [0, 1]), [0], [0])


def test_squared_error_has_two_valleys_where_log_loss_has_one() -> None:
    squared = slice_along(Objective.of(X, Y, loss=SQUARED_ERROR), [1.0, 0.0], 1, AXIS)
    assert [minimum.at for minimum in squared.minima] == pytest.approx([-5.9989, 5.9989], abs=1e-4)
    log = slice_along(Objective.of(X, Y), [1.0, 0.0], 1, AXIS)
    assert [minimum.at for minimum in log.minima] == pytest.approx([0.0], abs=1e-12)


def test_a_valley_between_the_values_is_found_to_the_last_digits() -> None:
    objective = Objective.of([-1, 0, 1, 2], [0, 1, 0, 1])
    (minimum,) = slice_along(objective, [0.3, 0.0], 0, [-40.0, 40.0]).minima
    assert objective.gradient(np.array([minimum.at, 0.0]))[0] == pytest.approx(0, abs=1e-15)
    assert minimum.cost == objective.costs([[minimum.at, 0.0]])[0]


def test_a_valley_at_one_of_the_values_is_found_once() -> None:
    (minimum,) = slice_along(Objective.of([-1, 1], [0, 1]), [1, 0], 1, [-1, 0, 1]).minima
    assert minimum.at == pytest.approx(0, abs=1e-15)


def test_the_end_of_a_slice_is_no_valley() -> None:
    assert slice_along(Objective.of([-1, 1], [0, 1]), [1, 0], 1, [1, 2, 3]).minima == ()
    assert slice_along(Objective.of([-1, 1], [0, 1]), [1, 0], 1, []).minima == ()


def test_a_ridge_parts_each_two_neighbouring_valleys() -> None:
    squared = slice_along(Objective.of(X, Y, loss=SQUARED_ERROR), [1.0, 0.0], 1, [-40, -1, 40])
    (ridge,) = squared.ridges
    assert ridge.at == pytest.approx(0, abs=1e-12)
    assert ridge.cost == pytest.approx(0.4822, abs=1e-4)
    assert slice_along(Objective.of(X, Y), [1.0, 0.0], 1, AXIS).ridges == ()
    climbs_first = slice_along(Objective.of([1.0], [0], loss=SQUARED_ERROR), [0, 0], 0, AXIS)
    assert climbs_first.minima == climbs_first.ridges == ()


def minima_along_w(x: list[float], y: list[int], low: float, high: float) -> list[float]:
    """Where squared error has its minima in w along b = 6, from three values only."""
    objective = Objective.of(x, y, loss=SQUARED_ERROR)
    cut = slice_along(objective, [0.0, 6.0], 0, [low, (low + high) / 2, high])
    return [minimum.at for minimum in cut.minima]


@pytest.mark.parametrize("scale", [1.0, 10.0, 100.0, 1e9])
def test_narrow_valleys_are_found_however_far_the_values_reach(scale: float) -> None:
    x = [feature * scale for feature in (-8, -4, 4, 8)]
    expected = [-0.4613 / scale, 1.0346 / scale]
    for reach in (12 / scale, 12.0, 1e4):
        assert minima_along_w(x, Y, -reach, reach) == pytest.approx(expected, rel=1e-4)


@given(
    st.lists(st.tuples(st.integers(-60, 60), st.integers(0, 1)), min_size=1, max_size=7),
    st.integers(-8, 8),
)
def test_no_valley_deeper_than_a_ten_thousandth_is_missed(
    rows: list[tuple[int, int]], bias: int
) -> None:
    x, y = zip(*rows, strict=True)
    objective = Objective.of(x, y, loss=SQUARED_ERROR)
    axis = np.linspace(-3, 3, 40_001)
    brute = slice_along(objective, [0.0, bias], 0, axis)
    few = slice_along(objective, [0.0, bias], 0, axis[[0, -1]])
    minima = [minimum.at for minimum in few.minima]
    for bottom in brute.minima:
        if not any(math.isclose(bottom.at, at, rel_tol=1e-6, abs_tol=1e-6) for at in minima):
            beyond = brute.costs[axis > bottom.at], brute.costs[axis < bottom.at][::-1]
            assert min(rim(costs, bottom.cost) for costs in beyond) - bottom.cost < 1e-4


def rim(costs: Floats, bottom: float) -> float:
    """The highest cost on the way from a bottom to where it is lower, or to the end."""
    lower = np.flatnonzero(costs < bottom - 1e-15)
    return float(costs[: lower[0] if lower.size else None].max(initial=bottom))


def test_the_values_of_a_slice_ascend() -> None:
    with pytest.raises(ValueError, match="ascend"):
        slice_along(Objective.of(X, Y), [1, 0], 1, [1, 0])

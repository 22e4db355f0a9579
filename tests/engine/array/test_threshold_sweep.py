import math
import sys
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.threshold_sweep import cost_curve, precision_recall, roc, sweep
from quizapp.engine.scalar.decisions import cheapest_threshold
from tests.oracles.confusion import confusion

SCORES = st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.8]) | st.floats(0, 1)
PAIRS = st.lists(st.tuples(st.integers(0, 1), SCORES), max_size=14)
BOTH = PAIRS.filter(lambda pairs: {y for y, _ in pairs} == {0, 1})


def apart(pairs: list[tuple[int, float]]) -> tuple[list[int], list[float]]:
    """Labels and scores."""
    return [y for y, _ in pairs], [score for _, score in pairs]


@given(PAIRS)
def test_a_sweep_has_the_counts_of_each_threshold(pairs: list[tuple[int, float]]) -> None:
    y, scores = apart(pairs)
    swept = sweep(y, scores)
    assert swept.thresholds.tolist() == [math.inf, *sorted(set(scores), reverse=True)]
    for threshold, true, false in zip(
        swept.thresholds, swept.true_alarms, swept.false_alarms, strict=True
    ):
        counts = confusion(y, scores, threshold)
        assert (counts.tp, counts.fp) == (true, false)


@given(BOTH)
def test_the_area_below_roc_is_the_chance_that_a_positive_outranks_a_negative(
    pairs: list[tuple[int, float]],
) -> None:
    curve = roc(*apart(pairs))
    positives = [score for y, score in pairs if y == 1]
    negatives = [score for y, score in pairs if y == 0]
    wins = [(a > b) + (a == b) / 2 for a, b in product(positives, negatives)]
    assert curve is not None
    assert curve.area == sum(wins) / len(wins)
    heights = (curve.up[1:] + curve.up[:-1]) / 2
    assert curve.area == pytest.approx(float(np.diff(curve.across) @ heights))


@given(BOTH)
def test_roc_runs_from_corner_to_corner(pairs: list[tuple[int, float]]) -> None:
    curve = roc(*apart(pairs))
    assert curve is not None
    assert (curve.across[0], curve.up[0], curve.across[-1], curve.up[-1]) == (0, 0, 1, 1)
    assert (np.diff(curve.across) >= 0).all()
    assert (np.diff(curve.up) >= 0).all()


@given(BOTH)
def test_average_precision_weighs_precisions_by_added_recall(
    pairs: list[tuple[int, float]],
) -> None:
    y, scores = apart(pairs)
    curve = precision_recall(y, scores)
    area, before = 0.0, 0.0
    for threshold in sorted(set(scores), reverse=True):
        counts = confusion(y, scores, threshold)
        assert counts.precision is not None
        assert counts.recall is not None
        area += (counts.recall - before) * counts.precision
        before = counts.recall
    assert curve is not None
    assert curve.area == pytest.approx(area)
    assert curve.across[-1] == 1


def test_scores_that_say_nothing_have_the_base_rate_as_precision() -> None:
    curve = precision_recall([1, 0, 0, 0], [0.5] * 4)
    assert curve is not None
    assert (curve.up.tolist(), curve.area) == ([0.25], 0.25)
    ranking = roc([1, 0, 0, 0], [0.5] * 4)
    assert ranking is not None
    assert ranking.area == 0.5


def test_curves_of_a_missing_class_are_none() -> None:
    assert roc([1, 1], [0.1, 0.2]) is None
    assert roc([0, 0], [0.1, 0.2]) is None
    assert roc([], []) is None
    assert precision_recall([0, 0], [0.1, 0.2]) is None


@given(PAIRS.filter(bool), st.floats(0, 20), st.floats(0, 20))
def test_a_cost_curve_has_the_cost_of_each_threshold(
    pairs: list[tuple[int, float]], cost_fp: float, cost_fn: float
) -> None:
    y, scores = apart(pairs)
    curve = cost_curve(y, scores, cost_fp, cost_fn)
    costs = [
        confusion(y, scores, each).cost(cost_fp, cost_fn) / len(y) for each in curve.thresholds
    ]
    assert curve.costs == pytest.approx(np.array(costs), rel=1e-12, abs=1e-300)
    assert curve.least == curve.costs.min()
    assert curve.costs[curve.thresholds.tolist().index(curve.best)] == curve.least


@given(BOTH, st.floats(0, 20), st.floats(0, 20))
def test_the_prevalence_of_the_data_changes_nothing(
    pairs: list[tuple[int, float]], cost_fp: float, cost_fn: float
) -> None:
    y, scores = apart(pairs)
    told = cost_curve(y, scores, cost_fp, cost_fn, prevalence=sum(y) / len(y))
    assert told.costs == pytest.approx(
        cost_curve(y, scores, cost_fp, cost_fn).costs, rel=1e-9, abs=1e-300
    )


def test_the_best_threshold_of_honest_scores_is_the_cheapest_on_paper() -> None:
    chances = np.arange(1, 100) / 100
    y = np.concatenate([np.arange(100) < 100 * p - 0.5 for p in chances])
    curve = cost_curve(y, np.repeat(chances, 100), 1, 4)
    assert curve.best == pytest.approx(cheapest_threshold(1, 4), abs=0.0101)


def test_where_positives_are_rarer_the_best_threshold_is_higher() -> None:
    y, scores = [0, 0, 1, 0, 1, 1], [0.1, 0.3, 0.4, 0.6, 0.7, 0.9]
    usual = cost_curve(y, scores, 1, 5)
    rare = cost_curve(y, scores, 1, 5, prevalence=0.05)
    assert rare.best > usual.best


def test_costs_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="costs"):
        cost_curve([1, 0], [0.5, 0.2], -1, 1)
    with pytest.raises(ValueError, match="no example"):
        cost_curve([], [], 1, 1)
    for y, prevalence in (([1, 0], 1.1), ([1, 1], 0.5)):
        with pytest.raises(ValueError, match="prevalence"):
            cost_curve(y, [0.5, 0.2], 1, 1, prevalence=prevalence)


@pytest.mark.parametrize("cost", [-1.0, math.inf, math.nan])
def test_a_cost_that_is_none_is_refused(cost: float) -> None:
    for costs in ((cost, 1.0), (1.0, cost)):
        with pytest.raises(ValueError, match="costs must be finite and not negative"):
            cost_curve([1, 0], [0.9, 0.1], *costs)


def test_the_greatest_costs_do_not_warn() -> None:
    most = sys.float_info.max
    curve = cost_curve([1, 0, 1], [0.1, 0.9, 0.1], most, most)
    assert curve.costs.max() <= most

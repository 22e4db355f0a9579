import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.threshold_sweep import roc, sweep
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


def test_curves_of_a_missing_class_are_none() -> None:
    assert roc([1, 1], [0.1, 0.2]) is None
    assert roc([0, 0], [0.1, 0.2]) is None
    assert roc([], []) is None


def test_the_best_threshold_of_honest_scores_is_the_cheapest_on_paper() -> None:
    chances = np.arange(1, 100) / 100
    y = np.concatenate([np.arange(100) < 100 * p - 0.5 for p in chances])
    scores = np.repeat(chances, 100)
    best = min(chances, key=lambda threshold: confusion(y, scores, threshold).cost(1, 4))
    assert best == pytest.approx(cheapest_threshold(1, 4), abs=0.0101)

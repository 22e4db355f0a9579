import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.calibration import (
    binned_ece,
    brier_split,
    log_loss_split,
    reliability_bins,
)
from quizapp.engine.array.losses import cost, log_loss
from tests.oracles.probabilities import brier_score

CHANCES = st.sampled_from([0.0, 0.1, 0.25, 0.3, 0.5, 0.9, 1.0]) | st.floats(0, 1)
PAIRS = st.lists(st.tuples(st.integers(0, 1), CHANCES), min_size=1, max_size=30)
RULES = ["width", "count", "value"]


def apart(pairs: list[tuple[int, float]]) -> tuple[list[int], list[float]]:
    """Labels and probabilities."""
    return [y for y, _ in pairs], [p for _, p in pairs]


@given(PAIRS, st.integers(1, 12), st.sampled_from(RULES))
def test_bins_share_out_the_examples(pairs: list[tuple[int, float]], bins: int, rule: Any) -> None:
    y, p = apart(pairs)
    rows = reliability_bins(y, p, bins=bins, rule=rule)
    assert sum(row.count for row in rows) == len(y)
    assert sum(row.positives for row in rows) == sum(y)
    assert sum(row.count * row.mean_p for row in rows) == pytest.approx(sum(p))
    assert all(row.count > 0 and row.low <= row.high for row in rows)
    assert all(row.low - 1e-15 <= row.mean_p <= row.high + 1e-15 for row in rows)
    assert all(a.high <= b.low for a, b in pairwise(rows))
    if rule != "value":
        assert len(rows) <= bins


def test_a_bin_of_equal_width_holds_its_low_end() -> None:
    rows = reliability_bins([0, 1, 0, 1], [0.3, 0.29999, 0.6, 1.0], bins=10)
    assert [(row.low, row.high) for row in rows] == [(0.2, 0.3), (0.3, 0.4), (0.6, 0.7), (0.9, 1)]


def test_bins_of_equal_count_keep_equal_probabilities_together() -> None:
    rows = reliability_bins([0] * 6, [0.1, 0.2, 0.2, 0.2, 0.3, 0.4], bins=3, rule="count")
    assert [row.count for row in rows] == [4, 2]
    rows = reliability_bins([0] * 6, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], bins=3, rule="count")
    assert [row.count for row in rows] == [2, 2, 2]


@given(PAIRS)
def test_the_brier_score_is_the_sum_of_its_parts(pairs: list[tuple[int, float]]) -> None:
    y, p = apart(pairs)
    split = brier_split(reliability_bins(y, p, rule="value"))
    assert split.score == pytest.approx(brier_score(y, p), abs=1e-14)
    assert min(split.reliability, split.resolution, split.uncertainty) >= 0


@given(PAIRS)
def test_log_loss_is_the_sum_of_its_parts(pairs: list[tuple[int, float]]) -> None:
    y, p = apart(pairs)
    split = log_loss_split(reliability_bins(y, p, rule="value"))
    assert split.score == pytest.approx(cost(log_loss(y, p)), rel=1e-12, abs=1e-12)


def test_a_promise_that_was_broken_for_certain_is_infinitely_unreliable() -> None:
    assert log_loss_split(reliability_bins([1, 0], [0.0, 0.0])).reliability == math.inf


@given(PAIRS)
def test_saying_each_bin_s_own_share_is_reliable(pairs: list[tuple[int, float]]) -> None:
    y, p = apart(pairs)
    rows = reliability_bins(y, p)
    shares = np.repeat([row.share for row in rows], [row.count for row in rows])
    order = np.argsort(p, kind="stable")
    honest = reliability_bins(np.array(y)[order], shares, rule="value")
    assert binned_ece(honest) == pytest.approx(0, abs=1e-15)
    assert brier_split(honest).reliability == pytest.approx(0, abs=1e-15)


def test_the_calibration_error_depends_on_the_bins() -> None:
    y, p = [0, 1, 0, 1], [0.1, 0.4, 0.6, 0.9]
    assert binned_ece(reliability_bins(y, p, bins=1)) == pytest.approx(0, abs=1e-15)
    assert binned_ece(reliability_bins(y, p, bins=4)) == pytest.approx(0.35)


def test_no_bins_have_no_score() -> None:
    assert reliability_bins([], []) == ()
    for score in (binned_ece, brier_split, log_loss_split):
        with pytest.raises(ValueError, match="no bin"):
            score(())


def test_what_cannot_be_binned_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one bin, not 0"):
        reliability_bins([1], [0.5], bins=0)
    with pytest.raises(ValueError, match="p must lie between 0 and 1"):
        reliability_bins([1], [1.5])
    with pytest.raises(ValueError, match="nan"):
        reliability_bins([1], [math.nan])

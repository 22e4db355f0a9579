import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.calibration import BinRule, binned_ece, reliability_bins
from quizapp.engine.array.grouped_calibration import BIN_DECIMALS, Groups
from quizapp.engine.array.recalibration import fit_temperature
from quizapp.engine.array.threshold_sweep import roc
from quizapp.engine.scalar.losses import bcez, logit, sq

ROW = st.integers(1, 20).flatmap(
    lambda count: st.tuples(
        st.sampled_from([0.001, 0.05, 0.2, 0.5, 0.6, 0.9, 0.999]),
        st.integers(0, count),
        st.just(count),
    )
)
ROWS = st.lists(ROW, min_size=1, max_size=8)
TEMPERATURES = st.floats(0.05, 20)

HONEST = [(0.9, 8, 10), (0.6, 6, 10), (0.2, 1, 10)]


def spread_out(groups: Groups, values: Sequence[float]) -> list[tuple[int, float]]:
    """The label and the value of each example."""
    parts = zip(values, groups.positives, groups.counts, strict=True)
    return [(int(place < yes), value) for value, yes, count in parts for place in range(count)]


@given(ROWS, TEMPERATURES, st.integers(1, 12), st.sampled_from(["width", "count", "value"]))
def test_counted_groups_are_as_so_many_examples(
    rows: list[tuple[float, int, int]], temperature: float, count: int, rule: Any
) -> None:
    groups = Groups.of(rows)
    y, z = zip(*spread_out(groups, groups.logits), strict=True)
    near = [round(p, BIN_DECIMALS) for p in groups.probabilities(temperature)]
    p = [chance for _, chance in spread_out(groups, near)]
    for one, other in zip(
        groups.bins(temperature, count=count, rule=rule),
        reliability_bins(y, p, bins=count, rule=rule),
        strict=True,
    ):
        assert replace(one, mean_p=0) == replace(other, mean_p=0)
        assert one.mean_p == pytest.approx(other.mean_p, rel=1e-13)
    curve = roc(y, z)
    assert groups.auc == (curve.area if curve else None)
    assert groups.best_temperature == pytest.approx(fit_temperature(y, z), rel=1e-9)


@pytest.mark.parametrize(
    "rows",
    [
        [(0.6, 0, 1), (0.6, 3, 5)],
        [(0.9, 0, 1), (0.2, 0, 1), (0.6, 2, 2)],
        [(0.9, 1, 1), (0.2, 1, 1), (0.6, 0, 2)],
    ],
)
def test_logits_that_say_nothing_but_for_rounding_want_no_end_of_temperature(rows: Any) -> None:
    groups = Groups.of(rows)
    y, z = zip(*spread_out(groups, groups.logits), strict=True)
    assert groups.best_temperature == fit_temperature(y, z) == math.inf


def test_millions_of_examples_take_no_more_room_than_their_groups() -> None:
    few = Groups.of([(p, k, n) for p, k, n in HONEST])
    many = Groups.of([(p, 10**11 * k, 10**11 * n) for p, k, n in HONEST])
    assert many.auc == pytest.approx(few.auc)
    assert many.best_temperature == pytest.approx(few.best_temperature)
    rules: list[BinRule] = ["width", "count", "value"]
    for rule in rules:
        assert binned_ece(many.bins(1.0, count=5, rule=rule)) == pytest.approx(
            binned_ece(few.bins(1.0, count=5, rule=rule))
        )


@given(ROWS, TEMPERATURES)
def test_the_parts_add_up_to_the_mean_loss(
    rows: list[tuple[float, int, int]], temperature: float
) -> None:
    groups = Groups.of(rows)
    pairs = spread_out(groups, groups.probabilities(temperature))
    assert groups.brier(temperature).score == pytest.approx(
        np.mean([sq(y, p) for y, p in pairs]), abs=1e-12
    )
    mean = np.mean([bcez(y, z / temperature) for y, z in spread_out(groups, groups.logits)])
    assert groups.log_loss(temperature).score == pytest.approx(mean, rel=1e-9, abs=1e-12)


@given(ROWS, TEMPERATURES)
def test_a_temperature_moves_nothing_but_the_reliability(
    rows: list[tuple[float, int, int]], temperature: float
) -> None:
    groups = Groups.of(rows)
    for kind in (Groups.brier, Groups.log_loss):
        one, other = kind(groups, 1.0), kind(groups, temperature)
        assert (one.resolution, one.uncertainty) == (other.resolution, other.uncertainty)


@given(ROWS)
def test_no_temperature_is_better_than_the_best(rows: list[tuple[float, int, int]]) -> None:
    groups = Groups.of(rows)
    best = groups.best_temperature
    if 0.01 < best < 1000:
        least = groups.log_loss(best).score
        assert all(groups.log_loss(best * by).score >= least - 1e-12 for by in (0.9, 1.1))


@given(ROWS, st.floats(0.1, 10))
def test_what_was_sharpened_wants_so_much_more_temperature(
    rows: list[tuple[float, int, int]], sharpen: float
) -> None:
    plain, sharp = Groups.of(rows), Groups.of(rows, sharpen=sharpen)
    assert sharp.best_temperature == pytest.approx(sharpen * plain.best_temperature, rel=1e-6)
    assert sharp.auc == plain.auc
    assert sharp.probabilities(sharpen) == pytest.approx(plain.probabilities())


def test_certain_mistakes_stay_finite() -> None:
    sharp = Groups.of(HONEST, sharpen=10)
    assert sharp.probabilities(0.05)[-1] == 1.0
    mistakes = 2 * logit(0.9) + 4 * logit(0.6) - logit(0.2)
    assert sharp.log_loss(0.05).score == pytest.approx(200 * mistakes / 30)


def test_logits_beyond_floats_do_not_warn() -> None:
    sharp = Groups.of([*HONEST, (0.5, 1, 2)], sharpen=1e200)
    assert sharp.log_loss(1e-300).score == math.inf
    assert Groups.of([(0.9, 1, 1), (0.1, 0, 1)], sharpen=1e200).log_loss(1e-300).score == 0
    with pytest.raises(ValueError, match="no float"):
        Groups.of(HONEST, sharpen=1.7e308)


def test_bins_are_those_of_the_examples() -> None:
    groups = Groups.of(HONEST)
    assert [row.count for row in groups.bins(1.0, count=10, rule="width")] == [10, 10, 10]
    assert [row.count for row in groups.bins(1.0, count=1, rule="count")] == [30]
    assert binned_ece(groups.bins(1.0, count=10, rule="width")) == pytest.approx(2 / 30)
    assert binned_ece(groups.bins(1.0, count=1, rule="width")) == pytest.approx(2 / 30)


@pytest.mark.parametrize(
    "row", [(0.0, 0, 1), (1.0, 1, 1), (0.5, 2, 1), (0.5, -1, 1), (0.5, 0, 0), (math.nan, 0, 1)]
)
def test_a_group_is_refused_outside_its_range(row: tuple[float, int, int]) -> None:
    with pytest.raises(ValueError, match="a group needs"):
        Groups.of([row])


def test_there_must_be_a_group_and_a_temperature() -> None:
    with pytest.raises(ValueError, match="there must be a group"):
        Groups.of([])
    with pytest.raises(ValueError, match="a factor above 0"):
        Groups.of(HONEST, sharpen=0)
    for kind in (Groups.brier, Groups.log_loss, Groups.probabilities):
        with pytest.raises(ValueError, match="a temperature must be above 0"):
            kind(Groups.of(HONEST), 0.0)

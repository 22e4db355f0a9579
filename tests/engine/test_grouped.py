import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.calibration import ece
from quizapp.engine.formulas import bcez, logit, sq
from quizapp.engine.grouped import Groups

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


@given(ROWS, TEMPERATURES)
def test_the_parts_add_up_to_the_mean_loss(
    rows: list[tuple[float, int, int]], temperature: float
) -> None:
    groups = Groups.of(rows)
    chances = groups.spread_out(groups.probabilities(temperature))
    pairs = list(zip(groups.labels.tolist(), chances.tolist(), strict=True))
    assert groups.brier(temperature).score == pytest.approx(
        np.mean([sq(y, p) for y, p in pairs]), abs=1e-12
    )
    logits = groups.spread_out(groups.logits) / temperature
    mean = np.mean([bcez(y, z) for y, z in zip(groups.labels, logits, strict=True)])
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


def test_bins_are_those_of_the_examples() -> None:
    groups = Groups.of(HONEST)
    assert [row.count for row in groups.bins(1.0, count=10, rule="width")] == [10, 10, 10]
    assert [row.count for row in groups.bins(1.0, count=1, rule="count")] == [30]
    assert ece(groups.bins(1.0, count=10, rule="width")) == pytest.approx(2 / 30)
    assert ece(groups.bins(1.0, count=1, rule="width")) == pytest.approx(2 / 30)


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

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.scalar.confusion import Confusion
from quizapp.engine.scalar.decisions import cheapest_threshold
from tests.oracles.confusion import confusion

SCORED = st.lists(st.tuples(st.integers(0, 1), st.sampled_from([0.1, 0.2, 0.5, 0.8])), max_size=12)


@given(SCORED, st.floats(0, 1))
def test_every_example_is_counted_once_and_on_its_side(
    pairs: list[tuple[int, float]], threshold: float
) -> None:
    counts = confusion([y for y, _ in pairs], [score for _, score in pairs], threshold)
    assert counts == Confusion(
        tp=sum(y == 1 and score >= threshold for y, score in pairs),
        fp=sum(y == 0 and score >= threshold for y, score in pairs),
        fn=sum(y == 1 and score < threshold for y, score in pairs),
        tn=sum(y == 0 and score < threshold for y, score in pairs),
    )


def test_a_rare_disease_has_its_known_shares() -> None:
    counts = Confusion(tp=8, fp=40, fn=2, tn=950)
    assert counts.precision == pytest.approx(0.1667, abs=5e-5)
    assert counts.recall == 0.8
    assert counts.f1 == pytest.approx(0.2759, abs=5e-5)
    assert counts.fbeta(2) == pytest.approx(0.4545, abs=5e-5)
    assert counts.accuracy == 0.958
    assert counts.cost(1, 50) == 140
    assert Confusion(tp=0, fp=0, fn=10, tn=990).accuracy == 0.99


def test_a_share_of_nothing_is_none() -> None:
    nothing = Confusion(0, 0, 0, 0)
    assert (nothing.precision, nothing.recall) == (None, None)
    assert (nothing.f1, nothing.accuracy) == (None, None)
    assert Confusion(0, 0, 5, 5).precision is None
    assert Confusion(0, 5, 0, 5).recall is None
    assert Confusion(0, 0, 5, 5).f1 == 0
    assert Confusion(0, 0, 5, 5).fbeta(0) is None


@pytest.mark.parametrize(
    ("costs", "expected"),
    [((1, 10), 0.0909), ((20, 500), 0.0385), ((1, 0), 1.0), ((0, 1), 0.0), ((5, 20, -5, 0), 1 / 6)],
)
def test_the_cheapest_threshold_comes_from_the_costs(
    costs: tuple[float, ...], expected: float
) -> None:
    assert cheapest_threshold(*costs) == pytest.approx(expected, abs=5e-5)


@given(st.floats(0, 1), st.floats(0.1, 50), st.floats(0.1, 50), st.floats(0, 5), st.floats(0, 5))
def test_at_the_cheapest_threshold_both_answers_cost_the_same(
    p: float, alarm: float, miss: float, cost_tp: float, cost_tn: float
) -> None:
    cost_fp, cost_fn = cost_tn + alarm, cost_tp + miss
    yes = p * cost_tp + (1 - p) * cost_fp
    no = p * cost_fn + (1 - p) * cost_tn
    threshold = cheapest_threshold(cost_fp, cost_fn, cost_tp, cost_tn)
    if abs(p - threshold) > 1e-6:
        assert (yes < no) == (p > threshold)


def test_huge_costs_have_a_cheapest_threshold() -> None:
    assert cheapest_threshold(1e308, 1.7e308) == pytest.approx(1 / 2.7)
    assert cheapest_threshold(1e308, 1e308, -1e308, -1e308) == 0.5
    assert cheapest_threshold(5e-324, 5e-324) == 0.5


@pytest.mark.parametrize("cost", [math.inf, -math.inf, math.nan])
def test_costs_without_end_are_refused(cost: float) -> None:
    for costs in ((cost, 1), (1, cost), (1, 1, cost, 0), (1, 1, 0, cost)):
        with pytest.raises(ValueError, match="costs must be finite"):
            cheapest_threshold(*costs)


@pytest.mark.parametrize("costs", [(0, 0), (1, 1, 2, 0), (-1, 1)])
def test_costs_that_reward_errors_are_refused(costs: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="errors must cost more"):
        cheapest_threshold(*costs)


def test_what_does_not_belong_together_is_refused() -> None:
    with pytest.raises(ValueError, match="2 scores need as many labels, not 1"):
        confusion([1], [0.5, 0.5], 0.5)
    with pytest.raises(ValueError, match="score must not be nan"):
        confusion([1], [math.nan], 0.5)
    with pytest.raises(ValueError, match="threshold must not be nan"):
        confusion([1], [0.5], math.nan)
    with pytest.raises(ValueError, match=r"y must be 0 or 1, not 0\.5"):
        confusion([0.5], [0.5], 0.5)

"""What the topics on evaluation say of models and populations is what computing them gives."""

import numpy as np
import pytest

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.binormal import Population
from quizapp.engine.array.calibration import Bin, brier_split
from quizapp.engine.scalar.confusion import Confusion
from quizapp.labs.model_on_data.lab import ModelOnData
from quizapp.labs.model_on_data.numbers import training


@pytest.mark.parametrize("seed", [3, 6, 8])
@pytest.mark.parametrize("rows", [12, 16])
def test_a_model_that_learns_few_rows_by_heart_wants_a_temperature_above_one(
    rows: int, seed: int
) -> None:
    state = ModelOnData.state_class(
        show="costs", steps=1000, degree=6, rows=rows, noise=0.1, rate=0.25, seed=seed
    )
    course = training(state)
    assert course.overfits
    assert course.test.accuracies[-1] < course.test.accuracies[course.best] + 0.06
    p = course.chances(course.test.x, -1)
    z = np.log(p / (1 - p))
    falls_as_logits_shrink = float(((p - course.test.y) * z).mean())
    assert falls_as_logits_shrink > 0


def test_the_honest_model_scores_worse_for_its_resolution() -> None:
    sure = [Bin(0.9, 0.9, 0.9, 80, 100), Bin(0.1, 0.1, 0.1, 20, 100)]
    honest = [Bin(0.6, 0.6, 0.6, 60, 100), Bin(0.4, 0.4, 0.4, 40, 100)]
    a, b = brier_split(sure), brier_split(honest)
    assert (round(a.score, 2), round(b.score, 2)) == (0.17, 0.24)
    assert a.reliability > b.reliability == pytest.approx(0)
    assert a.resolution > b.resolution
    assert a.uncertainty == b.uncertainty


def cost(population: Population, threshold: float, alarm: float, miss: float) -> float:
    """What the errors of a thousand cases cost."""
    return population.confusion(threshold).cost(alarm, miss)


def recall(population: Population, threshold: float) -> float:
    """The share of positives that get a yes."""
    counts = population.confusion(threshold)
    return counts.tp / counts.positives


@pytest.mark.parametrize(
    ("best", "used", "more"),
    [(0.1, 1 / 5.5, 9), (0.1, 1 / 19, 9), (0.1, 4 / 13, 34), (0.1, 1 / 37, 34), (0.01, 0.06, 83)],
    ids=["odds twice", "odds half", "odds fourfold", "odds a quarter", "a slip of 0.05"],
)
def test_a_wrong_threshold_costs_what_the_topic_on_thresholds_says(
    best: float, used: float, more: int
) -> None:
    population = Population(0.1, 2.0)
    least = cost(population, best, best, 1 - best)
    assert round(100 * (cost(population, used, best, 1 - best) / least - 1)) == more


def test_a_spread_too_wide_about_the_right_mean_adds_alarms_well_above_the_base_rate() -> None:
    grid = np.linspace(-9, 5, 2001)
    honest = 1 / (1 + np.exp(-grid))
    share = np.exp(-((grid + 4) ** 2) / 2)
    share /= share.sum()
    rate = float(share @ honest)

    def shown(shift: float) -> Floats:
        p: Floats = 1 / (1 + np.exp(-(2 * grid + shift)))
        return p

    shift = min(np.linspace(-10, 10, 2001), key=lambda s: abs(float(share @ shown(s)) - rate))
    for threshold in (0.1, 0.2, 0.5):
        assert threshold > 3 * rate
        assert share[shown(shift) >= threshold].sum() > share[honest >= threshold].sum()


def test_equal_recall_in_two_groups_costs_more_than_one_threshold_from_prices() -> None:
    common, rare = Population(0.3, 1.5), Population(0.1, 1.5)
    wanted = recall(common, 0.2)
    other = min(np.linspace(0.01, 0.5, 200), key=lambda t: abs(recall(rare, t) - wanted))
    assert other < 0.19
    assert cost(rare, other, 0.2, 0.8) > cost(rare, 0.2, 0.2, 0.8)


@pytest.mark.parametrize(("rate", "more"), [(0.1, 0.067), (0.2, 0.15)])
def test_false_alarms_follow_from_rate_recall_and_precision(rate: float, more: float) -> None:
    counts = Confusion(tp=600 * rate, fp=600 * rate, fn=400 * rate, tn=1000 - 1600 * rate)
    assert (counts.recall, counts.precision) == pytest.approx((0.6, 0.5))
    assert counts.fp / counts.negatives == pytest.approx(more, abs=5e-4)


def test_an_honest_model_shows_the_calibration_error_of_few_rows_and_not_that_of_many() -> None:
    p = np.arange(0.05, 1, 0.1)

    def errors(rows: int) -> Floats:
        """One a data set, with so many rows in each of ten bins."""
        positives = np.random.default_rng(1).binomial(rows, p, (400, len(p)))
        gaps: Floats = np.abs(positives / rows - p).mean(axis=1)
        return gaps

    assert (errors(10) >= 0.09).mean() > 0.2
    assert errors(1000).max() < 0.05

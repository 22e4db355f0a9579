"""What the tasks on the model on data say is what its lab shows, at the ends of what is drawn."""

import math
import re
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from quizapp.decks.items import items_of
from quizapp.decks.read.library import read_file
from quizapp.decks.substitution import fill
from quizapp.engine.array.margins import sigmoid
from quizapp.labs.forms import read_state
from quizapp.labs.model_on_data.lab import ModelOnData
from quizapp.labs.model_on_data.numbers import TRUE_WEIGHT, Training, training

LAB = ModelOnData()

DESCENT: Final = Path(__file__).parents[1] / "content" / "ml-interview" / "ml.logreg-gd.yaml"


def trained(text: str) -> Training:
    return training(LAB.open(read_state(LAB.form, text)))


@pytest.mark.parametrize(("rows", "degree"), [(10, 4), (15, 5), (30, 7)])
def test_powers_lower_the_cost_on_training_rows_alone(rows: int, degree: int) -> None:
    x_alone = trained(f"rows={rows},degree=1,noise=0,rate=2")
    powers = trained(f"rows={rows},degree={degree},noise=0,rate=2")
    assert powers.train.costs[-1] < x_alone.train.costs[-1] - 0.05
    assert powers.test.costs[-1] > x_alone.test.costs[-1] + 0.05


@pytest.mark.parametrize(("rows", "degree"), [(10, 4), (16, 6)])
def test_more_rows_bring_the_two_costs_together(rows: int, degree: int) -> None:
    few = trained(f"rows={rows},degree={degree},noise=0.1")
    many = trained(f"rows=400,degree={degree},noise=0.1")
    assert few.train.costs[-1] < many.train.costs[-1] - 0.01
    assert few.test.costs[-1] > many.test.costs[-1] + 0.2
    assert abs(many.test.costs[-1] - many.train.costs[-1]) < 0.03


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_few_rows_of_the_family_flatter_the_fit_and_many_do_not(seed: int) -> None:
    """`math.mle/more-rows`."""
    many = trained(f"degree=3,noise=0,rows=400,seed={seed}")
    for rows in (8, 12):
        few = trained(f"degree=3,noise=0,rows={rows},seed={seed}")
        assert few.train.costs[-1] < many.train.costs[-1] - 0.03
        assert few.test.costs[-1] > many.test.costs[-1] + 0.03


@pytest.mark.parametrize("seed", [1, 2, 4, 7])
def test_flips_of_a_coin_are_learnt_by_heart_and_cost_more_on_new_rows(seed: int) -> None:
    """`math.info/by-heart`."""
    for rows in (12, 16):
        flips = trained(f"degree=6,noise=0.5,rows={rows},seed={seed}")
        assert flips.train.costs[-1] < math.log(2) - 0.03
        assert flips.test.costs[-1] > math.log(2) + 0.03


@pytest.fixture(scope="module")
def surer() -> str:
    """What the task on new rows asks, with its numbers still to be drawn."""
    topic = read_file(DESCENT).topic
    assert topic
    return next(
        item.card.asks(item.facet) for item in items_of(topic) if item.card.id == "data-surer"
    )


@pytest.mark.parametrize("seed", [1, 9, 16, 18])
def test_the_cost_of_new_rows_rises_while_their_accuracy_stays(surer: str, seed: int) -> None:
    course = trained(f"rows=20,degree=6,noise=0.1,rate=0.25,seed={seed}")
    test, best = course.test, course.best
    figures = [test.costs[best], test.costs[-1], test.accuracies[best], test.accuracies[-1]]
    numbers = re.findall(r"0\.\d+", fill(surer, {"s": seed}))
    assert [float(number) for number in numbers] == pytest.approx(figures, abs=6e-4)
    assert test.costs[-1] > test.costs[best] + 0.1
    assert abs(test.accuracies[-1] - test.accuracies[best]) < 0.025
    assert (np.diff(course.train.costs) < 0).all()
    assert course.train.accuracies[-1] > test.accuracies[-1]


def test_the_weight_that_a_task_names_is_that_of_the_truth() -> None:
    """`math.log-odds/where-p`, whose fit is said to come near it."""
    assert TRUE_WEIGHT == 1.5
    x = np.linspace(-3, 3, 7)
    fit = trained("degree=1,noise=0,rows=400").chances(x, 1000)
    assert fit == pytest.approx(sigmoid(1.5 * x), abs=0.08)

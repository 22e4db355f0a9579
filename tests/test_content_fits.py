"""What the tasks on the model on data say is what its lab shows, at the ends of what is drawn."""

import pytest

from quizapp.labs.forms import read_state
from quizapp.labs.model_on_data.lab import ModelOnData
from quizapp.labs.model_on_data.numbers import Training, training

LAB = ModelOnData()


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

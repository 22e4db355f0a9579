"""What the topics on evaluation say of models and populations is what computing them gives."""

import numpy as np
import pytest

from quizapp.engine.array.calibration import Bin, brier_split
from quizapp.labs.model_on_data.lab import ModelOnData
from quizapp.labs.model_on_data.numbers import training


@pytest.mark.parametrize("seed", [3, 4, 6, 8])
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

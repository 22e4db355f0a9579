"""Model on data: the training cost falls, the test cost falls and rises, and accuracy stays."""

import numpy as np
import pytest

from quizapp.labs.base import View
from quizapp.labs.forms import read_state
from quizapp.labs.model_on_data.lab import ModelOnData
from quizapp.labs.model_on_data.numbers import training
from quizapp.labs.model_on_data.state import ModelState

LAB = ModelOnData()


def opened(text: str) -> ModelState:
    return LAB.open(read_state(LAB.form, text))


@pytest.mark.parametrize("state", ["", "degree=1,rows=50", "rows=8,degree=8,seed=4"])
def test_the_descent_is_that_of_the_mean_log_loss_on_its_own_rows(state: str) -> None:
    course = training(opened(state))
    assert course.train.costs[0] == pytest.approx(np.log(2))
    assert (np.diff(course.train.costs) < 1e-12).all()
    for step in (0, 7, 1000):
        p = course.chances(course.test.x, step)
        loss = -np.where(course.test.y == 1, np.log(p), np.log1p(-p)).mean()
        assert course.test.costs[step] == pytest.approx(loss)
        assert course.test.accuracies[step] == ((p >= 0.5) == course.test.y).mean()
        assert course.losses(step).mean() == pytest.approx(course.train.costs[step])
    # A step goes against the slope, which a difference gives.
    first, width = course.weights[1] / 0.25, 1e-6
    at = course.chances(course.train.x, 0)
    assert at == pytest.approx(np.full(len(at), 0.5))
    assert first[0] == pytest.approx((course.train.y - 0.5).mean(), abs=width)


def test_few_rows_and_high_powers_are_learnt_by_heart_and_accuracy_does_not_say_so() -> None:
    course = training(opened(""))
    assert course.overfits
    assert 0 < course.best < 1000
    rise = course.test.costs[-1] - course.test.costs[course.best]
    assert rise > 0.05
    assert abs(course.test.accuracies[-1] - course.test.accuracies[course.best]) < 0.05
    assert f"at step {course.best}; then it rises" in LAB.reading(opened("steps=50"))


def test_many_rows_and_a_straight_score_have_no_turning_point() -> None:
    state = opened("degree=1,rows=400")
    assert not training(state).overfits
    assert "does not rise much above its least" in LAB.reading(state)


def test_a_click_goes_to_a_step() -> None:
    view = View(width=78, height=16)
    picture = LAB.draw(opened(""), view)
    column = picture.text.splitlines()[-2].index("┬", 10)
    state = LAB.at(opened(""), view, column, 5)
    assert state
    assert state.steps == pytest.approx(250, abs=30)
    assert LAB.at(opened("show=fit"), view, column, 5) is None


def test_the_masked_pictures_give_nothing_away() -> None:
    best = training(opened("")).best
    for show in ("costs", "fit"):
        text = LAB.draw(
            opened(f"show={show},steps=40"), View(width=78, height=16, masked=True)
        ).text
        assert f"best step {best}" not in text
        assert text.count("?") == 8


def test_steps_that_are_too_long_are_no_learning_by_heart() -> None:
    state = opened("rate=100,rows=400,steps=1000")
    course = training(state)
    assert course.train.costs[-1] > course.train.costs[course.best]
    assert not course.overfits
    assert "The steps are too long" in LAB.reading(state)
    assert "steps are too long" in LAB.card(state).answer

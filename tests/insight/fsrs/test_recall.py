"""What FSRS predicts over a log, in arrays: as its package would have said before each answer."""

from datetime import date
from random import Random

import numpy as np
import pytest

from quizapp.insight.fsrs.recall import fsrs_recall
from quizapp.study.quality import Quality
from quizapp.study.scheduler.fsrs.parameters import FSRS_DEFAULTS
from quizapp.study.scheduler.fsrs.scheduler import FSRS
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.registry import lacks
from tests.study.scheduler.fsrs.histories import random_history

START = date(2025, 3, 1)
GOLDEN = (0.90949326, 0.89977672, 1, 0.88258403, 0.875727, 0.81202079)
OTHERS = tuple(number * 1.05 for number in FSRS_DEFAULTS)


def log(items: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = Random(seed)
    rows = [
        (item, START.toordinal() + day, quality)
        for item in range(items)
        for day, quality in random_history(random)
    ]
    item, day, quality = np.array(rows).T
    return item, day, quality


@pytest.mark.skipif(bool(lacks("fsrs")), reason=lacks("fsrs"))
@pytest.mark.parametrize("parameters", [FSRS_DEFAULTS, OTHERS])
def test_each_answer_is_predicted_as_the_package_has_it(parameters: tuple[float, ...]) -> None:
    item, day, quality = log(400)
    scheduler = FSRS.tuned(retention=0.9, parameters=parameters)
    expected, before, memory = [], -1, Memory()
    for at, ordinal, grade in zip(item, day, quality, strict=True):
        today = date.fromordinal(int(ordinal))
        memory = memory if at == before else Memory()
        expected.append(scheduler.retrievability(memory, today) if at == before else np.nan)
        memory = scheduler.answer(memory, Quality(int(grade)), today=today, seed="t/a")[1]
        before = at
    np.testing.assert_allclose(fsrs_recall(item, day, quality, parameters), expected, rtol=1e-9)


def test_a_row_of_parameters_predicts_as_it_does_alone() -> None:
    rows = log(30)
    both = fsrs_recall(*rows, np.array([FSRS_DEFAULTS, OTHERS]))
    for row, parameters in zip(both, (FSRS_DEFAULTS, OTHERS), strict=True):
        np.testing.assert_array_equal(row, fsrs_recall(*rows, parameters))


def test_no_prediction_uses_its_own_outcome_or_a_later_one() -> None:
    item, day, quality = log(60)
    recall = fsrs_recall(item, day, quality)
    cut = START.toordinal() + 30
    other = np.where(day >= cut, 5 - quality, quality)
    same = day <= cut
    # Two answers of one day are in order, and the later one may know of the earlier one.
    same &= np.r_[True, (np.diff(day) > 0) | (np.diff(item) > 0)] | (day < cut)
    np.testing.assert_array_equal(fsrs_recall(item, day, other)[same], recall[same])


def test_a_log_without_answers_has_no_predictions() -> None:
    none = np.array([], dtype=int)
    assert fsrs_recall(none, none, none).shape == (0,)


def test_one_history_is_predicted_as_the_package_did_when_it_was_written_down() -> None:
    days, qualities = [0, 2, 13, 13, 15, 20, 60], [4, 4, 1, 4, 3, 5, 4]
    recall = fsrs_recall(np.zeros(7, dtype=int), np.array(days), np.array(qualities))
    np.testing.assert_allclose(recall[1:], GOLDEN, rtol=1e-6)

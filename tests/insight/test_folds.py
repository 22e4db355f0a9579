import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quizapp.insight.folds import FOLD_COUNT, time_folds


@given(st.lists(st.integers(1, 40), max_size=60))
def test_every_day_but_the_first_ones_is_predicted_once_by_earlier_ones(days: list[int]) -> None:
    folds = time_folds(np.array(days, dtype=int))
    assert len(folds) <= FOLD_COUNT
    for fold in folds:
        assert min(days) < fold.first < fold.end
        assert any(fold.first <= day < fold.end for day in days)
    assert [fold.end for fold in folds[:-1]] == [fold.first for fold in folds[1:]]
    assert not folds or folds[-1].end == max(days) + 1


def test_folds_have_about_as_many_rows_and_the_first_sixth_is_none_of_them() -> None:
    days = np.repeat(np.arange(60), 10)
    folds = time_folds(days)
    assert [((days >= first) & (days < end)).sum() for first, end in folds] == [100] * FOLD_COUNT
    assert folds[0].first == 10

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.operating_point import Counts, cheapest_threshold, counts_at
from quizapp.engine.shares import shares

ROWS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1e3)), max_size=9)


@given(st.floats(0, 1), ROWS)
def test_every_row_is_counted_once_with_its_weight(
    threshold: float, rows: list[tuple[float, float, float]]
) -> None:
    counts = counts_at(threshold, rows)
    assert counts.total == pytest.approx(sum(weight for _, _, weight in rows))
    assert counts.positives == pytest.approx(sum(y * weight for y, _, weight in rows))


def test_what_counts_leave_open_is_none() -> None:
    nothing = Counts()
    assert [nothing.precision, nothing.recall, nothing.f1, nothing.accuracy] == [None] * 4
    assert Counts(fn=3.0).precision is None
    assert Counts(fn=3.0).f1 == 0.0


def test_free_errors_have_no_cheapest_threshold() -> None:
    assert cheapest_threshold(0, 0) is None
    assert (cheapest_threshold(0, 5), cheapest_threshold(5, 0)) == (0.0, 1.0)
    with pytest.raises(ValueError, match="prices must not be negative"):
        cheapest_threshold(-1, 2)


@given(st.lists(st.floats(0, allow_nan=False, allow_infinity=True), max_size=9))
def test_shares_add_up_to_one_or_there_is_nothing_to_share(terms: list[float]) -> None:
    parts = shares(terms)
    assert parts.shape == (len(terms),)
    assert ((parts >= 0) & (parts <= 1)).all()
    assert math.isclose(float(parts.sum()), 1.0) or not np.any(terms)


def test_shares_of_what_is_no_amount_are_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative or nan"):
        shares([1.0, math.nan])

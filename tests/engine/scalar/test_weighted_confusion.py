import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.shares import shares
from quizapp.engine.scalar.confusion import weighted_confusion
from tests.oracles.confusion import confusion

LABELS = st.sampled_from([0.0, 1.0])
ROWS = st.lists(st.tuples(LABELS, st.floats(0, 1), st.integers(0, 3)), max_size=9)


@given(ROWS, st.floats(0, 1))
def test_a_weight_is_so_many_copies(rows: list[tuple[float, float, int]], at: float) -> None:
    copies = [row for row in rows for _ in range(row[2])]
    plain = confusion([y for y, _, _ in copies], [score for _, score, _ in copies], at)
    assert weighted_confusion(rows, at) == plain


def test_a_soft_label_is_a_bit_of_both() -> None:
    counts = weighted_confusion([(0.25, 0.9, 4), (0.25, 0.1, 4)], 0.5)
    assert (counts.tp, counts.fp, counts.fn, counts.tn) == (1.0, 3.0, 1.0, 3.0)


@given(st.lists(st.floats(0, allow_nan=False, allow_infinity=True), max_size=9))
def test_shares_add_up_to_one_or_there_is_nothing_to_share(terms: list[float]) -> None:
    parts = shares(terms)
    assert parts.shape == (len(terms),)
    assert ((parts >= 0) & (parts <= 1)).all()
    assert math.isclose(float(parts.sum()), 1.0) or not np.any(terms)


def test_shares_of_what_is_no_amount_are_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative or nan"):
        shares([1.0, math.nan])

"""Ticks are round, few, and labelled as shortly as they can be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.scale import drawable
from quizapp.plot.ticks import short, spaced_ticks, ticks

ENDS = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("low", "high", "most", "labels"),
    [
        (-6, 6, 4, "-5 0 5"),
        (0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0"),
        (0, 1, 5, "0.00 0.25 0.50 0.75 1.00"),
        (0, 10, 5, "0.0 2.5 5.0 7.5 10.0"),
        (1e6, 3e6, 3, "1e6 2e6 3e6"),
        (-2e-7, 2e-7, 5, "-2e-7 -1e-7 0 1e-7 2e-7"),
        (1e9, 1e9 + 4, 3, "1000000000 1000000002 1000000004"),
        (0.3, 0.4, 1, "0.4"),
    ],
)
def test_labels_have_the_digits_they_need(low: float, high: float, most: int, labels: str) -> None:
    assert " ".join(tick.label for tick in ticks(low, high, most)) == labels


@given(ENDS, ENDS, st.integers(1, 40))
def test_ticks_rise_within_the_range_and_are_not_too_many(
    one: float, other: float, most: int
) -> None:
    low, high = drawable(one, other)
    marks = ticks(low, high, most)
    assert len(marks) <= most
    values = [tick.value for tick in marks]
    assert values == sorted(set(values))
    slack = 1e-2 * (high - low)
    assert all(low - slack <= value <= high + slack for value in values)
    assert len({tick.label for tick in marks}) == len(marks)
    assert all(math.isclose(float(tick.label), tick.value) for tick in marks)
    assert not any(float(tick.label) == 0 and "-" in tick.label for tick in marks)


@given(ENDS, ENDS, st.integers(1, 200))
def test_labels_side_by_side_leave_gaps(one: float, other: float, cells: int) -> None:
    low, high = drawable(one, other)
    marks = spaced_ticks(low, high, cells)
    if len(marks) > 1:
        apart = (cells - 1) * (marks[1].value - marks[0].value) / (high - low)
        assert apart >= 4 + max(len(tick.label) for tick in marks)


@given(st.floats(-1e308, 1e308))
def test_a_short_number_is_short_and_close(value: float) -> None:
    text = short(value)
    assert len(text) <= len("-1.797e-308")
    assert math.isclose(float(text), value, rel_tol=1e-3)

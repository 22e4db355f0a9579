"""What breaks, where and how, of the forms that are shown for breaking."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.naive_log_loss import LOG_LOSS_FORMS, Format, naive_log_loss
from quizapp.engine.array.numeric_errors import (
    NUMERIC_ERRORS,
    first_break,
    numeric_errors,
    true_loss,
)

FORMATS: list[Format] = ["float16", "float32", "float64"]


def said(name: str, y: int, z: float, number_format: Format) -> str:
    return NUMERIC_ERRORS[int(numeric_errors(name, y, [z], number_format)[0])]


def test_the_naive_form_gives_way_on_one_side_long_before_the_other() -> None:
    assert [first_break("naive", y, "float32", side="wrong") for y in (0, 1)] == [15, -89]
    assert [first_break("naive", y, "float64", side="wrong") for y in (0, 1)] == [37, -710]


def test_a_right_answer_loses_its_digits_first() -> None:
    assert first_break("naive", 1, "float64") == 34
    assert first_break("naive", 1, "float64", side="right") == 34


def test_a_clip_breaks_at_its_ceiling() -> None:
    assert first_break("clipped_1e7", 1, "float64", side="wrong") == -17
    assert first_break("clipped", 1, "float64", side="wrong") == -37
    assert first_break("clamped", 1, "float64", side="wrong") == -102


@pytest.mark.parametrize("number_format", FORMATS)
@pytest.mark.parametrize("y", [0, 1])
def test_only_the_fused_form_never_breaks(y: int, number_format: Format) -> None:
    unbroken = [name for name in LOG_LOSS_FORMS if first_break(name, y, number_format) is None]
    assert unbroken == ["fused"]


@pytest.mark.parametrize(
    ("name", "y", "z", "number_format", "error"),
    [
        ("naive", 0, 0.5, "float32", "right"),
        ("naive", 0, 15, "float32", "off"),
        ("naive", 0, 17, "float32", "inf"),
        ("naive", 1, 17, "float32", "nan"),
        ("branch", 1, 40, "float64", "lost"),
        ("clipped", 0, 40, "float64", "ceiling"),
        ("clipped", 1, 36, "float64", "off"),
        ("clipped_1e7", 1, 40, "float64", "high"),
        ("clamped", 0, 120, "float64", "ceiling"),
        ("clamped", 0, 40, "float64", "high"),
        ("clamped", 1, 20, "float16", "right"),
        ("clipped_1e7", 0, 12, "float16", "inf"),
    ],
)
def test_each_way_of_breaking_has_its_name(
    name: str, y: int, z: float, number_format: Format, error: str
) -> None:
    assert said(name, y, z, number_format) == error


def test_no_form_is_blamed_for_what_its_format_cannot_say() -> None:
    assert true_loss(1, 20.0, "float16").tolist() == [0]
    assert true_loss(0, 1e6, "float16").tolist() == [math.inf]
    assert said("fused", 0, 1e6, "float16") == "right"
    assert said("clipped", 0, 1e6, "float16") == "ceiling"


@given(
    st.sampled_from(list(LOG_LOSS_FORMS)),
    st.sampled_from([0, 1]),
    st.floats(allow_nan=False),
    st.sampled_from(FORMATS),
)
def test_what_is_called_right_is_close_to_the_truth(
    name: str, y: int, z: float, number_format: Format
) -> None:
    right = said(name, y, z, number_format) == "right"
    value, true = naive_log_loss(name, y, z, number_format)[0], true_loss(y, z, number_format)[0]
    assert right == (value == true or (math.isfinite(true) and abs(value - true) <= 0.01 * true))

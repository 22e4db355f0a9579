import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.naive_log_loss import LOG_LOSS_FORMS, Format, chances, naive_log_loss
from quizapp.labs.stability.form import FORM_NAMES

INF, NAN = math.inf, math.nan

COLUMNS = [
    ("naive", "float32"),
    ("naive", "float64"),
    ("branch", "float32"),
    ("fused", "float32"),
    ("fused", "float64"),
    ("clipped_1e7", "float32"),
    ("clipped", "float64"),
    ("clamped", "float32"),
]
TABLE = [
    (0, 16, [15.94, 16.00, 15.94, 16, 16, 15.94, 16.00, 15.94]),
    (0, 17, [INF, 17.00, INF, 17, 17, 15.94, 17.00, 100]),
    (0, 40, [INF, INF, INF, 40, 40, 15.94, 36.04, 100]),
    (1, -90, [INF, 90.0, INF, 90, 90, 16.12, 36.04, 100]),
    (1, 20, [NAN, 2.06e-9, 0, 2.06e-9, 2.06e-9, 1.2e-7, 2.06e-9, 0]),
    (1, 40, [NAN, NAN, 0, 4.25e-18, 4.25e-18, 1.2e-7, 2.2e-16, 0]),
]
CELLS = [
    (y, z, name, number_format, value)
    for y, z, row in TABLE
    for (name, number_format), value in zip(COLUMNS, row, strict=True)
]


@pytest.mark.parametrize(("y", "z", "name", "number_format", "value"), CELLS)
def test_a_form_breaks_as_the_table_says(
    y: int, z: float, name: str, number_format: str, value: float
) -> None:
    loss = float(naive_log_loss(name, y, z, number_format)[0])  # type: ignore[arg-type]
    assert loss == pytest.approx(value, rel=1e-2 if 0 < value < 1 else 5e-4, nan_ok=True)


@pytest.mark.parametrize(
    ("number_format", "one", "nought"),
    [("float16", 7.6, -11.1), ("float32", 16.6, -88.7), ("float64", 36.7, -709.75)],
)
def test_a_sigmoid_saturates_where_its_format_ends(
    number_format: Format, one: float, nought: float
) -> None:
    assert chances(one - 0.1, number_format)[0] < 1
    assert chances(one + 0.1, number_format) == (1, 0)
    assert chances(nought + 0.1, number_format)[0] > 0
    assert chances(nought - 0.1, number_format) == (0, 1)


def test_a_sigmoid_saturates_in_float64() -> None:
    assert naive_log_loss("branch", 0, 36.7)[0] < INF == naive_log_loss("branch", 0, 36.8)[0]
    assert naive_log_loss("branch", 1, -709.7)[0] < INF == naive_log_loss("branch", 1, -709.8)[0]


def test_the_failure_is_asymmetric() -> None:
    assert (
        naive_log_loss("naive", 0, 16, "float32")[0]
        < INF
        == naive_log_loss("naive", 0, 17, "float32")[0]
    )
    assert (
        naive_log_loss("naive", 1, -88, "float32")[0]
        < INF
        == naive_log_loss("naive", 1, -89, "float32")[0]
    )


@given(
    st.sampled_from(list(LOG_LOSS_FORMS)),
    st.sampled_from([0, 1]),
    st.floats(),
    st.sampled_from(["float16", "float32", "float64"]),
)
def test_a_form_is_silent(name: str, y: int, z: float, number_format: str) -> None:
    with np.errstate(all="raise"):
        assert naive_log_loss(name, y, z, number_format).shape == (1,)  # type: ignore[arg-type]


def test_decks_may_name_every_form_there_is_and_no_other() -> None:
    assert tuple(LOG_LOSS_FORMS) == FORM_NAMES


def test_every_form_says_in_a_line_what_it_does() -> None:
    assert all(form.about and "\n" not in form.about for form in LOG_LOSS_FORMS.values())


def test_a_form_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        naive_log_loss("magic", 0, 0)

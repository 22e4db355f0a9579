import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.text.numbers import show_number


@pytest.mark.parametrize(
    ("value", "fmt", "text"),
    [
        (2.0, "", "2"),
        (-8.0, "", "-8"),
        (-0.0, "", "0"),
        (0.15, "", "0.15"),
        (1e-7, "", "1e-07"),
        (1e22, "", "1e+22"),
        (3, "", "3"),
        (-0.001, ".2f", "0.00"),
        (-0.0001, ".1%", "0.0%"),
        (-0.0, ".1e", "0.0e+00"),
        (-0.006, ".2f", "-0.01"),
        (458.2106, ".0f", "458"),
        (0.000123, ".1e", "1.2e-04"),
        (0.12345, ".3g", "0.123"),
        (0.5, ".0%", "50%"),
        (1 / 3, ".12f", "0.333333333333"),
    ],
)
def test_a_number_is_shown_as_a_reader_expects_it(value: float, fmt: str, text: str) -> None:
    assert show_number(value, fmt) == text


@pytest.mark.parametrize("fmt", ["2f", ".f", ".13f", ".2d", ".2F", "+.2f", "10.2f", ".2f ", ".2f}"])
def test_other_formats_are_refused(fmt: str) -> None:
    with pytest.raises(ValueError, match="is no format"):
        show_number(1.0, fmt)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_shortest_form_reads_back(value: float) -> None:
    assert float(show_number(value)) == value

"""Tests of numbers that learners write."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answer.numeric import NotANumber, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.35", 0.35),
        (".35", 0.35),
        ("35%", 0.35),
        ("35 %", 0.35),
        (" 1e-3 ", 0.001),
        ("1/11", 1 / 11),
        ("ln(2)", math.log(2)),
        ("-2", -2.0),
        ("\u22122", -2.0),
        ("2^3", 8.0),
        ("3 × 4", 12.0),
        ("8 ÷ 2", 4.0),
        ("10⁻³", 0.001),
        ("½", 0.5),
        ("０．５", 0.5),
        ("0,35", 0.35),
        ("-1,5", -1.5),
        ("0,350", 0.35),
        ("1234,567", 1234.567),
        ("1,5e-3", 0.0015),
        ("-log(0.5)", math.log(2)),
        ("log2(8) + log10(100)", 5.0),
        ("sqrt(4)*exp(0)", 2.0),
        ("e", math.e),
        ("1e3", 1000.0),
        ("1000", 1000.0),
    ],
)
def test_a_number_is_read_as_it_is_meant(text: str, value: float) -> None:
    assert read_number(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "abc",
        "1 2",
        "1..2",
        "2 +",
        "1/0",
        "ln(-1)",
        "%",
        "inf",
        "nan",
        "__import__",
        "bce(1,0.5)",
        "max(1,2)",
        "1<2",
        "1 if e else 2",
        "logit(0.5)",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        read_number(text)
    sentence = str(refusal.value)
    assert sentence[0].isupper() or sentence[0] == "“"
    assert "\n" not in sentence


@pytest.mark.parametrize("text", ["1,000", "12,345", "1,000,000", "1 000", "1,000.5"])
def test_a_thousands_mark_is_not_guessed_at(text: str) -> None:
    with pytest.raises(NotANumber, match="two ways"):
        read_number(text)


def test_the_unit_may_stand_behind_the_number() -> None:
    assert read_number("0.7 nats", "nats") == 0.7
    assert read_number("0.7Nats", "nats") == 0.7
    assert read_number("35%", "%") == 35.0
    assert read_number("3 m^2", "m²") == read_number("3 m²", "m^2") == 3.0
    with pytest.raises(NotANumber):
        read_number("nats", "nats")


def test_a_long_refused_text_is_quoted_in_part() -> None:
    with pytest.raises(NotANumber) as refusal:
        read_number("x" * 5000)
    assert len(str(refusal.value)) < 300


@given(st.text(max_size=60))
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    try:
        value = read_number(text)
    except NotANumber:
        return
    assert math.isfinite(value)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_printed_number_is_read_back(value: float) -> None:
    assert read_number(repr(value)) == value


@pytest.mark.parametrize(
    ("text", "ends", "value"),
    [
        ("2,303", (0, 6), 2.303),
        ("-2,303", (-6, 0), -2.303),
        ("2,303", (1000, 3000), 2303.0),
        ("12,345", (0, 20), 12.345),
        ("1 234", (0, 2000), 1234.0),
        ("1,234,567", (0, 1e7), 1234567.0),
    ],
)
def test_the_range_of_the_answer_settles_what_a_comma_means(
    text: str, ends: tuple[float, float], value: float
) -> None:
    assert read_number(text, ends=ends) == value


@pytest.mark.parametrize("ends", [None, (0, 5000), (0, 1)])
def test_a_comma_that_no_range_settles_is_refused(ends: tuple[float, float] | None) -> None:
    with pytest.raises(NotANumber, match="two ways"):
        read_number("2,303", ends=ends)

"""A gap shows by how much a guess was off, in numbers that add up."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.gap import GapScale, alike, gap

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("guess", "truth", "width", "line"),
    [
        (0.9, 1.16, 60, "you 0.900 ○───────────────────────● truth 1.160   gap +0.260"),
        (1.16, 0.9, 60, "truth 0.900 ●───────────────────────○ you 1.160   gap -0.260"),
        (5.0, 5.0, 60, "you 5 ◉ truth 5   gap 0"),
        (1234.5, 0.0, 48, "truth 0 ●─────────────────○ you 1234   gap -1234"),
        (0.6931, 0.6932, 60, "you 0.6931 ○────────────────────● truth 0.6932   gap +0.0001"),
        (0.1667, 1 / 6, 60, "you 0.167 ◉ truth 0.167   gap 0.000"),
        (0.9, 1.16, 40, "you 0.900 ○───● truth 1.160   gap +0.260"),
        (1e-300, -1.2345e300, 30, "-1.234e300 ●──────────○ 1e-300"),
        (-1.2345e-300, -1.2345e300, 30, "-1.234e300 ●─────○ -1.234e-300"),
    ],
)
def test_the_smaller_number_stands_at_the_left(
    guess: float, truth: float, width: int, line: str
) -> None:
    assert gap(guess, truth, width=width).text == line.ljust(width)


def test_a_gap_is_told_in_words() -> None:
    assert gap(0.9, 1.16, width=60).reading == "you said 0.900, the truth is 1.160: 0.260 too low."
    assert gap(2.0, 2.0, width=60).reading == "you said 2, which is the truth."


@given(FINITE, FINITE, st.integers(30, 120), st.booleans())
def test_any_two_numbers_have_their_gap_in_one_line(
    guess: float, truth: float, width: int, ascii: bool
) -> None:
    picture = gap(guess, truth, width=width, ascii=ascii)
    assert len(picture.text) == width
    assert not ascii or picture.text.isascii()
    you, true, _ = alike(guess, truth)
    guess_at, truth_at = (picture.text.find(sign) for sign in ("o@" if ascii else "○●"))
    assert (guess < truth and you != true) == (0 <= guess_at < truth_at) or ascii


def test_pictures_that_need_no_arrays_load_no_numpy() -> None:
    rooms = ", ".join(f"quizapp.plot.{name}" for name in ("bars", "gap", "calendar"))
    program = f"import sys, {rooms}; sys.exit('numpy' in sys.modules)"
    assert subprocess.call([sys.executable, "-c", program]) == 0


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_only_finite_numbers_have_a_gap(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        gap(number, 1.0, width=40)


def bar(guess: float, truth: float, scale: GapScale, width: int = 80) -> str:
    return gap(guess, truth, width=width, scale=scale).text.partition("○")[2].partition("●")[0]


def test_the_line_is_as_long_as_the_gap_is_large_beside_the_tolerance() -> None:
    fine, coarse = GapScale(tolerance=0.01), GapScale(tolerance=100)
    assert bar(1.0, 1.05, fine) == "─" * 16 + "═" * 4
    assert bar(1000, 1500, coarse) == bar(1.0, 1.05, fine)
    assert bar(1.0, 1.01, fine) == "═" * 4, "just right"
    assert bar(1.0, 9.0, fine).startswith("┄─"), "cut, for it does not fit"


def test_without_a_tolerance_the_range_says_what_is_much() -> None:
    assert bar(0.0, 0.5, GapScale(range=1.0)) == "─" * 20
    assert bar(0.0, 0.025, GapScale(range=1.0)) == "─"

"""Curves are read off a picture: by eye, by a click, and in words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.cells import one_cell_each
from quizapp.plot.curves import curves
from quizapp.plot.scale import Array, Chart
from quizapp.plot.series import Series, value_at
from quizapp.plot.vlines import Mark

Z = np.linspace(-6, 6, 241)
LOG_LOSS = Series("log loss", Z, np.log1p(np.exp(-Z)), "first", "o")
SQUARED = Series("squared error", Z, 1 / (1 + np.exp(Z)) ** 2, "second", ".")

SIZES = st.tuples(st.integers(1, 90), st.integers(1, 30))
POINTS = st.lists(st.tuples(st.floats(), st.floats()), max_size=12)


def cost_curves(*, ascii: bool = False, width: int = 60, height: int = 14) -> Chart:
    return curves(
        [LOG_LOSS, SQUARED],
        width=width,
        height=height,
        x_label="z",
        y_label="loss",
        marks=[Mark(-np.log(2), "-ln 2")],
        cursor=-2.0,
        guess=3.0,
        ascii=ascii,
    )


def points(values: list[tuple[float, float]]) -> tuple[Array, Array]:
    xs, ys = np.array(values, dtype=np.float64).reshape(-1, 2).T
    return xs, ys


def test_cost_curves_in_braille() -> None:
    assert cost_curves().text.splitlines() == [
        "loss   ╎ you 3   │ z -2                                     ",
        "⠒⠒⠒ log loss 2.127   ⠂⠂⠂ squared error 0.7758               ",
        "6┤⠑⠦⣀                │     ┊-ln 2            ╎              ",
        " │  ⠈⠑⠦⣄             │     ┊                 ╎              ",
        " │      ⠑⠦⣀          │     ┊                 ╎              ",
        "4┤        ⠈⠑⠦⣄       │     ┊                 ╎              ",
        " │           ⠈⠑⠦⣀    │     ┊                 ╎              ",
        " │              ⠈⠙⠢⣄ │     ┊                 ╎              ",
        "2┤                  ⠙●⢄⡀   ┊                 ╎              ",
        " │                   │ ⠈⠑⠦⣄⡀                 ╎              ",
        " │⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠄●⠄⡄⡀⡀ ⠉⠑⠲⠤⣄⡀            ╎              ",
        " │                   │    ⠁⠁⠁⠂⠂⠆⠌⠍⠝⠖⡒⡦⡤⡤⡤⡤⡤⣀⣀○⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀",
        " └┬────────┬─────────┬─────────┬────────┬─────────┬─────── z",
        "  -6       -4        -2        0        2         4        6",
    ]


def test_cost_curves_in_ascii() -> None:
    assert cost_curves(ascii=True).text.splitlines() == [
        "loss   ! you 3   | z -2   o log loss 2.127                  ",
        ". squared error 0.7758   # both                             ",
        "6+oo                 |     :-ln 2            !              ",
        " |  oooo             |     :                 !              ",
        " |     oooo          |     :                 !              ",
        "4+        oooo       |     :                 !              ",
        " |           oooo    |     :                 !              ",
        " |              ooooo|     :                 !              ",
        "2+                  o@oo   :                 !              ",
        " |                   |  ooooo                !              ",
        " |...................@......##oooooo         !              ",
        " |                   |     : ......##########?##############",
        " ++---------+--------+--------+---------+--------+-------- z",
        "  -6        -4       -2       0         2        4         6",
    ]


def test_cost_curves_in_words() -> None:
    assert cost_curves().reading == (
        "z from -6 to 6; "
        "log loss is lowest, 0.002476, at z 6 and highest, 6.002, at z -6; "
        "squared error is lowest, 6.114e-6, at z 6 and highest, 0.9951, at z -6; "
        "mark -ln 2 at z -0.6931; "
        "guess at z 3: log loss 0.04859, squared error 0.002249; "
        "cursor at z -2: log loss 2.127, squared error 0.7758."
    )


def test_every_part_says_what_it_shows() -> None:
    lines = cost_curves(ascii=True).lines
    roles = {span.role: span.text for line in lines for span in line}
    assert set(roles) == {"", "label", "axis", "first", "second", "both", "mark", "cursor"}
    assert set(roles["both"]) == {"#"}


def test_crossing_curves_keep_all_their_dots() -> None:
    xs = np.array([0.0, 1.0])
    both = [Series("up", xs, xs), Series("down", xs, 1 - xs, "good")]
    drawn = [curves(part, width=9, height=3).text for part in (both, both[:1], both[1:])]
    bits = [[ord(sign) & 0xFF for sign in text.replace(" ", "\u2800")] for text in drawn]
    assert bits[0] == [up | down for up, down in zip(bits[1], bits[2], strict=True)]


def test_a_click_gives_the_x_under_the_cursor() -> None:
    chart = cost_curves()
    column = chart.frame.column(-2.0)
    assert column is not None
    assert chart.text.splitlines()[3][column] == "│"
    assert chart.frame.x_at(column) == pytest.approx(-2.0, abs=0.15)
    assert chart.frame.x_at(0) == -6.0


def test_a_curve_that_reaches_infinity_is_drawn_to_the_edge_and_told() -> None:
    p = np.linspace(0, 1, 11)
    with np.errstate(divide="ignore"):
        loss = Series("loss", p, -np.log(p))
    chart = curves([loss], width=12, height=4, x_label="p", cursor=0.0)
    assert "loss is infinite at p 0" in chart.reading
    assert chart.reading.endswith("cursor at p 0: loss inf.")


def test_a_value_between_points_lies_on_the_line_between_them() -> None:
    step = Series("step", np.array([0.0, 1.0, 1.0, 2.0]), np.array([0.0, 0.0, 4.0, np.nan]))
    assert [value_at(step, x) for x in (0.5, 1.0)] == [0.0, 4.0]
    assert np.isnan([value_at(step, x) for x in (-1.0, 1.5, np.nan)]).all()


def test_a_name_never_takes_more_cells_than_it_has_characters() -> None:
    assert one_cell_each("a\u0301\u0332b\u200d損\x1b") == "á?b???"
    assert one_cell_each("σ(−z) ≤ ½", ascii=True) == "sigma(-z) ? ?"


def test_series_need_as_many_ys_as_xs() -> None:
    with pytest.raises(ValueError, match="line"):
        Series("line", Z, Z[1:])


@given(st.tuples(POINTS, POINTS), SIZES, st.booleans(), st.floats(), st.floats())
def test_any_data_draw_at_any_size(
    data: tuple[list[tuple[float, float]], ...],
    size: tuple[int, int],
    ascii: bool,
    cursor: float,
    guess: float,
) -> None:
    (one, other), (width, height) = data, size
    chart = curves(
        [Series("θ", *points(one)), Series("λ", *points(other), "third", "x")],
        width=width,
        height=height,
        x_label="損 loss",
        marks=[Mark(cursor, "here")],
        cursor=cursor,
        guess=guess,
        ascii=ascii,
    )
    lines = chart.text.split("\n")
    assert [len(line) for line in lines] == [width] * height
    assert not ascii or chart.text.isascii()


def test_nothing_draws() -> None:
    assert curves([], width=10, height=3).text.splitlines() == [" " * 10] * 3


def test_charts_with_a_gutter_have_their_axes_under_each_other() -> None:
    xs = np.linspace(0.0, 1.0, 5)
    lefts = {
        curves([Series("f", xs, xs * scale)], width=40, height=10, gutter=6).frame.left
        for scale in (1.0, 1000.0, 0.123)
    }
    assert lefts == {7}

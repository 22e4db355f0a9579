"""A heatmap is a landscape: heat by height, walks across it, holes where there are no numbers."""

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from quizapp.plot.cells import Span
from quizapp.plot.heatmap import heatmap
from quizapp.plot.levels import LevelScale, levels_of
from quizapp.plot.scale import Array, Chart

ACROSS, UP = np.meshgrid(np.linspace(-4, 4, 81), np.linspace(-2, 2, 41))
BOWL = ACROSS**2 / 4 + UP**2
WALK = (np.array([-3.0, -3.0, 0.0]), np.array([1.5, -1.0, 0.0]))

MATRICES = arrays(
    np.float64, array_shapes(min_dims=2, max_dims=2, max_side=8), elements=st.floats()
)
WALKS = st.lists(st.tuples(st.floats(), st.floats()), max_size=6)


def bowl(*, ascii: bool, width: int = 44, height: int = 11) -> Chart:
    return heatmap(
        BOWL,
        width=width,
        height=height,
        x_range=(-4, 4),
        y_range=(-2, 2),
        x_label="w",
        y_label="b",
        contours=[4.0],
        path=WALK,
        guess=(2.0, 1.0),
        ascii=ascii,
    )


def test_a_bowl_with_a_walk_into_it() -> None:
    assert bowl(ascii=True).text.splitlines() == [
        "b   S start   o path   X end   ? you        ",
        " 2+@@%%%#11111111111111111111111111111#%%%@@",
        "  |***11S==-----::::.......::::-----==111***",
        "  |+11=-o-::......           ....?.::---=11+",
        " 0+1=---o.....         X         .....:---=1",
        "  |1=---o..... oooooooo          .....:---=1",
        "  |+11=-ooooooo...           ......::---=11+",
        "  |***111==-----::::.......::::-----==111***",
        "-2+@@%%%#11111111111111111111111111111#%%%@@",
        "  ++---------+---------+---------+-------- w",
        "   -4        -2        0         2         4",
    ]


def test_a_bowl_in_words() -> None:
    assert bowl(ascii=True).reading == (
        "from w -4, b -2 to w 4, b 2; lowest 0 at w 0, b 0; highest 8 at w -4, b -2; "
        "path of 3 points from w -3, b 1.5 to w 0, b 0; guess at w 2, b 1."
    )


def test_a_title_comes_first_and_a_landmark_lies_under_the_walk() -> None:
    chart = heatmap(
        BOWL,
        width=60,
        height=7,
        x_range=(-4, 4),
        y_range=(-2, 2),
        y_label="b",
        path=(np.array([-3.0, -2.0]), np.array([0.0, 0.0])),
        landmark=(2.0, 0.0, "minimum"),
        title=[(Span("log loss", "first"), Span(" 0.3"))],
        ascii=True,
    )
    assert chart.text.splitlines()[0].startswith("b   log loss 0.3   M minimum   S start")
    row = chart.text.splitlines()[chart.frame.row(0.0) or 0]
    assert row[chart.frame.column(2.0) or 0] == "M"
    assert chart.reading.endswith("minimum at x 2, b 0.")


def test_a_walk_lies_in_the_cells_of_its_ends() -> None:
    for b in np.linspace(-2, 2, 23):
        here = (np.array([1.0]), np.array([b]))
        chart = heatmap(BOWL, width=30, height=10, x_range=(-4, 4), y_range=(-2, 2), path=here)
        assert "•" not in "\n".join(chart.text.splitlines()[1:]), "only `S`, which hides its cell"


def test_half_blocks_show_two_rows_in_a_cell_and_the_first_row_at_the_bottom() -> None:
    corner = np.array([[0.0, 15.0], [15.0, np.nan], [np.nan, np.nan], [np.nan, 0.0]])
    [above, below] = heatmap(corner, width=2, height=2, x_range=(0, 1), y_range=(0, 3)).lines
    assert above == ((" ", ""), ("▀", "heat-0"))
    assert below == (("▀", "heat-15-0"), ("▄", "heat-15"))


def test_a_click_gives_the_numbers_at_both_axes() -> None:
    frame = bowl(ascii=False).frame
    column, row = frame.column(2.0), frame.row(1.0)
    assert column is not None
    assert row is not None
    assert frame.x_at(column) == pytest.approx(2.0, abs=0.2)
    assert frame.y_at(row) == pytest.approx(1.0, abs=0.3)


def test_ranks_spread_what_one_huge_number_would_flatten() -> None:
    heights = np.array([1.0, 2.0, 3.0, 4.0, 1e12])
    assert levels_of(heights, "linear").tolist() == [0, 0, 0, 0, 15]
    assert levels_of(heights, "rank").tolist() == [0, 4, 8, 12, 15]


@pytest.mark.parametrize("scale", get_args(LevelScale))
def test_flat_ground_has_one_level(scale: LevelScale) -> None:
    assert len(set(levels_of(np.full(5, 3.0), scale).tolist())) == 1


@pytest.mark.parametrize("scale", get_args(LevelScale))
@given(values=MATRICES)
def test_higher_ground_is_never_colder(scale: LevelScale, values: Array) -> None:
    ordered = np.sort(values[~np.isnan(values)])
    assert (np.diff(levels_of(ordered, scale)) >= 0).all()
    levels = levels_of(values, scale)
    assert ((levels == -1) == np.isnan(values)).all()
    assert levels.max() <= 15


@given(MATRICES, WALKS, st.tuples(st.integers(1, 60), st.integers(1, 20)), st.booleans())
def test_any_matrix_draws_at_any_size(
    values: Array, walk: list[tuple[float, float]], size: tuple[int, int], ascii: bool
) -> None:
    width, height = size
    xs, ys = np.array(walk, dtype=np.float64).reshape(-1, 2).T
    chart = heatmap(
        values,
        width=width,
        height=height,
        x_range=(0, 1),
        y_range=(0, 1),
        x_label="θ",
        contours=[0.0],
        path=(xs, ys),
        guess=walk[0] if walk else None,
        ascii=ascii,
    )
    assert [len(line) for line in chart.text.split("\n")] == [width] * height
    assert not ascii or chart.text.isascii()


def test_an_empty_matrix_is_a_hole() -> None:
    chart = heatmap(np.empty((0, 0)), width=3, height=1, x_range=(0, 1), y_range=(0, 1))
    assert chart.text == "   "

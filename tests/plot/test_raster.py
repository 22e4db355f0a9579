"""Polylines touch the dots that they should, whatever the numbers are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.raster import BRAILLE, braille, touched, trace
from quizapp.plot.scale import Frame, Scale, drawable, range_of

ANY = st.floats()


def grid(xs: list[float], ys: list[float], *, columns: int = 5, rows: int = 5) -> list[str]:
    """The polyline in cells, over x from 0 and y from 0, one a cell."""
    x, y = Scale(0, columns - 1, columns), Scale(0, rows - 1, rows)
    dots = trace(np.array(xs), np.array(ys), x, y)
    return ["".join(" #"[cell] for cell in row) for row in touched(dots, columns, rows)]


def test_a_jump_is_joined() -> None:
    assert grid([0, 2, 2, 4], [0, 0, 4, 4]) == ["  ###", "  #  ", "  #  ", "  #  ", "###  "]


def test_nan_breaks_the_line_and_leaves_single_points() -> None:
    assert grid([0, 1, 2, 3, 4], [2, 2, np.nan, 2, np.nan])[2] == "## # "


def test_infinity_leaves_at_the_edge_and_draws_no_line_along_it() -> None:
    drawn = grid([0, 1, 2, 3, 4], [np.inf, np.inf, np.inf, 0, -np.inf])
    assert drawn == ["  #  ", "  #  ", "  #  ", "   # ", "   ##"]


def test_what_lies_outside_is_cut_off_on_its_way() -> None:
    assert grid([-2, 6], [-2, 6]) == ["    #", "   # ", "  #  ", " #   ", "#    "]
    assert grid([-1, 1], [1e300, 1e300]) == ["     "] * 5


def test_the_eight_dots_of_a_cell_are_those_of_braille() -> None:
    x, y = Scale(0, 1, 1, dots=2), Scale(0, 3, 1, dots=4)
    drawn = {
        chr(BRAILLE + int(braille(trace(np.array([at]), np.array([up]), x, y), 1, 1)[0, 0]))
        for at in (0.0, 1.0)
        for up in (0.0, 1.0, 2.0, 3.0)
    }
    assert drawn == set("⠁⠂⠄⠈⠐⠠⡀⢀")


@pytest.mark.parametrize("role", ["first", "second", "third"])
@given(points=st.lists(st.tuples(ANY, ANY), max_size=20))
def test_any_polyline_stays_on_the_sheet(role: str, points: list[tuple[float, float]]) -> None:
    xs, ys = np.array(points, dtype=np.float64).reshape(-1, 2).T
    x, y = Scale(*range_of(xs), 7, dots=2), Scale(*range_of(ys), 3, dots=4)
    assert braille(trace(xs, ys, x, y, role=role), 7, 3).shape == (3, 7)


@given(ANY, ANY, st.integers(1, 300), st.sampled_from([1, 2, 4]), st.integers(0, 299))
def test_a_click_means_the_number_that_is_drawn_there(
    one: float, other: float, cells: int, dots: int, cell: int
) -> None:
    low, high = range_of([one, other])
    scale = Scale(low, high, cells, dots)
    cell = min(cell, cells - 1)
    assert scale.cell(scale.at(cell)) == cell
    assert scale.at(0) == low


def test_a_frame_knows_the_way_there_and_back() -> None:
    frame = Frame(left=3, top=1, x=Scale(0.0, 1.0, 11), y=Scale(0.0, 4.0, 5))
    assert (frame.column(0.5), frame.row(4.0), frame.row(0.0)) == (8, 1, 5)
    assert (frame.x_at(8), frame.x_at(0), frame.y_at(1), frame.y_at(99)) == (0.5, 0.0, 4.0, 0.0)
    assert frame.column(float("nan")) is None


def test_a_range_needs_finite_ends() -> None:
    with pytest.raises(ValueError, match="two finite ends"):
        drawable(0.0, float("inf"))

import numpy as np
import pytest

from quizapp.plot.cells import Span
from quizapp.plot.curves import curves
from quizapp.plot.scale import Chart
from quizapp.plot.series import Series
from quizapp.plot.side_notes import Note, PictureWithNotes, with_notes

LINE = Series("line", np.array([0.0, 1.0]), np.array([0.0, 1.0]))

NOTES = [
    Note((Span("first"),), name="a"),
    Note((), rank=2),
    Note((Span("second", "label"),), rank=1, name="b"),
    Note((Span("third"),), name="c"),
]


def line(width: int, height: int) -> Chart:
    """A chart of so many cells."""
    return curves([LINE], width=width, height=height, ascii=True)


def drawn(width: int, height: int) -> PictureWithNotes:
    """That chart with notes."""
    return with_notes(line, NOTES, width=width, height=height, reading="in words")


def test_lines_stand_at_the_right_of_the_chart() -> None:
    assert drawn(40, 8).text.splitlines() == [
        "o line                            first ",
        "1+                         oooo         ",
        " |                  ooooooo       second",
        " |           ooooooo              third ",
        " |    ooooooo                           ",
        "0+oooo                                  ",
        " ++-------------+-------------+         ",
        " 0.0           0.5          1.0         ",
    ]


def test_in_a_narrow_picture_they_stand_over_the_chart() -> None:
    rows = drawn(24, 12).text.splitlines()
    assert [row.rstrip() for row in rows[:4]] == ["first", "", "second", "third"]
    assert "+" in rows[-2]
    assert len(rows) == 12


def test_without_room_for_a_chart_there_are_only_lines_and_the_least_ones_go() -> None:
    picture = drawn(12, 3)
    assert [row.rstrip() for row in picture.text.splitlines()] == ["first", "second", "third"]
    assert picture.reading == "in words"
    assert [row.rstrip() for row in drawn(12, 2).text.splitlines()] == ["first", "third"]
    assert len(drawn(12, 9).lines) == 9


def test_heads_go_where_no_line_under_them_has_room() -> None:
    notes = [
        Note((Span("first"),)),
        Note((Span("bin"),), rank=1, heads=True),
        Note((Span("0-1"),), rank=2),
    ]
    for height, shown in ((2, ["first", ""]), (3, ["first", "bin", "0-1"])):
        rows = with_notes(None, notes, width=9, height=height).text.splitlines()
        assert [row.rstrip() for row in rows] == shown


@pytest.mark.parametrize("size", [(40, 8), (24, 12)])
def test_a_cell_means_a_point_of_the_chart_or_a_line(size: tuple[int, int]) -> None:
    picture = drawn(*size)
    frame = picture.frame
    assert frame
    at = picture.point_at(frame.left, frame.rows[-1])
    assert at == (0.0, 0.0)
    end = frame.left + frame.x.cells - 1
    assert picture.point_at(end, frame.top) == (1.0, 1.0)
    assert picture.name_at(picture.edge, 3) == "c"
    assert picture.point_at(picture.edge, 3) is None
    assert picture.name_at(picture.edge, 7) == ""
    assert picture.point_at(frame.left, frame.rows[-1] + 1) is None


def test_where_there_is_no_chart_no_cell_is_a_point_of_it() -> None:
    assert drawn(12, 3).point_at(2, 2) is None
    with pytest.raises(ValueError, match="at least one cell"):
        drawn(0, 3)

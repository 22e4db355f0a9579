"""Bars are as long as their shares, and never hide that there is something."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.bars import Bar, bar, bars
from quizapp.plot.histograms import Group, histograms
from quizapp.plot.scale import Chart

LOSSES = [Bar("row 1", 0.105), Bar("row 2", 0.511), Bar("row 5", 4.605, "bad", "4.605!")]
POSITIVES = Group("positives", np.array([0.55, 0.6, 0.9, 0.95, 0.95, 0.3]))
NEGATIVES = Group("negatives", np.array([0.1, 0.1, 0.2, 0.3, 0.6, 0.3, np.nan]))
SCORES = st.lists(st.floats(), max_size=8)


def scores(*, mirrored: bool, ascii: bool = False) -> Chart:
    return histograms(
        POSITIVES,
        NEGATIVES,
        width=40,
        height=12,
        bins=10,
        threshold=0.5,
        mirrored=mirrored,
        ascii=ascii,
    )


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0.0, "    "), (1e-12, "▏   "), (0.5, "██  "), (0.7, "██▊ "), (1.0, "████"), (9.0, "████")],
)
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


def test_a_table_of_bars() -> None:
    picture = bars(LOSSES, width=30)
    assert picture.text.splitlines() == [
        "row 1 0.105  ▍                ",
        "row 2 0.511  █▉               ",
        "row 5 4.605! █████████████████",
    ]
    assert picture.reading == "row 1 0.105, row 2 0.511, row 5 4.605!."
    assert picture.lines[2][1].role == "bad"


def test_two_groups_face_to_face() -> None:
    assert scores(mirrored=True).text.splitlines() == [
        "▲ positives 6   ▼ negatives 6           ",
        "│ threshold 0.5                         ",
        "  │                  │              ████",
        " 2┤                  │              ████",
        "  │           ▄▄▄▄   │▄▄▄▄▄▄▄       ████",
        " 0┤           ████   │███████       ████",
        "  │    ███████████   │   ████           ",
        "  │    ████▀▀▀████   │   ▀▀▀▀           ",
        " 2┤    ████   ████   │                  ",
        "  │                  │                  ",
        "  └┬──────┬──────┬───────┬──────┬─ score",
        "  0.0    0.2    0.4     0.6    0.8   1.0",
    ]


def test_two_groups_over_each_other() -> None:
    assert scores(mirrored=False).text.splitlines() == [
        "█ positives 6   ░ negatives 6           ",
        "▒ both   │ threshold 0.5                ",
        " │                  │               ████",
        " │                  │               ████",
        "2┤    ░░░░    ░░░   │               ████",
        " │    ░░░░    ░░░   │               ████",
        " │    ░░░░    ░░░   │               ████",
        " │    ░░░░░░░░▒▒▒   │████▒▒▒        ████",
        " │    ░░░░░░░░▒▒▒   │████▒▒▒        ████",
        "0┤    ░░░░░░░░▒▒▒   │████▒▒▒        ████",
        " └┬──────┬───────┬──────┬───────┬─ score",
        " 0.0    0.2     0.4    0.6     0.8   1.0",
    ]


def test_two_groups_in_ascii() -> None:
    assert scores(mirrored=True, ascii=True).text.splitlines() == [
        "+ positives 6   - negatives 6           ",
        "| threshold 0.5                         ",
        "  |                  |              ++++",
        " 2+                  |              ++++",
        "  |           ++++   |+++++++       ++++",
        " 0+           ++++   |+++++++       ++++",
        "  |    -----------   |   ----           ",
        "  |    -----------   |   ----           ",
        " 2+    ----   ----   |                  ",
        "  |                  |                  ",
        "  ++------+------+-------+------+- score",
        "  0.0    0.2    0.4     0.6    0.8   1.0",
    ]


def test_two_groups_in_words() -> None:
    assert scores(mirrored=True).reading == (
        "6 positives, median 0.75; 6 negatives, median 0.25; "
        "at or above the threshold 0.5: 5 of 6 positives, 1 of 6 negatives."
    )


@given(st.floats(), st.integers(0, 50), st.booleans())
def test_any_share_is_a_bar(share: float, width: int, ascii: bool) -> None:
    drawn = bar(share, width, ascii=ascii)
    assert len(drawn) == width
    assert not ascii or drawn.isascii()


@given(st.lists(st.tuples(st.text(), st.floats()), max_size=5), st.integers(1, 60), st.booleans())
def test_any_table_is_as_wide_as_asked(
    rows: list[tuple[str, float]], width: int, ascii: bool
) -> None:
    picture = bars([Bar(*row) for row in rows], width=width, ascii=ascii)
    assert {len(line) for line in picture.text.splitlines()} <= {width}
    assert not ascii or picture.text.isascii()


@given(
    st.tuples(SCORES, SCORES),
    st.tuples(st.integers(1, 60), st.integers(1, 20)),
    st.integers(1, 30),
    st.booleans(),
    st.booleans(),
)
def test_any_scores_draw_at_any_size(
    groups: tuple[list[float], list[float]],
    size: tuple[int, int],
    bins: int,
    mirrored: bool,
    ascii: bool,
) -> None:
    (width, height), (positives, negatives) = size, map(np.array, groups)
    chart = histograms(
        Group("positives", positives),
        Group("negatives", negatives),
        width=width,
        height=height,
        bins=bins,
        threshold=0.5,
        guess=float("nan"),
        mirrored=mirrored,
        ascii=ascii,
    )
    assert [len(line) for line in chart.text.split("\n")] == [width] * height
    assert not ascii or chart.text.isascii()

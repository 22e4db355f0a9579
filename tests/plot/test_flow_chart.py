"""Flow charts as pictures: boxes in a row or a column, every arrow with its tip."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.plot.flow_chart import ChartMarks, flow_chart, flow_reading

PIPE = ("split", "train", "watch")
WAYS = ((0, 1), (1, 2), (2, 0))


def test_stations_stand_side_by_side_and_the_way_back_runs_below() -> None:
    chart = flow_chart(PIPE, WAYS, width=41, marks=ChartMarks(1, fault=0, symptom=2))
    assert chart.text.splitlines() == [
        "┌ ✗ ──────┐   ╔═════════╗   ┌ ● ──────┐  ",
        "│ 1 split ├──►║ 2 train ╟──►│ 3 watch │  ",
        "└─────────┘   ╚═════════╝   └─────┬───┘  ",
        "    ▲                             │      ",
        "    └─────────────────────────────┘      ",
    ]


def test_a_narrow_terminal_gets_a_column() -> None:
    chart = flow_chart(PIPE[:2], ((0, 1), (1, 0)), width=20, marks=ChartMarks(0))
    assert [line.rstrip() for line in chart.text.splitlines()] == [
        "╔═════════╗",
        "║ 1 split ║◄─┐",
        "╚════╤════╝  │",
        "     ▼       │",
        "┌─────────┐  │",
        "│ 2 train ├──┘",
        "└─────────┘",
    ]


def test_in_ascii_the_station_at_hand_and_the_marks_are_seen_too() -> None:
    chart = flow_chart(
        PIPE[:2], ((0, 1),), width=40, marks=ChartMarks(0, fault=0, symptom=1), ascii=True
    )
    assert [line.rstrip() for line in chart.text.splitlines()] == [
        "# x #######   + @ ------+",
        "# 1 split #-->| 2 train |",
        "###########   +---------+",
    ]


def test_a_fault_that_shows_where_it_is_made_has_both_marks() -> None:
    chart = flow_chart(PIPE, WAYS, width=60, marks=ChartMarks(1, fault=0, symptom=0))
    assert chart.text.startswith("┌ ✗● ─────┐")
    assert chart.reading.endswith("Fault in split; it shows first in split.")


def test_stations_without_an_arrow_between_them_are_not_joined() -> None:
    text = flow_chart(PIPE, (), width=60, marks=ChartMarks(0)).text
    assert "►" not in text
    assert flow_reading(PIPE, (), ChartMarks(0)) == "Nothing leads anywhere."


def test_a_click_finds_the_station_of_its_box() -> None:
    chart = flow_chart(PIPE, WAYS, width=60, marks=ChartMarks(0))
    assert [chart.station_at(column, 1) for column in (0, 12, 15, 28)] == [0, None, 1, 2]


EDGES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8)


@given(EDGES, st.integers(10, 90), st.booleans())
@settings(max_examples=40)
def test_any_flow_has_lines_of_one_width_and_each_arrow_in_words(
    edges: list[tuple[int, int]], width: int, ascii: bool
) -> None:
    names = ("aa", "bb", "cc", "dd", "ee")
    chart = flow_chart(names, edges, width=width, marks=ChartMarks(2), ascii=ascii)
    assert {len(line) for line in chart.text.splitlines()} == {width}
    assert chart.text.isascii() or not ascii
    assert all(names[end] in chart.reading for edge in edges for end in edge)

"""Tests of the legend: as few lines as hold it, and none alone under a full one."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.cells import Span
from quizapp.plot.legend import ENTRY_GAP, LegendEntry, flow


def entries(*lengths: int) -> list[LegendEntry]:
    return [(Span("x" * length),) for length in lengths]


def lengths(lines: list[list[LegendEntry]]) -> list[list[int]]:
    return [[len(entry[0].text) for entry in line] for line in lines]


def test_an_entry_takes_another_one_along_to_the_next_line() -> None:
    assert lengths(flow(entries(10, 11, 12, 13), 45, 24)) == [[10, 11], [12, 13]]


def test_of_three_entries_one_has_to_stand_alone() -> None:
    assert lengths(flow(entries(10, 11, 12), 30, 24)) == [[10, 11], [12]]


@given(st.lists(st.integers(1, 30), max_size=8), st.integers(20, 80), st.integers(6, 40))
def test_every_line_fits_and_the_order_stays(sizes: list[int], width: int, height: int) -> None:
    lines = lengths(flow(entries(*sizes), width, height))
    for line in lines:
        assert sum(line) + ENTRY_GAP * (len(line) - 1) <= width
    told = [size for line in lines for size in line]
    left_out = iter(sizes)
    assert all(size in left_out for size in told)
    assert len(lines) <= height // 6

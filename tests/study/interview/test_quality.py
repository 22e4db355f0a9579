"""Tests of quality: what the ticks of a spoken answer propose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.interview.quality import spoken_quality
from quizapp.study.points import OfferedPoint, has_edge, read_offered, share_named

WEIGHTS = st.lists(st.sampled_from([0.5, 1, 2, 2.7, 3]), min_size=1, max_size=8)
KINDS = ("core", "tradeoff", "failure")


@pytest.mark.parametrize(
    ("share", "edge", "flags", "quality"),
    [
        (1.0, True, 0, 5),
        (0.9, True, 0, 5),
        (2.7 / 3, True, 0, 5),
        (0.9, False, 0, 4),
        (0.899, True, 0, 4),
        (0.75, False, 0, 4),
        (0.749, True, 0, 3),
        (0.5, True, 0, 3),
        (0.499, True, 0, 2),
        (0.25, True, 0, 2),
        (0.249, True, 0, 1),
        (0.0, False, 0, 1),
        (1.0, True, 1, 4),
        (0.9, False, 1, 3),
        (0.25, True, 2, 1),
        (0.0, False, 2, 1),
    ],
)
def test_the_table_holds_at_its_borders(share: float, edge: bool, flags: int, quality: int) -> None:
    assert spoken_quality(share, edge=edge, flags=flags) == quality


@given(WEIGHTS, st.data())
def test_one_more_tick_never_costs_a_grade(weights: list[float], data: st.DataObject) -> None:
    points = [OfferedPoint(f"p{at}", w, KINDS[at % 3]) for at, w in enumerate(weights)]
    some = data.draw(st.sets(st.sampled_from([point.id for point in points])))
    more = some | {data.draw(st.sampled_from([point.id for point in points]))}

    def quality(ticked: set[str]) -> int:
        share = share_named(points, ticked)
        assert share is not None
        return spoken_quality(share, edge=has_edge(points, ticked))

    assert quality(some) <= quality(more)


@given(WEIGHTS)
def test_a_share_can_be_reckoned_from_what_was_written(weights: list[float]) -> None:
    points = tuple(OfferedPoint(f"p{at}", w, KINDS[at % 3]) for at, w in enumerate(weights))
    again = read_offered(point.written for point in points)
    assert again == points
    assert share_named(again, {"p0"}) == share_named(points, {"p0"})


def test_what_weighs_nothing_has_no_share() -> None:
    assert share_named((), {"p1"}) is None
    assert share_named(read_offered(["p1:0"]), {"p1"}) is None

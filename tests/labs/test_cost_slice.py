"""The slice: valleys counted and located, and what is shown before they may be seen."""

from typing import Any

import pytest

from quizapp.decks.substitution import fill
from quizapp.labs.base import View
from quizapp.labs.cost_slice.lab import CostSlice
from quizapp.labs.cost_slice.state import SliceState
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short

LAB = CostSlice()


def at(**values: Any) -> SliceState:
    return LAB.open(values)


def draw(state: SliceState, **wanted: Any) -> Picture:
    return LAB.draw(state, View(**{"width": 78, "height": 12, "ascii": True, **wanted}))


def points(state: SliceState, loss: str, kind: str) -> list[tuple[float, float]]:
    facts: Any = LAB.facts(state)
    return [(point["at"], point["cost"]) for point in facts[loss][kind]]


def test_squared_error_has_two_valleys_where_log_loss_has_one() -> None:
    shown = [line.rstrip() for line in draw(at(b=6.0)).text.splitlines()]
    assert shown == PICTURE.splitlines()


def test_the_two_valleys_of_the_theory() -> None:
    low, high = points(at(), "squared_error", "minima")
    assert low == pytest.approx((-6, 0.2571), abs=2e-3)
    assert high == pytest.approx((6, 0.2571), abs=2e-3)
    assert points(at(), "squared_error", "ridges") == [pytest.approx((0, 0.4822), abs=5e-5)]
    assert points(at(), "log_loss", "minima") == [pytest.approx((0, 2.0092), abs=5e-5)]


def test_the_reading_counts_the_valleys_and_says_where_they_are() -> None:
    assert LAB.reading(at(b=6.0)) == (
        "Along b from -12 to 12: log loss has one minimum, 2.009 at 0; squared error has two "
        "minima, 0.2571 at -6 and 0.2571 at 6, parted by a ridge of 0.4822 at 0. "
        "At b 6: log loss 2.563, squared error 0.2571."
    )


def test_the_cursor_reads_the_curve_itself() -> None:
    state = at(x=(-100.0, 100.0), y=(0.0, 1.0), b=0.333, losses=("squared_error",), w=1.0)
    cost: Any = LAB.facts(state)["squared_error"]
    assert f"cost {short(cost['cost'])}" in draw(state, width=120).text


def test_a_cursor_beyond_the_axis_is_told_in_words_alone() -> None:
    beyond = at(range=(1.0, 2.0), b=30.0)
    assert "nan" not in draw(beyond).text
    assert "At b 30" in LAB.reading(beyond)


def test_a_cut_without_a_valley_says_so() -> None:
    assert "log loss has no minimum" in LAB.reading(at(range=(1.0, 9.0)))


def test_along_w_the_valleys_are_counted_too() -> None:
    state = at(vary="w", range=(-5.0, 5.0), b=6.0)
    assert "Along w from -5 to 5" in LAB.reading(state)
    assert len(points(state, "log_loss", "minima")) == 1


# The tasks of the shipped topic


@pytest.mark.parametrize("k", [4.0, 5.0, 6.0, 7.0])
def test_the_right_hand_valley_is_where_every_draw_of_the_task_says(k: float) -> None:
    state = at(x=(-2 * k, -k, k, 2 * k), range=(-3 * k, 3 * k), b=1.5 * k)
    left, right = points(state, "squared_error", "minima")
    assert right[0] == pytest.approx(1.5 * k, abs=0.01)
    assert left[0] == pytest.approx(-1.5 * k, abs=0.01)
    assert points(state, "squared_error", "ridges")[0][0] == pytest.approx(0, abs=0.01)
    [only] = points(state, "log_loss", "minima")
    assert only[0] == pytest.approx(0, abs=0.01)
    assert LAB.facts(state)["boundary"] == -1.5 * k


# Controls and clicks


def test_while_a_question_is_open_only_rows_and_model_are_shown() -> None:
    shown = draw(at(), masked=True).text
    assert "min" not in shown
    assert "squared error" not in shown
    assert "y = 1" in shown
    assert "p = 1/2" in shown


def test_what_the_learner_set_stands_beside_the_truth() -> None:
    assert "you 2" in draw(at(b=6.0), guess=2.0).text


def test_a_click_puts_the_cursor_on_either_curve() -> None:
    view = View(width=78, height=12)
    for column in (30, 70):
        state = LAB.at(at(), view, column, 5)
        assert state
        assert 4 < state.b < 12


def test_a_click_on_the_model_shifts_its_boundary_there() -> None:
    view = View(width=78, height=12, masked=True)
    state = LAB.at(at(), view, 23, 5)
    assert state
    boundary = LAB.facts(state)["boundary"]
    assert boundary == pytest.approx(-6, abs=0.5)
    assert LAB.facts(state)["b"] == -boundary  # type: ignore[operator]


def test_a_click_that_no_weight_can_follow_means_nothing() -> None:
    view = View(width=61, height=12, masked=True)
    state = at(vary="w", b=0.0, x=(-1.0, 1.0), y=(0.0, 1.0))
    found = LAB.at(state, view, 30, 5)
    assert found is None or found.w == 0


def test_the_model_stands_beside_the_curves_where_there_is_room() -> None:
    assert "p = 1/2" not in draw(at(), width=78).text
    assert "p = 1/2" in draw(at(), width=104).text
    assert "p = 1/2" in draw(at(losses=("squared_error",)), width=78).text


def test_an_axis_has_two_ends_the_smaller_first() -> None:
    assert at(range=(9.0, -3.0)).range == (-3.0, 9.0)
    assert at(range=(9.0,)).range == (-12.0, 12.0)


def test_the_card_asks_for_the_valleys_and_computes_their_costs() -> None:
    card = LAB.card(at())
    assert "x = -8, -4, 4, 8 with y = 0, 1, 0, 1; w = 1" in card.question
    assert fill(card.answer) == (
        "log loss: one minimum, 2.0092 at b = 0; "
        "squared error: two minima, 0.2571 at b = -6 and 0.2571 at b = 6."
    )


def test_a_card_about_many_rows_tells_how_many() -> None:
    x = tuple(float(value) for value in range(-10, 11))
    y = tuple(float(value > 0) for value in x)
    card = LAB.card(at(x=x, y=y))
    assert card.question.startswith("21 rows;")
    assert fill(card.answer)


PICTURE = """\
log loss   | b 6   o cost 2.563         squared error   | b 6   . cost 0.2571
5+o                :min     |       o       |..      :min  ....     :min   ..
 | oo              :        |     oo    0.45+ ..     :    ..  ..    :     ..
 |  oo             :        |    oo         |   .    :   ..    ..   :    .
4+   oo            :        |   oo      0.40+   ..   :   .      .   :   ..
 |    oo           :        |  oo           |    .   :  ..      ..  :   .
3+     ooo         :        |ooo        0.35+    ..  :  .        .  :  ..
 |       oo        :        oo              |     .  : ..        .. :  .
 |        oooo     :     ooo@           0.30+     .. :..          ..: ..
 |           ooooooooooooo  |               |      ....            .@..
 +---+------+------+------+------+- b       +---+------------+-----------+- b
    -10     -5     0      5      10            -10           0           10
"""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.substitution import fill
from quizapp.engine.scalar.losses import sigmoid
from quizapp.labs.base import View
from quizapp.labs.cost_curves.lab import CostCurves
from quizapp.labs.cost_curves.state import CurvesState
from quizapp.plot.cells import Picture

LAB = CostCurves()


def at(**values: Any) -> CurvesState:
    return LAB.open(values)


def draw(state: CurvesState, **wanted: Any) -> Picture:
    return LAB.draw(state, View(**{"width": 60, "height": 14, "ascii": True, **wanted}))


def test_the_picture_shows_both_losses_the_cursor_and_where_one_bends_over() -> None:
    shown = [line.rstrip() for line in draw(at(z=-2.0)).text.splitlines()]
    assert shown == PICTURE.splitlines()


@pytest.mark.parametrize(
    ("z", "log_push", "squared_push", "ratio"),
    [
        (-1, -0.7311, -0.2875, 2.5),
        (-2, -0.8808, -0.1850, 4.8),
        (-5, -0.9933, -0.01321, 75),
        (-10, -0.99995, -9.08e-5, 11_000),
    ],
)
def test_the_pushes_of_a_confident_mistake_are_those_of_the_theory(
    z: float, log_push: float, squared_push: float, ratio: float
) -> None:
    facts = LAB.facts(at(y=1.0, z=float(z)))
    assert facts["log_loss_slope"] == pytest.approx(log_push, abs=5e-5)
    assert facts["squared_error_slope"] == pytest.approx(squared_push, rel=5e-3)
    assert facts["push_ratio"] == pytest.approx(ratio, rel=0.02)


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_squared_error_bends_over_exactly_on_the_confidently_wrong_side(y: float) -> None:
    flip = math.log(2) if y == 0 else -math.log(2)
    wrong = 1 if y == 0 else -1
    assert LAB.facts(at(y=y, z=flip + wrong * 0.01))["squared_error_is_concave"] is True
    assert LAB.facts(at(y=y, z=flip - wrong * 0.01))["squared_error_is_concave"] is False
    assert "concave" in LAB.reading(at(y=y, z=flip + wrong * 0.01))


def test_at_the_flip_itself_squared_error_is_neither() -> None:
    assert "turns from convex to concave here" in LAB.reading(at(y=1.0, z=-0.6931))


def test_over_p_the_loss_bends_over_nowhere_and_the_slopes_are_those_in_z() -> None:
    over_p = at(axis="p", z=-3.0)
    assert "bends over" not in draw(over_p).text
    assert "concave in z here" in LAB.reading(over_p)
    slopes = draw(over_p.put("draw", "slope")).text
    assert "slope in z, y = 1" in slopes
    assert "bends over" in slopes


@pytest.mark.parametrize("axis", ["z", "p"])
@given(z=st.floats(-10, 10))
def test_the_cursor_reads_the_curve_itself_and_never_leaves_the_picture(
    axis: str, z: float
) -> None:
    state = at(axis=axis, z=z, show=("log_loss",))
    read = draw(state, width=200).text.partition("log loss ")[2].split()[0]
    loss = LAB.facts(state)["log_loss"]
    assert float(read) == pytest.approx(loss, rel=6e-4, abs=1e-12)


def test_the_reading_tells_the_hinge_where_it_is_drawn() -> None:
    shown = at(y=0.0, z=2.0, show=("hinge",))
    assert "; hinge 3, slope 1." in LAB.reading(shown)
    assert "hinge" not in LAB.reading(at())


def test_a_probability_moves_the_score() -> None:
    state = at().put("p", 0.25)
    assert state.z == pytest.approx(math.log(1 / 3))
    assert state.value("p") == pytest.approx(0.25)
    assert at().put("p", 0.0).z == -10, "a certainty goes as far as the score can"


def test_a_click_puts_the_cursor_where_it_was() -> None:
    view = View(width=60, height=14)
    left, right = LAB.at(at(), view, 10, 5), LAB.at(at(), view, 50, 5)
    assert left
    assert right
    assert -6 <= left.z < right.z <= 6
    over_p = LAB.at(at(axis="p"), view, 50, 5)
    assert over_p
    assert sigmoid(over_p.z) == pytest.approx(0.9, abs=0.1)


def test_while_a_question_is_open_no_mark_gives_the_place_away() -> None:
    assert "bends over" in draw(at(z=3.0)).text
    assert "bends over" not in draw(at(z=3.0), masked=True).text


def test_what_the_learner_set_stands_beside_the_truth() -> None:
    assert "you 1" in draw(at(z=-0.6931), guess=1.0, width=100).text


def test_the_card_asks_for_the_ratio_and_computes_it() -> None:
    card = LAB.card(at(z=-5.0))
    assert "z = -5" in card.question
    assert fill(card.answer).startswith("75.2 times")
    assert fill(LAB.card(at(z=-9.0)).answer).startswith("4053 times")


PICTURE = """\
loss, y = 1   | z -2   o log loss 2.127
. squared error 0.7758   # both
6+oo                 |     :bends over
 |  oooo             |     :
 |     oooo          |     :
4+        oooo       |     :
 |           oooo    |     :
 |              ooooo|     :
2+                  o@oo   :
 |                   |  ooooo
 |...................@......##oooooo
 |                   |     : ......#########################
 ++---------+--------+--------+---------+--------+-------- z
  -6        -4       -2       0         2        4         6
"""


def test_a_card_asks_at_a_score_that_can_be_read() -> None:
    draft = LAB.card(LAB.open({"p": 0.3}))
    assert "z = -0.8473 with" in draft.question
    assert "dbcez(1, -0.8473)" in draft.answer

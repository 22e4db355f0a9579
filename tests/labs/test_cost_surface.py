"""The cost surface: two landscapes, one start, and the stories of the theory in them."""

import math
from typing import Any

import pytest
from hypothesis import strategies as st

from quizapp.decks.substitution import fill
from quizapp.labs.base import View
from quizapp.labs.cost_surface.lab import CostSurface
from quizapp.labs.cost_surface.state import SurfaceState
from quizapp.plot.cells import Picture
from quizapp.ui.keys import keys_of

LAB = CostSurface()

SEPARABLE = {
    "x": (-3.0, -2.0, -1.0, 1.0, 2.0, 3.0),
    "y": (0.0, 0.0, 0.0, 1.0, 1.0, 1.0),
    "losses": ("log_loss",),
    "start": (0.0, 0.0),
}


def at(**values: Any) -> SurfaceState:
    return LAB.open(values)


def draw(state: SurfaceState, **wanted: Any) -> Picture:
    return LAB.draw(state, View(**{"width": 78, "height": 13, "ascii": True, **wanted}))


def fact(state: SurfaceState, loss: str, name: str) -> Any:
    facts = LAB.facts(state)[loss]
    assert isinstance(facts, dict)
    return facts[name]


def test_both_losses_lie_side_by_side_with_the_walk_into_each() -> None:
    shown = [line.rstrip() for line in draw(at(steps=200.0)).text.splitlines()]
    assert shown == PICTURE.splitlines()


def test_on_one_line_of_legend_the_minimum_is_named() -> None:
    legend = draw(at(steps=500.0), height=9).text.splitlines()[0]
    assert legend.count("M minimum") == 2


def test_a_narrow_picture_stacks_the_losses_and_a_small_one_keeps_the_first() -> None:
    stacked = draw(at(), width=50, height=30).text.splitlines()
    assert "log loss" in stacked[0]
    assert "squared error" in stacked[15]
    assert "squared error" not in draw(at(), width=50, height=12).text


# The stories of the theory


@pytest.mark.parametrize(
    ("start", "loss", "steps", "cost"),
    [
        ((-6.0, 6.0), "log_loss", 100, 0.336),
        ((-6.0, 6.0), "log_loss", 500, 0.3129),
        ((-6.0, 6.0), "log_loss", 2000, 0.3129),
        ((-6.0, 6.0), "squared_error", 100, 0.510),
        ((-6.0, 6.0), "squared_error", 500, 0.501),
        ((-6.0, 6.0), "squared_error", 2000, 0.500),
        ((-3.0, 8.0), "log_loss", 100, 0.338),
        ((-3.0, 8.0), "squared_error", 100, 0.498),
        ((-3.0, 8.0), "squared_error", 500, 0.496),
        ((-3.0, 8.0), "squared_error", 2000, 0.1065),
        ((0.0, 0.0), "squared_error", 100, 0.114),
        ((0.0, 0.0), "squared_error", 500, 0.1066),
    ],
)
def test_a_start_arrives_or_never_does(
    start: tuple[float, float], loss: str, steps: int, cost: float
) -> None:
    found = fact(at(start=start, steps=float(steps)), loss, "cost")
    assert found == pytest.approx(cost, abs=6e-4 if round(cost, 3) == cost else 6e-5)


def test_from_the_bad_start_squared_error_is_lost_after_two_thousand_steps() -> None:
    state = at(steps=2000.0)
    w, b = (fact(state, "squared_error", name) for name in "wb")
    assert (round(w, 2), round(b, 2)) == (-8.78, 0.93)
    said = LAB.reading(state)
    assert "log loss 0.3129 at (2.56, -5.77), at its minimum" in said
    assert (
        "squared error 0.5001 at (-8.78, 0.934), 26.8% of the way to 0.1065 in cost, w walks away."
        in said
    )


def test_newton_finds_the_minimum_that_the_theory_names() -> None:
    found = fact(at(), "log_loss", "minimum")
    assert [round(found[name], 6) for name in ("w", "b", "cost")] == [2.564587, -5.77032, 0.312881]
    assert "M minimum" in draw(at()).text


@pytest.mark.parametrize("start", [(-6.0, 6.0), (-1.0, 1.0), (1.0, 0.0)])
def test_squared_error_bends_down_somewhere_and_log_loss_nowhere(
    start: tuple[float, float],
) -> None:
    state = at(start=start)
    assert (
        fact(state, "squared_error", "curvature")[0] < 0 < fact(state, "log_loss", "curvature")[0]
    )


def test_classes_that_can_be_parted_leave_no_minimum_and_w_grows() -> None:
    weights = [fact(at(**SEPARABLE, steps=steps), "log_loss", "w") for steps in (100.0, 2e3, 5e3)]
    assert [round(w, 2) for w in weights] == [3.67, 6.52, 7.42]
    assert fact(at(**SEPARABLE), "log_loss", "minimum") is None
    assert "w grows without end" in LAB.reading(at(**SEPARABLE, steps=2000.0))
    assert "minimum" not in draw(at(**SEPARABLE)).text


@pytest.mark.parametrize(
    ("penalty", "w"), [(1.0, 0.493), (0.1, 1.325), (0.01, 2.628), (0.001, 4.352)]
)
def test_a_penalty_brings_the_minimum_back(penalty: float, w: float) -> None:
    state = at(**SEPARABLE, penalty=penalty)
    assert fact(state, "log_loss", "minimum")["w"] == pytest.approx(w, abs=6e-4)
    assert "grows" not in LAB.reading(state)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"x": (1.0, 2.0), "y": (1.0, 1.0)}, "all labels are the same, so b grows"),
        ({"x": (2.0, 2.0), "y": (0.0, 1.0)}, "all x are the same"),
        ({"x": (1.0, 2.0, 2.0), "y": (0.0, 0.0, 1.0)}, "the classes meet in one x only"),
    ],
)
def test_what_keeps_a_minimum_away_is_said(rows: dict[str, Any], said: str) -> None:
    assert said in LAB.reading(at(**rows, steps=10.0))


def test_a_descent_that_diverges_says_when() -> None:
    said = LAB.reading(at(rate=100.0, penalty=0.1, steps=50.0))
    assert "log loss diverged at step 1: its steps are too long" in said
    assert fact(at(rate=100.0, penalty=0.1, steps=50.0), "log_loss", "diverged_at") == 1


def test_a_cost_that_runs_away_and_comes_back_is_no_divergence() -> None:
    rows = {"x": (100.0,) * 10 + (-100.0,) * 10, "y": ((0.0,) * 9 + (1.0,)) + (1.0,) * 9 + (0.0,)}
    state = at(**rows, rate=1000.0, start=(0.0, 0.0), steps=9.0)
    assert "diverged" not in LAB.reading(state)
    assert "uphill in 2 of them" in LAB.reading(state)
    assert fact(state, "log_loss", "ran_away_at") == 1


def test_steps_that_go_uphill_are_counted() -> None:
    assert "uphill in 32 of them" in LAB.reading(at(rate=30.0, steps=50.0))


# The tasks of the shipped topic


@pytest.mark.parametrize("steps", [200, 500, 1000, 2000])
def test_which_loss_has_not_arrived_is_true_of_every_draw(steps: int) -> None:
    state = at(steps=float(steps))
    assert fact(state, "log_loss", "way_down") > 0.999
    assert fact(state, "squared_error", "way_down") < 0.3
    assert fact(state, "squared_error", "cost") == pytest.approx(0.5, abs=0.01)


def test_at_the_bad_start_five_of_eight_rows_are_confidently_wrong() -> None:
    rows = zip(at().x, at().y, strict=True)
    assert sum((6 - 6 * x) * (1 - 2 * y) > math.log(2) for x, y in rows) == 5


# Controls, keys, clicks


def test_weight_and_bias_are_those_of_the_start() -> None:
    state = at().put("w", -3.0).put("b", 8.0)
    assert state.start == (-3.0, 8.0)
    assert (state.value("w"), state.value("b")) == (-3.0, 8.0)
    assert LAB.open({"w": 2.0}).start == (2.0, 6.0)


def test_each_key_takes_its_steps_and_one_takes_them_back() -> None:
    state = at()
    taken = []
    for key in keys_of(LAB.form.name):
        state = LAB.act(state, key.action)
        taken.append(state.steps)
    assert taken == [1, 6, 31, 131, 0]
    assert LAB.act(at(steps=4950.0), "hundred").steps == 5000


def test_a_click_on_either_landscape_sets_the_start() -> None:
    view = View(width=78, height=13)
    for left in (4, 45):
        state = LAB.at(at(), view, left + 8, 5)
        assert state
        assert state.start == pytest.approx((-5, 4.5), abs=2)
        assert "S" in draw(state).text


def test_a_click_beside_the_landscapes_means_nothing() -> None:
    view = View(width=78, height=14)
    lines = draw(at(), width=78, height=14).text.splitlines()
    legend, axis = 0, len(lines) - 1
    between = lines[5].rindex("|") - 2
    for column, row in ((10, legend), (10, axis), (1, 5), (between, 5)):
        assert LAB.at(at(), view, column, row) is None, (column, row)


def test_a_walk_that_hardly_moves_is_not_told_in_powers_of_ten() -> None:
    assert "under 0.01% of the way" in LAB.reading(at(start=(10.0, 2.7), steps=5.0))


def test_rows_and_start_that_do_not_fit_are_brought_together() -> None:
    state = at(x=(1.0, 2.0, 3.0), y=(0.0, 1.0), start=(4.0,))
    assert (state.x, state.y, state.start) == ((1.0, 2.0), (0.0, 1.0), (4.0, 0.0))


def test_while_a_question_is_open_there_is_a_start_and_no_way() -> None:
    shown = draw(at(steps=500.0), masked=True).text
    assert "0.3129" not in shown
    assert "M" not in shown
    assert not any("oo" in line for line in shown.splitlines())


def test_more_steps_go_on_from_those_that_were_taken() -> None:
    whole = fact(at(steps=500.0, start=(-5.5, 5.5)), "squared_error", "w")
    for steps in (401.0, 77.0, 500.0):
        again = fact(at(steps=steps, start=(-5.5, 5.5)), "squared_error", "w")
    assert again == whole


def test_the_card_asks_what_the_walk_came_to_and_computes_it() -> None:
    card = LAB.card(at(steps=200.0))
    assert "starts from w = -6, b = 6" in card.question
    assert fill(card.answer) == (
        "log loss: from 6.849 to 0.3161, the lowest is 0.3129; "
        "squared error: from 0.6443 to 0.5023, the lowest is 0.1065."
    )


def test_the_card_before_a_step_asks_how_steep_it_is() -> None:
    card = LAB.card(at())
    assert fill(card.answer).startswith("log loss -0.3122; squared error 0.0419")


NUMBERS = st.floats(-30, 30)


def test_the_reading_of_the_shipped_presets_fits_into_three_lines() -> None:
    for steps in (0.0, 1.0, 131.0, 2000.0):
        both = ("log_loss", "squared_error")
        for state in (at(steps=steps), at(**{**SEPARABLE, "losses": both}, steps=steps)):
            assert len(LAB.reading(state)) <= 3 * 74


PICTURE = """\
b   log loss 0.3161   M minimum         b   squared error 0.5023   M minimum
S start   o path   X end   1 from 2.8   S start   o path   X end   2 from 0.5
 10+%%%#2****+++11+******22####%%%%%%    10+%%@@@@@@@@@@2####################
   |%%%%#2***ooooo111+*****222###%%%%      |%%%%%%@@@@@@%2###################
   |%%%%%#Soo*+1=oo=+111+*****222###%      |#%%%ooS%%%%@%2#111###############
   |%%%%%##2***1=-ooo-==111******2222      |###Xo###%%%%%%2***11111111#######
  0+%%%%%%%#22**11=-oo.:-==111+******     0+###########2221*=-=+*****#1111111
   |@@%%%%%%##2**+1=-ooo.:--==11+****      |#######2222####1*=  :=+++********
   |@@@%%%%%%%#2***1+-:oX .:---=111+*      |####222#########1*+M .:--=++++***
   |@@@@@%%%%%%#2***11=-.   .:--==+11      |2222#############1#*-   .:--=++++
-10+@@@@@%%%%%%%#2***+1=-.   ..:--==+   -10+##################11*. .   .---==
   ++-------+-------+-------+------ w      ++-------+-------+-------+------ w
   -10      -5      0       5      10      -10      -5      0       5      10
"""

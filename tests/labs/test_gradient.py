from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.labs.base import View
from quizapp.labs.forms import read_state
from quizapp.labs.gradient.form import GRADIENT_FORM
from quizapp.labs.gradient.lab import Gradient
from quizapp.labs.gradient.numbers import example_of
from quizapp.labs.gradient.state import GradientState
from tests.labs.tasks import answered
from tests.study.questions import numeric

LAB = Gradient()

VIEW = View(width=78, height=15)


def state_of(text: str = "") -> GradientState:
    """The lab opened in a state."""
    return LAB.open(read_state(GRADIENT_FORM, text))


def facts_of(state: GradientState) -> Any:
    """The facts of a state, whatever is in them."""
    return LAB.facts(state)


@st.composite
def states(draw: st.DrawFn) -> GradientState:
    """Any state that a deck may open."""
    numbers = st.floats(-100, 100)
    lists = st.lists(numbers, min_size=1, max_size=10).map(tuple)
    return LAB.open(
        {
            "x": draw(lists),
            "w": draw(lists),
            "y": draw(st.sampled_from([0.0, 1.0])),
            "b": draw(numbers),
            "entry": float(draw(st.integers(0, 8))),
            "rate": draw(st.floats(1e-4, 1e3)),
            "steps": float(draw(st.integers(0, 20))),
        }
    )


def test_the_picture_takes_one_gradient_apart() -> None:
    view = View(width=78, height=15, ascii=True)
    shown = LAB.draw(state_of("entry=2,steps=1"), view).text.splitlines()
    assert [line.rstrip() for line in shown] == PICTURE.splitlines()


def test_a_veiled_picture_shows_what_is_asked_about_and_no_slope() -> None:
    shown = LAB.draw(state_of("steps=1"), View(width=78, height=12, masked=True)).text
    assert "p 0.4256" in shown
    assert "0.5744" not in shown
    assert "1.149" not in shown
    assert "0.8544" not in shown
    assert "0.0421" not in shown


@given(states())
def test_differences_find_the_slopes(state: GradientState) -> None:
    example = example_of(state)
    for loss in ("log_loss", "squared_error"):
        assert example.differences(loss) == pytest.approx(example.slopes(loss), abs=2e-3, rel=1e-4)


@given(states())
def test_a_step_never_raises_the_loss(state: GradientState) -> None:
    facts = facts_of(state)
    for loss in ("log_loss", "squared_error"):
        found = facts[loss]
        assert found["loss_after"] <= found["loss"] + 1e-12


# Controls


def test_weight_and_feature_are_those_at_hand() -> None:
    state = state_of("x=1/2/3,w=4/5/6").put("entry", 2.0)
    assert (state.value("weight"), state.value("feature")) == (5.0, 2.0)
    state = state.put("weight", -1.0).put("feature", 7.0)
    assert (state.w, state.x) == ((4.0, -1.0, 6.0), (1.0, 7.0, 3.0))


def test_the_bias_is_the_weight_of_a_feature_that_is_always_1() -> None:
    state = state_of("entry=0").put("weight", 2.0)
    assert state.b == 2.0
    assert (state.value("weight"), state.value("feature")) == (2.0, 1.0)
    assert state.put("feature", 3.0) == state
    assert [each.name for each in LAB.controls(state)] == ["y", "entry", "b", "rate", "steps"]
    assert "b" not in [each.name for each in LAB.controls(state_of())]


def test_there_are_as_many_weights_as_features_and_at_most_eight() -> None:
    assert state_of("x=1/2/3").w == (0.1, -0.2, 0.0)
    assert state_of("x=5,entry=4").w == (0.1,)
    assert state_of("x=5,entry=4").entry == 1.0
    assert len(example_of(state_of("x=1/2/3/4/5/6/7/8/9")).w) == 8


def test_own_keys_step_and_go_on_from_there() -> None:
    state = LAB.act(LAB.act(state_of(), "one"), "five")
    assert state.steps == 6.0
    assert LAB.act(state_of("steps=500"), "five").steps == 500.0
    moved = LAB.act(state_of("steps=1"), "go_on")
    assert moved.steps == 0.0
    assert moved.w == (0.674443, 0.948885)
    assert moved.b == 0.574443


def test_going_on_stays_where_weights_can_be_set() -> None:
    far = LAB.act(state_of("x=100/100,w=0/0,rate=1000,steps=1"), "go_on")
    assert far.w == (100.0, 100.0)


@pytest.mark.parametrize("size", [(78, 15), (40, 24)])
def test_a_click_sets_the_weight_or_takes_another_one(size: tuple[int, int]) -> None:
    state = state_of("entry=2")
    view = View(width=size[0], height=size[1])
    rows = LAB.draw(state, view).text.splitlines()
    top = next(at for at, row in enumerate(rows) if "w1 " in row and "0.1" in row)
    column = rows[top].index("w1 ")
    taken = LAB.at(state, view, column, top)
    assert taken
    assert taken.entry == 1.0
    bias = next(at for at, row in enumerate(rows) if row[column : column + 2] == "b ")
    taken = LAB.at(state, view, column, bias)
    assert taken
    assert taken.entry == 0.0
    middle = rows[-3].index("⣀") if size[0] == 78 else 20
    clicked = LAB.at(state, view, middle, len(rows) - 4)
    assert clicked
    assert clicked.w != state.w
    assert LAB.at(state, view, 0, len(rows) - 1) is None


# What is known of gradients


def test_the_check_table_of_three_rows_comes_out_row_by_row() -> None:
    """X = [[1,2],[1,-1],[1,.5]], y = 1,0,1, w = (.1,-.2), the first column being the constant."""
    rows = [("1/2", 1), ("1/-1", 0), ("1/0.5", 1)]
    facts = [facts_of(state_of(f"x={x},y={y},w=0.1/-0.2")) for x, y in rows]
    assert [each["z"] for each in facts] == pytest.approx([-0.3, 0.3, 0])
    gradients = [each["log_loss"]["gradient"] for each in facts]
    mean = [sum(each[place] for each in gradients) / 3 for place in (0, 1)]
    assert mean == pytest.approx([-0.166667, -0.657776], abs=5e-7)
    losses = [each["log_loss"]["loss"] for each in facts]
    assert sum(losses) / 3 == pytest.approx(0.800619, abs=5e-7)


@pytest.mark.parametrize(
    ("z", "p", "push", "squared", "ratio"),
    [
        (-1, 0.2689, -0.7311, -0.2875, 2.5),
        (-2, 0.1192, -0.8808, -0.1850, 4.8),
        (-5, 0.00669, -0.9933, -0.01321, 75),
        (-10, 4.54e-5, -0.99995, -9.08e-5, 11_000),
        (-20, 2.06e-9, -1.0, -4.1e-9, 2.4e8),
    ],
)
def test_squared_error_loses_its_push(
    z: float, p: float, push: float, squared: float, ratio: float
) -> None:
    facts = facts_of(state_of(f"x=1,w={z},y=1"))
    log_loss, other = facts["log_loss"], facts["squared_error"]
    assert facts["p"] == pytest.approx(p, rel=2e-3)
    assert log_loss["slope_in_z"] == pytest.approx(push, rel=1e-4)
    assert other["slope_in_z"] == pytest.approx(squared, rel=1e-2)
    assert log_loss["slope_in_z"] / other["slope_in_z"] == pytest.approx(ratio, rel=2e-2)


def test_from_a_confident_mistake_only_log_loss_gets_away() -> None:
    facts = facts_of(state_of("w=-3/-2,steps=5"))
    log_loss, squared = facts["log_loss"], facts["squared_error"]
    assert log_loss["loss"] == pytest.approx(7.0009, abs=1e-4)
    assert log_loss["loss_after"] == pytest.approx(0.0204, abs=1e-4)
    assert squared["loss_after"] == pytest.approx(squared["loss"], abs=2e-4)


def test_the_task_of_one_entry_is_true_for_all_its_numbers() -> None:
    variants = answered("grad-entry")
    assert len(variants) == 3 * 5 * 2
    for question, state in variants:
        facts = facts_of(state)
        log_loss, squared = facts["log_loss"], facts["squared_error"]
        assert facts["p"] == 0.5
        assert log_loss["gradient"][1] == pytest.approx(numeric(question).expected)
        assert log_loss["by_differences"][1] == pytest.approx(numeric(question).expected)
        assert f"{numeric(question).expected:g}, and" in LAB.reading(state)
        told = [value for value, say in numeric(question).traps if "squared error" in say]
        assert told == pytest.approx([squared["gradient"][1]])


PICTURE = """\
| w2 -0.2                  z -0.3   p 0.4256   y 1   p - y -0.5744
o log loss 0.8544
6+oo        |   :1 step            x        w    (p-y)x  by diff.    1 step on
 | oo       |   :           w1     1      0.1   -0.5744   -0.5744       0.6744
 |  oo      |   :          >w2     2     -0.2    -1.149    -1.149       0.9489
4+-- oo     |   :           b      1        0   -0.5744   -0.5744       0.5744
 | -- oo    |   :
 |   --oo   |   :          chain        dL/dp       dp/dz   dz/dw2       slope
 |    --#o  |   :          log loss     -2.35 *    0.2445 *      2 =    -1.149
2+      -## |   :            (p-y)/(p(1-p)) * p(1-p) * x = (p-y)x
 |......  ###   :          squared     -1.149 *    0.2445 *      2 =   -0.5617
 |     .....@## :            2(p-y) * p(1-p) * x, where p(1-p) is left
0+          ..##########
 +----+------+------+ w2   log loss o    0.8544 to 0.0421 in 1 step
      -2     0      2      squared  .      0.33 to 0.04007 in 1 step
"""

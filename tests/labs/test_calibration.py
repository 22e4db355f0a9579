import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.substitution import fill
from quizapp.labs.base import View
from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.calibration.lab import Calibration
from quizapp.labs.calibration.state import CalibrationState
from quizapp.labs.forms import read_state
from tests.labs.tasks import answered
from tests.study.questions import numeric

LAB = Calibration()


def state_of(text: str = "") -> CalibrationState:
    """The lab opened in a state."""
    return LAB.open(read_state(CALIBRATION_FORM, text))


def facts_of(state: CalibrationState) -> Any:
    """The facts of a state, whatever is in them."""
    return LAB.facts(state)


def scores(state: CalibrationState) -> Any:
    """The scores at the temperature at hand."""
    return facts_of(state)["now"]


@st.composite
def states(draw: st.DrawFn) -> CalibrationState:
    """Any state that a deck may open."""
    row = st.tuples(st.floats(0, 1), st.floats(0, 60), st.floats(1, 60))
    return LAB.open(
        {
            "temperature": draw(st.floats(0.05, 20)),
            "sharpen": draw(st.floats(0.1, 10)),
            "bin_count": float(draw(st.integers(1, 30))),
            "rule": draw(st.sampled_from(["width", "count"])),
            "bins": tuple(draw(st.lists(row, min_size=1, max_size=12))),
        }
    )


def test_the_picture_shows_dots_beside_scores() -> None:
    view = View(width=78, height=15, ascii=True)
    shown = LAB.draw(state_of("sharpen=3"), view).text.splitlines()
    assert [line.rstrip() for line in shown] == PICTURE.splitlines()


def test_a_veiled_picture_shows_the_bins_and_no_score() -> None:
    shown = LAB.draw(state_of("sharpen=3"), View(width=78, height=10, masked=True)).text
    assert "8 of 10" in shown
    assert "ECE ?" in shown
    for answer in ("0.83", "0.15", "0.189", "0.81", "3.32", "0.199"):
        assert answer not in shown


@given(states())
def test_log_loss_is_finite_whatever_the_groups(state: CalibrationState) -> None:
    assert math.isfinite(scores(state)["log_loss"])


@given(states())
def test_the_best_temperature_is_the_best_and_moves_no_ranking(state: CalibrationState) -> None:
    best = LAB.act(state, "best")
    assert scores(best)["log_loss"] <= scores(state)["log_loss"] + 1e-3
    assert facts_of(best)["auc"] == facts_of(state)["auc"]


def test_groups_are_whole_examples_with_a_finite_logit() -> None:
    assert state_of("bins=0:2:2/1:0.6:1.2").bins == ((1e-6, 2.0, 2.0), (1 - 1e-6, 1.0, 1.0))


# The stories


def test_the_three_bins_give_the_numbers_that_everyone_can_do_by_hand() -> None:
    facts = facts_of(state_of())
    now = facts["now"]
    assert now["brier"] == pytest.approx(0.17, abs=5e-5)
    assert list(now["brier_parts"].values()) == pytest.approx([0.0067, 0.0867, 0.25], abs=5e-5)
    assert now["log_loss"] == pytest.approx(0.5265, abs=5e-5)
    assert list(now["log_loss_parts"].values()) == pytest.approx([0.0270, 0.1936, 0.6931], abs=5e-5)
    assert now["ece"] == pytest.approx(0.0667, abs=5e-5)
    assert facts["auc"] == pytest.approx(0.811, abs=5e-4)
    assert facts["best_temperature"] == pytest.approx(1.108, abs=5e-4)


def test_tripled_logits_want_a_tripled_temperature() -> None:
    state = state_of("sharpen=3")
    raw = scores(state)
    assert (raw["log_loss"], raw["ece"], raw["brier"]) == pytest.approx(
        (0.832, 0.152, 0.189), abs=5e-4
    )
    bins = facts_of(state)["bins"]
    means = [each["mean_p"] for each in bins]
    assert means == pytest.approx([0.015, 0.771, 0.999], abs=5e-4)
    best = LAB.act(state, "best")
    assert best.temperature == 3.324
    mended = scores(best)
    assert (mended["log_loss"], mended["ece"], mended["brier"]) == pytest.approx(
        (0.525, 0.070, 0.170), abs=5e-4
    )
    assert facts_of(best)["auc"] == facts_of(state)["auc"] == pytest.approx(0.811, abs=5e-4)
    assert mended["ece"] > scores(state_of())["ece"], "ECE is no proper score"
    assert mended["log_loss"] < scores(state_of())["log_loss"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sharpen=3", "is over-confident"),
        ("", "is a little over-confident"),
        ("sharpen=3,t=3.324", "is neither over- nor under-confident"),
        ("sharpen=3,t=10", "is under-confident"),
        ("sharpen=3,t=3.5", "is a little under-confident"),
        ("bins=0.5:1:2", "is sure of nothing"),
        ("bins=0.9:3:3", "under-confident"),
        ("bins=0.9:3:3", "The best T below 0.05"),
        ("bins=0.9:0:3", "over-confident"),
        ("bins=0.9:0:3", "no AUC with one class"),
        ("bins=0.9:0:3/0.2:1:1", "The best T above 20"),
        ("bins=0.1:5:100/0.5:33:100/0.9:82:100", "is shifted, its p too high on the whole"),
        ("bins=0.1:18:100/0.5:67:100/0.9:95:100", "is shifted, its p too low on the whole"),
        ("bins=0.1:5:100/0.5:33:100/0.9:82:100,t=3", "is under-confident"),
    ],
)
def test_words_say_whether_the_model_is_too_sure(text: str, said: str) -> None:
    assert said in LAB.reading(state_of(text))


def test_a_probability_stays_in_its_bin_on_the_way_through_its_logit() -> None:
    bins = facts_of(state_of())["bins"]
    assert [each["low"] for each in bins] == pytest.approx([0.2, 0.6, 0.9])


def test_many_bins_make_a_card_of_the_temperature() -> None:
    rows = "/".join(f"{p / 10}:1:2" for p in range(1, 9))
    draft = LAB.card(state_of(f"t=2,count=30,bins={rows}"))
    assert "T = 2" in draft.question
    assert fill(draft.answer).startswith("p becomes 0.750.")


# Clicks


def test_a_click_pulls_the_nearest_dot() -> None:
    state, view = state_of("sharpen=3"), View(width=78, height=15)
    rows = LAB.draw(state, view).text.splitlines()
    row = next(at for at, text in enumerate(rows) if "●" in text[5:26] and at > 1)
    column = rows[row].rindex("●")
    nearer, farther = (LAB.at(state, view, column + aside, row) for aside in (-2, 1))
    assert nearer
    assert farther
    assert nearer.temperature > 1 > farther.temperature


def test_no_click_moves_a_dot_across_one_half() -> None:
    state, view = state_of("bins=0.9:8:10"), View(width=78, height=15)
    assert LAB.at(state, view, 6, 8) is None
    assert LAB.at(state, view, 2, 14) is None


def test_a_click_on_the_best_temperature_takes_it() -> None:
    state, view = state_of("sharpen=3"), View(width=78, height=15)
    taken = LAB.at(state, view, 75, 0)
    assert taken
    assert taken.temperature == 3.324


# The tasks of the topic


def test_the_task_of_the_calibration_error_is_true_for_all_its_numbers() -> None:
    variants = answered("calib-ece")
    assert len(variants) == 2 * 2 * 2
    for question, state in variants:
        assert scores(state)["ece"] == pytest.approx(numeric(question).expected)
        assert f"ECE {numeric(question).expected:.4f}" in LAB.reading(state)


def test_the_task_of_ranking_is_true_for_all_its_numbers() -> None:
    variants = answered("calib-auc")
    assert len(variants) == 8
    for question, state in variants:
        raw = replace(state, temperature=1.0)
        assert state.temperature == question.values["t"]
        assert facts_of(state)["auc"] == facts_of(raw)["auc"]
        assert scores(state)["log_loss"] != scores(raw)["log_loss"]


PICTURE = """\
came true   . ideal                            T 1       now T 1  best T 3.324
O bins   | gap                  log loss    0.8324        0.8324        0.5252
1.0+                       ..   Brier       0.1887        0.1887        0.1704
   |                     .. |   ECE         0.1516        0.1516        0.0703
   |                  ...   O   AUC         0.8111        0.8111        0.8111
   |                .. |
   |              ..   O                reliability - resolution + uncertainty
0.5+           ...              log loss     0.3329       0.1936        0.6931
   |         ..                 Brier        0.0253       0.0867        0.2500
   |       ..
   |    ...                     bin             mean p     came true       gap
   |O ..                        0.9-1            0.999       8 of 10    +0.199
0.0+..                          0.7-0.8          0.771       6 of 10    +0.171
   ++-----------+----- mean p   0-0.1            0.015       1 of 10    -0.085
   0.0         0.5        1.0
"""

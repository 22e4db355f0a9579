"""The stability bench: six programs for one formula, and where they part."""

import math
from dataclasses import replace

import pytest
from hypothesis import given

from quizapp.engine.array.naive_log_loss import LOG_LOSS_FORMS, chances
from quizapp.engine.scalar.losses import bcez
from quizapp.labs.base import View
from quizapp.labs.forms import read_state
from quizapp.labs.stability.lab import Stability
from quizapp.labs.stability.numbers import outcome
from quizapp.labs.stability.state import StabilityState
from tests.labs.any_state import states
from tests.labs.shipped import drawn
from tests.study.questions import numeric, task

LAB = Stability()
WIDE = View(width=78, height=12)


def opened(text: str = "") -> StabilityState:
    return LAB.open(read_state(LAB.form, text))


def values(text: str) -> dict[str, float]:
    forms = LAB.facts(opened(text))["forms"]
    assert isinstance(forms, dict)
    return {name: each["value"] for name, each in forms.items()}  # type: ignore[call-overload,index,misc]


def test_a_right_answer_that_has_saturated_is_nan_in_the_naive_form() -> None:
    found = values("y=1,z=40,dtype=float64")
    assert math.isnan(found["naive"])
    assert found["fused"] == pytest.approx(4.248e-18, rel=1e-3)
    assert (found["branch"], found["clamped"]) == (0, 0)
    assert found["clipped"] == pytest.approx(2.2e-16, rel=0.02)


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("y=0,z=16,dtype=float32", "naive", 15.94),
        ("y=0,z=17,dtype=float32", "naive", math.inf),
        ("y=0,z=17,dtype=float64", "naive", 17.0),
        ("y=1,z=-88,dtype=float32", "naive", 88.0),
        ("y=1,z=-89,dtype=float32", "naive", math.inf),
        ("y=0,z=40,dtype=float32", "clipped_1e7", 15.94),
        ("y=0,z=40,dtype=float64", "clipped", 36.04),
        ("y=0,z=40,dtype=float32", "clamped", 100.0),
        ("y=0,z=40,dtype=float32", "fused", 40.0),
    ],
)
def test_the_ceilings_and_breaks_of_the_page_are_relived(
    text: str, form: str, value: float
) -> None:
    assert values(text)[form] == pytest.approx(value, rel=5e-4)


def test_the_keys_go_from_break_to_break() -> None:
    state = opened("y=0,forms=naive")
    found = []
    for _ in range(3):
        state = LAB.act(state, "next")
        found.append(state.z)
    assert found == [15, 16, 17], "off, right again by luck, and infinite"
    assert LAB.act(state, "next") == state
    assert LAB.act(state, "previous").z == 16
    assert LAB.act(opened("y=1,forms=naive"), "previous").z == -89


@given(states(LAB))
def test_the_reading_names_every_form(state: StabilityState) -> None:
    assert all(title in LAB.reading(state) for title in _titles(state))


def _titles(state: StabilityState) -> list[str]:
    return [LOG_LOSS_FORMS[str(name)].title for name in state.forms]


def test_the_picture_is_a_table_with_strips() -> None:
    assert LAB.draw(opened("y=1,z=40,dtype=float64"), WIDE).text.splitlines() == [
        "y 1   z 40   float64   true loss 4.248e-18                                    ",
        "p 1   1-p 0   in truth 1-p is 4.248e-18                                       ",
        "form                value           1% off by z                               ",
        "naive one-liner       nan  0 x -inf  -710    34  ∞────────────────────│×××××××",
        "branch on y             0  lost      -710    34  ∞────────────────────│000000─",
        "clip at eps      2.22e-16  too high   -37    34  ▔▔▔▔▔▔▔▔─────────────│+++++++",
        "clip at 1e-7         1e-7  too high   -17    17  ▔▔▔▔▔▔▔▔▔▔─────────++│+++++++",
        "clamp at -100           0  lost      -102    34  ▔▔▔▔▔────────────────│000000─",
        "fused           4.248e-18  right    never never  ─────────────────────│───────",
        "                                               z -800     -10  0   10  100 800",
        "─ right  ≈ off > 1%  0 lost  ▔ ceiling  + too high  ∞ ln 0  × 0 x -inf        ",
    ]


@pytest.mark.parametrize("y", [0, 1])
def test_by_the_whole_z_of_the_table_a_form_is_one_per_cent_off_and_p_is_not_yet_1(y: int) -> None:
    rows = LAB.draw(opened(f"y={y},z=15,dtype=float32,forms=naive"), WIDE).text
    assert "1% off by z" in rows
    assert " 15  " in rows
    value, true = outcome("naive", y, 15, "float32").value, bcez(y, 15)
    assert abs(value - true) > 0.01 * true
    assert chances(15.0, "float32")[0] < 1
    assert chances(16.63, "float32")[0] < 1
    assert chances(16.64, "float32")[0] == 1


def test_a_tall_picture_shows_every_format() -> None:
    text = LAB.draw(opened("y=1,z=-30"), View(width=118, height=29)).text
    assert all(kind in text for kind in ("float16  ", "float32  ", "float64  "))


def test_a_click_on_a_strip_puts_the_score_there() -> None:
    state = opened()
    assert LAB.at(state, WIDE, 77, 4) == replace(state, z=800.0)
    assert LAB.at(state, WIDE, 49, 4) == replace(state, z=-800.0)
    assert LAB.at(state, WIDE, 10, 4) is None
    assert LAB.at(state, replace(WIDE, masked=True), 77, 4) is None


@given(states(LAB))
def test_an_open_question_is_not_answered_by_the_picture(state: StabilityState) -> None:
    text = LAB.draw(state, View(width=100, height=30, masked=True)).text
    assert "nan" not in text
    assert "inf" not in text
    assert "true loss" not in text


@pytest.mark.parametrize(("z", "p"), [(15, "0.9999996"), (-17, "0.9999999"), (17, "1")])
def test_a_probability_is_told_as_1_only_where_it_is(z: int, p: str) -> None:
    state = opened(f"y=0,z={z}")
    assert f" {p} " in LAB.draw(state, WIDE).text
    assert f" {p}" in LAB.reading(state)


def test_a_guess_is_judged_beside_the_truth() -> None:
    text = LAB.draw(opened("y=0,z=17"), replace(WIDE, guess=12.0)).text
    assert "you 12" in text
    assert "11.99" in text


def test_the_bits_say_from_where_on_a_probability_is_1_whatever_is_drawn() -> None:
    bits = {"float16": 11, "float32": 24, "float64": 53}
    answers = {q.values["n"]: numeric(q) for q in drawn("stab-first")}
    assert len(answers) >= 8
    for dtype, count in bits.items():
        rule = count * math.log(2)
        asked = opened(f"y=0,z=0,dtype={dtype},forms=naive")
        at = next(z for z in range(60) if _naive(replace(asked, z=float(z))) == math.inf)
        assert at - 1 < rule <= at
        if question := answers.get(count):
            assert question.expected == pytest.approx(rule)


def test_the_saturated_answer_is_nan_whatever_is_drawn() -> None:
    for question in drawn("stab-nan"):
        state = LAB.open(LAB.form.read({**task(question).setup, **task(question).run}))
        assert question.answer == "nan"
        assert math.isnan(_naive(state))
        facts = LAB.facts(replace(state, forms=("branch", "fused")))
        assert facts["p_in_dtype"] == 1
        branch, fused = facts["forms"].values()  # type: ignore[union-attr]
        assert branch["value"] == 0 < fused["value"] < 1e-15  # type: ignore[call-overload,index,operator]


def _naive(state: StabilityState) -> float:
    forms = LAB.facts(replace(state, forms=("naive",)))["forms"]
    assert isinstance(forms, dict)
    return forms["naive"]["value"]  # type: ignore[call-overload,index,return-value]

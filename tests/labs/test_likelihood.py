"""The likelihood lab: one theta for all flips, with logs and without."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.labs.base import View
from quizapp.labs.forms import read_state
from quizapp.labs.likelihood.lab import Likelihood
from quizapp.labs.likelihood.state import LikelihoodState
from quizapp.plot.ticks import short
from tests.labs.any_state import states
from tests.labs.shipped import drawn
from tests.study.questions import numeric, task

LAB = Likelihood()
WIDE = View(width=78, height=14)


def opened(text: str = "") -> LikelihoodState:
    return LAB.open(read_state(LAB.form, text))


@pytest.mark.parametrize(
    ("theta", "product", "mean"),
    [(0.5, 9.766e-4, 0.6931), (0.7, 2.224e-3, 0.6109), (0.9, 4.783e-4, 0.7645)],
)
def test_seven_successes_in_ten_are_as_probable_as_the_page_says(
    theta: float, product: float, mean: float
) -> None:
    facts = LAB.facts(opened(f"theta={theta}"))
    assert facts["likelihood"] == pytest.approx(product, rel=5e-4)
    assert facts["mean_nll"] == pytest.approx(mean, abs=5e-5)
    assert facts["entropy"] == facts["best_mean_nll"] == pytest.approx(0.6109, abs=5e-5)


@given(states(LAB))
def test_no_theta_beats_the_rate_that_was_seen(state: LikelihoodState) -> None:
    facts = LAB.facts(state)
    for name in ("likelihood", "log"):
        here, best = facts[name], facts[f"best_{name}"]
        assert isinstance(here, float)
        assert isinstance(best, float)
        assert here <= best
    assert isinstance(facts["excess"], float)
    assert facts["excess"] >= -1e-12


def test_the_picture_shows_flips_curve_and_table() -> None:
    assert LAB.draw(opened("data=1101110110,theta=0.9"), WIDE).text.splitlines() == [
        "7 of 10  ●●○●●●○●●○                                                           ",
        "mean nll   │ theta 0.9                                    theta 0.9   best 0.7",
        "⠒⠒⠒ mean nll 0.7645   ⠂⠂⠂ entropy 0.6109      likelihood  0.0004783   0.002224",
        "2┤⠁ ⠘⡄                         ┊best 0.7   ⢸  log            -7.645     -6.109",
        " │   ⠘⢆                        ┊       │   ⢸  mean nll       0.7645     0.6109",
        " │    ⠈⠳⣄                      ┊       │   ⡎  entropy        0.6109     0.6109",
        " │      ⠈⠑⢦⣀                   ┊       │  ⢠⠇  excess         0.1537          0",
        "1┤         ⠈⠙⠲⢤⣀⡀              ┊       │ ⣠⠎                                   ",
        " │              ⠉⠙⠒⠲⠤⠤⣀⣀⣀⡀     ┊    ⣀⣀⡠●⠚⠁                                    ",
        " │⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠁⠁⠁●⠁⠁⠁⠁                                  ",
        " │                             ┊       │                                      ",
        "0┤                             ┊       │                                      ",
        " └┬───────┬───────┬────────┬───────┬── theta                                  ",
        " 0.0     0.2     0.4      0.6     0.8    1.0                                  ",
    ]


def test_flips_are_appended_and_taken_away() -> None:
    state = opened("successes=1,trials=2")
    state = LAB.act(LAB.act(state, "success"), "failure")
    assert (state.data, state.successes, state.trials) == ("1010", 2, 4)
    for _ in range(9):
        state = LAB.act(state, "delete")
    assert (state.data, state.trials) == ("1", 1), "one flip always stays"


def test_more_flips_than_a_word_holds_are_only_counted() -> None:
    state = LAB.act(opened("successes=150,trials=200"), "success")
    assert (state.data, state.successes, state.trials) == ("", 151, 201)
    full = opened("successes=0,trials=1000")
    assert LAB.act(full, "failure") == full


def test_a_count_that_is_set_takes_the_place_of_flips() -> None:
    state = opened("data=1101").put("trials", 8.0)
    assert (state.data, state.successes, state.trials) == ("", 3, 8)


def test_counts_that_contradict_each_other_are_brought_together() -> None:
    assert opened("successes=15").trials == 15
    assert opened("trials=5").successes == 5
    assert opened().put("successes", 12.0).trials == 12
    assert opened().put("trials", 3.0).successes == 3


def test_a_click_puts_theta_where_it_was_and_nowhere_beside_the_curve() -> None:
    state = opened("draw=log")
    column = next(
        column
        for column in range(78)
        if (found := LAB.at(state, WIDE, column, 6)) and found.theta >= 0.8
    )
    clicked = LAB.at(state, WIDE, column, 6)
    assert clicked
    assert clicked.theta == pytest.approx(0.8, abs=0.03)
    assert LAB.at(state, WIDE, 70, 6) is None
    assert LAB.at(state, WIDE, column, 0) is None


@given(states(LAB), st.sampled_from(["likelihood", "log", "mean_nll"]))
def test_an_open_question_is_not_answered_by_the_picture(state: LikelihoodState, draw: str) -> None:
    masked = View(width=100, height=20, masked=True)
    other = state.put("draw", draw)
    shown = LAB.draw(other, masked).text
    assert "best" not in shown
    assert not any("⠁" <= sign <= "⣿" for sign in shown), "no curve"


@given(st.floats(0, 1))
def test_the_cursor_reads_the_curve_itself(theta: float) -> None:
    state = opened("draw=mean_nll").put("theta", theta)
    legend = " ".join(LAB.draw(state, View(width=100, height=14)).text.splitlines()[1:3])
    assert f"mean nll {short(LAB.facts(state)['mean_nll'])}" in legend  # type: ignore[arg-type]


def test_the_guess_is_shown_beside_the_best_theta() -> None:
    view = View(width=78, height=9, guess=0.6)
    text = LAB.draw(opened("theta=0.7,draw=likelihood"), view).text
    assert "you 0.6   best 0.7" in text
    assert "0.001792   0.002224" in text


def test_a_product_that_a_float_cannot_hold_is_told_from_nothing() -> None:
    assert "likelihood 0 (lost)" in LAB.reading(opened("successes=500,trials=1000,theta=0.01"))
    ruled_out = LAB.reading(opened("theta=0"))
    assert "likelihood 0, log -inf" in ruled_out
    assert "infinite" in LAB.card(opened("theta=0")).answer


def test_logs_and_means_leave_the_best_theta_where_it_is() -> None:
    marks = {
        LAB.draw(opened(f"draw={draw}"), View(width=78, height=14)).reading.split("mark ")[1]
        for draw in ("likelihood", "log", "mean_nll")
    }
    assert {mark.split(";")[0] for mark in marks} == {"best 0.7 at theta 0.7"}


def test_the_excess_is_what_believing_in_another_theta_costs() -> None:
    excess = LAB.facts(opened("theta=0.5"))["excess"]
    assert excess == pytest.approx(0.7 * math.log(0.7 / 0.5) + 0.3 * math.log(0.3 / 0.5))


def test_the_best_theta_is_the_one_that_is_asked_for_whatever_is_drawn() -> None:
    for question in drawn("like-best"):
        facts = LAB.facts(LAB.open(LAB.form.read({**task(question).setup, **task(question).run})))
        assert facts["best_theta"] == facts["theta"] == pytest.approx(numeric(question).expected)
        assert facts["best_theta"] != 0.5, "a fair coin is offered as a wrong reason"


def test_the_least_mean_is_the_one_that_is_asked_for_whatever_is_drawn() -> None:
    for question in drawn("like-mean"):
        facts = LAB.facts(LAB.open(LAB.form.read({**task(question).setup, **task(question).run})))
        assert facts["mean_nll"] == facts["entropy"] == pytest.approx(numeric(question).expected)
        wrong = [number for number, _ in numeric(question).traps] + [0, math.log(2)]
        truth, tolerance = numeric(question).expected, numeric(question).tolerance
        assert all(abs(number - truth) > tolerance for number in wrong)

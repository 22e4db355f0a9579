import math

import pytest
from hypothesis import given

from quizapp.decks.substitution import fill
from quizapp.engine.array.arrays import floats, weighed
from quizapp.engine.array.losses import cost
from quizapp.engine.array.shares import shares
from quizapp.labs.base import View
from quizapp.labs.forms import read_state
from quizapp.labs.log_loss.form import LOG_LOSS_FORM
from quizapp.labs.log_loss.lab import LogLoss
from quizapp.labs.log_loss.numbers import loss_summary
from quizapp.labs.log_loss.state import LogLossState
from tests.labs.any_state import states

LAB = LogLoss()
SEED = "rows=1:0.9/1:0.6/0:0.3/0:0.2/1:0.01,row=5"


def state_of(text: str) -> LogLossState:
    return LAB.open(read_state(LOG_LOSS_FORM, text))


def drawn(text: str, view: View) -> str:
    return "\n".join(line.rstrip() for line in LAB.draw(state_of(text), view).text.splitlines())


def test_the_table_shows_who_owns_the_mean_and_what_is_decided() -> None:
    assert (
        drawn(SEED, View(width=78, height=11))
        == """\
   #   y          p        z          loss  share
   1   1      0.900    2.197   TP    0.105     2%  ▌
   2   1      0.600    0.405   TP    0.511     9%  ██▍
   3   0      0.300   -0.847   TN    0.357     6%  █▋
   4   0      0.200   -1.386   TN    0.223     4%  █
▸  5   1      0.010   -4.595   FN    4.605    79%  █████████████████████▍

 sum 5.801  mean J 1.160 nats = 1.674 bits  a shrug costs 0.693
 threshold 0.5  TP 2  FP 0  FN 1  TN 2  P 1.00  R 0.67  F1 0.80
 costs  FP 1  FN 10  now 10  cheapest if p is honest 0.0909 (then 12)"""
    )


def test_an_open_question_hides_all_that_is_computed() -> None:
    shown = drawn(SEED, View(width=78, height=11, masked=True))
    assert "0.010" in shown
    assert "a shrug costs 0.693" in shown
    for answer in ("4.605", "79%", "1.160", "0.0909", "TP 2", "FN   "):
        assert answer not in shown


def test_the_rows_around_the_one_at_hand_are_shown_where_not_all_fit() -> None:
    many = "rows=" + "/".join("1:0.5" for _ in range(40)) + ",row=30"
    shown = drawn(many, View(width=78, height=9))
    assert "rows 28 to 32 of 40" in shown
    assert "▸ 30" in shown


# The numbers of the stories


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("rows=1:0.01", 4.605170),
        ("rows=1:0.99", 0.010050),
        ("rows=1:0.9/1:0.6/0:0.3/0:0.2", 0.299001),
        (SEED, 1.160235),
        ("rows=1:0.9/0:0.1/0:0.2/1:0.65", 0.216162),
        ("rows=1:0.01/0:0.01:99", 0.056002),
        ("rows=1:0.7:7/0:0.7:3", 0.610864),
    ],
    ids=[
        "a confident mistake",
        "a confident success",
        "the four rows",
        "and a fifth",
        "the example of a well-known library",
        "a constant guess at a base rate of one in a hundred",
        "seven successes in ten",
    ],
)
def test_the_mean_is_that_of_the_story(text: str, mean: float) -> None:
    assert LAB.facts(state_of(text))["mean"] == pytest.approx(mean, abs=5e-7)


def test_one_row_in_a_thousand_adds_a_sixtieth_of_a_nat() -> None:
    calm = LAB.facts(state_of("rows=1:1:999"))
    shaken = LAB.facts(state_of("rows=1:1:999/1:1e-7"))
    assert calm["mean"] == 0.0
    assert shaken["mean"] == pytest.approx(0.016118, abs=5e-7)
    rows = shaken["rows"]
    assert isinstance(rows, list)
    assert [row["share"] for row in rows if isinstance(row, dict)] == [0.0, 1.0]


def test_bits_and_nats_are_one_loss_in_two_units() -> None:
    facts = LAB.facts(state_of("rows=1:0.5,base=2"))
    assert (facts["mean"], facts["unit"], facts["shrug"]) == (1.0, "bits", 1.0)
    assert facts["mean_nats"] == pytest.approx(math.log(2))


@pytest.mark.parametrize(("prices", "threshold"), [((1, 10), 0.0909), ((20, 500), 0.0385)])
def test_the_prices_give_the_threshold(prices: tuple[int, int], threshold: float) -> None:
    facts = LAB.facts(state_of("cost_fp={},cost_fn={}".format(*prices)))
    assert facts["cheapest_threshold"] == pytest.approx(threshold, abs=5e-5)


def test_a_saturated_score_keeps_its_loss() -> None:
    assert LAB.facts(LAB.open({"y": 0.0, "z": 40.0}))["loss"] == 40.0
    right = LAB.facts(LAB.open({"y": 1.0, "z": 40.0}))["loss"]
    assert right == pytest.approx(4.248e-18, rel=1e-3)


# Controls, keys and clicks


def test_a_probability_and_a_score_follow_each_other() -> None:
    state = LAB.open({}).put("z", -2.0)
    assert state.rows == ((1.0, 0.1192, 1.0, -2.0),)
    assert state.value("p") == pytest.approx(0.1192029)
    state = state.put("p", 0.5)
    assert state.value("z") == 0.0
    assert state.rows == ((1.0, 0.5),)


def test_of_a_probability_and_a_score_said_together_the_last_one_counts() -> None:
    assert LAB.open({"p": 0.3, "z": 2.0}).value("z") == 2
    assert LAB.open({"z": 2.0, "p": 0.3}).value("p") == 0.3


def test_rows_are_added_at_the_end_and_deleted_at_hand() -> None:
    state = LAB.act(state_of("rows=1:0.9/0:0.2"), "add")
    assert (state.rows, state.row) == (((1.0, 0.9), (0.0, 0.2), (1.0, 0.5)), 3.0)
    state = LAB.act(state.put("row", 1.0), "delete")
    assert (state.rows, state.row) == (((0.0, 0.2), (1.0, 0.5)), 1.0)
    for _ in range(3):
        state = LAB.act(state, "delete")
    assert state.rows == ((1.0, 0.5),), "the last one stays"
    for _ in range(300):
        state = LAB.act(state, "add")
    assert state.row == 200.0


def test_the_bases_go_round() -> None:
    state = LAB.open({})
    bases = []
    for _ in range(4):
        state = LAB.act(state, "base")
        bases.append(state.base)
    assert bases == ["2", "10", "e", "2"]


def test_a_row_beyond_the_last_is_the_last() -> None:
    assert state_of("rows=1:0.9/0:0.2,row=9").row == 2.0


def test_a_click_takes_a_row_and_on_its_label_turns_that_over() -> None:
    view = View(width=78, height=11)
    state = state_of(SEED)
    taken = LAB.at(state, view, 40, 2)
    assert taken is not None
    assert (taken.row, taken.rows) == (2.0, state.rows)
    turned = LAB.at(state, view, 7, 5)
    assert turned is not None
    assert turned.value("y") == 0.0
    assert LAB.at(state, view, 40, 0) is None
    assert LAB.at(state, view, 40, 8) is None


@given(states(LAB))
def test_the_sums_are_those_of_the_engine(state: LogLossState) -> None:
    summary = loss_summary(state)
    weights = floats([row.weight for row in state.examples])
    parts = weighed(weights, floats(summary.losses))
    assert summary.total == pytest.approx(parts.sum(), rel=1e-14)
    assert summary.mean == pytest.approx(cost(summary.losses, weights), rel=1e-14, nan_ok=True)
    assert summary.shares == pytest.approx(shares(parts).tolist(), rel=1e-14)


def test_where_nothing_counts_there_is_no_mean() -> None:
    assert "no mean" in LAB.reading(state_of("rows=1:0.9:0/0:0.2:0"))
    assert "mean J undefined" in drawn("rows=1:0.9:0/0:0.2:0", View(width=78, height=11))


# Words and cards


def test_a_single_row_is_one_answer() -> None:
    assert LAB.reading(LAB.open({"y": 1.0, "p": 0.01})) == (
        "y 1, p 0.01, z -4.595: log loss 4.605 nats (6.644 bits); a shrug costs 0.693."
    )


def test_a_row_with_a_weight_says_what_its_share_is_made_of() -> None:
    reading = LAB.reading(state_of("rows=1:0.3:30/0:0.3:70"))
    assert "costs 1.204 nats times 30, 59% of the sum 61.086" in reading


def test_several_rows_are_told_by_the_one_at_hand() -> None:
    assert LAB.reading(state_of(SEED)) == (
        "Row 5 (y 1, p 0.01, z -4.595) costs 4.605 nats, 79% of the sum 5.801. "
        "Mean J 1.160 nats (1.674 bits). At threshold 0.5 the errors cost 10; "
        "honest p would want 0.0909."
    )


def test_a_row_without_weight_may_be_infinitely_wrong_and_still_make_a_card() -> None:
    card = LAB.card(state_of("rows=0:0/0:1:0,row=1"))
    assert fill(card.answer).startswith("0 nats")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("rows=1:0.01", "4.61 nats, 6.64 in bits. What happened was given 0.01."),
        ("rows=0:1", "It is infinite: what happened was given no probability at all."),
        ("rows=0:1:1:40", "40 nats, 57.7 in bits. What happened was given 0."),
        (SEED, "1.160, of which row 5 has the largest part."),
        ("rows=1:0.01/0:0.01:99", "0.056, of which row 1 has the largest part."),
    ],
)
def test_a_card_asks_for_what_the_lab_shows(text: str, answer: str) -> None:
    assert fill(LAB.card(state_of(text)).answer) == answer

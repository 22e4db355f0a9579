import pytest

from quizapp.decks.substitution import fill
from quizapp.labs.base import View
from quizapp.labs.forms import read_state
from quizapp.labs.threshold.form import THRESHOLD_FORM
from quizapp.labs.threshold.lab import Threshold
from quizapp.labs.threshold.state import ThresholdState
from quizapp.plot.ticks import short

LAB = Threshold()
SYSTEM = "tp=8,fp=40,fn=2,tn=950,cost_fn=50"


def state_of(text: str) -> ThresholdState:
    return LAB.open(read_state(THRESHOLD_FORM, text))


def facts(text: str, name: str) -> float:
    value = LAB.facts(state_of(text))[name]
    assert isinstance(value, float)
    return value


def drawn(text: str, view: View) -> str:
    return "\n".join(line.rstrip() for line in LAB.draw(state_of(text), view).text.splitlines())


def test_the_classes_stand_beside_what_each_threshold_costs() -> None:
    assert (
        drawn("", View(width=78, height=14))
        == """\
▲ positives 300   ▼ negatives 700       │ threshold 0.5   ⠒⠒⠒ cost 900.7
│ threshold 0.5                             │            ┊cheapest    ⢀⡤⠖⠒⠋⠉⠉⠉
 100┤                 │                     │            ┊   ┊│     ⢀⠖⠁
    │                 │                     │            ┊   ┊│   ⢀⡴⠃
    │                ▄│████▄▄           2000┤            ┊   ┊│  ⢀⠞
   0┤       ▄▄▄▄▄▄▄███│█████████▄▄▄▄▄▄      │            ┊   ┊│ ⢠⠋
    │▀▀███████████████│███▀▀▀▀▀         1000┤            ┊   ┊│⡰⠁
    │    ▀▀███████████│▀                    │⣀⣀⣀⣀⣀⡀      ┊   ⡠●
    │       █████████ │                     │     ⠈⠉⠉⠒⠒⠤⠤⠤⠤⠔⠊⠁best F1
 100┤         █████   │                    0┤            ┊   ┊│
    └──┬────┬────┬────┬────┬────┬─── p      └──┬────┬────┬────┬────┬ threshold
      .001 .01   .1   .5   .9  .99            .001 .01   .1   .5   .9  .99
 TP 215  FP 54.1  FN 84.7  TN 646  P 0.80  R 0.72  F1 0.76  accuracy 0.86
 errors cost 900.7  least 401 at 0.0909  never yes 3000  always yes 700"""
    )


def test_counts_by_hand_are_a_table_with_rates_as_bars() -> None:
    assert (
        drawn(SYSTEM, View(width=60, height=11))
        == """\
                said yes       said no       all
 positive           TP 8          FN 2        10
 negative          FP 40        TN 950       990

 precision 0.167 ███████▏
 recall    0.800 ██████████████████████████████████▍
 F1        0.276 ███████████▉
 accuracy  0.958 █████████████████████████████████████████▎

 errors cost 140  never yes 500  always yes 990"""
    )


def test_an_open_question_shows_the_classes_and_no_cost() -> None:
    shown = drawn("", View(width=78, height=12, masked=True))
    assert "positives 300" in shown
    assert "cheapest" not in shown
    for answer in ("TP 215", "900", "401", "0.09"):
        assert answer not in shown
    counts = drawn(SYSTEM, View(width=78, height=12, masked=True))
    assert "TP 8" in counts
    for answer in ("0.276", "0.167", "140"):
        assert answer not in counts


def test_the_guess_stands_beside_the_truth() -> None:
    shown = drawn("threshold=0.0909", View(width=120, height=24, guess=0.4))
    assert "you 0.4" in shown


@pytest.mark.parametrize("threshold", ["0", "1", "0.00001"])
def test_beyond_the_axis_no_line_tells_another_threshold(threshold: str) -> None:
    text = f"threshold={threshold}"
    shown = drawn(text, View(width=78, height=14))
    assert "│ threshold" not in shown
    assert f"errors cost {short(facts(text, 'cost'))}" in shown
    assert "cheapest" in shown


# The numbers of the stories


def test_the_system_of_the_story_is_accurate_and_worse_than_nothing_at_it() -> None:
    assert facts(SYSTEM, "precision") == pytest.approx(0.1667, abs=5e-5)
    assert facts(SYSTEM, "recall") == 0.8
    assert facts(SYSTEM, "f1") == pytest.approx(0.2759, abs=5e-5)
    assert facts(SYSTEM, "accuracy") == 0.958
    assert facts(SYSTEM, "accuracy_never_yes") == 0.99
    assert facts(SYSTEM, "cost") == 140
    assert facts(SYSTEM, "cost_never_yes") == 500


@pytest.mark.parametrize(("fp", "fn", "cheapest"), [(1, 10, 0.0909), (20, 500, 0.0385)])
@pytest.mark.parametrize("classes", ["", ",prevalence=0.02", ",separation=0.5"])
def test_the_prices_alone_give_the_cheapest_threshold(
    fp: int, fn: int, cheapest: float, classes: str
) -> None:
    prices = f"cost_fp={fp},cost_fn={fn}{classes}"
    best = facts(prices, "cheapest_threshold")
    assert best == pytest.approx(cheapest, abs=5e-5)
    least = facts(prices, "least_cost")
    for with_notes in (0.9 * best, 1.1 * best):
        assert facts(f"{prices},threshold={with_notes:.6f}", "cost") > least


def test_with_equal_prices_one_half_is_cheapest_and_most_accurate() -> None:
    assert facts("cost_fn=1", "cheapest_threshold") == 0.5
    best = facts("threshold=0.5", "accuracy")
    assert all(facts(f"threshold={near}", "accuracy") < best for near in (0.45, 0.55))


def test_the_best_f1_is_no_bargain() -> None:
    best = facts("", "best_f1_threshold")
    assert best == pytest.approx(facts("", "best_f1") / 2, abs=1e-9)
    assert facts("", "cost_at_best_f1") > facts("", "least_cost")


def test_halving_the_prevalence_moves_the_money_and_not_the_threshold() -> None:
    assert facts("prevalence=0.15", "least_cost") < facts("prevalence=0.3", "least_cost")
    assert facts("prevalence=0.15", "cheapest_threshold") == facts("", "cheapest_threshold")


def test_classes_that_are_one_leave_only_always_and_never() -> None:
    assert facts("separation=0,threshold=0.2", "cost") == 700
    assert facts("separation=0,threshold=0.4", "cost") == 3000


# Controls, keys and clicks


def test_only_the_controls_that_matter_are_offered() -> None:
    of_classes = {each.name for each in LAB.controls(state_of(""))}
    by_hand = {each.name for each in LAB.controls(state_of(SYSTEM))}
    assert of_classes == {"threshold", "cost_fp", "cost_fn", "prevalence", "separation"}
    assert by_hand == {"cost_fp", "cost_fn", "tp", "fp", "fn", "tn"}


def test_a_key_takes_the_cheapest_threshold() -> None:
    state = LAB.act(state_of(""), "cheapest")
    assert state.threshold == pytest.approx(1 / 11)
    free = state_of("cost_fp=0,cost_fn=0")
    assert LAB.act(free, "cheapest") == free


def test_a_key_sets_the_counts_by_hand_and_goes_back() -> None:
    by_hand = LAB.act(state_of(""), "counts")
    assert [by_hand.value(name) for name in ("tp", "fp", "fn", "tn")] == [215.0, 54.0, 85.0, 646.0]
    assert LAB.act(by_hand, "counts") == state_of("")


def test_a_click_on_either_chart_puts_the_threshold_there() -> None:
    view = View(width=78, height=14)
    left = LAB.at(state_of(""), view, 22, 6)
    right = LAB.at(state_of(""), view, 62, 6)
    assert left is not None
    assert right is not None
    assert left.threshold == pytest.approx(0.5, abs=0.15)
    assert right.threshold == pytest.approx(0.5, abs=0.15)
    asked = LAB.at(state_of(""), View(width=78, height=14, masked=True), 42, 6)
    assert asked is not None
    assert asked.threshold == pytest.approx(0.5, abs=0.05)
    assert LAB.at(state_of(SYSTEM), view, 22, 6) is None
    assert LAB.at(state_of(""), view, 0, 6) is None


# Words and cards


def test_the_reading_says_what_is_paid_and_what_could_be() -> None:
    assert LAB.reading(state_of("")) == (
        "At threshold 0.5 the errors of 1000 cases cost 900.7 (FP 54.1, FN 84.7); "
        "the least is 401, at 0.0909. "
        "It has precision 0.799, recall 0.718, F1 0.756, accuracy 0.861."
    )
    assert LAB.reading(state_of(SYSTEM)) == (
        "The errors cost 140 (FP 40, FN 2); never saying yes would cost 500. "
        "It has precision 0.167, recall 0.8, F1 0.276, accuracy 0.958."
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "0.0909, that is FP/(FP + FN) in prices."),
        ("cost_fp=0,cost_fn=0", "It does not matter: no error costs anything."),
        (SYSTEM, "precision 0.167, recall 0.800, F1 0.276, accuracy 0.958."),
        ("tn=9", "precision undefined, recall undefined, F1 undefined, accuracy 1.000."),
    ],
)
def test_a_card_asks_for_what_the_lab_shows(text: str, answer: str) -> None:
    assert fill(LAB.card(state_of(text)).answer) == answer

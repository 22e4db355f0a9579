"""Tests of the duel: nobody knows what comes, little data is not ranked, intervals hold."""

import dataclasses
import re

import numpy as np
import pytest

from quizapp.engine.array.margins import sigmoid
from quizapp.insight.answers import CRAM, Answers
from quizapp.insight.duel.bootstrap import item_intervals
from quizapp.insight.duel.contestants import CONTESTANTS, MEAN, Contestant, Log
from quizapp.insight.duel.numbers import Duel, DuelRow, duel
from quizapp.insight.duel.picture import duel_picture
from quizapp.insight.duel.stated import StatedLoss
from quizapp.insight.folds import time_folds
from quizapp.insight.logistic import fit_logistic
from quizapp.insight.memory.numbers import memory_weights
from quizapp.insight.memory.page import MemoryValue
from quizapp.insight.memory.picture import memory_picture
from quizapp.insight.page import Scope
from quizapp.labs.registry import lab_of
from tests.insight.learner import TODAY, studied
from tests.insight.simulated import answers_of

TODAY_NUMBER = TODAY.toordinal()
QUICK = tuple(each for each in CONTESTANTS if "fitted" not in each.name)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return answers_of(studied(0, days=120))


@pytest.fixture(scope="module")
def judged(answers: Answers) -> Duel:
    return duel(answers, today=TODAY_NUMBER, scope=Scope(), contestants=QUICK)


def first_rows(answers: Answers, scored: int) -> Answers:
    """The log up to the day on which so many are scored, and no scored row more."""
    rows = np.flatnonzero(answers.scored)
    order = rows[np.lexsort((answers.item[rows], answers.day[rows]))]
    keeps = np.ones(len(answers), dtype=bool)
    keeps[order[scored:]] = False
    keeps &= answers.day <= answers.day[order[scored - 1]]
    return answers.where(keeps)


def with_another_future(answers: Answers, since: int) -> Answers:
    """The log in which days, items and qualities from a day on are dealt anew, each by itself."""
    later, dice = answers.day >= since, np.random.default_rng(1)
    columns = {name: getattr(answers, name).copy() for name in ("item", "day", "quality")}
    for column in columns.values():
        column[later] = dice.permutation(column[later])
    order = np.lexsort((columns["day"], columns["item"]))
    dealt = dataclasses.replace(answers, **columns)
    names = (field.name for field in dataclasses.fields(answers) if field.name != "items")
    return dataclasses.replace(dealt, **{name: getattr(dealt, name)[order] for name in names})


@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda each: each.name)
def test_what_comes_later_changes_no_prediction(answers: Answers, contestant: Contestant) -> None:
    fold = time_folds(answers.day[answers.scored])[1]
    since = fold.first + 3
    logs = [
        Log.of(each, Scope(), TODAY_NUMBER)
        for each in (answers, with_another_future(answers, since))
    ]
    before, after = (
        contestant.predict(log, fold)[log.scored & (log.answers.day < since)] for log in logs
    )
    assert len(before) > 100
    assert np.array_equal(before, after, equal_nan=True)


@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda each: each.name)
def test_nobody_knows_the_outcome_that_is_predicted(
    answers: Answers, contestant: Contestant
) -> None:
    log = Log.of(answers, Scope(), TODAY.toordinal())
    fold = time_folds(answers.day[answers.scored])[-1]
    last = np.flatnonzero(log.scored & (log.answers.day >= fold.first))[-1]
    quality = log.answers.quality.copy()
    quality[last] = 5 - quality[last]
    other = Log(dataclasses.replace(log.answers, quality=quality), log.scored)
    assert contestant.predict(log, fold)[last] == contestant.predict(other, fold)[last]


def test_every_row_is_judged_on_the_same_answers(judged: Duel) -> None:
    assert sum(judged.fold_rows) == judged.rows
    losses = [row.log_loss for row in judged.ranking]
    assert losses == sorted(losses)
    for row in judged.ranking:
        weighed = sum(n * loss for n, loss in zip(judged.fold_rows, row.folds, strict=True))
        assert weighed / judged.rows == pytest.approx(row.log_loss)
        [mean] = [other.log_loss for other in judged.ranking if other.name == MEAN.name]
        assert row.difference == pytest.approx(row.log_loss - mean)
        assert row.name == MEAN.name or (row.interval and row.interval[0] <= row.difference)


@pytest.mark.parametrize(("scored", "ranks"), [(299, False), (300, True)])
def test_below_three_hundred_rows_nothing_is_ranked(
    answers: Answers, scored: int, *, ranks: bool
) -> None:
    log = first_rows(answers, scored)
    value = duel(log, today=TODAY_NUMBER, scope=Scope(), contestants=QUICK)
    assert value.counts.scored == scored
    assert value.counts.lapses >= 30
    assert bool(value.ranking) is ranks
    text = duel_picture(value, 78, ascii=True).text
    assert ("Not enough yet: 299 of 300 rows" in text) is not ranks
    weights = memory_weights(log, today=TODAY_NUMBER, scope=Scope())
    assert bool(weights.weights) is ranks


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [
        ((-0.2, -0.001), "The lowest loss has: SM-2, calibrated."),
        ((-0.2, 0.0), "None is surely better"),
        ((-0.2, 0.001), "None is surely better"),
        (None, "None is surely better"),
    ],
)
def test_a_winner_is_named_where_the_interval_leaves_the_mean_out(
    judged: Duel, interval: tuple[float, float] | None, verdict: str
) -> None:
    best = DuelRow("sm2", "SM-2, calibrated", log_loss=0.4, difference=-0.1, interval=interval)
    value = dataclasses.replace(judged, ranking=(best, *judged.ranking))
    assert verdict in duel_picture(value, 78, ascii=True).reading


def test_a_long_formula_is_wrapped_and_not_cut(answers: Answers) -> None:
    value = memory_weights(answers, today=TODAY_NUMBER, scope=Scope())
    long = dataclasses.replace(value, bias=-12.34)
    for width in (78, 40):
        text = " ".join(memory_picture(long, width, ascii=True).text.split())
        [formula] = re.findall(r"p = sigmoid\(-12\.34 .*?ln\(1\+n\)\)", text)
        assert all(f"{abs(weight.weight):.2f} {weight.term}" in formula for weight in value.weights)


@pytest.mark.parametrize(
    ("low", "high", "doubts"),
    [(0.5, 0.9, False), (0.5, 1.0, True), (0.5, 1.2, True), (1.0, 1.2, True), (1.1, 1.2, False)],
)
def test_a_weight_may_be_nothing_where_its_interval_holds_one(
    answers: Answers, low: float, high: float, *, doubts: bool
) -> None:
    value = memory_weights(answers, today=TODAY_NUMBER, scope=Scope())
    [first, *others] = (dataclasses.replace(each, low=2.0, high=3.0) for each in value.weights)
    weights = (dataclasses.replace(first, low=low, high=high), *others)
    reading = memory_picture(dataclasses.replace(value, weights=weights), 78, ascii=True).reading
    assert ("The interval of waiting twice as long holds 1" in reading) == doubts
    assert ("each of them matters" in reading) != doubts


def test_what_was_stated_stands_in_the_column_of_losses(judged: Duel) -> None:
    value = dataclasses.replace(judged, stated=StatedLoss(1298, 0.603, 0.552, None))
    lines = duel_picture(value, 78, ascii=True).text.splitlines()
    end = lines[0].index("log loss") + len("log loss")
    rows = lines[1 : len(value.ranking) + 2]
    assert rows[-1].startswith("you, ")
    assert all(re.fullmatch(r"\.\d{4}", row[:end].split()[-1]) for row in rows)


@pytest.mark.parametrize(("lapses", "ranks"), [(29, False), (30, True)])
def test_below_thirty_lapses_nothing_is_ranked(
    answers: Answers, lapses: int, *, ranks: bool
) -> None:
    failed = np.flatnonzero(answers.scored & ~answers.passed)
    quality = answers.quality.copy()
    quality[failed[lapses:]] = 4
    log = dataclasses.replace(answers, quality=quality)
    value = duel(log, today=TODAY_NUMBER, scope=Scope(), contestants=QUICK)
    assert (value.counts.lapses, bool(value.ranking)) == (lapses, ranks)


def test_an_interval_draws_whole_items() -> None:
    dice, inside = np.random.default_rng(7), 0
    for course in range(150):
        item = np.repeat(np.arange(60), dice.integers(1, 6, 60))
        rows = (0.3 * dice.standard_normal(60)[item] + 0.2 * dice.standard_normal(len(item)))[
            :, None
        ]
        ends = item_intervals(rows, item, draws=200, seed=course)
        assert ends is not None
        inside += bool(ends[0, 0] <= 0 <= ends[0, 1])
    assert 0.88 <= inside / 150 <= 0.99
    assert item_intervals(np.ones((3, 1)), np.zeros(3, dtype=int)) is None


def test_weights_are_where_the_slope_ends_and_near_those_that_made_the_answers() -> None:
    dice = np.random.default_rng(3)
    features = dice.standard_normal((4000, 2)) * [2.0, 0.5] + [1.0, 5.0]
    passed = dice.random(4000) < sigmoid(0.5 - 0.8 * features[:, 0] + 0.6 * features[:, 1])
    fit = fit_logistic(features, passed, np.arange(4000))
    assert fit.weights == pytest.approx([0.5, -0.8, 0.6], abs=3 * fit.errors.max())
    slope = features.T @ (fit.chances(features) - passed) / len(features)
    assert slope == pytest.approx([0, 0], abs=2e-3)
    # Of independent rows the robust errors are those of the information matrix.
    chances = fit.chances(features)
    columns = np.column_stack([np.ones(4000), features])
    information = (columns * (chances * (1 - chances))[:, None]).T @ columns
    assert fit.errors == pytest.approx(np.sqrt(np.diag(np.linalg.inv(information))), rel=0.1)


def test_answers_that_are_all_alike_have_weights_with_an_end() -> None:
    features = np.array([[0.0], [1.0], [2.0]])
    fit = fit_logistic(features, np.ones(3, dtype=bool), np.arange(3))
    assert np.isfinite(fit.weights).all()


def test_the_cost_surface_opens_on_the_last_two_hundred_reviews(answers: Answers) -> None:
    numbers = memory_weights(answers, today=TODAY_NUMBER, scope=Scope())
    launch = MemoryValue(numbers).lab
    assert launch
    xs, ys = launch.values["x"], launch.values["y"]
    assert isinstance(xs, tuple)
    assert isinstance(ys, tuple)
    assert len(xs) == len(ys) == 200
    rows = np.flatnonzero(answers.scored)
    last = rows[np.lexsort((answers.item[rows], answers.day[rows]))][-1]
    waited = answers.day[last] - answers.previous_day[last]
    assert xs[-1] == pytest.approx(np.log(waited / max(1, answers.interval[last])), abs=1e-6)
    assert ys[-1] == answers.passed[last]
    lab = lab_of(launch.form)
    state = lab.open(launch.values)
    assert state.x == xs
    assert lab.facts(state)


def test_an_item_that_was_met_in_a_cram_first_waited_for_nobody(answers: Answers) -> None:
    first = int(np.flatnonzero(answers.scored)[0]) - 1
    kind = answers.kind.copy()
    kind[first] = CRAM
    log = Log.of(dataclasses.replace(answers, kind=kind), Scope(), TODAY_NUMBER)
    assert log.waited[log.scored].max() < 1000
    assert (log.waited[log.scored] > 0).all()


def test_a_log_of_one_day_is_not_ranked_and_says_so(answers: Answers) -> None:
    rows = np.flatnonzero(answers.scored)
    day = answers.day.copy()
    day[rows] = TODAY_NUMBER
    keeps = np.isin(np.arange(len(answers)), [*rows, *(rows - 1)])
    log = dataclasses.replace(answers, day=day).where(keeps)
    value = duel(log, today=TODAY_NUMBER, scope=Scope(days=1), contestants=QUICK)
    assert value.counts.is_enough
    assert value.ranking == ()
    assert "one study day" in duel_picture(value, 78, ascii=True).text


def test_sm2_is_what_it_would_have_said_whoever_was_asked(answers: Answers) -> None:
    other = dataclasses.replace(answers, interval_before=answers.interval_before + 50)
    logs = [Log.of(each, Scope(), TODAY_NUMBER) for each in (answers, other)]
    assert np.array_equal(logs[0].sm2_intervals, logs[1].sm2_intervals)


def test_what_was_stated_stands_beside_the_regression_on_the_same_rows(answers: Answers) -> None:
    confidence = np.where(np.arange(len(answers)) % 3 == 0, 0.75, np.nan)
    log = dataclasses.replace(answers, confidence=confidence)
    value = duel(log, today=TODAY_NUMBER, scope=Scope(), contestants=QUICK)
    assert value.stated
    [memory] = [row for row in value.ranking if row.name == "memory"]
    assert 0 < value.stated.rows < value.rows
    assert value.stated.memory != pytest.approx(memory.log_loss)
    assert value.stated.log_loss == pytest.approx(0.6, abs=0.15)


def test_odds_are_those_of_twice_as_long(answers: Answers) -> None:
    weights = memory_weights(answers, today=TODAY_NUMBER, scope=Scope()).weights
    by_name = {weight.name: weight for weight in weights}
    waited, lapses = by_name["waited"], by_name["lapses"]
    assert waited.odds == pytest.approx(2**waited.weight)
    assert lapses.odds == pytest.approx(np.exp(lapses.weight))
    assert waited.low < waited.odds < waited.high
    assert waited.odds < 1, "who waits longer forgets more"

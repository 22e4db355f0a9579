"""Tests of confidence: its table, losses and forecasts beside a slow count of the same."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log

import numpy as np
import pytest

from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.insight.answers import Answers
from quizapp.insight.confidence.numbers import Confidence, confidence
from quizapp.insight.confidence.page import ConfidencePage, ConfidenceValue
from quizapp.insight.confidence.picture import confidence_picture
from quizapp.insight.duel.contestants import MEAN, MEMORY
from quizapp.insight.duel.numbers import duel
from quizapp.insight.duel.stated import MOST_COMPARED, StatedLoss, stated_beside_memory
from quizapp.insight.page import Scope
from quizapp.insight.reader import Reader
from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.calibration.lab import Calibration
from quizapp.store.index.event_table import NamedMistake
from quizapp.study.event import Event
from quizapp.study.scheduler.replay import standing
from tests.insight.learner import TODAY, TOPICS, collection_of, year


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    with collection_of(tmp_path_factory.mktemp("year"), year()) as collection:
        reader = Reader(collection)
        ConfidencePage().prepare(reader, Scope())  # reads all of it while it is open
        return reader


def page(reader: Reader, scope: Scope) -> Confidence:
    value = ConfidencePage().prepare(reader, scope)()
    assert isinstance(value, ConfidenceValue)
    return value.numbers


def stated(*pairs: tuple[float, bool], mistakes: Sequence[NamedMistake] = ()) -> Confidence:
    """The page of these statements, of an item and a day each."""
    n = len(pairs)
    answers = Answers(
        items=tuple(f"t/q{place:02}" for place in range(n)),
        item=np.arange(n),
        day=TODAY.toordinal() - np.arange(n),
        kind=np.zeros(n, dtype=int),
        quality=np.array([4 if right else 1 for _, right in pairs], dtype=int),
        interval_before=np.zeros(n, dtype=int),
        confidence=np.array([p for p, _ in pairs], dtype=float),
        thinking_ms=np.zeros(n, dtype=int),
    )
    return confidence(answers, mistakes, (), today=TODAY, scope=Scope())


def answered(scope: Scope) -> list[Event]:
    """The answers that stand and state a confidence."""
    return [
        event
        for event in standing(year())
        if event.confidence is not None
        and scope.topic in (None, event.key.partition("/")[0])
        and (scope.days is None or (TODAY - event.moment.day).days < scope.days)
    ]


@pytest.mark.parametrize("scope", [Scope(), Scope("ml.trees"), Scope(days=40)])
def test_rows_and_losses_are_those_of_a_slow_count(reader: Reader, scope: Scope) -> None:
    value = page(reader, scope)
    pairs = [(event.confidence or 0, (event.quality or 0) >= 3) for event in answered(scope)]
    losses = [-log(p if right else 1 - p) for p, right in pairs]
    assert value.scores
    assert value.total == (sum(right for _, right in pairs), len(pairs))
    assert value.scores.log_loss == pytest.approx(sum(losses) / len(losses), rel=1e-12)
    for row, p in zip(value.rows, sorted({p for p, _ in pairs}), strict=True):
        of_row = [(right, cost) for (q, right), cost in zip(pairs, losses, strict=True) if p == q]
        assert row.stated == p
        assert row.share == (sum(right for right, _ in of_row), len(of_row))
        assert row.nats == pytest.approx(sum(cost for _, cost in of_row) / len(of_row), rel=1e-12)
    brier = sum((p - right) ** 2 for p, right in pairs) / len(pairs)
    assert value.scores.brier == pytest.approx(brier, rel=1e-9)
    dearest = sorted(
        ((cost, event.moment.day) for cost, event in zip(losses, answered(scope), strict=True)
         if not (event.quality or 0) >= 3), reverse=True,
    )  # fmt: skip
    assert [row.day for row in value.dearest] == [day for _, day in dearest[:5]]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_dear_mistake_has_the_names_of_its_own_answer(reader: Reader, topic: str) -> None:
    for row in page(reader, Scope(topic)).dearest:
        [event] = [
            event
            for event in answered(Scope(topic))
            if (event.key, event.moment.day) == (row.item, row.day)
            and event.confidence == row.stated
        ]
        assert row.names == tuple(event.slip.split())


def test_a_drill_of_the_day_names_no_mistake_of_the_answer_before_it() -> None:
    item, confidence_stated = "t/q00", 1 / 3
    drill = NamedMistake(item, TODAY, ("base",), "drill", confidence_stated, 0)
    answer = drill._replace(names=("label",), kind="review")
    pairs = ((confidence_stated, False),)
    assert stated(*pairs, mistakes=[drill]).dearest[0].names == ()
    assert stated(*pairs, mistakes=[answer, drill]).dearest[0].names == ("label",)
    assert stated(*pairs, mistakes=[drill, answer]).dearest[0].names == ("label",)


def test_the_bench_says_of_ones_own_pairs_what_the_page_says(reader: Reader) -> None:
    value = ConfidencePage().prepare(reader, Scope())()
    assert isinstance(value, ConfidenceValue)
    scores, lab = value.numbers.scores, Calibration()
    assert scores
    texts = tuple(tuple(map(str, row)) for row in value.bench_bins)
    assert CALIBRATION_FORM.read({"bins": texts}) == {"bins": value.bench_bins}
    facts = lab.facts(lab.open({"bins": value.bench_bins}))
    assert facts["best_temperature"] == pytest.approx(scores.best_temperature)
    assert facts["auc"] == pytest.approx(scores.auc)
    raw, best = facts["raw"], facts["best"]
    assert isinstance(raw, dict)
    assert isinstance(best, dict)
    assert raw["log_loss"] == pytest.approx(scores.log_loss)
    assert raw["brier"] == pytest.approx(scores.brier)
    assert best["log_loss"] == pytest.approx(scores.log_loss_at_best, abs=1e-6)


def test_a_long_log_fits_the_bench() -> None:
    many = [(0.9, place % 10 < 8) for place in range(25_000)] + [(0.5, True)]
    assert ConfidenceValue(stated(*many)).bench_bins == ((0.5, 0.0, 1.0), (0.9, 8000.0, 10000.0))
    fine = ConfidenceValue(stated(*[(place / 500, True) for place in range(1, 500)]))
    assert len(fine.bench_bins) == len(fine.numbers.rows) == 10
    assert ConfidenceValue(stated()).bench_bins == ()


def test_below_twenty_statements_nothing_is_judged() -> None:
    few, enough = (stated(*[(0.9, True)] * n) for n in (19, 20))
    assert few.scores is None
    assert "shares and losses are given from 20 on" in confidence_picture(few, 78, ascii=False).text
    assert enough.scores
    assert enough.scores.auc is None
    assert enough.scores.best_temperature is None
    assert "no AUC with one outcome" in confidence_picture(enough, 78, ascii=False).text


def test_who_is_too_sure_or_not_sure_enough_reads_where() -> None:
    value = stated(
        *[(0.98, place < 41) for place in range(47)], *[(0.5, place < 45) for place in range(50)]
    )
    reading = confidence_picture(value, 78, ascii=False).reading
    assert "You are too sure: at 98 % you were right 41 times of 47." in reading
    assert "You are not sure enough: at 50 % you were right 45 times of 50." in reading
    honest = stated(*[(0.9, place < 45) for place in range(50)])
    assert (
        "No row is off by more than chance (95 %)."
        in confidence_picture(honest, 78, ascii=False).reading
    )


def test_a_certainty_costs_much_and_not_without_end() -> None:
    value = stated(*[(1.0, place > 0) for place in range(20)], (0.0, True))
    assert value.scores
    assert value.dearest[0].nats == pytest.approx(-log(1e-4))
    assert COIN_FLIP_NATS < value.scores.log_loss < 1


def test_forecasts_of_mocks_are_inside_or_not(reader: Reader) -> None:
    value = page(reader, Scope())
    shares: defaultdict[object, list[float]] = defaultdict(list)
    for event in standing(year()):
        if event.mock and event.share is not None:
            shares[event.moment.day].append(event.share)
    means = {day: sum(rows) / len(rows) for day, rows in shares.items()}
    assert len(value.forecasts) == len(means) > 3
    for row in value.forecasts:
        assert row.share == pytest.approx(means[row.day])
        assert row.is_inside == (0.5 <= means[row.day] <= 0.8)
    assert page(reader, Scope("ml.trees")).forecasts == ()
    assert len(page(reader, Scope(days=40)).forecasts) < len(value.forecasts)


def test_statements_stand_beside_the_regression_as_in_the_duel(reader: Reader) -> None:
    beside = page(reader, Scope()).beside_memory
    ordinal = TODAY.toordinal()
    judged = duel(reader.answers, today=ordinal, scope=Scope(), contestants=(MEMORY, MEAN))
    assert beside == judged.stated
    assert beside
    assert beside.interval
    assert beside.interval[0] < beside.log_loss - beside.memory < beside.interval[1]
    text = " ".join(confidence_picture(page(reader, Scope()), 78, ascii=False).text.split())
    assert f"on the same {beside.rows} rows: it knows you better." in text
    few = np.flatnonzero(reader.answers.scored)[:299]
    cut = reader.answers.where(np.arange(len(reader.answers)) <= few[-1])
    assert stated_beside_memory(cut, today=ordinal, scope=Scope()) is None


@pytest.mark.parametrize(("statements", "compared"), [(19, None), (20, 20)])
def test_few_statements_are_set_beside_nothing_and_what_is_no_probability_is_none(
    reader: Reader, statements: int, compared: int | None
) -> None:
    every = reader.answers
    rows = np.flatnonzero(every.is_stated & every.scored)
    kept = rows[np.argsort(every.day[rows], kind="stable")[-statements:]]
    confidence = np.full(len(every), 1.7)
    confidence[kept] = every.confidence[kept]
    answers = replace(every, confidence=confidence)
    beside = stated_beside_memory(answers, today=TODAY.toordinal(), scope=Scope())
    assert (beside.rows if beside else None) == compared


def test_a_log_that_is_too_long_for_the_comparison_says_where_it_stands() -> None:
    value = replace(stated(*[(0.9, True)] * 20), is_long=True)
    sentence = f"Of more than {MOST_COMPARED:,} answers the duel alone has your memory model."
    assert sentence in confidence_picture(value, 78, ascii=False).reading


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [
        ((0.001, 0.1), "it knows you better"),
        ((-0.1, -0.001), "you know yourself better"),
        ((-0.1, 0.1), "neither is surely better"),
        (None, "neither is surely better"),
    ],
)
def test_who_knows_the_learner_better_is_said_where_the_interval_says_so(
    ends: tuple[float, float] | None, verdict: str
) -> None:
    loss = StatedLoss(298, 0.603, 0.552, ends)
    value = replace(stated(*[(0.9, True)] * 20), beside_memory=loss)
    sentence = f"You .603, your memory model .552 on the same 298 rows: {verdict}."
    assert sentence in confidence_picture(value, 78, ascii=False).reading


def test_the_table_fits_beside_the_diagram_on_a_narrow_screen(reader: Reader) -> None:
    lines = confidence_picture(page(reader, Scope()), 74, ascii=False).text.splitlines()
    assert any(line.endswith("nats each") for line in map(str.rstrip, lines))
    assert any(line.endswith("%)") for line in map(str.rstrip, lines))
    [first] = [place for place, line in enumerate(lines) if line.startswith("dearest")]
    assert all(line.startswith(" " * len("dearest")) for line in lines[first + 1 :])

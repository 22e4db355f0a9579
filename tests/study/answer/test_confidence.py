"""Tests of confidence: the ladder, what it costs, the ledger, and what the past tells."""

import math
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.study.answer.confidence import (
    ConfidenceLedger,
    confidence_ledger,
    cost_in_nats,
    ladder,
)
from quizapp.study.answer.history import first_answer, outcomes
from quizapp.study.answer.times import FEWEST, usual_ms
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.quality import Quality

TODAY = date(2025, 3, 1)


def answered(
    number: int,
    quality: Quality,
    *,
    confidence: float | None = None,
    key: str = "t/a",
    kind: EventKind = EventKind.REVIEW,
    thinking_ms: int | None = None,
) -> Event:
    day = TODAY + timedelta(number)
    return Event(
        id=f"e{number}",
        kind=kind,
        moment=Moment(datetime(2025, 3, 1, tzinfo=UTC) + timedelta(number), 0, day),
        key=key,
        quality=quality,
        confidence=confidence,
        thinking_ms=thinking_ms,
    )


def undo(target: Event) -> Event:
    return target._replace(id=f"u{target.id}", kind=EventKind.UNDO, quality=None, undoes=target.id)


@pytest.mark.parametrize(("options", "lowest"), [(0, 1 / 2), (2, 1 / 2), (3, 1 / 3), (8, 1 / 8)])
def test_the_ladder_starts_where_blind_guessing_would(options: int, lowest: float) -> None:
    assert ladder(options) == (lowest, 0.6, 0.75, 0.9, 0.98)


@given(st.floats(0.01, 0.99))
def test_no_other_statement_is_cheaper_on_average_than_what_one_believes(belief: float) -> None:
    def expected(stated: float) -> float:
        return belief * cost_in_nats(stated, True) + (1 - belief) * cost_in_nats(stated, False)

    assert all(expected(belief) <= expected(stated) + 1e-12 for stated in ladder())


def test_a_shrug_costs_the_same_right_or_wrong() -> None:
    assert cost_in_nats(0.5, True) == pytest.approx(COIN_FLIP_NATS)
    assert cost_in_nats(0.5, False) == pytest.approx(COIN_FLIP_NATS)


def test_a_certainty_that_was_wrong_costs_everything() -> None:
    assert cost_in_nats(1.0, False) == math.inf
    with pytest.raises(ValueError, match="1"):
        cost_in_nats(1.1, True)


def test_the_ledger_counts_what_was_stated_and_not_taken_back() -> None:
    events = [
        answered(0, Quality.GOOD, confidence=0.9),
        answered(1, Quality.WRONG, confidence=0.75),
        answered(2, Quality.GOOD),
        answered(3, Quality.WRONG, confidence=0.98),
        answered(4, Quality.GOOD, confidence=7.0),
    ]
    book = confidence_ledger([*events, undo(events[3])])
    assert (book.count, book.right) == (2, 1)
    assert book.stated == pytest.approx(1.65)
    assert book.mean_nats == pytest.approx((-math.log(0.9) - math.log(0.25)) / 2)


def test_an_empty_ledger_has_no_mean() -> None:
    assert confidence_ledger([]) == ConfidenceLedger()
    assert ConfidenceLedger().mean_nats is None


# --- outcomes


def test_the_last_failure_counts_whatever_it_was_an_answer_to() -> None:
    events = [
        answered(0, Quality.AGAIN),
        answered(3, Quality.WRONG, kind=EventKind.CRAM),
        answered(5, Quality.GOOD),
        answered(6, Quality.GOOD, key="t/b"),
    ]
    assert outcomes(events).last_failed == {"t/a": TODAY + timedelta(3)}
    assert outcomes([*events, undo(events[1])]).last_failed == {"t/a": TODAY}


@pytest.mark.parametrize(
    ("quality", "confidence", "expected"),
    [
        (Quality.WRONG, 0.9, True),
        (Quality.AGAIN, 0.98, True),
        (Quality.WRONG, 0.75, False),
        (Quality.WRONG, None, False),
        (Quality.GOOD, 0.98, False),
    ],
)
def test_who_is_wrong_and_was_sure_is_sure_wrong(
    quality: Quality, confidence: float | None, expected: bool
) -> None:
    event = answered(0, quality, confidence=confidence)
    assert outcomes([event]).sure_wrong == ({"t/a"} if expected else set())


def test_a_later_success_puts_it_right_and_a_drill_does_not() -> None:
    wrong = answered(0, Quality.WRONG, confidence=0.98)
    drilled = answered(1, Quality.GOOD, kind=EventKind.DRILL)
    assert outcomes([wrong, drilled]).sure_wrong == {"t/a"}
    assert outcomes([wrong, drilled, answered(2, Quality.GOOD)]).sure_wrong == set()


def test_outcomes_go_with_a_history_to_its_new_key() -> None:
    moved = answered(9, Quality.GOOD)._replace(
        kind=EventKind.RELINK, quality=None, key="t/b", origin="t/a"
    )
    past = outcomes([answered(0, Quality.WRONG, confidence=0.9), moved])
    assert past.last_failed == {"t/b": TODAY}
    assert past.sure_wrong == {"t/b"}


# --- timing


def test_the_usual_time_is_the_median_of_each_kind() -> None:
    kinds = {"t/a": "choice", "t/b": "numeric"}
    times = [4000, 1000, 9000, 2000, 3000]
    events = [answered(n, Quality.GOOD, thinking_ms=each) for n, each in enumerate(times)]
    events += [answered(9, Quality.GOOD, key="t/b", thinking_ms=1)]
    events += [answered(10, Quality.GOOD), answered(11, Quality.GOOD, key="gone", thinking_ms=5)]
    assert usual_ms(events, kinds) == {"choice": 3000}


def test_a_handful_of_answers_makes_a_habit_and_fewer_do_not() -> None:
    events = [answered(n, Quality.GOOD, thinking_ms=1000) for n in range(FEWEST)]
    assert usual_ms(events, {"t/a": "basic"}) == {"basic": 1000}
    assert usual_ms([*events, undo(events[0])], {"t/a": "basic"}) == {}


def test_the_first_answer_of_a_day_is_that_which_stands() -> None:
    wrong, right = answered(1, Quality.WRONG), answered(1, Quality.GOOD)
    right = right._replace(
        id="later", moment=right.moment._replace(at=right.moment.at + timedelta(hours=1))
    )
    day = TODAY + timedelta(1)
    assert first_answer([answered(0, Quality.EASY), wrong, right], day) == wrong
    assert first_answer([wrong, right, undo(wrong)], day) == right
    assert first_answer([wrong], TODAY) is None

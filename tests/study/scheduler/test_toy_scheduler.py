"""A scheduler is a value: another one is followed by everything that asks what comes when."""

from datetime import UTC, date, datetime, timedelta

from quizapp.study.event import EventKind, Moment
from quizapp.study.explain import why_today
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Candidate, Origin, Planned
from quizapp.study.scheduler.forecast import reviews_ahead
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import replay
from quizapp.study.session.session import Session
from tests.oracles.planning import plan
from tests.study.scheduler.toy import EveryThreeDays

TODAY = date(2025, 3, 1)
NOON = Moment(datetime(2025, 3, 1, 12, tzinfo=UTC), 0, TODAY)
TOY = EveryThreeDays()


def test_a_session_previews_and_records_what_another_scheduler_says() -> None:
    session = Session.start([Planned("t/a", Memory(), Origin.NEW)], today=TODAY, scheduler=TOY)
    assert {memory.due for memory in session.preview().values()} == {TODAY + timedelta(3)}
    after, event = session.answer(Quality.GOOD, moment=NOON, event_id="e1", fingerprint="1:abc")
    assert (event.scheduler, event.interval_after) == ("three-days", 3)
    assert after.next_due == TODAY + timedelta(3)
    assert replay([event], scheduler=TOY)["t/a"].due == TODAY + timedelta(3)


def test_the_rules_of_a_day_are_any_scheduler_s() -> None:
    memory = TOY.review(Memory(), Quality.WRONG, today=TODAY, seed="t/a")
    assert TOY.answer_kind(memory, Quality.GOOD, today=TODAY) is EventKind.DRILL
    assert TOY.answer_kind(memory, Quality.GOOD, today=TODAY + timedelta(1)) is EventKind.AHEAD
    assert TOY.answer_kind(memory, Quality.WRONG, today=TODAY + timedelta(1)) is EventKind.REVIEW
    assert TOY.drill(memory, Quality.HARD, today=TODAY, seed="t/a").drilling
    assert TOY.leech_reason(memory) == ""
    assert not TOY.flags_leech(Memory(), memory)


def test_the_queue_and_the_forecast_follow_it() -> None:
    memory = TOY.review(Memory(), Quality.GOOD, today=TODAY, seed="t/a#c1")
    rows = [Candidate(f"t/a#c{gap}", "t", "cloze", memory) for gap in (1, 2)]
    day = TODAY + timedelta(3)
    assert len(plan(rows, today=day, scheduler=TOY)) == 2, "it keeps no siblings apart"
    assert reviews_ahead({"t/a": memory}, today=TODAY, days=10, scheduler=TOY) == (
        *(0, 0, 0, 1, 0, 0, 1, 0, 0, 1),
    )


def test_why_today_is_told_in_its_words() -> None:
    session = Session.start([Planned("t/a", Memory(), Origin.NEW)], today=TODAY, scheduler=TOY)
    _, event = session.answer(Quality.GOOD, moment=NOON, event_id="e1", fingerprint="1:abc")
    memory = replay([event], scheduler=TOY)["t/a"]
    lines = why_today(
        memory,
        [event],
        key="t/a",
        today=TODAY + timedelta(3),
        scheduler=TOY,
        qualities=[Quality.GOOD],
    )
    assert "Interval: always 3 d." in lines
    assert lines[-1] == "Good: always 3 d: due 2025-03-07."

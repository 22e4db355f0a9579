"""Tests of the flow: what a screen that asks does next, without any screen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.kinds.base import Card
from quizapp.study.answer.numeric import NotANumber
from quizapp.study.answer.question import Question
from quizapp.study.event import Decision, EventKind, Moment
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2
from quizapp.study.session.flow import LONGEST_MS, Flow
from quizapp.study.session.phases import (
    Asked,
    Comparing,
    Deciding,
    Expired,
    Explaining,
    HowSure,
    Idle,
    Phase,
    Playing,
    Revealed,
)
from quizapp.study.session.session import Session
from tests.study import tasks
from tests.study.cards import BASIC, CHOICE, NUMERIC, ORDER, RIGHT_ORDER, TYPED, item
from tests.study.questions import choice
from tests.study.tickets import TICKET, places, ticket

TODAY = date(2025, 3, 1)
NOON = Moment(datetime(2025, 3, 1, 12, tzinfo=UTC), 0, TODAY)


def later(*, days: int = 0, seconds: float = 0) -> Moment:
    at = NOON.at + timedelta(days=days, seconds=seconds)
    return NOON._replace(at=at, day=at.date())


def question_of(card: Card) -> Question:
    return render(item(card), count=0)


def flow_over(question: Question, memory: Memory | None = None) -> Flow:
    planned = Planned(question.item.key, memory or Memory(), Origin.NEW)
    return Flow(session=Session.start([planned], today=TODAY, scheduler=SM2))


def asked(card: Card, *, sure: bool = False) -> Flow:
    question = question_of(card)
    return flow_over(question).with_confidence(asks=sure).ask(question, now=NOON)


def phase_of(flow: Flow) -> type[Phase]:
    return type(flow.phase)


def test_nothing_is_asked_before_the_first_question() -> None:
    flow = flow_over(question_of(BASIC))
    assert flow.phase == Idle()
    assert not flow.is_answered
    assert flow.grade(Quality.GOOD, moment=NOON, event_id="e1") is None


def test_a_card_that_the_learner_judges_is_revealed_without_a_verdict() -> None:
    revealed = asked(BASIC).answer(None, now=later(seconds=4))
    assert isinstance(revealed.phase, Revealed)
    assert revealed.verdict is None
    assert revealed.phase.attempt.thinking_ms == 4000


def test_a_grade_gives_the_next_session_and_the_event_to_be_saved() -> None:
    revealed = asked(TYPED).answer("bce", now=later(seconds=2))
    graded = revealed.grade(Quality.GOOD, moment=NOON, event_id="e1")
    assert graded
    session, event = graded
    assert session.step is None
    assert (event.quality, event.proposed, event.answer) == (Quality.GOOD, Quality.GOOD, "bce")
    assert (event.thinking_ms, event.fingerprint) == (2000, fingerprint(item(TYPED)))
    assert revealed.session.step, "the flow itself stays where it was until the event is saved"


def test_two_quick_presses_answer_once() -> None:
    revealed = asked(TYPED).answer("bce", now=NOON)
    assert revealed.answer("bce", now=NOON) is revealed
    assert revealed.state_confidence(1) is revealed
    assert revealed.pick_reason(0) is revealed
    assert revealed.hint() is revealed


def test_what_cannot_be_read_is_no_answer() -> None:
    flow = asked(NUMERIC)
    with pytest.raises(NotANumber):
        flow.answer("abc", now=NOON)
    assert phase_of(flow.answer("1e3", now=NOON)) is Revealed


def test_confidence_is_stated_before_the_verdict_and_may_be_skipped() -> None:
    committed = asked(TYPED, sure=True).answer("wrong", now=NOON)
    assert isinstance(committed.phase, HowSure)
    assert committed.verdict is None
    stated = committed.state_confidence(5)
    assert stated.verdict
    assert stated.verdict.sure_wrong
    assert isinstance(stated.phase, Revealed)
    assert stated.phase.attempt.confidence == 0.98
    skipped = committed.state_confidence(0)
    assert isinstance(skipped.phase, Revealed)
    assert skipped.phase.attempt.confidence is None


def test_no_answer_and_a_card_that_says_so_are_not_asked_how_sure() -> None:
    assert phase_of(asked(TYPED, sure=True).answer(None, now=NOON)) is Revealed
    silent = replace(TYPED, confidence=False)
    assert phase_of(asked(silent, sure=True).answer("bce", now=NOON)) is Revealed


def test_a_wrong_order_gets_one_more_try_which_counts_as_hard() -> None:
    flow = asked(ORDER, sure=True).answer(RIGHT_ORDER[::-1], now=NOON).state_confidence(4)
    assert isinstance(flow.phase, Asked)
    assert flow.phase.second_try
    assert flow.phase.remarks[-1].startswith("One more try")
    again = flow.answer(RIGHT_ORDER, now=NOON)
    assert isinstance(again.phase, Revealed), "how sure one is was said before the first try"
    assert again.phase.attempt.confidence == 0.9
    assert again.verdict
    assert again.verdict.proposed is Quality.HARD
    assert phase_of(flow.answer(RIGHT_ORDER[::-1], now=NOON)) is Revealed, "there is no third"


def test_a_hint_is_shown_once_and_caps_the_grade() -> None:
    flow = asked(replace(TYPED, hint=BASIC.hint)).hint()
    assert flow.phase == Asked(hinted=True)
    verdict = flow.answer("bce", now=NOON).verdict
    assert verdict
    assert verdict.proposed is Quality.HARD
    assert asked(TYPED).hint().phase == Asked(), "this card has none"


def test_a_choice_offers_a_ladder_that_starts_at_guessing() -> None:
    question = question_of(CHOICE)
    committed = asked(CHOICE, sure=True).answer(frozenset({0}), now=NOON)
    stated = committed.state_confidence(1)
    assert isinstance(stated.phase, Revealed)
    assert stated.phase.attempt.confidence == pytest.approx(1 / len(choice(question).options))


def test_a_card_that_was_changed_is_decided_about_before_it_is_asked() -> None:
    question = question_of(BASIC)
    answered = Memory(streak=1, last=TODAY, due=TODAY, fingerprint="1:0123456789abcdef")
    flow = flow_over(question, answered).ask(question, now=NOON)
    assert flow.phase == Deciding()
    assert flow.answer(None, now=NOON) is flow
    session, event = flow.decide(Decision.KEEP, moment=NOON, event_id="e1")
    assert (event.kind, event.answer) == (EventKind.EDIT, "keep")
    assert flow.with_session(session).ask(question, now=NOON).phase == Asked()


def test_a_noted_revision_is_no_step_to_take_back() -> None:
    question = question_of(replace(BASIC, rev=2))
    seen = Memory(streak=1, last=TODAY, due=TODAY, fingerprint=fingerprint(item(BASIC)))
    flow = flow_over(question, seen).ask(question, now=NOON)
    assert flow.phase == Asked()
    session, event = flow.note_revision(moment=NOON, event_id="e1")
    assert event.answer == "soon"
    assert not session.can_undo


def test_a_question_left_open_over_night_has_expired() -> None:
    flow = asked(BASIC)
    assert phase_of(flow.answer(None, now=later(seconds=7200))) is Revealed, "the same day"
    assert flow.answer(None, now=later(days=1)).phase == Expired()
    midnight = flow.ask(question_of(BASIC), now=later(seconds=43_100))
    answered = midnight.answer(None, now=later(seconds=43_300))
    assert phase_of(answered) is Revealed, "a session may run past the rollover"


def test_what_cannot_be_read_does_not_expire() -> None:
    with pytest.raises(NotANumber):
        asked(NUMERIC).answer("nonsense", now=later(days=1))


def test_free_play_gives_an_open_question_away() -> None:
    flow = asked(TYPED)
    playing = flow.play(flow.session)
    assert (playing.phase, playing.is_free, playing.was_peeked) == (Playing(), True, True)
    assert playing.question is flow.question, "it waits"
    again = playing.stop_playing().ask(flow.asked, now=NOON)
    assert again.phase == Asked(hinted=True)


def test_free_play_after_the_answer_gives_nothing_away() -> None:
    answered = asked(TYPED).answer("BCE", now=later(seconds=5))
    assert not answered.play(answered.session).was_peeked


def test_free_play_after_the_last_question_is_the_end() -> None:
    flow = asked(TYPED)
    over = flow.session.without(flow.item.key)
    assert (flow.play(over).phase, flow.play(over).question) == (Idle(), None)


def test_what_was_seen_and_told_goes_from_question_to_question() -> None:
    flow = asked(TYPED)
    began = NOON._replace(at=NOON.at - timedelta(minutes=31))
    late = flow.play(flow.session).tell_time(30, began=began)
    assert late.time_told
    later_on = late.go_on(flow.session, usual_ms=9)
    assert (later_on.time_told, later_on.was_peeked, later_on.usual_ms) == (True, True, 9)
    assert later_on.tell_time(30, began=began) is later_on, "told once"
    assert not flow.tell_time(30, began=NOON).time_told


def test_a_warning_of_a_control_that_was_not_moved_is_taken_back_with_it() -> None:
    flow = asked(TYPED).warn()
    assert flow.phase == Asked(warned=True)
    assert flow.warn(warned=False).phase == Asked()
    answered = flow.answer("BCE", now=later(seconds=5))
    assert answered.warn() is answered


def test_time_that_ran_backwards_is_no_time() -> None:
    revealed = asked(BASIC).answer(None, now=later(seconds=-60))
    assert isinstance(revealed.phase, Revealed)
    assert revealed.phase.attempt.thinking_ms == 0


@pytest.mark.parametrize(("usual_ms", "counted_ms"), [(None, LONGEST_MS), (9_000, 90_000)])
def test_idle_time_is_no_thinking(usual_ms: int | None, counted_ms: int) -> None:
    flow = replace(asked(BASIC), usual_ms=usual_ms)
    away, quick = (flow.answer(None, now=later(seconds=seconds)).phase for seconds in (3000, 5))
    assert isinstance(away, Revealed)
    assert isinstance(quick, Revealed)
    assert (away.attempt.thinking_ms, quick.attempt.thinking_ms) == (counted_ms, 5_000)


def test_a_right_answer_for_a_wrong_reason_is_hard() -> None:
    question = render(tasks.item("push"), count=0)
    truth = question.answer.split()[0]
    asking = flow_over(question).ask(question, now=NOON)
    explaining = replace(asking, asks_reason=True).answer(truth, now=NOON)
    assert explaining.verdict
    assert explaining.verdict.passed
    for place, reason in enumerate(question.reasons):
        verdict = explaining.pick_reason(place).verdict
        assert verdict
        expected = Quality.GOOD if reason.correct else Quality.HARD
        assert verdict.proposed is expected
        assert ("wrong reason" in verdict.headline) is not reason.correct


def test_a_task_asks_why_where_its_lab_is_open() -> None:
    question = render(tasks.item("push"), count=0)
    flow = flow_over(question).ask(question, now=NOON)
    assert phase_of(flow.answer("3", now=NOON)) is Revealed, "a session asks it in short"
    explaining = replace(flow, asks_reason=True).answer("3", now=NOON)
    assert isinstance(explaining.phase, Explaining)
    assert explaining.is_answered
    assert explaining.grade(Quality.GOOD, moment=NOON, event_id="e1"), "leaving keeps the answer"
    revealed = explaining.pick_reason(0)
    assert isinstance(revealed.phase, Revealed)
    assert revealed.phase.reason == question.reasons[0]
    assert revealed.phase.verdict == explaining.phase.verdict
    skipped = explaining.pick_reason(None)
    assert isinstance(skipped.phase, Revealed)
    assert skipped.phase.reason is None


def test_an_answer_in_parts_is_given_part_by_part_and_compared_at_the_end() -> None:
    flow = asked(TICKET)
    question = ticket(flow.question)
    cause = places(question, "misleading aggregate")
    remedies = places(question, "Report per slice", "Gate on the worst slice")
    for part in (cause, remedies):
        flow = flow.answer(part, now=later(seconds=30))
        assert phase_of(flow) is Asked
    assert not flow.is_answered
    said = flow.answer("the majority paid", now=later(seconds=60))
    assert isinstance(said.phase, Comparing)
    assert said.is_answered
    assert said.grade(Quality.GOOD, moment=NOON, event_id="e1") is None
    revealed = said.answer(frozenset({0}), now=later(seconds=90))
    assert isinstance(revealed.phase, Revealed)
    assert revealed.phase.attempt.thinking_ms == 60_000, "comparing is no thinking"
    graded = revealed.grade(Quality.GOOD, moment=NOON, event_id="e1")
    assert graded
    _, event = graded
    assert (event.share, event.proposed) == (0.95, Quality.GOOD)
    assert event.answer.endswith("| the majority paid")


def test_a_part_of_an_answer_can_be_taken_back_until_all_is_answered() -> None:
    flow = asked(TICKET).hint()
    begun = flow.answer(frozenset({0}), now=NOON)
    assert (begun.give_back().question, begun.give_back().phase) == (flow.question, flow.phase)
    assert flow.give_back() is flow
    whole = begun.answer(None, now=NOON).answer(None, now=NOON)
    assert isinstance(whole.phase, Revealed), "no sentence, nothing to compare"
    assert whole.give_back() is whole


def test_how_sure_one_is_comes_after_the_last_part_and_before_the_points() -> None:
    flow = asked(TICKET, sure=True)
    for part in (frozenset({0}), None, "because"):
        assert phase_of(flow) is Asked
        flow = flow.answer(part, now=NOON)
    assert isinstance(flow.phase, HowSure)
    sure = flow.state_confidence(2)
    assert isinstance(sure.phase, Comparing)
    revealed = sure.answer(None, now=NOON)
    assert isinstance(revealed.phase, Revealed)
    assert revealed.phase.attempt.confidence == sure.phase.attempt.confidence


def test_the_slip_behind_a_wrong_number_is_kept_with_the_answer() -> None:
    flow = asked(NUMERIC)
    p = flow.asked.values["p"]
    revealed = flow.answer(f"-ln(1 - {p})", now=later(seconds=4))
    graded = revealed.grade(Quality.WRONG, moment=later(), event_id="e")
    assert graded
    assert graded[1].slip == "complement"

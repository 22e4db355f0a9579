"""Tests of the flow of an interview: what each step leads to, without any screen."""

from dataclasses import replace

from quizapp.decks.kinds.interview import Interview
from quizapp.decks.text import Text
from quizapp.study.event import Event
from quizapp.study.interview.answers import spoken_answers
from quizapp.study.interview.flow import InterviewFlow
from quizapp.study.interview.mentions import mentions
from quizapp.study.interview.phases import (
    Judging,
    Over,
    Speaking,
    StatingConfidence,
    Ticking,
    Waiting,
)
from quizapp.study.kinds.interview import render_interview
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2
from quizapp.study.session.session import Session
from tests.study.interviews import OFFERED, QUESTION, TODAY, at, spoken_item


def started(*cards: Interview, sure: bool = False) -> InterviewFlow:
    plan = [Planned(spoken_item(card).key, Memory(), Origin.NEW, once=True) for card in cards]
    session = Session.start(plan, today=TODAY, scheduler=SM2)
    return InterviewFlow(session=session, began=at(0), mock="m", seconds=600, asks_confidence=sure)


def asked(card: Interview = QUESTION, **options: bool) -> InterviewFlow:
    question = render_interview(spoken_item(card), 0)
    return started(card, **options).ask(question, now=at(10))


def ticked(said: str, card: Interview = QUESTION) -> InterviewFlow:
    """At the verdict, with the points ticked where there is an `y`."""
    flow = asked(card).write("log sum").finish(now=at(110))
    for sign in said:
        flow = flow.tick(said=sign == "y")
    return flow


def graded(flow: InterviewFlow, quality: Quality) -> tuple[InterviewFlow, Event]:
    step = flow.grade(quality, moment=at(130), event_id="e")
    assert step is not None
    return step


def test_points_are_ticked_one_by_one_and_come_to_a_verdict() -> None:
    flow = asked().finish(now=at(110))
    assert isinstance(flow.phase, Ticking)
    flow = flow.tick(said=True).tick(said=False)
    assert (flow.named.weight, flow.named.judged, flow.named.total) == (3, 5, 8)
    assert [point.id for point in flow.named.missed] == ["p2"]
    assert flow.verdict is None
    flow = flow.tick(said=True).tick(said=True)
    assert isinstance(flow.phase, Judging)
    assert flow.named.share == 0.75
    assert flow.verdict is not None
    assert flow.verdict.proposed == Quality.GOOD
    assert flow.allowed == (Quality.AGAIN, Quality.HARD, Quality.GOOD, Quality.EASY)


def test_the_event_has_all_that_the_share_is_reckoned_from() -> None:
    flow, event = graded(ticked("ynyy").flag(0), Quality.HARD)
    assert (event.ticked, event.offered, event.share) == (("p1", "p3", "p4"), OFFERED, 0.75)
    assert (event.mock, event.level, event.seconds) == ("m", "expert", 120)
    assert (event.quality, event.proposed) == (Quality.HARD, Quality.HARD)
    assert (event.thinking_ms, event.answer) == (100_000, "log sum")
    [answer] = spoken_answers([event])
    assert answer.share == event.share
    assert isinstance(flow.phase, Over)


def test_a_failed_answer_is_not_drilled() -> None:
    flow, event = graded(ticked("nnnn"), Quality.WRONG)
    assert event.quality == Quality.WRONG
    assert flow.session.step is None


def test_a_failure_stays_and_a_pass_moves_by_one_step() -> None:
    assert ticked("nnnn").grade(Quality.GOOD, moment=at(1), event_id="e") is None
    assert ticked("yynn").grade(Quality.EASY, moment=at(1), event_id="e") is None
    assert ticked("yynn").grade(Quality.GOOD, moment=at(1), event_id="e") is not None


def test_each_red_flag_is_put_and_taken_back() -> None:
    flow = ticked("yyyy").flag(0).flag(1)
    assert flow.verdict
    assert flow.verdict.proposed == Quality.HARD
    assert flow.flag(0).flag(1).flag(2).verdict == ticked("yyyy").verdict


def test_a_tick_can_be_mended_from_the_next_point_and_from_the_verdict() -> None:
    flow = ticked("ynyy").back()
    assert isinstance(flow.phase, Ticking)
    assert flow.phase.place == 3
    flow = flow.back().back().tick(said=True)
    assert isinstance(flow.phase, Ticking)
    assert flow.phase.ticks == (True, True, True, True)
    assert flow.phase.place == 2


def test_undo_brings_the_ticks_back_as_they_were() -> None:
    flow, event = graded(ticked("ynyn"), Quality.HARD)
    again, undo = flow.undo(moment=at(140), event_id="u")
    assert undo
    assert undo.undoes == event.id
    assert isinstance(again.phase, Ticking)
    assert again.phase.ticks == (True, False, True, False)
    assert again.asked.points == ticked("ynyn").asked.points
    assert not again.can_undo
    second, _ = graded(again.tick(said=False), Quality.HARD)
    assert second.can_undo


def test_a_question_without_points_is_graded_by_the_learner() -> None:
    flow = asked(replace(QUESTION, points=())).finish(now=at(20))
    assert isinstance(flow.phase, Judging)
    assert flow.verdict is None
    _, event = graded(flow, Quality.EASY)
    assert (event.proposed, event.share, event.offered) == (None, None, ())
    [answer] = spoken_answers([event])
    assert answer.share is None


def test_confidence_is_asked_before_any_point_is_seen() -> None:
    flow = asked(sure=True).finish(now=at(20))
    assert isinstance(flow.phase, StatingConfidence)
    flow = flow.state_confidence(3)
    assert isinstance(flow.phase, Ticking)
    assert flow.phase.spoken.confidence == 0.75
    assert isinstance(asked(sure=True).finish(now=at(20)).state_confidence(0).phase, Ticking)


def test_no_clock_runs_backwards_and_none_ends_an_attempt() -> None:
    flow = asked()
    assert (flow.elapsed_ms(at(-50)), flow.question_ms(at(-50))) == (0, 0)
    assert flow.left_ms(at(0)) == 600_000
    assert flow.left_ms(at(700)) == -100_000
    late = flow.finish(now=at(-50))
    assert isinstance(late.phase, Ticking)
    assert late.phase.spoken.thinking_ms == 0
    assert isinstance(flow.finish(now=at(90_000)).phase, Ticking)


def test_what_was_spent_before_a_break_counts() -> None:
    flow = replace(asked(), spent_ms=100_000)
    assert flow.elapsed_ms(at(20)) == 120_000
    assert replace(flow, seconds=0).left_ms(at(20)) is None


def test_a_skipped_question_comes_back_at_the_end() -> None:
    other = replace(QUESTION, id="iv-other")
    flow = started(QUESTION, other)
    assert (flow.number, flow.total) == (1, 2)
    flow = flow.ask(render_interview(spoken_item(), 0), now=at(1)).skip()
    assert isinstance(flow.phase, Waiting)
    assert flow.session.step
    assert flow.session.step.key == "ml.cost/iv-other"
    assert (flow.number, flow.total) == (2, 2)


def test_an_edit_between_question_and_ticks_moves_no_point() -> None:
    """What was asked is a value of its own, whatever becomes of the deck."""
    flow = ticked("yyyn")
    edited = replace(QUESTION, points=QUESTION.points[:1], question=Text("Why?"))
    assert render_interview(spoken_item(edited), 0).points != flow.asked.points
    assert graded(flow, Quality.GOOD)[1].offered == OFFERED


def test_a_step_that_does_not_fit_changes_nothing() -> None:
    for flow in (started(QUESTION), asked(), ticked("yyyy")):
        assert flow.tick(said=True) is flow
    for flow in (started(QUESTION), ticked("yyyy")):
        assert flow.finish(now=at(1)) is flow
        assert flow.write("x") is flow
        assert flow.skip() is flow
        assert flow.state_confidence(1) is flow
    assert asked().back() == asked().back() or isinstance(asked().back().phase, Speaking)
    assert asked().flag(0).follow_up().grade(Quality.GOOD, moment=at(1), event_id="e") is None


def test_followups_are_asked_in_turn_until_there_are_none() -> None:
    flow = ticked("yyyy").follow_up().follow_up()
    assert isinstance(flow.phase, Judging)
    assert flow.phase.followups == 1


def test_words_of_a_point_are_found_in_the_notes_by_their_stems() -> None:
    point = "Clipping the logarithm at -100"
    assert [point[start:end] for start, end in mentions(point, "we clipped logs")] == ["Clipping"]
    assert mentions(point, "") == ()

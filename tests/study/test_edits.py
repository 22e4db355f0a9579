"""Tests of edits: when the learner is asked, and to which card an orphan is offered."""

from datetime import UTC, date, datetime

import pytest

from quizapp.study.edits import decide, needs_decision, orphans, propose, relink_event
from quizapp.study.event import Decision, Event, EventKind, Moment
from quizapp.study.memory import Memory
from quizapp.study.quality import Quality
from quizapp.study.replay import replay

TODAY = date(2025, 3, 1)
MOMENT = Moment(datetime(2025, 3, 1, 12, tzinfo=UTC), 60, TODAY)
GRADED = Memory(streak=1, due=TODAY, last=TODAY, answers=1, fingerprint="1:aa")


@pytest.mark.parametrize(
    ("memory", "fingerprint", "asked"),
    [
        (GRADED, "1:bb", True),
        (GRADED, "1:aa", False),
        (GRADED, "2:bb", False),
        (GRADED, "", False),
        (Memory(streak=1, due=TODAY, last=TODAY, answers=1), "1:bb", False),
        (Memory(answers=1, fingerprint="1:aa"), "1:bb", False),
        (Memory(), "1:bb", False),
    ],
)
def test_the_learner_is_asked_only_about_a_history_of_other_words(
    memory: Memory, fingerprint: str, asked: bool
) -> None:
    assert needs_decision(memory, fingerprint) is asked


@pytest.mark.parametrize(
    ("decision", "due"),
    [
        (Decision.KEEP, date(2025, 3, 2)),
        (Decision.SOON, TODAY),
        (Decision.RESTART, None),
    ],
)
def test_once_decided_the_learner_is_not_asked_again(decision: Decision, due: date | None) -> None:
    answer = Event(
        id="a",
        kind=EventKind.REVIEW,
        moment=MOMENT,
        key="t/a",
        quality=Quality.GOOD,
        fingerprint="1:aa",
    )
    event = decide(decision, key="t/a", fingerprint="1:bb", moment=MOMENT, event_id="e")
    assert needs_decision(replay([answer])["t/a"], "1:bb")
    memory = replay([answer, event])["t/a"]
    assert memory.due == due
    assert not needs_decision(memory, "1:bb")


def test_an_orphan_is_a_key_with_answers_that_no_card_has() -> None:
    memories = {"t/here": GRADED, "t/gone": GRADED, "t/only-flagged": Memory(flagged=True)}
    assert orphans(memories, {"t/here"}) == ("t/gone",)


def test_the_most_similar_card_is_offered_first_and_a_stranger_never() -> None:
    candidates = {
        "t/log-loss-of-shrug": "",
        "t/loss-of-a-shrug": "",
        "t/why-convexity-matters": "",
    }
    offered = propose("t/loss-of-shrug", candidates)
    assert [proposal.key for proposal in offered] == ["t/loss-of-a-shrug", "t/log-loss-of-shrug"]
    assert 1 > offered[0].similarity > offered[1].similarity >= 0.6


def test_a_card_that_moved_to_another_topic_is_the_same_card() -> None:
    (offer,) = propose("old/shrug", {"new/shrug": "", "new/other-words": ""})
    assert (offer.key, offer.similarity) == ("new/shrug", 1.0)


def test_a_gap_is_only_offered_a_gap_of_the_same_name() -> None:
    candidates = {"t/push": "", "t/push#c2": "", "t/pushed#c1": "", "t/push#rev": ""}
    assert [each.key for each in propose("t/push#c1", candidates)] == ["t/pushed#c1"]


def test_the_text_finds_a_card_that_was_renamed_outright() -> None:
    candidates = {"t/fifty-fifty": "What does a shrug cost, in nats?"}
    assert propose("t/shrug", candidates) == ()
    (offer,) = propose("t/shrug", candidates, text="What does a shrug cost in nats")
    assert offer.similarity == 1.0


def test_no_more_than_a_few_cards_are_offered() -> None:
    assert len(propose("t/shrug", {f"t/shrug-{n}": "" for n in range(9)})) == 3


def test_accepting_an_offer_moves_the_history() -> None:
    answer = Event(id="a", kind=EventKind.REVIEW, moment=MOMENT, key="t/gone", quality=Quality.GOOD)
    event = relink_event(key="t/here", origin="t/gone", moment=MOMENT, event_id="r")
    assert replay([answer, event]).keys() == {"t/here"}

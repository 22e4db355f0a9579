"""Tests of the placement test: what it asks, what it believes, and what it sets to known."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.study.answer.question import LENIENCE, LUCK
from quizapp.study.event import EventKind, Moment
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned, family_of
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2
from quizapp.study.session.placement import (
    MOST_QUESTIONS,
    PASS,
    SLIP,
    PlacementTest,
    Probe,
)
from quizapp.study.session.session import Session

KNOWN = Memory(streak=2, interval_days=6, due=date(2025, 3, 7), last=date(2025, 3, 1))
OPEN = Memory()


def probe(
    key: str, *points: int, guess: float = LUCK, memory: Memory = OPEN, asked: bool = True
) -> Probe:
    return Probe(Planned(key, memory, Origin.NEW), frozenset(points), guess, asked)


def started(points: int, *probes: Probe) -> PlacementTest:
    return PlacementTest.start([f"point {place}" for place in range(points)], probes)


def step(test: PlacementTest, quality: Quality) -> PlacementTest:
    """The test after its next question is answered."""
    assert test.next
    return test.ask(test.next).answer(test.next.planned.key, quality)


def taken(test: PlacementTest, *qualities: Quality) -> PlacementTest:
    for quality in qualities:
        test = step(test, quality)
    return test


def test_the_first_question_is_the_one_that_is_harder_to_guess() -> None:
    test = started(2, probe("t/choice", 0, guess=0.25), probe("t/number", 1))
    assert test.next
    assert test.next.planned.key == "t/number"


def test_of_equals_the_first_in_the_deck_is_asked() -> None:
    test = started(2, probe("t/b", 0), probe("t/a", 1))
    assert test.next
    assert test.next.planned.key == "t/b"


def test_a_right_number_passes_its_point_and_the_rest_of_its_items_may_be_set_to_known() -> None:
    test = taken(started(1, probe("t/a", 0), probe("t/b", 0), probe("t/c", 0)), Quality.GOOD)
    assert (test.passed, test.next) == ((0,), None)
    assert test.to_place({"t/b": KNOWN}) == ("t/a", "t/c")
    assert test.to_place({"t/c": Memory(suspended=True)}) == ("t/a", "t/b")


def test_a_right_choice_of_four_is_too_little_and_a_second_one_is_enough() -> None:
    choices = [probe(f"t/{name}", 0, guess=0.25) for name in "abc"]
    once = taken(started(1, *choices), Quality.GOOD)
    assert not once.passed
    assert taken(once, Quality.EASY).passed == (0,)


@pytest.mark.parametrize("quality", [quality for quality in Quality if not quality.passed])
def test_what_fails_is_asked_no_more_about_and_nothing_of_it_is_set(quality: Quality) -> None:
    test = taken(started(1, probe("t/a", 0), probe("t/b", 0)), quality)
    assert (test.next, test.passed, test.to_place({})) == (None, (), ())


def test_a_hard_answer_says_nothing_and_its_item_goes_its_ordinary_way() -> None:
    test = taken(started(1, probe("t/a", 0), probe("t/b", 0)), Quality.HARD)
    assert test.next
    assert test.next.planned.key == "t/b"
    assert step(test, Quality.GOOD).to_place({}) == ("t/b",)


def test_a_wrong_answer_after_a_right_one_takes_the_pass_away() -> None:
    test = taken(started(2, probe("t/a", 0), probe("t/ab", 0, 1)), Quality.GOOD)
    assert step(test, Quality.WRONG).passed == ()


def test_an_item_of_two_points_is_set_only_when_both_are_passed() -> None:
    both = probe("t/both", 0, 1, asked=False)
    test = taken(started(2, probe("t/a", 0), probe("t/b", 1), both), Quality.GOOD, Quality.WRONG)
    assert test.passed == (0,)
    assert test.to_place({}) == ("t/a",)
    # Where an item of it is new, a point is asked about: it does not count as known before.
    known = started(2, probe("t/a", 0), probe("t/b", 1, memory=KNOWN), both)
    assert taken(known, Quality.GOOD).to_place({"t/b": KNOWN}) == ("t/a",)
    assert taken(known, Quality.GOOD, Quality.GOOD).to_place({"t/b": KNOWN}) == ("t/a", "t/both")


def test_an_item_of_a_point_that_a_joint_answer_put_in_doubt_waits() -> None:
    probes = probe("t/a", 0), probe("t/ab", 0, 1), probe("t/c", 2), probe("t/ac", 0, 2, asked=False)
    test = started(3, *probes)
    for key, quality in [("a", Quality.GOOD), ("ab", Quality.WRONG), ("c", Quality.GOOD)]:
        test = test.answer(f"t/{key}", quality)
    assert test.beliefs[0].chance > PASS
    assert test.passed == (2,)
    assert test.to_place({}) == ("t/c",)


def test_the_end_tells_what_was_not_passed_from_what_nothing_was_asked_about() -> None:
    test = started(
        6,
        probe("t/passed", 0),
        probe("t/missed", 1),
        probe("t/hard", 2),
        probe("t/long", 3, asked=False),
        probe("t/known", 4, memory=KNOWN),
        probe("t/suspended", 5, memory=Memory(suspended=True), asked=False),
    )
    words = [
        str(outcome) for outcome in taken(test, Quality.GOOD, Quality.WRONG, Quality.HARD).outcomes
    ]
    assert words == ["passed", "not passed", "not passed", "not asked", "known before", "at rest"]


def test_a_right_answer_to_both_points_at_once_passes_both() -> None:
    assert taken(started(2, probe("t/both", 0, 1)), Quality.GOOD).passed == (0, 1)


def test_siblings_what_rests_and_what_is_known_are_not_asked() -> None:
    probes = [
        probe("t/cloze#c1", 0, guess=0.25),
        probe("t/cloze#c2", 0, guess=0.25),
        probe("t/rests", 0, asked=False),
        probe("t/known", 1, memory=KNOWN),
    ]
    test = started(3, *probes)
    assert taken(test, Quality.GOOD).next is None
    assert (test.questions_left, taken(test, Quality.GOOD).questions_left) == (MOST_QUESTIONS, 0)


def test_an_answer_to_something_else_teaches_it_nothing() -> None:
    test = started(1, probe("t/a", 0))
    assert test.answer("u/other", Quality.GOOD) == test


PROBES = st.lists(
    st.tuples(
        st.sets(st.integers(0, 8), min_size=1, max_size=2),
        st.sampled_from([LUCK, 0.1, 0.25, 0.5]),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=30)
@given(PROBES, st.lists(st.sampled_from(Quality), min_size=MOST_QUESTIONS))
def test_whatever_is_answered_the_test_is_short_and_sets_only_what_was_passed(
    sketch: list[tuple[set[int], float, bool]], qualities: list[Quality]
) -> None:
    probes = [
        probe(f"t/{number // 2}#{number % 2}", *points, guess=guess, asked=asked)
        for number, (points, guess, asked) in enumerate(sketch)
    ]
    test = started(9, *probes)
    for quality in qualities:
        if test.next is None:
            break
        assert test.expected_gain(test.next) >= -1e-12
        test = step(test, quality)
    assert test.next is None
    assert len(test.asked) == len({*map(family_of, test.asked)}) <= MOST_QUESTIONS
    assert all(0 <= belief.chance <= 1 for belief in test.beliefs)
    points = {probe.planned.key: probe.points for probe in probes}
    assert all(points[key] <= set(test.passed) for key in test.to_place({}))


def simulated(seed: int) -> tuple[PlacementTest, set[int]]:
    """A test of one who knows some of 20 points, slips and guesses; and what that one knows."""
    dice = Random(seed)
    known = {place for place in range(20) if dice.random() < 0.5}
    probes = [
        probe(f"t/{number}", *dice.sample(range(20), dice.choice((1, 1, 1, 2))), guess=guess)
        for number in range(60)
        for guess in [dice.choice((LUCK, LUCK, 0.25, 1 / 3, LENIENCE))]
    ]
    test = started(20, *probes)
    while item := test.next:
        chance = 1 - SLIP if item.points <= known else item.guess
        test = step(test, Quality.GOOD if dice.random() < chance else Quality.WRONG)
    return test, known


def test_of_what_a_simulated_learner_passes_nine_tenths_is_known() -> None:
    right = passed = 0
    for seed in range(25):
        test, known = simulated(seed)
        assert len(test.asked) <= MOST_QUESTIONS
        right += len(known & set(test.passed))
        passed += len(test.passed)
    assert right / passed >= 0.9 > PASS
    assert passed / 25 >= 4


def test_the_same_answers_give_the_same_test() -> None:
    assert simulated(7) == simulated(7)


MOMENT = Moment(datetime(2025, 3, 1, 12, tzinfo=UTC), 60, date(2025, 3, 1))


def sitting(points: int, *probes: Probe) -> Session:
    """A session that such a test chooses the items of."""
    return Session.of_test(started(points, *probes), today=MOMENT.day, scheduler=SM2)


def press(session: Session, quality: Quality) -> Session:
    """The session after an ordinary answer."""
    return session.answer(quality, moment=MOMENT, event_id="e", fingerprint="")[0]


def asked(session: Session) -> str:
    return session.step.key if session.step else ""


def test_a_session_asks_what_its_test_chooses_and_drills_nothing() -> None:
    session = sitting(2, probe("t/a", 0), probe("t/a-too", 0), probe("t/b", 1))
    missed, passed = press(session, Quality.WRONG), press(session, Quality.GOOD)
    assert passed.test
    assert passed.test.passed == (0,)
    assert [asked(session), asked(missed), asked(passed)] == ["t/a", "t/b", "t/b"]
    assert (missed.progress.to_drill, asked(press(passed, Quality.WRONG))) == (0, "")


def test_its_answers_are_ordinary_ones_and_each_can_be_taken_back() -> None:
    session = sitting(2, probe("t/a", 0), probe("t/b", 1))
    after, event = session.answer(Quality.GOOD, moment=MOMENT, event_id="e", fingerprint="")
    assert (event.kind, event.interval_after) == (EventKind.REVIEW, 1)
    back, _ = after.undo(moment=MOMENT, event_id="u")
    assert (back, back.test) == (session, session.test)


def test_what_is_skipped_or_gone_makes_room_for_another_question() -> None:
    session = sitting(2, probe("t/a", 0), probe("t/b", 1))
    assert asked(session.skip()) == asked(session.without("t/a")) == "t/b"
    assert asked(press(session.skip(), Quality.GOOD)) == "t/a"
    buried, _ = session.bury(moment=MOMENT, event_id="e")
    assert asked(buried) == "t/b"


def test_its_progress_counts_to_the_most_that_may_come() -> None:
    session = sitting(2, probe("t/a", 0), probe("t/b", 1))
    assert session.progress.total == MOST_QUESTIONS
    assert press(press(session, Quality.GOOD), Quality.GOOD).progress.total == 2

"""Tests of tickets: cause, remedies and sentence, one after the other, and what they are worth."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.kinds.ticket import PanelRequest, Ticket
from quizapp.decks.text import Text
from quizapp.study.answer.grading import grade
from quizapp.study.answer.question import Diagnosis
from quizapp.study.answer.share import quality_of_share
from quizapp.study.kinds.ticket import TicketQuestion, TicketStep
from quizapp.study.quality import Quality
from tests.study.questions import ask
from tests.study.tickets import BARE, TICKET, ask_ticket, places

QUESTION = ask_ticket()
RIGHT = next(iter(places(QUESTION, "misleading aggregate")))
WRONG = next(iter(places(QUESTION, "skew")))
REMEDIES = places(QUESTION, "Report per slice", "Gate on the worst slice")
BOTH = frozenset({0, 1})


def share(diagnosis: Diagnosis, question: TicketQuestion = QUESTION) -> float:
    worth = question.assess(diagnosis).share
    assert worth is not None
    return worth


def test_the_steps_come_one_after_the_other_and_can_be_taken_back() -> None:
    steps = [QUESTION]
    for part in (frozenset({RIGHT}), REMEDIES, "  the easy   majority paid "):
        steps.append(steps[-1].take(part))
    assert [step.step for step in steps] == [*TicketStep, None]
    assert [step.is_begun for step in steps] == [False, True, True, True]
    assert [step.give_back() for step in steps] == [QUESTION, *steps[:3]]
    whole = Diagnosis(RIGHT, REMEDIES, "the easy majority paid")
    assert steps[-1].whole(None) == whole
    assert steps[-1].key_points == ("The large group got better", "The small one got worse")
    compared = steps[-1].take(BOTH)
    assert compared.whole(None) == replace(whole, named=BOTH)
    assert compared.key_points == ()


def test_without_a_sentence_there_is_nothing_to_compare() -> None:
    answered = QUESTION.take(frozenset({RIGHT})).take(None).take(None)
    assert (answered.is_open, answered.key_points) == (False, ())


def test_who_knows_nothing_says_so() -> None:
    blank = QUESTION.take(None).take(None).take(None)
    assert blank.whole(None) is None
    assert grade(blank, blank.whole(None)).proposed is Quality.BLANK


def test_the_shares_are_those_of_the_table() -> None:
    assert share(Diagnosis(RIGHT, REMEDIES, "so", BOTH)) == 1
    assert share(Diagnosis(RIGHT, REMEDIES, "so")) == 0.9
    assert share(Diagnosis(RIGHT)) == 0.5
    assert share(Diagnosis(None, REMEDIES)) == 0.4
    assert share(Diagnosis(WRONG, frozenset(), "so", frozenset({1}))) == 0.05
    assert share(Diagnosis(None, frozenset(), "", BOTH)) == 0, "no sentence says a point"


def test_a_wrong_remedy_costs_what_a_right_one_gives_and_no_more_than_there_is() -> None:
    one_right = places(QUESTION, "Report per slice")
    one_wrong = places(QUESTION, "Wait")
    assert share(Diagnosis(None, one_right)) == 0.2
    assert share(Diagnosis(None, one_right | one_wrong)) == 0
    assert share(Diagnosis(None, REMEDIES | one_wrong)) == 0.2
    assert share(Diagnosis(RIGHT, one_wrong)) == 0.5


def test_the_share_never_falls_with_a_better_choice() -> None:
    for remedies, named in product(range(16), range(4)):
        ticked = frozenset(place for place in range(4) if remedies >> place & 1)
        points = frozenset(place for place in range(2) if named >> place & 1)
        for cause in (None, WRONG, RIGHT):
            before = share(Diagnosis(cause, ticked, "so", points))
            assert share(Diagnosis(RIGHT, ticked, "so", points)) >= before
            assert share(Diagnosis(cause, ticked | REMEDIES, "so", points)) >= before
            assert share(Diagnosis(cause, ticked & REMEDIES, "so", points)) >= before
            assert share(Diagnosis(cause, ticked, "so", BOTH)) >= before


@given(st.fractions(0, 1))
def test_the_quality_is_that_of_the_table(part: Fraction) -> None:
    borders = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(9, 10))
    assert quality_of_share(float(part)) == 1 + sum(part >= border for border in borders)


@pytest.mark.parametrize(
    ("worth", "quality"), [(0.24, 1), (0.25, 2), (0.5, 3), (0.75, 4), (0.89, 4), (0.9, 5), (1, 5)]
)
def test_each_border_belongs_to_the_better_quality(worth: float, quality: int) -> None:
    assert quality_of_share(worth) == quality


def test_half_the_points_lift_a_remedy_less_over_its_border() -> None:
    one = places(QUESTION, "Report per slice")
    assert grade(QUESTION, Diagnosis(RIGHT, one, "so")).proposed is Quality.HARD
    better = grade(QUESTION, Diagnosis(RIGHT, one, "so", frozenset({0})))
    assert better.proposed is Quality.GOOD
    assert better.share == 0.75
    assert (
        better.headline
        == "Right in part. 75%: cause 50 of 50, remedies 20 of 40, sentence 5 of 10."
    )


def test_the_parts_of_a_ticket_without_some_steps_are_still_hundredths_of_it() -> None:
    cause_alone = ask_ticket(replace(TICKET, remedies=(), points=(), explain=None))
    [right] = places(cause_alone, "misleading aggregate")
    assert "100%: cause 100 of 100." in grade(cause_alone, Diagnosis(right)).headline
    two = ask_ticket(replace(TICKET, remedies=()))
    [right] = places(two, "misleading aggregate")
    half = grade(two, Diagnosis(right, sentence="so", named=frozenset({0}))).headline
    assert "92%: cause 83.3 of 83.3, sentence 8.33 of 16.7." in half


def test_only_what_is_whole_sure_and_quick_is_easy() -> None:
    def graded(diagnosis: Diagnosis, confidence: float) -> Quality:
        verdict = grade(QUESTION, diagnosis, confidence=confidence, thinking_ms=1, usual_ms=2)
        return verdict.proposed

    whole, partial = Diagnosis(RIGHT, REMEDIES, "so"), Diagnosis(RIGHT, frozenset(), "so", BOTH)
    assert graded(whole, 0.98) is Quality.EASY
    assert graded(whole, 0.75) is Quality.GOOD
    assert graded(whole, 0.5) is Quality.HARD
    assert graded(partial, 0.98) is Quality.HARD


def test_the_journal_has_the_answer_in_words() -> None:
    one = places(QUESTION, "Average longer")
    assert QUESTION.written(Diagnosis(RIGHT, one, "it hides it")) == (
        "misleading aggregate | Average longer | it hides it"
    )
    assert QUESTION.written(Diagnosis()) == "- | - | -"
    assert QUESTION.written(None) == ""


def test_the_same_count_gives_the_same_ticket_and_another_one_other_numbers() -> None:
    again, other = ask_ticket(), ask_ticket(count=1)
    assert again == QUESTION
    assert other.panels != QUESTION.panels
    assert {option.text for option in other.causes} == {o.text for o in QUESTION.causes}
    assert len({ask_ticket(count=count).prompt for count in range(8)}) > 1


def test_a_ticket_asks_only_what_it_has() -> None:
    def steps(**other: object) -> tuple[TicketStep, ...]:
        return ask_ticket(replace(TICKET, **other)).steps  # type: ignore[arg-type]

    cause, remedies, sentence = TicketStep
    assert steps(wrong_remedies=()) == (cause, sentence)
    assert steps(other_causes=()) == (remedies, sentence)
    assert steps(points=()) == (cause, remedies, sentence), "then the explanation is the point"
    assert steps(points=(), explain=None) == (cause, remedies)
    assert steps(points=(), explain=None, remedies=()) == (cause,)


def test_what_a_ticket_lacks_costs_nothing() -> None:
    short = ask_ticket(replace(TICKET, points=(), explain=None))
    right = next(iter(places(short, "misleading aggregate")))
    remedies = places(short, "Report per slice", "Gate on the worst slice")
    assert share(Diagnosis(right, remedies), short) == 1
    assert share(Diagnosis(right), short) == pytest.approx(5 / 9)


def test_a_ticket_that_gives_no_choice_asks_for_a_sentence() -> None:
    bare = ask_ticket(BARE)
    assert bare.steps == (TicketStep.SENTENCE,)
    assert bare.take("an aggregate").key_points == ("misleading aggregate",)


@pytest.mark.parametrize("response", ["a text", frozenset({9}), ("a",), Diagnosis()])
def test_what_does_not_fit_a_step_is_refused(response: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        QUESTION.check(response)  # type: ignore[arg-type]


def test_evidence_that_cannot_be_built_is_a_value_error() -> None:
    wrong = replace(TICKET, evidence=(PanelRequest(Text("entrails")),))
    assert isinstance(wrong, Ticket)
    with pytest.raises(ValueError, match="no panel 'entrails'"):
        ask(wrong)

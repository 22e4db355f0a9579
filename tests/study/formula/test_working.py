"""What is worked out of a question: its answer first, then the numbers of its texts."""

from dataclasses import replace

from quizapp.decks.text import Text
from quizapp.study.formula.working import has_workings, workings_of
from quizapp.study.kinds.render import render
from tests.study.cards import BASIC, NUMERIC, item


def test_the_right_number_comes_first_and_each_number_once() -> None:
    card = replace(NUMERIC, why=Text("Half of it is {=-ln(p)/2|.3f}.", 9, 1))
    question = render(item(card), count=0)
    assert [working.formula for working in workings_of(question)] == ["-ln(p)", "-ln(p)/2"]


def test_a_number_that_no_draw_changes_is_its_own_first_line() -> None:
    card = replace(BASIC, hint=None, why=Text("{=bce(1,0.01)|.2f}, and {=3} too", 9, 1))
    first, second = workings_of(render(item(card), count=0))
    assert (first.formula, first.lines[0].text) == ("", "ln(2)")
    assert (second.formula, second.lines[0].text) == ("", "bce(1, 0.01)")


def test_a_card_without_computed_numbers_has_no_working() -> None:
    question = render(item(replace(BASIC, answer=Text("ln 2"), hint=None, why=None)), count=0)
    assert (workings_of(question), has_workings(question)) == ((), False)

"""Tests of questions: an item as it is asked this time."""

from dataclasses import replace
from typing import ClassVar

import pytest

from quizapp.decks.items import Item
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.text import Text
from quizapp.study.answer.question import LENIENCE, LUCK
from quizapp.study.kinds import asked_kinds
from quizapp.study.kinds.render import render
from tests.study.cards import BASIC, CHOICE, NUMERIC, SEVERAL
from tests.study.questions import ask


class Riddle(Interview):
    """A card of a kind that waits for its question."""

    kind: ClassVar[str] = "riddle"


def test_kinds_without_a_screen_are_not_posed() -> None:
    shipped = {"basic", "cloze", "choice", "typed", "numeric", "order", "task", "fault", "trace"}
    assert shipped | {"ticket", "interview"} <= asked_kinds().keys()
    card = Riddle(id="riddle", line=1, column=1, question=Text("Why?"))
    with pytest.raises(ValueError, match="riddle"):
        render(Item("t/riddle", "t", card), count=0)


def test_an_expression_that_fails_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r".+"):
        ask(replace(BASIC, question=Text("{=1/0}")))


@pytest.mark.parametrize(
    ("card", "rate"), [(CHOICE, 1 / 4), (SEVERAL, 1 / 6), (BASIC, LENIENCE), (NUMERIC, LUCK)]
)
def test_a_question_knows_how_easily_it_is_guessed(card: Card, rate: float) -> None:
    assert ask(card).guess_rate == rate

"""Questions by their kinds, as the tests ask for what only one kind has."""

from typing import TypeVar

from quizapp.decks.kinds.base import Card
from quizapp.study.answer.inner import AsksInner
from quizapp.study.answer.question import Question
from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.study.kinds.cloze import ClozeQuestion
from quizapp.study.kinds.numeric import NumericQuestion
from quizapp.study.kinds.order import OrderQuestion
from quizapp.study.kinds.render import render
from quizapp.study.kinds.task import TaskQuestion
from quizapp.study.kinds.typed import TypedQuestion
from tests.study.cards import item

Kind = TypeVar("Kind", bound=Question)


def ask(card: Card, facet: str = "", *, count: int = 0) -> Question:
    """The card as it is asked after so many answers."""
    return render(item(card, facet), count=count)


def choice(question: Question | None) -> ChoiceQuestion:
    """The choice that is asked, be it by a lab or within code."""
    return _of(ChoiceQuestion, _innermost(question))


def numeric(question: Question | None) -> NumericQuestion:
    """The number that is asked for, be it by a lab or within code."""
    return _of(NumericQuestion, _innermost(question))


def cloze(question: Question | None) -> ClozeQuestion:
    """The cloze that is asked."""
    return _of(ClozeQuestion, question)


def typed(question: Question | None) -> TypedQuestion:
    """The typed card that is asked."""
    return _of(TypedQuestion, question)


def order(question: Question | None) -> OrderQuestion:
    """The order that is asked."""
    return _of(OrderQuestion, question)


def task(question: Question | None) -> TaskQuestion:
    """The lab task that is asked."""
    return _of(TaskQuestion, question)


def _innermost(question: Question | None) -> Question | None:
    return question.inner if isinstance(question, AsksInner) else question


def _of(kind: type[Kind], question: Question | None) -> Kind:
    assert isinstance(question, kind)
    return question

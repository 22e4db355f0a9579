"""The kinds of card on the screen: owns the one list of them."""

from collections.abc import Iterator
from typing import Any, Final

from quizapp.study.answer.question import Question
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import KindPresenter
from quizapp.ui.widgets.kinds.basic import BasicPresenter
from quizapp.ui.widgets.kinds.choice import ChoicePresenter
from quizapp.ui.widgets.kinds.cloze import ClozePresenter
from quizapp.ui.widgets.kinds.fault import FaultPresenter
from quizapp.ui.widgets.kinds.formula import FormulaPresenter
from quizapp.ui.widgets.kinds.interview import InterviewPresenter
from quizapp.ui.widgets.kinds.numeric import NumericPresenter
from quizapp.ui.widgets.kinds.order import OrderPresenter
from quizapp.ui.widgets.kinds.task import TaskPresenter
from quizapp.ui.widgets.kinds.ticket import TicketPresenter
from quizapp.ui.widgets.kinds.trace import TracePresenter
from quizapp.ui.widgets.kinds.typed import TypedPresenter

PRESENTERS: Final[tuple[KindPresenter[Any], ...]] = (
    BasicPresenter(),
    ClozePresenter(),
    ChoicePresenter(),
    TypedPresenter(),
    NumericPresenter(),
    FormulaPresenter(),
    OrderPresenter(),
    TaskPresenter(),
    FaultPresenter(),
    TracePresenter(),
    TicketPresenter(),
    InterviewPresenter(),
)
"""One for every kind that sessions ask."""


def presenter_of(question: Question) -> KindPresenter[Any]:
    """How questions of this kind stand on the page."""
    return next(it for it in PRESENTERS if it.kind == question.item.kind)


def box_sorts() -> Iterator[type[AnswerBox]]:
    """Every sort of widget that takes answers."""
    for presenter in PRESENTERS:
        yield from presenter.box_sorts

"""Faults on the page: the stations as options, and how the fault shows behind the answer."""

from collections.abc import Iterator
from typing import ClassVar, Final

from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.fault import FaultQuestion
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, labelled
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.choice_box import ChoiceBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.kinds.choice import ChoicePresenter

STATIONS: Final = ChoicePresenter()


class FaultPresenter(KindPresenter[FaultQuestion]):
    """Offers the stations."""

    kind: ClassVar[str] = "fault"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (ChoiceBox,)
    phase: ClassVar[str] = STATIONS.phase

    def ask(self, question: FaultQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """The stations, with none taken."""
        return STATIONS.ask(question.inner, boxes)

    def reveal(self, question: FaultQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """How it shows there; the options show themselves where."""
        yield from labelled("shows as", prose(question.shows_as or ""))

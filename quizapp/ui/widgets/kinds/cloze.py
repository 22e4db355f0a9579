"""Cloze cards on the page: typed where the card wants it, revealed as whole sentences."""

from collections.abc import Iterator
from typing import ClassVar

from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.cloze import ClozeQuestion
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, labelled
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.kinds.typed import PLACEHOLDER
from quizapp.ui.widgets.typed_input import TypedInput


class ClozePresenter(KindPresenter[ClozeQuestion]):
    """Shows a sentence with a gap, then without."""

    kind: ClassVar[str] = "cloze"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (TypedInput,)

    def ask(self, question: ClozeQuestion, boxes: AnswerBoxes) -> AnswerBox | None:
        """A line to type into, where the card wants one."""
        return boxes.of(TypedInput).ask(PLACEHOLDER) if question.machine else None

    def phase_of(self, question: ClozeQuestion) -> str:
        """A line to go back to, or a thought."""
        return "left" if question.machine else self.phase

    def reveal(self, question: ClozeQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """The whole sentence."""
        yield from labelled("answer", prose(question.full))

"""Numeric cards on the page: a line for the number, and the worked solution behind the answer."""

from collections.abc import Iterator
from typing import ClassVar, Final

from quizapp.study.answer.numeric import ANSWER_NAMES
from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.numeric import NumericQuestion
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, labelled
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.typed_input import TypedInput

FIRST_LETTERS: Final = "".join(sorted({name[0] for name in ANSWER_NAMES}))
"""The letters with which a number may begin; until one is typed the others are keys."""


class NumericPresenter(KindPresenter[NumericQuestion]):
    """Asks for a number."""

    kind: ClassVar[str] = "numeric"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (TypedInput,)
    phase: ClassVar[str] = "left"

    def ask(self, question: NumericQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """An empty line that names the unit."""
        unit = f", in {question.unit}" if question.unit else ""
        placeholder = f"your number{unit}, or ln(2)/3"
        return boxes.of(TypedInput).ask(placeholder, first_letters=FIRST_LETTERS)

    def reveal(self, question: NumericQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """The number, and how it is worked out."""
        yield from super().reveal(question, reason)
        yield from labelled("worked", prose(question.solution or ""))

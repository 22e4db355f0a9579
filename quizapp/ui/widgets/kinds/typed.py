"""Typed cards on the page: a line to type into."""

from typing import ClassVar, Final

from quizapp.study.kinds.typed import TypedQuestion
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.typed_input import TypedInput

PLACEHOLDER: Final = "your answer"


class TypedPresenter(KindPresenter[TypedQuestion]):
    """Asks for a text."""

    kind: ClassVar[str] = "typed"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (TypedInput,)
    phase: ClassVar[str] = "left"

    def ask(self, question: TypedQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """An empty line."""
        return boxes.of(TypedInput).ask(PLACEHOLDER)

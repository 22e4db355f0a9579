"""Formula cards on the page: a line for the formula."""

from typing import ClassVar

from quizapp.study.kinds.formula import FormulaQuestion
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.typed_input import TypedInput


class FormulaPresenter(KindPresenter[FormulaQuestion]):
    """Asks for a formula."""

    kind: ClassVar[str] = "formula"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (TypedInput,)
    phase: ClassVar[str] = "left"

    def ask(self, question: FormulaQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """An empty line that names the variables, and below it how the formula is read."""
        placeholder = f"your formula in {', '.join(question.names)}, with * / ^ ln() exp() …"
        return boxes.of(TypedInput).ask(placeholder, as_read=question.as_read)

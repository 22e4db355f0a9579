"""Choice cards on the page: options, which show themselves what was right."""

from collections.abc import Iterator
from typing import ClassVar

from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.ui.text import Block
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.choice_box import ChoiceBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter


class ChoicePresenter(KindPresenter[ChoiceQuestion]):
    """Offers options."""

    kind: ClassVar[str] = "choice"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (ChoiceBox,)
    phase: ClassVar[str] = "choose"

    def ask(self, question: ChoiceQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """The options, with none taken."""
        return boxes.of(ChoiceBox).ask(question.options, several=question.several)

    def phase_of(self, question: ChoiceQuestion) -> str:
        """Options to be ticked, or one to be chosen."""
        return "tick" if question.several else self.phase

    def reveal(self, question: ChoiceQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """Nothing more."""
        yield from ()

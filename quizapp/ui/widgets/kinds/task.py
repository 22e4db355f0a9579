"""Lab tasks on the page: asked as the number or the choice that they are, with a reason to pick."""

from collections.abc import Iterator
from typing import ClassVar

from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.study.kinds.task import TaskQuestion
from quizapp.ui.markdown import prose
from quizapp.ui.reveal import judged
from quizapp.ui.text import Block, labelled
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.kinds.inner import INNER_SORTS, ask_inner, phase_of_inner
from quizapp.ui.widgets.kinds.numeric import FIRST_LETTERS
from quizapp.ui.widgets.typed_input import TypedInput


class TaskPresenter(KindPresenter[TaskQuestion]):
    """Presents the inner question, and what a lab adds to it."""

    kind: ClassVar[str] = "task"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = INNER_SORTS

    def ask(self, question: TaskQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """The options, or a line for the number, be it that of a control."""
        if question.control and not isinstance(question.inner, ChoiceQuestion):
            placeholder = f"the value of {question.control}"
            return boxes.of(TypedInput).ask(placeholder, first_letters=FIRST_LETTERS)
        return ask_inner(question.inner, boxes)

    def phase_of(self, question: TaskQuestion) -> str:
        """As of the inner question."""
        return phase_of_inner(question.inner)

    def beside_verdict(self, question: TaskQuestion) -> Iterator[Block]:
        """The right option, which is off the page by then; a number is in the lab's picture."""
        if isinstance(question.inner, ChoiceQuestion):
            yield from labelled("answer", prose(question.answer))

    def reveal(self, question: TaskQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """The answer, how it is worked out, and the right reason beside one that was picked."""
        # Options stand there with what was right, but for a reason that took their place.
        if reason or not isinstance(question.inner, ChoiceQuestion):
            yield from super().reveal(question, reason)
        yield from labelled("worked", prose(question.solution or ""))
        if reason:
            yield from labelled("you said", judged(reason))
        if not (reason and reason.correct):
            for right in (option.text for option in question.reasons if option.correct):
                yield from labelled("because", prose(right))

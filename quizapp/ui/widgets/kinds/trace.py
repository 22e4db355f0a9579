"""Traces on the page: the code and the rows it runs on, with one value hidden until the answer."""

from collections.abc import Iterator
from typing import ClassVar

from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.study.kinds.trace import TraceQuestion
from quizapp.ui.text import Block, labelled, line, plain, table_block
from quizapp.ui.topic.code_lines import code_lines
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.kinds.inner import INNER_SORTS, ask_inner, phase_of_inner


class TracePresenter(KindPresenter[TraceQuestion]):
    """Asks for a number or a row."""

    kind: ClassVar[str] = "trace"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = INNER_SORTS

    def ask(self, question: TraceQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """The rows as options, or a line for the number."""
        return ask_inner(question.inner, boxes)

    def phase_of(self, question: TraceQuestion) -> str:
        """As of the inner question."""
        return phase_of_inner(question.inner)

    def data(self, question: TraceQuestion) -> Iterator[Block]:
        """The code, and the rows with what is asked for hidden."""
        yield from code_lines(question.code, {question.line})
        yield line(plain(""), spaced=False)
        yield table_block(("row", *question.table.heads), question.table.numbered)
        if isinstance(question.inner, ChoiceQuestion):
            yield line(plain(""), spaced=False)

    def reveal(self, question: TraceQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """The answer, unless the options show it, and the value in every row."""
        if not isinstance(question.inner, ChoiceQuestion):
            yield from super().reveal(question, reason)
        values = f"{question.column} = {', '.join(question.truth)}"
        yield from labelled("rows", [line(plain(values), spaced=False)])

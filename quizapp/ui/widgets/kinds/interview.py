"""Interview questions on the page: the question alone, for all else is asked for aloud."""

from collections.abc import Iterator
from typing import ClassVar

from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.interview import InterviewQuestion
from quizapp.ui.preview.blocks import fact_blocks
from quizapp.ui.text import Block
from quizapp.ui.widgets.kinds.base import KindPresenter


class InterviewPresenter(KindPresenter[InterviewQuestion]):
    """Shows the question; the spoken screen over the page takes the answer and marks it."""

    kind: ClassVar[str] = "interview"
    phase: ClassVar[str] = "speak"

    def beyond(self, question: InterviewQuestion) -> Iterator[Block]:
        """Its points and all that the spoken screen shows with the verdict."""
        return fact_blocks(question.in_words())

    def reveal(self, question: InterviewQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """Nothing: the points are shown one at a time, and never here."""
        yield from ()

"""What a kind of card needs on the page: the widget for the answer, the keys, the reveal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar

from quizapp.plot.evidence import ShownPanel
from quizapp.study.answer.question import Question, ShownOption
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, labelled
from quizapp.ui.widgets.answer import AnswerBox

QuestionType = TypeVar("QuestionType", bound=Question)
Box = TypeVar("Box", bound=AnswerBox)


class AnswerBoxes:
    """The widgets that take answers on one page, one of each sort."""

    def __init__(self, sorts: Iterable[type[AnswerBox]]) -> None:
        self._boxes = {sort: sort() for sort in dict.fromkeys(sorts)}

    def __iter__(self) -> Iterator[AnswerBox]:
        return iter(self._boxes.values())

    def of(self, sort: type[Box]) -> Box:
        """The one of this sort."""
        box = self._boxes[sort]
        assert isinstance(box, sort)
        return box


class KindPresenter(Generic[QuestionType]):
    """How the questions of one kind stand on the page.

    As it stands here, the learner thinks of an answer, and no widget takes it.
    """

    kind: ClassVar[str]
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = ()
    """The widgets that may take an answer."""
    phase: ClassVar[str] = "think"
    """What the footer names keys for while the answer is open, and is not being typed."""
    keeps_box: ClassVar[bool] = True
    """What took the answer stays on the page once it is given."""

    def prompt(self, question: QuestionType) -> tuple[Block, ...]:
        """The question itself, above what takes the answer."""
        return prose(question.prompt)

    def evidence(self, question: QuestionType) -> Sequence[ShownPanel]:
        """Figures to answer from, which stay in sight while the answer is open."""
        return ()

    def lead(self, question: QuestionType) -> Iterator[Block]:
        """What stands between question and answer, where the answer has parts."""
        yield from ()

    def ask(self, question: QuestionType, boxes: AnswerBoxes) -> AnswerBox | None:
        """Put the question up in the widget that takes its answer; the widget, if there is one."""
        return None

    def data(self, question: QuestionType) -> Iterator[Block]:
        """What the question speaks of, between it and what takes the answer."""
        yield from ()

    def phase_of(self, question: QuestionType) -> str:
        """The phase of this question."""
        return self.phase

    def beside_verdict(self, question: QuestionType) -> Iterator[Block]:
        """What is shown with the verdict while the reason for the answer is still to be picked."""
        yield from ()

    def beyond(self, question: QuestionType) -> Iterator[Block]:
        """What another screen shows once the question is answered, for its author."""
        yield from ()

    def reveal(self, question: QuestionType, reason: ShownOption | None) -> Iterator[Block]:
        """The answer and what belongs to it, up to the card's own explanation."""
        if question.answer:
            yield from labelled("answer", prose(question.answer))

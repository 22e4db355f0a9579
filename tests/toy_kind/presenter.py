"""How a claim stands on the page: a line that takes `t` or `f`."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizapp.study.answer.question import ShownOption
from quizapp.ui.text import Block, labelled, line, plain
from quizapp.ui.widgets.answer import AnswerBox, Committed
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from tests.toy_kind.question import ClaimQuestion


class ClaimBox(AnswerBox, can_focus=True):
    """Takes one of two keys."""

    BINDINGS: ClassVar[list[BindingType]] = [("t", "say('true')"), ("f", "say('false')")]
    DEFAULT_CSS = "ClaimBox { height: 1; }"

    def render(self) -> Content:
        return Content("True or false?")

    def reveal(self) -> None:
        self.display = False

    def action_say(self, word: str) -> None:
        self.post_message(Committed(word))


class ClaimPresenter(KindPresenter[ClaimQuestion]):
    """Asks whether a sentence is true."""

    kind: ClassVar[str] = "claim"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (ClaimBox,)
    phase: ClassVar[str] = "choose"

    def ask(self, question: ClaimQuestion, boxes: AnswerBoxes) -> AnswerBox:
        return boxes.of(ClaimBox)

    def reveal(self, question: ClaimQuestion, reason: ShownOption | None) -> Iterator[Block]:
        yield from labelled("it is", [line(plain(question.answer))])

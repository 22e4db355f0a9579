"""Cloze cards on the page: typed where the card wants it, revealed as whole sentences."""

from collections.abc import Iterator
from typing import ClassVar, Final

from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.cloze import ClozeQuestion, Stretch
from quizapp.ui.markdown import SetIn, prose
from quizapp.ui.text import Block, labelled
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.kinds.typed import PLACEHOLDER
from quizapp.ui.widgets.typed_input import TypedInput

GAP_STYLE: Final = "bold"
"""An attribute rather than a colour, so that a terminal without colour tells it apart too."""


class ClozePresenter(KindPresenter[ClozeQuestion]):
    """Shows a sentence with a gap, then without."""

    kind: ClassVar[str] = "cloze"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (TypedInput,)

    def prompt(self, question: ClozeQuestion) -> tuple[Block, ...]:
        """The sentence with what covers its gap."""
        return prose(*(_piece(stretch, stretch.cover) for stretch in question.sentence))

    def ask(self, question: ClozeQuestion, boxes: AnswerBoxes) -> AnswerBox | None:
        """A line to type into, where the card wants one."""
        if not question.machine:
            return None
        count = len(question.hidden)
        order = f"{count} answers in the order of the gaps, with commas between"
        return boxes.of(TypedInput).ask(order if count > 1 else PLACEHOLDER)

    def phase_of(self, question: ClozeQuestion) -> str:
        """A line to go back to, or a thought."""
        return "left" if question.machine else self.phase

    def reveal(self, question: ClozeQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """The whole sentence."""
        yield from labelled(
            "answer", prose(*(_piece(stretch, "") for stretch in question.sentence))
        )


def _piece(stretch: Stretch, cover: str) -> str | SetIn:
    """What the page is given of a part of the sentence; the gap that is asked is bold."""
    if not stretch.is_gap:
        return stretch.text
    return SetIn(cover or stretch.text, GAP_STYLE if stretch.cover else "")

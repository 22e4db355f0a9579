"""Answers on their way up: what every answering widget posts, and what it shares."""

from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.study.answer.question import Response
from quizapp.ui.markdown import prose
from quizapp.ui.text import wrapped


@dataclass
class Committed(Message):
    """The learner has answered; None says "I don't know"."""

    response: Response


class BlankChanged(Message):
    """Whether one more Enter counts as "I don't know" is another matter than before."""


class AnswerBox(Widget):
    """A widget that takes answers, to be mixed in behind what it is made of."""

    takes_text: ClassVar[bool] = False
    """While it has the focus, letters are typed into it and are no keys."""

    @property
    def last_letter(self) -> str:
        """The letter of its last option; empty where it has none."""
        return ""

    def commit(self, response: Response) -> None:
        """Answer: what is pressed from now on is for the screen, however fast it comes.

        The screen is told at once, ahead of keys that wait in the queues between here and there.
        """
        self.closed = True
        self.screen.post_message(Committed(response))

    tells_feedback: ClassVar[bool] = False
    """Once the answer is given, it shows itself what was wrong with it."""
    closed: bool = False
    """It takes no answer now."""
    warned: bool = False
    """Enter was pressed on nothing; one more counts as "I don't know"."""

    def refuse_blank(self, *, refused: bool = True) -> None:
        """Take no nothing for an answer until it is given once more; or be as before that."""
        if self.warned is not refused:
            self.warned = refused
            self.post_message(BlankChanged())

    def unlock(self) -> None:
        """Take an answer once more, after a first one that was wrong or could not be read."""
        self.closed = False

    def reveal(self) -> None:
        """Take no answer any more, and show what there is to show of the truth."""
        raise NotImplementedError


def hanging(margin: Content, markdown: str, width: int, style: str = "") -> list[Content]:
    """Markdown beside a margin, wrapped with that margin kept free."""
    body = wrapped(prose(markdown), max(10, width - margin.cell_length)) or [Content("")]
    indent = Content(" " * margin.cell_length)
    return [
        (indent if place else margin) + (line.stylize(style) if style else line)
        for place, line in enumerate(body)
    ]

"""Choice cards: options to take, one or several of them correct."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common
from quizapp.decks.kinds.form_field import FormField, Shape
from quizapp.decks.kinds.parts import Option, read_options
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Seq
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Card):
    """A question with options, one or several of them correct."""

    kind: ClassVar[str] = "choice"

    question: Text
    correct: tuple[Text, ...]
    wrong: tuple[Option, ...]
    several: bool = False
    """`correct` was written as a list, so the learner must tick every correct option."""

    def asks(self, facet: str) -> str:
        """The question, without its options."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Question and options, in whatever order these are written."""
        wrong = sorted(prose_part(option.text) for option in self.wrong)
        right = sorted(map(prose_part, self.correct))
        return prose_part(self.question), str(len(right)), *right, *wrong


def read_choice(fields: Fields, table: NameTable) -> Choice:
    """A card written with `choice`, `correct` and `wrong`."""
    question = fields.need_text("choice")
    correct = fields.need_texts("correct", single=True)
    several = isinstance(fields.peek("correct"), Seq)
    wrong = read_options(fields, "wrong")
    fields.require("wrong")
    texts: set[str] = set()
    for text in (*correct, *(option.text for option in wrong)):
        if text in texts:
            fields.diagnostics.add("E-OPTION", text, f"the option {quoted(text)} stands twice")
        texts.add(text)
    common = read_common(fields, question, table)
    return Choice(question=question, correct=correct, wrong=wrong, several=several, **common)


CHOICE_KIND: Final = CardKind(
    name=Choice.kind,
    read=read_choice,
    decides="choice",
    keys=frozenset({"correct", "wrong"}),
    form=(
        FormField(
            "choice", "question", Shape.PROSE, "Which loss is convex in the logit?", needed=True
        ),
        FormField(
            "correct", "correct", Shape.LINES_OR_ONE, "Log loss", "several: one a line", needed=True
        ),
        FormField(
            "wrong",
            "wrong",
            Shape.OPTIONS,
            "Squared error :: It flattens.",
            "one a line",
            needed=True,
        ),
    ),
)

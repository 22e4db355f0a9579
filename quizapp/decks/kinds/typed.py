"""Typed cards: an answer to be typed, with the spellings that are right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common
from quizapp.decks.kinds.form_field import FormField, Shape
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Card):
    """A question answered by typing."""

    kind: ClassVar[str] = "typed"

    question: Text
    accept: tuple[Text, ...]
    exact: bool = False

    def asks(self, facet: str) -> str:
        """The question."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """The question and the spelling that is shown as the answer; more change nothing."""
        return prose_part(self.question), prose_part(self.accept[0])


def read_typed(fields: Fields, table: NameTable) -> Typed:
    """A card written with `typed` and `accept`."""
    question = fields.need_text("typed")
    accept = fields.need_texts("accept")
    exact = fields.flag("exact")
    common = read_common(fields, question, table)
    return Typed(question=question, accept=accept, exact=exact, **common)


TYPED_KIND: Final = CardKind(
    name=Typed.kind,
    read=read_typed,
    decides="typed",
    keys=frozenset({"accept", "exact"}),
    form=(
        FormField(
            "typed", "question", Shape.PROSE, "What maps a logit to a probability?", needed=True
        ),
        FormField(
            "accept", "accept", Shape.LINES, "sigmoid", "each right spelling on a line", needed=True
        ),
        FormField("exact", "exact", Shape.FLAG, note="yes: case and punctuation count"),
    ),
)

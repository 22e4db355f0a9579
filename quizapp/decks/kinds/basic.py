"""Basic cards: a question and its answer, graded by the learner."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import WHOLE, Card, CardKind, prose_part, read_common
from quizapp.decks.kinds.form_field import FormField, Shape
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Map
from quizapp.decks.text import Text

REVERSE: Final = "rev"
"""The facet of a card asked from its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic(Card):
    """A question and its answer; `reverse` also asks the other way round."""

    kind: ClassVar[str] = "basic"

    question: Text
    answer: Text
    reverse: bool = False
    reverse_texts: tuple[Text, Text] | None = None
    """What the reverse asks and its answer, where the sides alone would not do."""

    @property
    def facets(self) -> tuple[str, ...]:
        """The card, and its reverse where it has one."""
        return ("", REVERSE) if self.reverse else WHOLE

    def asks(self, facet: str) -> str:
        """The question; of the reverse the answer, which is what is shown."""
        return self.sides(facet)[0]

    def asks_closed(self, facet: str) -> str:
        """The question, of the reverse as well, which shows the answer when it is asked."""
        return f"{self.question} (from its answer)" if facet == REVERSE else self.question

    def sides(self, facet: str) -> tuple[Text, Text]:
        """What the facet asks, and its answer."""
        if facet != REVERSE:
            return self.question, self.answer
        return self.reverse_texts or (self.answer, self.question)

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Both sides, whichever is asked; of a reverse with texts of its own those."""
        if facet == REVERSE and self.reverse_texts:
            return map(prose_part, self.reverse_texts)
        return prose_part(self.question), prose_part(self.answer)


def read_basic(fields: Fields, table: NameTable) -> Basic:
    """A card written with `q` and `a`."""
    question = fields.need_text("q")
    answer = fields.need_text("a")
    texts = _reverse_texts(fields)
    reverse = bool(texts) or fields.flag("reverse")
    common = read_common(fields, question, table)
    return Basic(question=question, answer=answer, reverse=reverse, reverse_texts=texts, **common)


def _reverse_texts(fields: Fields) -> tuple[Text, Text] | None:
    """What `reverse` asks and its answer, where it is a mapping."""
    inner = fields.inner("reverse", "'reverse'") if fields.holds("reverse", Map) else None
    if inner is None:
        return None
    texts = inner.need_text("q"), inner.need_text("a")
    inner.close()
    return texts


BASIC_KIND: Final = CardKind(
    name=Basic.kind,
    read=read_basic,
    decides="q",
    keys=frozenset({"a", "reverse"}),
    form=(
        FormField("q", "question", Shape.PROSE, "What does log loss punish most?", needed=True),
        FormField("a", "answer", Shape.PROSE, "Confident wrong predictions.", needed=True),
        FormField("reverse", "reverse", Shape.FLAG, note="yes: asked from the answer, too"),
    ),
)

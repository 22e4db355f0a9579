"""Basic cards: a question and its answer, graded by the learner."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import WHOLE, Card, CardKind, prose_part, read_common
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
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

    @property
    def facets(self) -> tuple[str, ...]:
        """The card, and its reverse where it has one."""
        return ("", REVERSE) if self.reverse else WHOLE

    def asks(self, facet: str) -> str:
        """The question; of the reverse the answer, which is what is shown."""
        return self.answer if facet == REVERSE else self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Both sides, whichever is asked."""
        return prose_part(self.question), prose_part(self.answer)


def read_basic(fields: Fields, table: NameTable) -> Basic:
    """A card written with `q` and `a`."""
    question = fields.need_text("q")
    answer = fields.need_text("a")
    reverse = fields.flag("reverse")
    common = read_common(fields, question, table)
    return Basic(question=question, answer=answer, reverse=reverse, **common)


BASIC_KIND: Final = CardKind(
    name=Basic.kind, read=read_basic, decides="q", keys=frozenset({"a", "reverse"})
)

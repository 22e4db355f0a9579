"""What a claim holds, how it is read, and what its fingerprint covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Card):
    """A sentence that is true or false."""

    kind: ClassVar[str] = "claim"

    sentence: Text
    holds: bool

    def asks(self, facet: str) -> str:
        return self.sentence

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        return prose_part(self.sentence), str(self.holds)


def read_claim(fields: Fields, table: NameTable) -> Claim:
    sentence = fields.need_text("claim")
    holds = fields.flag("holds")
    return Claim(sentence=sentence, holds=holds, **read_common(fields, sentence, table))


CLAIM_KIND: Final = CardKind(
    name=Claim.kind, read=read_claim, decides="claim", keys=frozenset({"holds"})
)

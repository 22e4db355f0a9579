"""Tickets: failures to diagnose, in the sessions of a topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(Card):
    """A failure to diagnose."""

    kind: ClassVar[str] = "ticket"

    symptom: Text
    cause: Text
    other_causes: tuple[Text, ...] = ()
    remedies: tuple[Text, ...] = ()
    wrong_remedies: tuple[Text, ...] = ()
    explain: Text | None = None

    def asks(self, facet: str) -> str:
        """The symptom."""
        return self.symptom

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """The symptom, its cause and what helps."""
        return prose_part(self.symptom), prose_part(self.cause), *map(prose_part, self.remedies)


def read_ticket(fields: Fields, table: NameTable) -> Ticket:
    """A failure ticket."""
    symptom = fields.need_text("symptom")
    cause = fields.need_text("cause")
    other_causes = fields.texts("not", single=True)
    remedies = fields.texts("remedy", single=True)
    wrong_remedies = fields.texts("wrong_remedies", single=True)
    explain = fields.text("explain")
    if cause in other_causes:
        message = f"the cause {quoted(cause)} stands among the wrong ones"
        fields.diagnostics.add("E-OPTION", cause, message)
    common = read_common(fields, symptom, table)
    return Ticket(
        symptom=symptom,
        cause=cause,
        other_causes=other_causes,
        remedies=remedies,
        wrong_remedies=wrong_remedies,
        explain=explain,
        **common,
    )


TICKET_KIND: Final = CardKind(name=Ticket.kind, read=read_ticket)
